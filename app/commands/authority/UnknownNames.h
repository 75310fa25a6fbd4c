#pragma once

#include "app/engine/Home.h"
#include "core/model/wishes/AuthorityCommands.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// What is named in rules and ceilings and is not known here: a kind of action that nothing of the organisation does, an agent that it does
/// not have, a way out that is not among `ways`. A rule for such a name never holds. One sentence each, with the name that comes nearest. Pure.
QStringList unknownNames(const OfficeState& state, const SetRules& rules, const QStringList& ways);

/// Every id that a way out of this home has: those that are set up, also where a file cannot be used, the folders, and what workflows name.
QStringList waysKnown(const Home& home, const OfficeState& state);
/// What is to be said of one that an option names and nobody has set up; empty: there is one, or none was named.
QString unknownWay(const Home& home, const OfficeState& state, const QString& id);

/// The one of `names` that takes the fewest letters to be replaced, added or taken out (V. Levenshtein, 1966), and at most a third of them;
/// empty: none is like it.
QString nearest(const QString& name, const QStringList& names);

} // namespace qd::app
