#pragma once

#include "core/model/wishes/AuthorityCommands.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// What is named in rules and ceilings and is not known here: a kind of action that nothing of the organisation does, an agent that it does
/// not have. A rule for such a name never holds. One sentence each, with the name that comes nearest. Pure.
QStringList unknownNames(const OfficeState& state, const SetRules& rules);

/// The one of `names` that takes the fewest letters to be replaced, added or taken out (V. Levenshtein, 1966), and at most a third of them;
/// empty: none is like it.
QString nearest(const QString& name, const QStringList& names);

} // namespace qd::app
