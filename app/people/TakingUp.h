#pragma once

#include "agents/people/ContactTable.h"
#include "agents/people/PersonKeys.h"
#include "core/model/Command.h"
#include "core/state/OfficeState.h"

/// How people are taken up, and those who are kept changed. Pure but for the keys, which are given. @thread any.
namespace qd::app {

/// One who is kept, opened.
struct OpenedContact {
    Contact contact;
    agents::PersonalFields fields;
};

/// Where somebody is from of whom nothing is said.
QString byHand();

/// Ids that nobody has are no ids of those who are kept, an address is one person's, and one of letters is whole.
QList<agents::ContactFault> faultsIn(const PeopleState& people, const QList<agents::ContactRow>& rows, const agents::PersonKeys& keys);

/// What is to be carried out, in this order: all of them are kept at once or none, then what they agreed to.
struct TakingUp {
    QList<Command> commands;
    bool leftOut = false; ///< names, addresses or numbers, of what stands on record in plain
};
/// Each row has its id, and its key is there. `before`: those of them who are kept; what is not given of one of them stays. Error as PersonKeys::sealed().
Result<TakingUp> takingUp(QList<agents::ContactRow> rows, const QList<OpenedContact>& before, const agents::PersonKeys& keys, const QString& source, Instant now);

} // namespace qd::app
