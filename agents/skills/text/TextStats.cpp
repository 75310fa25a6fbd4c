#include "agents/skills/text/TextStats.h"

#include <QHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kWordsPerMinute = 238;

bool isVowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// Lower-case a-z of a word; accents are dropped, other signs too.
QByteArray lettersOf(QStringView word)
{
    QByteArray letters;
    letters.reserve(word.size());
    bool plain = true;
    for (const QChar c : word)
        plain = plain && c.unicode() < 128;
    const QString spelled = plain ? word.toString() : word.toString().normalized(QString::NormalizationForm_D);
    for (const QChar c : spelled)
        if (const char16_t small = c.toLower().unicode(); small >= u'a' && small <= u'z')
            letters.append(char(small));
    return letters;
}

/// A y between two vowels is a consonant ("beyond").
bool soundsAt(const QByteArray& w, qsizetype i)
{
    if (!isVowel(w[i]))
        return false;
    return w[i] != 'y' || i == 0 || i + 1 == w.size() || !isVowel(w[i - 1]) || !isVowel(w[i + 1]);
}

int vowelGroups(const QByteArray& w)
{
    int groups = 0;
    bool inside = false;
    for (qsizetype i = 0; i < w.size(); ++i) {
        const bool sounds = soundsAt(w, i);
        groups += sounds && !inside;
        inside = sounds;
    }
    return groups;
}

/// A consonant and then l before the position: the e behind is spoken ("table", "handled").
bool afterConsonantL(const QByteArray& w, qsizetype at)
{
    return at >= 2 && w[at - 1] == 'l' && !isVowel(w[at - 2]);
}

bool hasSilentEnding(const QByteArray& w)
{
    const qsizetype n = w.size();
    if (w.endsWith('e'))
        return n > 2 && !isVowel(w[n - 2]) && !afterConsonantL(w, n - 1);
    if (n <= 3 || isVowel(w[n - 3]) || afterConsonantL(w, n - 2))
        return false;
    const char before = w[n - 3];
    if (w.endsWith("es"))
        return !QByteArrayView("sxzcg").contains(before) && !w.endsWith("ches") && !w.endsWith("shes");
    return w.endsWith("ed") && before != 't' && before != 'd';
}

/// A silent e inside, before an ending of its own ("statement", "likely"), but not in "implement".
bool hasSilentInside(const QByteArray& w)
{
    static constexpr const char* kEndings[] = {"ment", "ments", "ful", "fully", "less", "ness", "ly", "thing", "where", "work"};
    for (const char* ending : kEndings) {
        if (!w.endsWith(ending))
            continue;
        const qsizetype e = w.size() - qsizetype(qstrlen(ending)) - 1;
        if (e >= 2 && w[e] == 'e' && !isVowel(w[e - 1]) && w[e - 1] != 'l')
            return true;
    }
    return false;
}

/// Vowels that stand together and are spoken apart.
int spokenApart(const QByteArray& w)
{
    int more = 0;
    for (qsizetype i = 1; i + 1 < w.size(); ++i) {
        const char a = w[i], b = w[i + 1], before = w[i - 1];
        if (a == 'i' && b == 'a')
            more += !QByteArrayView("tcgs").contains(before);
        else if (a == 'i' && b == 'o')
            more += !QByteArrayView("tscgx").contains(before);
        else if ((a == 'e' && b == 'o' && w[i + 1] == w.back()) || (a == 'i' && b == 'u') || (a == 'y' && b == 'i'))
            ++more;
        else if (a == 'u' && b == 'a')
            more += before != 'q' && before != 'g';
    }
    const qsizetype n = w.size();
    if (w.endsWith("ing") && n > 4 && isVowel(w[n - 4]) && w[n - 4] != 'y')
        ++more;
    if (w.endsWith("ism") || w.endsWith("asm") || w.endsWith("snt") || w.endsWith("dnt"))
        ++more;
    if (w.contains("creat") && !w.contains("creatur"))
        ++more;
    if (w.startsWith("react") || w.startsWith("realit") || w.startsWith("reali"))
        ++more;
    return more;
}

