#pragma once

#include "agents/people/ContactTable.h"
#include "app/commands/people/KeptContacts.h"

/// What the command contacts prints. Each @returns the exit code.
namespace qd::app {

/// Who is kept, without anything personal. `segment` empty: everybody.
int listContacts(const Invocation& call, const OfficeState& state, const QString& segment);
/// Everything that is kept of one; that she looked goes on record.
int showContact(const Invocation& call, const OfficeState& state, const ContactId& person);
/// One as a document of its own, with everything that happened with what is kept; or a table of all of them on the list, of everybody where that is empty. To
/// standard output, or into `file`.
int exportContact(const Invocation& call, const OfficeState& state, const ContactId& person, const QString& file);
int exportContacts(const Invocation& call, const OfficeState& state, const QString& segment, const QString& file);
/// Who read what of somebody, when and for what; also of one who was forgotten.
int contactTrail(const Invocation& call, const ContactId& person);
/// Whose address that is, told by its keyed hash: nothing is opened.
int findContact(const Invocation& call, const OfficeState& state, const QString& address);

/// The keyed hash of an e-mail address or a phone number, and its channel. Error::Parse: it is neither.
struct AskedAddress {
    QString channel;
    QByteArray index;
};
Result<AskedAddress> askedAddress(const Invocation& call, const QString& address);

} // namespace qd::app
