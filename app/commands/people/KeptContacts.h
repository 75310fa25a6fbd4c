#pragma once

#include "app/commands/Work.h"
#include "app/people/TakingUp.h"

/// What commands do with people who are kept: find what is sealed, open it once that is on record, and have several things carried out.
namespace qd::app {

/// The one of that id. Error::Parse: it is no id, or nobody is kept under it.
Result<ContactId> keptId(const OfficeState& state, const QString& text);
/// What is sealed of them, as it stands on record, in that order.
Result<QList<Contact>> sealedOf(const Invocation& call, const OfficeState& state, const QList<ContactId>& people);
/// Several, opened as far as they can be.
struct OpenedContacts {
    QList<OpenedContact> people;
    QList<std::pair<ContactId, Error>> left; ///< and why each is left out
};
/// The same, opened. That it is read, why and for where goes on record first.
Result<OpenedContacts> openedOf(const Invocation& call, const OfficeState& state, const QList<ContactId>& people, const QString& purpose, const QString& sink);
/// The same, of all of them or none.
Result<QList<OpenedContact>> opened(const Invocation& call, const OfficeState& state, const QList<ContactId>& people, const QString& purpose, const QString& sink);
/// What she wrote, as it may stand on record in plain: without addresses and numbers, and without what is kept of that person, which is opened for that; null: of nobody.
/// `given`: what else tells who it is, as the address that she named. Says so where something was left out.
Result<QString> plainWords(const Invocation& call, const OfficeState& state, const QString& words, const ContactId& person, const agents::PersonalFields& given = {});
/// Says that something was left out.
void sayLeftOut(const Invocation& call);
/// Has commands judged one after the other by whoever holds the organisation, or by this process; ends with the first that is refused.
/// @returns what was said to the first.
Result<Receipt> sendAll(const Invocation& call, const QList<Command>& commands);

} // namespace qd::app
