#pragma once

#include "agents/effects/connectors/mail/MailText.h"
#include "agents/effects/people/Addressees.h"

namespace qd::agents {

/// What an e-mail consists of, as it was approved: the title of its content is the subject, one file text/plain, perhaps one
/// text/html beside it, and details.reply-to.
struct MailParts {
    QString subject;
    QString text;
    QString html;    ///< empty: none
    QString replyTo; ///< empty: whoever it is from
};

/// Whether it is one, of at most `mostBytes` in its files. Error::Rule, before anybody is asked.
Result<Done> checkMail(const EffectContent& content, qint64 mostBytes);
/// Its parts, for a content that checkMail() took. Error::Rule: the bytes are not the approved ones, or no text.
Result<MailParts> mailOf(const Delivery& delivery);
/// The one file of that type as text, with the same error.
Result<QString> textOf(const Delivery& delivery, QLatin1String mediaType);

} // namespace qd::agents
