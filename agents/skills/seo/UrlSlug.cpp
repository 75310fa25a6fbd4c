#include "agents/skills/seo/UrlSlug.h"

#include "agents/skills/text/SpelledOut.h"
#include "agents/skills/text/Stems.h"
#include "core/base/Digest.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

bool isSlugLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

QStringList latinWords(const QString& title)
{
    QStringList words(QString{});
    QString spelled;
    for (const QChar c : title.toLower())
        spelled += c == u'&' ? u" and "_s : spelledOut(c);
    for (const QChar c : spelled.normalized(QString::NormalizationForm_KD)) {
        if (isSlugLetter(c))
            words.last() += c;
        else if (!c.isMark() && c != u'\'' && c != u'’' && !words.last().isEmpty())
            words.append(QString());
    }
    words.removeAll(QString());
    return words;
}

} // namespace

QString UrlSlug::of(const QString& title, qsizetype atMost)
{
    const QStringList words = latinWords(title.left(1000));
    if (words.isEmpty())
        return "page-"_L1 + QString::fromLatin1(sha256(title.toUtf8()).toHex().first(8));
    QStringList topical; // the "over" of "hand-over" belongs to its word
    const QStringList tokens = title.left(1000).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const QStringList parts = latinWords(tokens[i]);
        const QString next = latinWords(tokens.value(i + 1)).value(0);
        const bool name = tokens[i] == "New"_L1 && (next.startsWith("year"_L1) || next == "york"_L1 || next == "zealand"_L1 || next == "delhi"_L1);
        if (parts.size() != 1 || name || !Stems::isStopWord(parts.first()))
            topical += parts;
    }
    const QStringList& kept = topical.size() >= 2 ? topical : words;
    QString slug;
    for (const QString& word : kept) {
        if (!slug.isEmpty() && slug.size() + 1 + word.size() > atMost)
            break;
        slug += (slug.isEmpty() ? QString() : u"-"_s) + word;
    }
    return slug.left(atMost);
}

bool UrlSlug::isWellFormed(const QString& slug)
{
    QChar before = u'-';
    for (const QChar c : slug) {
        if (!isSlugLetter(c) && (c != u'-' || before == u'-'))
            return false;
        before = c;
    }
    return before != u'-';
}

} // namespace qd::agents
