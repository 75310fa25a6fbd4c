#pragma once

#include "agents/effects/connectors/mail/MailText.h"

namespace qd::agents {

/// Who and what about; of the same mail to several only `to`, `messageId` and `unsubscribe` differ.
struct MailHead {
    MailAddress from;
    MailAddress to;
    QString replyTo{};      ///< an address; empty: none
    QString subject;
    Instant date;           ///< the same at each attempt
    QByteArray messageId;   ///< without its brackets
    QByteArray unsubscribe{}; ///< https: one click takes its reader off (RFC 8058); mailto: a mail does; empty: none
};

/// The part of a message that is the same for everybody, from the header "MIME-Version" on: text and the same as HTML, of which the reader's program shows
/// what it can (RFC 2046, 5.1.4), in quoted-printable. `key` makes the boundary, which cannot stand in that: "=_" is no code. Pure.
QByteArray mailBody(const QByteArray& plain, const QByteArray& html, const QByteArray& key);
/// The whole message (RFC 5322). Lines end in CRLF and are at most 998 long. Pure.
QByteArray mailMessage(const MailHead& head, const QByteArray& body);

} // namespace qd::agents
