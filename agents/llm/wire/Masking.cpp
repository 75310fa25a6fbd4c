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

/// Only what a key can consist of (checkKey()): whoever shows a text may take out the rest.
QString printable(QString text)
{
    return text.removeIf([](QChar c) { return c <= u' ' || c > u'~'; });
}

/// The digits of base64 that are the same whatever stands around the bytes, when they begin at `offset` of a group of three.
QString base64At(const QByteArray& part, int offset, QByteArray::Base64Options alphabet)
{
    const QByteArray digits = (QByteArray(offset, '\0') + part).toBase64(alphabet | QByteArray::OmitTrailingEquals);
    const qsizetype first = offset == 0 ? 0 : offset + 1;
    return QString::fromLatin1(digits.mid(first, (offset + part.size()) * 8 / 6 - first));
}

/// How a key may stand in a text as it is: the beginning and the end of it.
struct Traces {
    QStringList plain;
    QStringList base64;
    QStringList hex; ///< in small letters
    explicit Traces(QByteArrayView secret)
    {
        constexpr qsizetype kPart = 12, kLeast = 6;
        const auto isInside = [&](qsizetype at) { return at > 0 && at < secret.size() && (quint8(secret[at]) & 0xc0) == 0x80; }; // of a character
        qsizetype begin = std::min(kPart, secret.size()), end = secret.size() - begin;
        for (; isInside(begin); --begin) { }
        for (; isInside(end); ++end) { }
        for (const QByteArrayView view : {secret.first(begin), secret.sliced(end)}) {
            const QByteArray part = view.toByteArray();
            plain.append(QString::fromUtf8(part));
            if (const QString bare = printable(plain.last()); bare.size() >= kLeast) // a password has spaces, and a text may be read without
                plain.append(bare);
            hex.append(QString::fromLatin1(part.toHex()));
            for (int offset = 0; offset < 3; ++offset)
                for (const QByteArray::Base64Option alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
                    base64.append(base64At(part, offset, alphabet));
        }
    }
    static bool any(const QString& text, const QStringList& words, Qt::CaseSensitivity how = Qt::CaseSensitive)
    {
        return std::any_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word, how); });
    }
    bool areIn(const QString& text) const { return any(text, plain) || any(text, base64) || any(text, hex, Qt::CaseInsensitive); }
};

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
    if (secret.isEmpty() || text.isEmpty())
        return false;
    const Traces traces(secret);
    QString read = text;
    for (int depth = 0;; ++depth) {
        if (traces.areIn(read) || traces.areIn(printable(read)) || (read.contains(u'%') && traces.areIn(printable(QString::fromUtf8(QByteArray::fromPercentEncoding(read.toUtf8()))))))
            return true;
        const QString plain = depth < kNested && read.contains(u'\\') ? unescaped(read) : read;
        if (plain.size() == read.size())
            return false;
        read = plain;
    }
}

QString wordsWithoutKey(const QString& text, QByteArrayView secret)
{
    const QString clean = masked(text, secret);
    return holdsKey(clean, secret) ? kMasked : clean;
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