const QHash<QByteArray, int>& spelledOddly()
{
    static const QHash<QByteArray, int> kWords{{"business", 2}, {"businesses", 3}, {"every", 2},   {"everyone", 3}, {"everything", 3},
                                               {"area", 3},     {"areas", 3},      {"idea", 3},    {"ideas", 3},    {"people", 2},
                                               {"being", 2},    {"evening", 2},    {"different", 3}, {"interest", 3}, {"science", 2},
                                               {"client", 2},   {"clients", 2},    {"quiet", 2},   {"poem", 2},     {"one", 1},
                                               {"someone", 2},  {"sometimes", 2},  {"something", 2}, {"video", 3}, {"videos", 3},
                                               {"eye", 1},      {"eyes", 1},       {"ai", 2},       {"cto", 3},        {"ctos", 3},    {"ceo", 3},      {"roi", 3}};
    return kWords;
}

bool madeLongByEnding(QStringView word)
{
    const QByteArray w = lettersOf(word);
    if (w.endsWith("ing"))
        return TextStats::syllablesOf(QString::fromLatin1(w.chopped(3))) < 3;
    return (w.endsWith("es") || w.endsWith("ed")) && TextStats::syllablesOf(QString::fromLatin1(w.chopped(2))) < 3;
}

void countSentence(TextStats& stats, const QString& sentence)
{
    const QStringList words = Prose::wordsOf(sentence);
    if (words.isEmpty())
        return;
    ++stats.sentences;
    stats.words += words.size();
    if (words.size() > stats.longestWords) {
        stats.longestWords = words.size();
        stats.longest = sentence;
    }
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int syllables = TextStats::syllablesOf(words[i]);
        stats.syllables += syllables;
        if (syllables < 3)
            continue;
        ++stats.polysyllables;
        const bool name = i > 0 && words[i][0].isUpper();
        stats.complexWords += !name && !madeLongByEnding(words[i]);
    }
}

} // namespace

int TextStats::syllablesOf(QStringView word)
{
    // A hyphenated word is spoken part by part.
    if (const qsizetype hyphen = word.indexOf(u'-'); hyphen > 0 && hyphen + 1 < word.size())
        return syllablesOf(word.first(hyphen)) + syllablesOf(word.sliced(hyphen + 1));
    const QByteArray w = lettersOf(word);
    if (w.isEmpty())
        return 1;
    if (const auto odd = spelledOddly().constFind(w); odd != spelledOddly().constEnd())
        return *odd;
    int count = vowelGroups(w);
    const bool accentedEnd = word.back().unicode() > 127 && word.back().isLetter(); // "café"
    if (count > 1 && !accentedEnd && hasSilentEnding(w))
        --count;
    if (count > 2 && hasSilentInside(w))
        --count;
    return std::max(1, count + spokenApart(w));
}

TextStats TextStats::of(const Prose& prose)
{
    TextStats stats;
    for (const QString& sentence : prose.sentences())
        countSentence(stats, sentence);
    if (stats.words == 0)
        return stats;
    const double words = double(stats.words), sentences = double(stats.sentences);
    const double perWord = double(stats.syllables) / words;
    stats.averageSentence = words / sentences;
    stats.fleschEase = 206.835 - 1.015 * stats.averageSentence - 84.6 * perWord;
    stats.kincaidGrade = 0.39 * stats.averageSentence + 11.8 * perWord - 15.59;
    stats.fog = 0.4 * (stats.averageSentence + 100 * double(stats.complexWords) / words);
    stats.smog = 1.0430 * std::sqrt(double(stats.polysyllables) * 30 / sentences) + 3.1291;
    stats.minutes = words / kWordsPerMinute;
    return stats;
}

} // namespace qd::agents
