#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"

/// What Mailchimp Transactional is asked and answers (mailchimp.com/developer/transactional/api: messages/send, messages/search,
/// users/ping2, metadata/list; and its published description, version 1.4). Every request has its key in the body: where it will
/// stand there is PinnedKey::kPlace. Pure.
namespace qd::agents {

/// The body of /messages/send: everybody gets a message alone; nothing in the text is filled in, counted or followed; the effect's key
/// is the metadata field "effect"; the header List-Unsubscribe (RFC 2369, 3.2) writes to whom one answers.
QByteArray mandrillMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key);
/// The body of /messages/search for that key, in words of its search (Lucene's), which looks into every field that the account
/// has had indexed.
QByteArray mandrillSearch(const QString& key);
/// A body that holds the key alone.
QByteArray mandrillBare();

/// What became of it for one of them.
struct MandrillResult {
    QString address; ///< in small letters
    QString status;  ///< "sent", "queued", "scheduled", "rejected", "invalid"
    QString reason;  ///< of one that was not taken: "hard-bounce", "unsub" …
    QString id;
    bool isTaken() const { return status == QLatin1String("sent") || status == QLatin1String("queued") || status == QLatin1String("scheduled"); }
};
/// Error::Parse: it is no such list.
Result<QList<MandrillResult>> mandrillResults(const QByteArray& body);

/// How many messages of a search bear that key, and the id of one. Error::Parse: it is no such list.
struct MandrillFound {
    qsizetype count = 0;
    QString id;
};
Result<MandrillFound> mandrillFound(const QByteArray& body, const QString& key);

/// An error as the service says it; an empty name: it is none.
struct MandrillError {
    QString name;    ///< "Invalid_Key", "ValidationError", "PaymentRequired", "GeneralError" …
    QString message; ///< not yet cleaned
};
MandrillError mandrillError(const QByteArray& body);
/// Whether "effect" is among the fields that an account has had indexed, by the answer of /metadata/list. Error::Parse: it is no such answer.
Result<bool> mandrillIndexes(const QByteArray& body);

} // namespace qd::agents
