#pragma once

#include "agents/people/Address.h"

/// Words that stand in plain, without what tells whom they are about. Pure. @thread any.
namespace qd::agents {

/// The same with "…" in place of addresses and numbers (rules::withoutAddresses()) and of what is kept of these people: each value as a whole, each part of a name, and
/// what stands before the @ of an address. However they are written large or small, and in a genitive too. Their language and country stay, which tell nobody.
QString withoutPerson(const QString& words, const QList<PersonalFields>& people);
/// Why somebody is opened for that, and where it goes, as it stands on record.
QString whyOpenedForWords();
QString nowhere();

} // namespace qd::agents
