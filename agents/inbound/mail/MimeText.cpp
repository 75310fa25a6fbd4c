#include "agents/inbound/mail/MimeText.h"

#include "agents/reading/markup/Charset.h"
#include "agents/effects/connectors/mail/MailText.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace qd::agents {

namespace {

constexpr qsizetype kMostParameters = 20;
constexpr qsizetype kMostHeader = 16 * 1024;

/// A quoted string (RFC 5322, 3.2.4) from its first character on; `at` is behind its end afterwards.
QByteArray quotedFrom(const QByteArray& text, qsizetype& at)
{
    QByteArray out;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size())
            ++at;
        out += text[at];
    }
    ++at;
    return out;
}

/// What stands until one of these characters, outside of quotes; comments are left out (RFC 5322, 3.2.2).
QByteArray until(const QByteArray& text, qsizetype& at, const char* ends)
{
    QByteArray out;
    int depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (depth == 0 && std::strchr(ends, c))
            break;
        if (c == '(')
            ++depth;
        else if (c == ')' && depth > 0)
            --depth;
        else if (depth == 0 && c == '"') {
            out += quotedFrom(text, at);
            continue;
        } else if (depth == 0)
            out += c;
        ++at;
    }
    return out.trimmed();
}

QByteArray ofQuotedPrintable(const QByteArray& bytes)
{
    QByteArray out;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (bytes[at] != '=') {
            out += bytes[at];
            continue;
        }
        qsizetype end = at + 1; // blanks before a soft end of line are no part of it
        while (end < bytes.size() && (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r'))
            ++end;
        const QByteArray code = bytes.mid(at + 1, 2);
        if (end >= bytes.size() || bytes[end] == '\n') {
            at = end;
        } else if (code.size() == 2 && std::isxdigit(static_cast<unsigned char>(code[0])) && std::isxdigit(static_cast<unsigned char>(code[1]))) {
            out += QByteArray::fromHex(code);
            at += 2;
        } else {
            out += '=';
        }
    }
    return out;
}

QString asciiOf(const QByteArray& bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar& c : text)
        if (c.unicode() > 0x7e)
            c = QChar::ReplacementCharacter;
    return text;
}

QByteArray encodedWord(const QByteArray& text, char how)
{
    QByteArray bytes = text;
    return how == 'B' || how == 'b' ? QByteArray::fromBase64(bytes) : ofQuotedPrintable(bytes.replace('_', ' '));
}

/// The address in a header, and what stands before it.
std::pair<QByteArray, QByteArray> mailboxIn(const QByteArray& header)
{
    const QByteArray text = header.left(kMostHeader);
    qsizetype at = 0;
    const QByteArray before = until(text, at, "<,;");
    if (at < text.size() && text[at] == '<') {
        ++at;
        return {until(text, at, ">"), before};
    }
    return {before, {}};
}

} // namespace

MimeField mimeField(const QByteArray& header)
{
    const QByteArray text = header.left(kMostHeader);
    MimeField field;
    qsizetype at = 0;
    field.value = until(text, at, ";").toLower();
    while (at < text.size() && field.parameters.size() < kMostParameters) {
        ++at; // the semicolon
        const QByteArray name = until(text, at, "=;").toLower();
        QByteArray value;
        if (at < text.size() && text[at] == '=') {
            ++at;
            value = until(text, at, ";");
        }
        if (!name.isEmpty() && !field.parameters.contains(name))
            field.parameters.insert(name, value);
    }
    return field;
}

QByteArray decodedBody(const QByteArray& bytes, const QByteArray& encoding)
{
    const QByteArray how = encoding.trimmed().toLower();
    if (how == "base64")
        return QByteArray::fromBase64(bytes);
    return how == "quoted-printable" ? ofQuotedPrintable(bytes) : bytes;
}

QString charsetText(const QByteArray& bytes, const QByteArray& charset)
{
    static const QRegularExpression kName(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}\\z"));
    const QByteArray name = charset.trimmed();
    if (const Result<QString> text = decoded(bytes, name, false))
        return *text;
    if (!kName.match(QString::fromLatin1(name)).hasMatch())
        return asciiOf(bytes);
    QStringDecoder decoder(name.constData(), QStringConverter::Flag::Stateless);
    return decoder.isValid() ? QString(decoder(bytes)) : asciiOf(bytes);
}

QString headerWords(const QByteArray& header)
{
    static const QRegularExpression kWord(QStringLiteral("=\\?([A-Za-z0-9._:+-]{1,40})(?:\\*[A-Za-z-]{0,20})?\\?([BbQq])\\?([^?\\s]{0,4000})\\?=")), kBlank(QStringLiteral("\\A\\s+\\z"));
    const QString text = charsetText(header.left(kMostHeader), {});
    QString out;
    qsizetype at = 0;
    for (auto it = kWord.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString between = text.mid(at, match.capturedStart() - at);
        if (at == 0 || !kBlank.match(between).hasMatch()) // blanks between two of them are no text (RFC 2047, 6.2)
            out += between;
        out += charsetText(encodedWord(match.captured(3).toLatin1(), match.captured(2).at(0).toLatin1()), match.captured(1).toLatin1());
        at = match.capturedEnd();
    }
    return (out + text.mid(at)).simplified();
}

QString firstAddress(const QByteArray& header)
{
    return mailAddress(QString::fromLatin1(mailboxIn(header).first)).toLower();
}

QString firstName(const QByteArray& header)
{
    return headerWords(mailboxIn(header).second);
}

} // namespace qd::agents
