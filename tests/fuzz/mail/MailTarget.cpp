#include "tests/fuzz/mail/MailTarget.h"

#include "agents/inbound/mail/ImapWords.h"
#include "agents/inbound/mail/MailMeaning.h"
#include "agents/inbound/mail/MimeText.h"

#include <algorithm>

namespace qd::fuzz {

namespace {

using namespace agents;

constexpr qsizetype kMostText = 1'100;

struct Size {
    int parts = 0, depth = 0;
};

QString outOfBounds(const MailPart& part, Size& size, int depth)
{
    ++size.parts;
    size.depth = std::max(size.depth, depth);
    if (part.headers.size() > MailBounds::kMostHeaders)
        return QStringLiteral("too many headers");
    for (const auto& [name, value] : part.headers)
        if (name.isEmpty() || name.toLower() != name || value.size() > 2 * MailBounds::kMostHeader || value.contains('\n'))
            return QStringLiteral("a header that is none");
    for (const MailPart& one : part.parts)
        if (const QString broken = outOfBounds(one, size, depth + 1); !broken.isEmpty())
            return broken;
    return size.depth > MailBounds::kMostDepth || size.parts > MailBounds::kMostParts + 1 ? QStringLiteral("%1 parts, %2 deep").arg(size.parts).arg(size.depth) : QString();
}

QString brokenIn(const std::optional<MailWord>& word)
{
    if (!word)
        return {};
    if (word->text.size() > kMostText || word->text.contains(u'@') || word->text.contains(QChar::Null))
        return QStringLiteral("a text that may not stand on record: ") + word->text;
    if (word->key.isEmpty() ? word->kind != InboundKind::OptedOut : word->key.size() != 32 || word->number < 0 || word->number > 9'999)
        return QStringLiteral("a key that is none");
    return word->address == word->address.toLower() ? QString() : QStringLiteral("an address in two forms");
}

QString brokenMail(const QByteArray& bytes)
{
    const Result<MailPart> mail = readMail(bytes);
    if (!mail)
        return mail.error().text.isEmpty() ? QStringLiteral("a refusal without words") : QString();
    Size size;
    if (const QString broken = outOfBounds(*mail, size, 0); !broken.isEmpty())
        return broken;
    for (const char* leave : {"", "mailto:leave+{key}@press.example?subject=x"})
        if (const QString broken = brokenIn(meaningOf(*mail, QString::fromLatin1(leave))); !broken.isEmpty())
            return broken;
    return {};
}

QByteArray saidIn(const QByteArray& bytes, qsizetype cut)
{
    ImapReader reader;
    QByteArray all;
    for (qsizetype at = 0; at < bytes.size(); at += cut) {
        const bool goesOn = reader.feed(QByteArrayView(bytes).sliced(at, std::min(cut, bytes.size() - at)));
        while (const std::optional<ImapResponse> one = reader.next()) {
            all += one->line + '|' + one->literals.join('|') + '\n';
            if (const std::optional<ImapMail> mail = imapMail(*one))
                all += QByteArray::number(mail->uid) + mail->bytes;
            imapFound(*one);
            imapCode(*one, "UIDVALIDITY");
        }
        if (!goesOn)
            return all + reader.fault().toUtf8();
    }
    return all;
}

} // namespace

QString mail(const QByteArray& bytes)
{
    if (const QString broken = brokenMail(bytes); !broken.isEmpty())
        return broken;
    if (charsetText(bytes.mid(1), bytes.left(16)).size() > 4 * bytes.size() + 4 || headerWords(bytes).contains(u'\n'))
        return QStringLiteral("a text that grew, or has lines");
    const QByteArray whole = saidIn(bytes, std::max<qsizetype>(1, bytes.size()));
    for (const qsizetype cut : {1, 3, 64})
        if (bytes.size() < 4'096 && saidIn(bytes, cut) != whole)
            return QStringLiteral("in cuts of %1 the server says something else").arg(cut);
    return {};
}

} // namespace qd::fuzz
