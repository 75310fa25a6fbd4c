#pragma once

#include "agents/effects/people/MailParts.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What Resend is asked and answers (resend.com/docs/api-reference: "Send Email", "Send Batch Emails", "List Domains", "Errors";
/// resend.com/docs/dashboard/emails/idempotency-keys). Pure.
namespace qd::agents {

/// POST /emails to one, POST /emails/batch to several, each person alone; the effect's key is its Idempotency-Key and the tag "effect" of each message. Without
/// the account's key.
HttpRequest resendMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key);

/// The ids of what was taken, in the order of the request. Error::Parse: it is no such answer.
Result<QStringList> resendIds(const QByteArray& body);

/// An error as the service says it; an empty name: it is none.
struct ResendError {
    QString name;    ///< "validation_error", "invalid_idempotent_request", "daily_quota_exceeded" …
    QString message; ///< not yet cleaned
};
ResendError resendError(const QByteArray& body);

/// How a domain stands in an account, by the answer of GET /domains ("verified", "pending" …); empty: it is not among them.
/// Error::Parse: it is no such list.
Result<QString> resendDomain(const QByteArray& body, const QString& domain);

} // namespace qd::agents
