#include "agents/skills/text/Stems.h"

#include "agents/skills/text/Prose.h"

#include <QSet>

namespace qd::agents {

namespace {

struct Suffix {
    const char* ending;
    qsizetype leaves; ///< at least so many letters must stay
};

// Longest first among those that share an end.
constexpr Suffix kSuffixes[] = {
    {"ization", 3}, {"isation", 3}, {"ational", 3}, {"ations", 4}, {"ation", 4}, {"ators", 4}, {"ator", 4}, {"ating", 4},
    {"ated", 4},    {"ates", 4},    {"ate", 4},     {"ancy", 5},   {"ants", 5},  {"ant", 5},   {"ships", 4}, {"ship", 4},
    {"ments", 5},   {"ment", 5},    {"ness", 4},    {"ions", 4},   {"ion", 4},   {"ics", 4},   {"ical", 4}, {"ic", 5},
    {"ings", 3},    {"ing", 3},     {"ies", 3},     {"iers", 3},   {"ers", 4},   {"er", 4},    {"ed", 3},   {"ly", 4},
    {"es", 4},      {"s", 3},       {"e", 3},       {"y", 4},
};

bool isPlainLatin(const QString& word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

bool hasVowel(QStringView word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return QStringView(u"aeiouy").contains(c); });
}

bool takeSuffix(QString& word)
{
    for (const Suffix& suffix : kSuffixes) {
        const QLatin1String ending(suffix.ending);
        if (!word.endsWith(ending) || word.size() - ending.size() < suffix.leaves || !hasVowel(QStringView(word).chopped(ending.size())))
            continue;
        if (ending == QLatin1String("s") && (word.endsWith(QLatin1String("ss")) || word.endsWith(QLatin1String("us"))))
            return false;
        word.chop(ending.size());
        return true;
    }
    return false;
}

/// "plann" of "planning" becomes "plan"; "sell" and "miss" keep theirs.
void undouble(QString& word)
{
    const qsizetype n = word.size();
    if (n > 3 && word[n - 1] == word[n - 2] && !QStringView(u"lsz").contains(word[n - 1]) && !hasVowel(QStringView(word).last(1)))
        word.chop(1);
}

const QSet<QString>& stopWords()
{
    static const QSet<QString> kWords = [] {
        const QString all = QStringLiteral(
            "a about above after again all also am an and any are as at be because been before being below between both but by can "
            "could did do does doing down during each few for from further had has have having he her here hers him his how i if in "
            "into is it its just let me more most my no nor not now of off on once one only or other our ours out over own same she "
            "should so some such than that the their theirs them then there these they this those through to too under until up us "
            "very was we were what when where which while who whom why will with would you your yours "
            // what briefs say around their topic
            "launch write draft publish post posts blog article articles series piece pieces content make create new please need want "
            "about q1 q2 q3 q4 week month quarter today");
        const QStringList list = all.split(u' ', Qt::SkipEmptyParts);
        return QSet<QString>(list.begin(), list.end());
    }();
    return kWords;
}

} // namespace

QString Stems::of(QStringView word)
{
    QString small = word.toString().toLower();
    small.replace(u'’', u'\'');
    if (small.endsWith(QLatin1String("'s")))
        small.chop(2);
    if (!isPlainLatin(small))
        return small;
    for (int round = 0; round < 3 && takeSuffix(small); ++round)
        undouble(small);
    return small;
}

QStringList Stems::ofText(QStringView text)
{
    QStringList stems;
    for (const QString& word : Prose::wordsOf(text))
        for (const QStringView part : QStringView(word).split(u'-'))
            stems.append(of(part));
    return stems;
}

QStringList Stems::topical(QStringView text)
{
    QStringList stems;
    for (const QString& word : Prose::wordsOf(text))
        for (const QStringView part : QStringView(word).split(u'-'))
            if (!isStopWord(part.toString().toLower()))
                stems.append(of(part));
    return stems;
}

bool Stems::isStopWord(const QString& word)
{
    return stopWords().contains(word);
}

qsizetype Stems::find(const QStringList& text, const QStringList& phrase, qsizetype from)
{
    if (phrase.isEmpty())
        return -1;
    for (qsizetype at = from; at + phrase.size() <= text.size(); ++at)
        if (std::equal(phrase.begin(), phrase.end(), text.begin() + at))
            return at;
    return -1;
}

qsizetype Stems::count(const QStringList& text, const QStringList& phrase)
{
    qsizetype times = 0;
    for (qsizetype at = find(text, phrase); at >= 0; at = find(text, phrase, at + phrase.size()))
        ++times;
    return times;
}

} // namespace qd::agents
