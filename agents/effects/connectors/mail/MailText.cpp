#include "agents/effects/connectors/mail/MailText.h"

#include "agents/tools/protocol/OutsideText.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

constexpr qsizetype kLine = 76;
constexpr qsizetype kWordBytes = 39; ///< so many become an encoded word of 64, which fits behind the longest of our names of headers

bool isPlain(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; }) && !text.contains(QLatin1String("=?"));
}

/// A character is never cut (RFC 2047, 5).
QList<QByteArray> encodedWords(const QString& text)
{
    QList<QByteArray> words;
    QByteArray held;
    const auto flush = [&] {
        words.append("=?UTF-8?B?" + held.toBase64() + "?=");
        held.clear();
    };
    for (const char32_t one : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&one, 1).toUtf8();
        if (held.size() + bytes.size() > kWordBytes)
            flush();
        held += bytes;
    }
    if (!held.isEmpty())
        flush();
    return words;
}

/// Words behind the name of a header, on as many lines as they need.
QByteArray folded(const QByteArray& header, const QList<QByteArray>& words)
{
    QByteArray out = header + ':';
    qsizetype width = out.size();
    for (const QByteArray& word : words) {
        const bool breaks = width + 1 + word.size() > kLine && width > header.size() + 1;
        out += breaks ? "\r\n " : " ";
        width = (breaks ? 1 : width + 1) + word.size();
        out += word;
    }
    return out + "\r\n";
}

bool isTooLong(const QList<QByteArray>& words)
{
    return std::any_of(words.begin(), words.end(), [](const QByteArray& word) { return word.size() > 900; }); // of 998 (RFC 5322, 2.1.1)
}

QByteArray quotedName(const QString& name)
{
    QByteArray text = name.toLatin1();
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

bool needsCode(QByteArrayView line, qsizetype at)
{
    const auto c = static_cast<unsigned char>(line[at]);
    if (c == ' ' || c == '\t')
        return at + 1 == line.size();
    if (at == 0 && (c == '.' || line.startsWith("From ")))
        return true;
    return c < 33 || c > 126 || c == '=';
}

void appendLine(QByteArray& out, QByteArrayView line)
{
    qsizetype width = 0;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const char c = line[at];
        const QByteArray code = needsCode(line, at) ? '=' + QByteArray(1, c).toHex().toUpper() : QByteArray(1, c);
        const bool isLast = at + 1 == line.size();
        if (width + code.size() > (isLast ? kLine : kLine - 1)) {
            out += "=\r\n";
            width = 0;
            const bool isMarked = code == "." || (code == "F" && line.sliced(at).startsWith("From "));
            out += isMarked ? '=' + QByteArray(1, c).toHex().toUpper() : code;
            width = isMarked ? 3 : code.size();
            continue;
        }
        out += code;
        width += code.size();
    }
    out += "\r\n";
}

} // namespace

QString mailAddress(const QString& text)
{
    static const QRegularExpression kLocal(QStringLiteral("\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\\z"));
    static const QRegularExpression kHost(QStringLiteral("\\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\\z"));
    const qsizetype at = text.lastIndexOf(u'@');
    const QString local = text.left(std::max<qsizetype>(at, 0));
    const QString host = at < 0 ? QString() : QString::fromLatin1(QUrl::toAce(text.mid(at + 1))).toLower();
    const bool isOne = local.size() <= 64 && kLocal.match(local).hasMatch() && kHost.match(host).hasMatch() && local.size() + 1 + host.size() <= 254;
    return isOne ? local + u'@' + host : QString();
}

Result<MailAddress> mailAddressIn(const QString& text)
{
    static const QRegularExpression kForm(QStringLiteral("\\A(.*?) ?<([^<>]+)>\\z"));
    const QRegularExpressionMatch match = kForm.match(text);
    const MailAddress found{match.hasMatch() ? match.captured(1) : QString(), mailAddress(match.hasMatch() ? match.captured(2) : text)};
    if (found.address.isEmpty() || text != cleanedLine(text, 500))
        return Error{Error::Rule, QStringLiteral("that is no address that mail can be sent to"), QStringLiteral("address"), QStringLiteral("\"Name <name@host>\" or name@host")};
    return found;
}

QByteArray headerText(const QByteArray& header, const QString& text)
{
    if (isPlain(text))
        if (const QList<QByteArray> words = text.toLatin1().split(' '); !isTooLong(words))
            return folded(header, words);
    return folded(header, encodedWords(text));
}

QByteArray headerAddress(const QByteArray& header, const MailAddress& of)
{
    QList<QByteArray> words;
    if (!of.name.isEmpty())
        words = isPlain(of.name) ? QList<QByteArray>{quotedName(of.name)} : encodedWords(of.name);
    const QByteArray address = of.address.toLatin1();
    words.append(of.name.isEmpty() ? address : '<' + address + '>');
    return folded(header, words);
}

QByteArray mailDate(Instant at)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC), QStringLiteral("ddd, d MMM yyyy HH:mm:ss +0000")).toLatin1();
}

QByteArray quotedPrintable(const QByteArray& text)
{
    QByteArray lines = text;
    lines.replace("\r\n", "\n").replace('\r', '\n');
    if (lines.endsWith('\n'))
        lines.chop(1);
    QByteArray out;
    for (const QByteArray& line : lines.split('\n'))
        appendLine(out, line);
    return out;
}

} // namespace qd::agents
