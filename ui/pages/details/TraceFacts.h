#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/parts/Sections.h"

namespace qd::ui {

/// Why an action was let out, or she is asked (row X3): the rule that holds, what took its level down, what the action is, and who or
/// what chose where it goes. @thread main.
QList<FactLine> factsOf(const AuthorityTrace& trace, const OfficeState& state);

} // namespace qd::ui
