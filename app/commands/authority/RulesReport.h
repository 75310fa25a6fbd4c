#pragma once

#include "core/state/OfficeState.h"

namespace qd::app {

/// When the rule holds, in words: "blog-post through folder, up to $5.00". Empty: always.
QString conditionsOf(const AuthorityRule& rule);
/// What `ceilings` limits, one line each.
QStringList linesOf(const Ceilings& ceilings);
/// Who decides what, in the order in which it is looked at, one line each.
QStringList rulesInWords(const OfficeState& state, Instant now);

} // namespace qd::app
