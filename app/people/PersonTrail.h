#pragma once

#include "core/base/Json.h"
#include "core/state/OfficeState.h"

#include <optional>

/// What happened with what is kept of one person, and what is known of them without opening anything.
namespace qd::app {

/// One line of it.
struct PersonTrace {
    Sequence sequence = 0;
    Instant time;
    QString what; ///< "kept", "read", "agreed", "refused", "forgotten"
    QString by;
    QString purpose;
    QString sink;
    QStringList fields;
};

/// What the fact says of that person; nothing: it is about something else. Pure.
std::optional<PersonTrace> traceOf(const StoredFact& stored, const ContactId& person);
void traceFields(JsonWriter& out, const PersonTrace& trace);
/// Lists, consents, what must not be reached: nothing that is sealed.
void cardFields(JsonWriter& out, const OfficeState& state, const ContactId& person);
/// What is kept, opened, and where it is from.
void plainFields(JsonWriter& out, const QMap<QString, QString>& fields, const QString& source);

/// What each of them said last, by "channel/purpose", with how that is known.
using SaidByPeople = QMap<ContactId, QMap<QString, Consent>>;
/// Takes in what the fact says of it. Pure.
void takeSaid(SaidByPeople& said, const StoredFact& stored);
void saidFields(JsonWriter& out, const QMap<QString, Consent>& said);
/// "e-mail/newsletter", "sms".
QString saidOf(const Consent& consent);

/// What they agreed to (or said no to), as "e-mail/newsletter".
QStringList consentsIn(const PeopleState::Card& card, bool given);
/// By channel: why this one must not be reached so.
QStringList suppressedIn(const OfficeState& state, const PeopleState::Card& card);
/// "her" is the person at the desk.
QString reasonWords(const QString& reason);

} // namespace qd::app
