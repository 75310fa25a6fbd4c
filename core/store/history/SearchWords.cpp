#include "core/store/history/SearchWords.h"

#include <QRegularExpression>
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

} // namespace qd
