#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What SendGrid's Web API v3 is asked and answers (twilio.com/docs/sendgrid/api-reference: "Mail Send", "Email Activity", "API Key
/// Permissions"; and its published description). Pure.
namespace qd::agents {

/// The body of POST /mail/send: each person alone in a personalization, so that nobody sees another's address, with the effect's key in
/// its custom_args. Nothing is counted behind the reader's back: clicks and openings are not tracked.
QByteArray sendGridMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key);

/// The route that looks for messages with that key.
QString sendGridSearch(const QString& key);
/// How many messages it found. Error::Parse: it is no such list.
Result<qsizetype> sendGridFound(const QByteArray& body);

/// What its errors say ("field" and "message" of each), cleaned and without people; empty: nothing.
QString sendGridComplaint(const QByteArray& body, const QList<Addressee>& people);
/// Whether the key may send, by the answer of GET /scopes. Error::Parse: it is no such answer.
Result<bool> sendGridMaySend(const QByteArray& body);

} // namespace qd::agents
