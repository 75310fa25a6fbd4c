#include "agents/inbound/mail/MailMeaning.h"

#include "agents/inbound/mail/MimeText.h"
#include "agents/people/WithoutPerson.h"
#include "agents/reading/markup/HtmlText.h"
#include "agents/tools/protocol/OutsideText.h"

#include <QDateTime>
#include <QRegularExpression>

namespace qd::agents {

namespace {

constexpr qsizetype kMostTold = 1'000, kMostRead = 64 * 1024;

/// For a person: no addresses, no telephone numbers, and not the name that its writer has in the header. What is kept of them is taken out where that can be opened.
QString told(const QString& text, const QString& writer)
{
    static const QRegularExpression kLines(QStringLiteral("\\n{3,}"));
    QString out = withoutPerson(cleaned(text, 4 * kMostTold), {{{QStringLiteral("name"), cleanedLine(writer, 200)}}});
    out.replace(kLines, QStringLiteral("\n\n"));
    return cleaned(out.trimmed(), kMostTold).replace(u'@', QStringLiteral("…"));
}

/// What is written in it for people to read: plain text before HTML, and neither what it encloses nor a mail that it holds.
QString writtenIn(const MailPart& mail)
{
    const auto readable = [](const MailPart& part, const char* type, const auto& self) -> const MailPart* {
        const bool isEnclosed = mimeField(part.header("content-disposition")).value == "attachment";
        if (part.type == type && !isEnclosed)
            return &part;
        if (part.type.startsWith("multipart/"))
            for (const MailPart& one : part.parts)
                if (const MailPart* found = self(one, type, self))
                    return found;
        return nullptr;
    };
    if (const MailPart* plain = readable(mail, "text/plain", readable))
        return plain->text().left(kMostRead);
    const MailPart* html = readable(mail, "text/html", readable);
    return html ? htmlText(html->text().left(kMostRead)) : QString();
}

/// Of the mail that it answers, by the name that ours bore.
std::pair<QString, int> answered(const MailPart& mail)
{
    for (const char* name : {"in-reply-to", "references"})
        if (const auto found = deliveryIn(QString::fromLatin1(mail.header(name))); !found.first.isEmpty())
            return found;
    return {};
}

/// Of the mail that it holds, or the headers of which it holds.
std::pair<QString, int> returned(const MailPart& mail)
{
    if (const MailPart* whole = mail.find("message/rfc822"); whole && !whole->parts.isEmpty())
        if (const auto found = deliveryIn(QString::fromLatin1(whole->parts.first().header("message-id"))); !found.first.isEmpty())
            return found;
    for (const char* type : {"text/rfc822-headers", "message/rfc822-headers", "message/global-headers"})
        if (const MailPart* part = mail.find(type))
            for (const auto& [name, value] : headersIn(decodedBody(part->body, part->header("content-transfer-encoding"))))
                if (name == "message-id")
                    if (const auto found = deliveryIn(QString::fromLatin1(value)); !found.first.isEmpty())
                        return found;
    return answered(mail);
}

QByteArray fieldOf(const QList<std::pair<QByteArray, QByteArray>>& fields, const char* name)
{
    for (const auto& [its, value] : fields)
        if (its == name)
            return value;
    return {};
}

/// "rfc822;ada@press.example" (RFC 3464, 2.3.2).
QString reportedAddress(const QByteArray& value)
{
    const qsizetype semicolon = value.indexOf(';');
    return firstAddress(semicolon < 0 ? value : value.mid(semicolon + 1));
}

/// RFC 3464: a block for the message, then one for each recipient, with an empty line between them.
MailWord ofDelivery(const MailPart& status)
{
    QByteArray text = decodedBody(status.body, status.header("content-transfer-encoding")).left(kMostRead);
    text.replace("\r\n", "\n");
    MailWord word;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = text.indexOf("\n\n", start);
        const QList<std::pair<QByteArray, QByteArray>> fields = headersIn(text.mid(start, end < 0 ? -1 : end - start));
        start = end < 0 ? text.size() : end + 2;
        const QByteArray action = fieldOf(fields, "action").toLower();
        if (action.isEmpty())
            continue;
        const QByteArray code = fieldOf(fields, "status").left(10).trimmed();
        word.address = reportedAddress(fieldOf(fields, "final-recipient"));
        word.kind = action == "failed" && isAddressDead(code) ? InboundKind::Bounced : action == "delivered" || action == "relayed" ? InboundKind::Delivered : InboundKind::Status;
        const QString said = QString::fromLatin1(fieldOf(fields, "diagnostic-code"));
        word.text = QStringLiteral("%1 %2%3").arg(QString::fromLatin1(action), QString::fromLatin1(code), said.isEmpty() ? QString() : QStringLiteral(": ") + said);
        break; // each mail of ours is to one
    }
    return word;
}

/// RFC 5965, 3.1 and 7.3.
MailWord ofFeedback(const MailPart& report)
{
    const auto fields = headersIn(decodedBody(report.body, report.header("content-transfer-encoding")));
    const QByteArray type = fieldOf(fields, "feedback-type").trimmed().toLower();
    MailWord word;
    word.kind = type == "abuse" || type == "fraud" ? InboundKind::Complained : type == "opt-out" || type == "opt-out-list" ? InboundKind::OptedOut : InboundKind::Status;
    word.address = firstAddress(fieldOf(fields, "original-rcpt-to"));
    word.text = QStringLiteral("reported as ") + QString::fromLatin1(type);
    return word;
}

/// RFC 3834, 5; and what came before that was written.
bool isByItself(const MailPart& mail)
{
    const QByteArray said = mimeField(mail.header("auto-submitted")).value, precedence = mail.header("precedence").trimmed().toLower();
    return (!said.isEmpty() && said != "no") || precedence == "auto_reply" || !mail.header("x-autoreply").isEmpty() || !mail.header("x-autorespond").isEmpty();
}

/// Whom it was sent to, as far as that stands in it.
QStringList addressees(const MailPart& mail)
{
    QStringList all;
    for (const char* name : {"to", "delivered-to", "x-original-to", "envelope-to"})
        if (const QString address = firstAddress(mail.header(name)); !address.isEmpty())
            all.append(address);
    return all;
}

/// A mail to where readers leave, as the header of ours said; or one that says nothing but that, also in the subject that the header gave it.
bool isLeaving(const MailPart& mail, const QString& leave, const QString& words)
{
    static const QRegularExpression kWord(QStringLiteral("\\A\\W*(unsubscribe|stop|remove( me)?|opt[ -]?out|abmelden|austragen|abbestellen)\\W*\\z"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kSubject(QStringLiteral("\\A\\s*unsubscribe-[a-z2-7]{32}\\.[0-9]{1,4}\\s*\\z"));
    if (kWord.match(words).hasMatch() || kSubject.match(headerWords(mail.header("subject"))).hasMatch())
        return true;
    if (!leave.startsWith(QLatin1String("mailto:")))
        return false;
    const QString where = leave.mid(7).section(u'?', 0, 0).toLower();
    QString form = QRegularExpression::escape(where);
    form.replace(QRegularExpression::escape(QStringLiteral("{key}")), QStringLiteral("[a-z2-7]{32}\\.[0-9]{1,4}"));
    const QRegularExpression kWhere(QStringLiteral("\\A%1\\z").arg(form));
    for (const QString& to : addressees(mail))
        if (kWhere.match(to).hasMatch())
            return true;
    return false;
}

std::pair<QString, int> leftBy(const MailPart& mail)
{
    for (const QString& to : addressees(mail))
        if (const auto found = deliveryIn(to); !found.first.isEmpty())
            return found;
    return deliveryIn(headerWords(mail.header("subject")));
}

} // namespace

bool isAddressDead(const QByteArray& status)
{
    const QList<QByteArray> parts = status.split('.');
    if (parts.size() != 3 || parts[0] != "5")
        return false;
    static const QList<QByteArray> kLives{"2.2", "2.3", "3.4"};
    return parts[1] != "6" && parts[1] != "7" && !kLives.contains(parts[1] + '.' + parts[2]);
}

std::pair<QString, int> deliveryIn(const QString& text)
{
    static const QRegularExpression kKey(QStringLiteral("(?<![A-Za-z0-9])([a-z2-7]{32})\\.([0-9]{1,4})(?![0-9])"));
    const QRegularExpressionMatch match = kKey.match(text.left(16 * 1024));
    return match.hasMatch() ? std::pair(match.captured(1), match.captured(2).toInt()) : std::pair(QString(), 0);
}

QString ownWords(const QString& text)
{
    static const QRegularExpression kQuote(QStringLiteral("\\A\\s*>")), kWrote(QStringLiteral("(wrote|schrieb|a écrit|escribió|ha scritto|schreef)[^:]{0,120}:\\s*\\z")),
        kOriginal(QStringLiteral("\\A\\s*(-{2,}\\s*(Original Message|Ursprüngliche Nachricht|Forwarded message)|_{10,}|From:\\s.*\\S|Von:\\s.*\\S)"), QRegularExpression::CaseInsensitiveOption);
    QStringList own;
    const QStringList lines = text.left(kMostRead).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString line = lines[i];
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line == QLatin1String("-- ") || kOriginal.match(line).hasMatch())
            break;
        // "On … wrote:" is on one line or two, and what is quoted follows.
        const QString both = line + u' ' + lines.value(i + 1).trimmed();
        if (kWrote.match(line.trimmed()).hasMatch() || (line.startsWith(QLatin1String("On ")) && kWrote.match(both.trimmed()).hasMatch()))
            break;
        if (!kQuote.match(line).hasMatch())
            own.append(line);
    }
    return own.join(u'\n').trimmed();
}

