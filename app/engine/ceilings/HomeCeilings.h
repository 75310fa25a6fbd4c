#pragma once

#include "app/engine/Home.h"
#include "core/model/authority/Ceilings.h"

namespace qd::app {

/// What she lets no department of the home go above: the smaller of all that she has set in the others, but for their accounts, which each
/// department is given its own of. Where the record of one cannot be read, nothing goes unasked. None: she has set none anywhere.
/// Reads each record's end: O(facts since its snapshot). Blocks meanwhile. @thread any.
std::optional<Ceilings> homeCeilings(const Home& home, const QString& except);

/// The other organisations with a record whose ceilings are not these, whatever their accounts; also where nobody can tell. Blocks as homeCeilings(). @thread any.
QStringList withOtherCeilings(const Home& home, const QString& than, const std::optional<Ceilings>& hers);

} // namespace qd::app
