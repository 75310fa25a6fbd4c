#pragma once

#include "core/state/OfficeState.h"

/// Rules of authority as she reads them. Pure but for the words. @thread main.
namespace qd::ui {

/// When a rule holds: "Blog post, through Website folder, for more than $5.00". Of one without conditions "Any action".
QString whenText(const OfficeState& state, const AuthorityRule& rule);
/// What ceilings limit, one line each.
QStringList ceilingTexts(const Ceilings& ceilings);
/// How long it is held and waited for, and what happens then: "Held for 10 s. Waits for you for 4 h; then it is withdrawn."
QString termsText(Autonomy level, const AutonomyRule& terms);

} // namespace qd::ui
