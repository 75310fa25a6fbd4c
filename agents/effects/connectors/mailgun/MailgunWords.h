#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What Mailgun is asked and answers (documentation.mailgun.com: "Send an email", "Batch Sending", "Events", "Get domain"). Pure.
namespace qd::agents {

/// POST /v3/{domain}/messages: each person alone, by variables of the recipient; the effect's key is a tag and a variable of the message. Nothing is counted
/// behind the reader's back. Without the account's key.
HttpRequest mailgunMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key);
/// Events of messages with that tag since then; empty: the newest of the domain.
HttpRequest mailgunEvents(const ConnectorFile& file, const QString& key, Instant since);

/// Whether the service would fill something into that text instead of sending it as it stands ("%recipient…%", "%unsubscribe_url%" …).
bool mailgunFillsIn(const QString& text);

/// The id of what was taken. Error::Parse: it is no such answer.
Result<QString> mailgunId(const QByteArray& body);

/// What a search of events found. Error::Parse: it is no such list.
struct MailgunFound {
    QStringList people; ///< addresses that it was accepted for, in small letters
    QString id;         ///< of one message
};
Result<MailgunFound> mailgunFound(const QByteArray& body);

/// What the service says was wrong; not yet cleaned. Empty: nothing.
QString mailgunComplaint(const QByteArray& body);

} // namespace qd::agents
