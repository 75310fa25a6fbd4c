#include "agents/llm/wire/Masking.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kShortestPart = 6; // shorter parts of a key stand in ordinary words
constexpr qsizetype kLongestText = 8192;
constexpr int kNested = 4; // JSON in a string in JSON, and so on
const QString kMasked = QStringLiteral("…");

/// How many bytes of `text` from `at` on stand somewhere in `secret` in that order.
qsizetype sharedAt(QByteArrayView text, qsizetype at, QByteArrayView secret)
{
    qsizetype longest = 0;
    for (qsizetype start = 0; start < secret.size(); ++start) {
        qsizetype same = 0;
        while (at + same < text.size() && start + same < secret.size() && text[at + same] == secret[start + same])
            ++same;
        longest = std::max(longest, same);
    }
    return longest;
}

QString withoutSecret(const QString& text, QByteArrayView secret)
{
    if (secret.isEmpty())
        return text;
    const qsizetype least = std::min(kShortestPart, secret.size());
    const QByteArray bytes = text.toUtf8();
    QByteArray clean;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype shared = sharedAt(bytes, at, secret);
        clean += shared >= least ? kMasked.toUtf8() : bytes.mid(at, 1);
        at += shared >= least ? shared : 1;
    }
    return QString::fromUtf8(clean);
}

/// What the escapes of a JSON string stand for, as far as a key can hold it.
QString unescaped(const QString& text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar next = text[at] == u'\\' && at + 1 < text.size() ? text[at + 1] : QChar();
        bool isCode = false;
        const ushort code = next == u'u' ? QStringView(text).mid(at + 2, 4).toUShort(&isCode, 16) : ushort(0);
        if (isCode) {
            plain += QChar(code);
            at += 5;
        } else if (next == u'"' || next == u'\\' || next == u'/') {
            plain += next;
            ++at;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

} // namespace

QString masked(const QString& text, QByteArrayView secret)
{
    // "sk-…", "Bearer …" and long words of letters and digits, as keys are; a model's name has no twenty of them without a break
    static const QRegularExpression key(QStringLiteral(
        "\\b(?:sk|pk|rk|xai|gsk|nvapi|hf)[-_][\\w*.…-]{4,}|\\b[Bb]earer\\s+[^\\s\"']+"
        "|\\b(?=[A-Za-z_+/=]*[0-9])(?=[0-9_+/=]*[A-Za-z])[A-Za-z0-9_+/=]{20,}"));
    QString clean = withoutSecret(text.left(kLongestText), secret);
    return clean.replace(key, kMasked);
}

bool holdsKey(const QString& text, QByteArrayView secret)
{
    constexpr qsizetype kPart = 12;
    if (secret.isEmpty() || text.isEmpty())
        return false;
    const QString first = QUtf8StringView(secret.first(std::min(kPart, secret.size()))).toString();
    const QString last = QUtf8StringView(secret.last(std::min(kPart, secret.size()))).toString();
    QString read = text;
    for (int depth = 0; !read.contains(first) && !read.contains(last); ++depth) {
        const QString plain = depth < kNested && read.contains(u'\\') ? unescaped(read) : read;
        if (plain.size() == read.size())
            return false;
        read = plain;
    }
    return true;
}

QString plainWords(const QString& text, const Mask& mask, qsizetype most)
{
    static const QRegularExpression markup(QStringLiteral("<(?:script|style)\\b.*?(?:</(?:script|style)>|$)|<[^<>]{0,1000}>"),
                                           QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    QString clean = masked(text);
    if (mask)
        clean = mask(clean);
    clean.replace(markup, QStringLiteral(" "));
    for (QChar& c : clean)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c == QChar::LineSeparator)
            c = u' ';
    clean = clean.simplified();
    if (clean.size() > most) {
        clean.truncate(most - 1);
        if (clean.back().isHighSurrogate())
            clean.chop(1);
        clean += u'…';
    }
    while (clean.endsWith(u'.') || clean.endsWith(u' '))
        clean.chop(1);
    return clean;
}

} // namespace qd::agents