std::optional<MailWord> meaningOf(const MailPart& mail, const QString& leave)
{
    const QString writer = firstName(mail.header("from")), subject = headerWords(mail.header("subject"));
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(mail.header("date")).section(u'(', 0, 0).trimmed(), Qt::RFC2822Date);
    MailWord word;
    std::pair<QString, int> about;
    if (const MailPart* feedback = mail.find("message/feedback-report")) {
        word = ofFeedback(*feedback);
        about = returned(mail);
    } else if (const MailPart* status = mail.find("message/delivery-status"); status || (status = mail.find("message/global-delivery-status"))) {
        word = ofDelivery(*status);
        about = returned(mail);
    } else {
        const QString words = ownWords(writtenIn(mail));
        const bool isNobodys = isByItself(mail) || mail.header("return-path").trimmed() == "<>" || mail.find("message/disposition-notification");
        about = answered(mail);
        word.address = firstAddress(mail.header("from"));
        if (!isNobodys && isLeaving(mail, leave, words)) {
            word.kind = InboundKind::OptedOut;
            about = about.first.isEmpty() ? leftBy(mail) : about;
            word.text = QStringLiteral("a mail asks to be taken off");
        } else {
            word.kind = isNobodys ? InboundKind::Status : InboundKind::Reply;
            word.text = isNobodys ? QStringLiteral("answered by itself: ") + subject : words.isEmpty() ? subject : words;
        }
    }
    word.text = told(word.text, writer);
    std::tie(word.key, word.number) = about;
    word.at = {date.isValid() ? date.toMSecsSinceEpoch() : 0};
    const bool isWish = word.kind == InboundKind::OptedOut && !word.address.isEmpty();
    return word.key.isEmpty() && !isWish ? std::nullopt : std::optional(word);
}

} // namespace qd::agents
