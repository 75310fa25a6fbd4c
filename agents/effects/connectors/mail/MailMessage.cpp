#include "agents/effects/connectors/mail/MailMessage.h"

namespace qd::agents {

namespace {

void appendPart(QByteArray& out, const QByteArray& boundary, const QByteArray& type, const QByteArray& text)
{
    out += "--" + boundary + "\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(text) + "\r\n";
}

} // namespace

QByteArray mailBody(const QByteArray& plain, const QByteArray& html, const QByteArray& key)
{
    const QByteArray boundary = "=_" + key;
    QByteArray out = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    appendPart(out, boundary, "text/plain", plain);
    appendPart(out, boundary, "text/html", html);
    return out + "--" + boundary + "--\r\n";
}

QByteArray mailMessage(const MailHead& head, const QByteArray& body)
{
    QByteArray out = headerAddress("From", head.from) + headerAddress("To", head.to);
    if (!head.replyTo.isEmpty())
        out += headerAddress("Reply-To", {{}, head.replyTo});
    out += headerText("Subject", head.subject);
    out += "Date: " + mailDate(head.date) + "\r\nMessage-ID: <" + head.messageId + ">\r\n";
    if (!head.unsubscribe.isEmpty()) // on one line: folding it has broken signatures
        out += "List-Unsubscribe: <" + head.unsubscribe + ">\r\n";
    if (head.unsubscribe.startsWith("https:"))
        out += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    return out + body;
}

} // namespace qd::agents
