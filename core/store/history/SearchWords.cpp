#include "core/store/history/SearchWords.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace qd {

namespace {

constexpr qsizetype kWordsAtMost = 32;

bool hasLetter(const QString& word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

} // namespace

QString searchWords(const QString& typed)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s\\x00]+"));
    QStringList words;
    for (QString word : typed.split(gaps, Qt::SkipEmptyParts)) {
        if (!hasLetter(word) || words.size() == kWordsAtMost)
            continue;
        word.replace(QLatin1Char('"'), QLatin1String("\"\""));
        words.append(QLatin1Char('"') + word + QLatin1Char('"'));
    }
    return words.isEmpty() ? QString() : words.join(QLatin1String(" AND ")) + QLatin1Char('*');
}

bool isCommonWord(const QString& word)
{
    static const QSet<QString> common = [] {
        const QStringList list = QStringLiteral("a an and are as at be been but by can could did do does for from had has have he her his how i "
                                                "if in into is it its may more most no not of on or our over she should so some than that the "
                                                "their them then there these they this to too up us was we were what when where which who will "
                                                "with would write you your").split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return common.contains(word);
}

QString anyWords(const QString& text)
{
    constexpr qsizetype kTelling = 24;
    static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}]+"), QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (const QString& word : text.toLower().split(others, Qt::SkipEmptyParts))
        if (!isCommonWord(word) && !words.contains(word))
            words.append(word);
    std::sort(words.begin(), words.end(), [](const QString& a, const QString& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    words = words.mid(0, kTelling);
    return words.isEmpty() ? QString() : QLatin1Char('"') + words.join(QLatin1String("\" OR \"")) + QLatin1Char('"');
}

} // namespace qd
