#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What Brevo is asked and answers (developers.brevo.com: "Send a transactional email", "Batch email idempotency", "Get all your
/// transactional email activity (unaggregated events)", "Get your account information"). Pure.
namespace qd::agents {

/// POST /smtp/email: each person alone, as a version of the message where there are several; the effect's key as a UUID counts it once, and
/// as a tag finds it again. Without the account's key.
HttpRequest brevoMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key);
/// The UUID that an effect's key becomes (RFC 9562, 5.5).
QString brevoKey(const QString& key);
/// Events of messages with that tag.
HttpRequest brevoEvents(const ConnectorFile& file, const QString& key);
HttpRequest brevoAccount(const ConnectorFile& file);

/// Whether the service would fill something into that text instead of sending it as it stands ("{{", "{%").
bool brevoFillsIn(const QString& text);

/// The ids of what was taken. Error::Parse: it is no such answer.
Result<QStringList> brevoIds(const QByteArray& body);
/// How many events a search found. Error::Parse: it is no such answer. What it has never heard of is an empty object.
Result<qsizetype> brevoFound(const QByteArray& body);
/// Whose the account is; Error::Parse: it is no such answer.
Result<QString> brevoCompany(const QByteArray& body);

/// An error as the service says it; an empty code: it is none.
struct BrevoError {
    QString code;    ///< "invalid_parameter", "duplicate_parameter", "unauthorized" …
    QString message; ///< not yet cleaned
};
BrevoError brevoError(const QByteArray& body);

} // namespace qd::agents
