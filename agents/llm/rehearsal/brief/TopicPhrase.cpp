#include "agents/llm/rehearsal/brief/TopicPhrase.h"

#include "agents/llm/rehearsal/brief/Reading.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <QSet>

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

QSet<QString> setOf(const char* words)
{
    const QStringList list = QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(list.begin(), list.end());
}

QString bare(QString word)
{
    while (!word.isEmpty() && !word.back().isLetterOrNumber())
        word.chop(1);
    while (!word.isEmpty() && !word.front().isLetterOrNumber())
        word.remove(0, 1);
    return word.toLower();
}

// A phrase does not end on these.
bool isLoose(const QString& word)
{
    static const QSet<QString> kLoose = setOf(
        "without within upon among amongst across against through throughout via toward towards despite during between beyond behind "
        "beneath beside besides until till since because although though unless whether while whereas like including excluding versus "
        "regarding concerning using around onto off per every each both either neither whose whom really actually even still almost "
        "several many few less fewer being having going & + - – —");
    return isSmallWord(word) || kLoose.contains(word);
}

// "scaling up", "logging in": the little word belongs to the verb.
bool endsOnParticle(const QStringList& words)
{
    static const QSet<QString> kParticles = setOf("up out down off over away back in on");
    const QString before = words.size() > 1 ? bare(words[words.size() - 2]) : QString();
    return (kParticles.contains(bare(words.last())) && before.endsWith(u"ing")) || (bare(words.last()) == u"on" && (before == u"years" || before == u"months"));
}

QStringList withoutLooseEnd(QStringList words, bool cut)
{
    while (words.size() > 1 && isLoose(bare(words.last())) && (cut || !endsOnParticle(words)))
        words.removeLast();
    return words;
}

enum class Break { None, Weak, Strong };

// Before which words a phrase may end: what follows "without" can be left out, what follows "of" hardly ever.
Break breakBefore(const QString& word)
{
    static const QSet<QString> kStrong = setOf(
        "without while before after during because so when if in for with by at on across through under against until since via despite "
        "from using instead even that which who where although unless whenever into among within as than");
    static const QSet<QString> kWeak = setOf("and or to but about over between of");
    return kStrong.contains(word) ? Break::Strong : kWeak.contains(word) ? Break::Weak : Break::None;
}

qsizetype lastBreak(const QStringList& words, qsizetype limit, Break wanted)
{
    const auto says = [](const QString& word) { return !isLoose(bare(word)); };
    for (qsizetype at = std::min(limit, words.size() - 1); at >= 2; --at)
        if (breakBefore(bare(words[at])) == wanted && std::count_if(words.begin(), words.begin() + at, says) > 1)
            return at;
    return -1;
}

// Names that are written with a capital wherever they stand; a brief may begin with one.
bool isKnownName(const QString& word)
{
    static const QSet<QString> kNames = setOf(
        "salesforce microsoft google amazon apple excel linkedin facebook instagram tiktok youtube whatsapp slack shopify hubspot oracle "
        "python java kubernetes docker linux windows android github chatgpt claude gemini copilot europe asia africa america britain "
        "england scotland ireland germany france italy spain portugal poland austria switzerland sweden norway denmark finland india "
        "china japan canada australia brazil mexico european american british english german french spanish chinese indian japanese "
        "berlin london paris madrid lisbon porto rome vienna zurich hamburg munich rotterdam amsterdam brussels dublin oslo stockholm "
        "copenhagen helsinki warsaw prague boston chicago texas california january february april june july august september october "
        "november december monday tuesday wednesday thursday friday saturday sunday christmas easter brexit mittelstand");
    const QString plain = bare(word);
    return kNames.contains(plain) || (plain.endsWith(u"'s") && kNames.contains(plain.chopped(2)));
}

bool isOrdinary(const QString& word) // "Sustainable", not "AI", "LinkedIn" or "3D"
{
    return (word.size() > 1 || word == u"A") && word[0].isUpper() && word.mid(1) == word.mid(1).toLower() && !isKnownName(word)
        && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

QString lowered(QString word)
{
    word[0] = word[0].toLower();
    return word;
}

QString headOf(const QString& phrase) // the noun that the phrase is about
{
    const QStringList words = phrase.split(u' ', Qt::SkipEmptyParts);
    qsizetype end = 1;
    while (end < words.size() && breakBefore(bare(words[end])) == Break::None)
        ++end;
    return words.isEmpty() ? QString() : bare(words[std::min(end, words.size()) - 1]);
}

bool isMassOrPlural(const QString& noun)
{
    static const QSet<QString> kMass = setOf(
        "software hardware research support staff people data equipment furniture advice information technology culture funding packaging "
        "insurance maintenance compliance governance energy money content growth talent care work music management leadership security "
        "privacy ai branding merchandise feedback quality safety logistics machinery clothing food coffee tea wine beer bread");
    const bool plural = noun.endsWith(u's') && !noun.endsWith(u"ss") && !noun.endsWith(u"us") && !noun.endsWith(u"is");
    return plural || kMass.contains(noun) || (noun.endsWith(u"ing") && noun.size() > 5 && noun != u"building" && noun != u"meeting");
}

} // namespace

QString gerund(const QString& text)
{
    static const QRegularExpression doubles(QStringLiteral("^(?:[^aeiou]*[aeiou][^aeiouwxy]|(?:begin|forget|refer|admit|submit|commit|prefer))$"));
    QString verb = text.section(u' ', 0, 0).toLower();
    const QString rest = text.mid(verb.size());
    if (verb.endsWith(u"ie"))
        verb = verb.chopped(2) + u'y';
    else if (verb.endsWith(u'e') && !verb.endsWith(u"ee") && verb.size() > 2)
        verb.chop(1);
    else if (verb.contains(doubles))
        verb += verb.back();
    return verb + QStringLiteral("ing") + rest;
}

QString cutAt(const QString& text, const char* expression)
{
    const QRegularExpressionMatch match = pattern(expression).match(text);
    return (match.hasMatch() && match.capturedStart() > 1 ? text.left(match.capturedStart()) : text).trimmed();
}

QString asPhrase(const QString& text, qsizetype count)
{
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.size() <= count + 1) // one word more does not make it worth a cut
        return withoutStop(withoutLooseEnd(words, false).join(u' '));
    qsizetype at = lastBreak(words, count, Break::Strong);
    if (at < 0 && words.size() > count + 3)
        at = lastBreak(words, count, Break::Weak);
    if (at > 0)
        words = words.mid(0, at);
    else if (words.size() > count + 3)
        words = words.mid(0, count);
    return withoutStop(withoutLooseEnd(words, at > 0 || words.size() == count).join(u' '));
}

QString inMidSentence(QString text)
{
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const bool shouted = words.size() > 2 && text == text.toUpper() && text != text.toLower();
    const auto isSmallOrHeaded = [](const QString& w) { return w.size() < 4 || !w[0].isLetter() || w[0].isUpper(); };
    const bool headline = words.size() > 2 && std::all_of(words.begin(), words.end(), isSmallOrHeaded)
        && std::count_if(words.begin(), words.end(), isOrdinary) > 2;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString& word = words[i];
        if (shouted)
            word = isKnownName(word) ? capitalised(word.toLower()) : word.toLower();
        else if (isOrdinary(word) && (headline || (i == 0 && !(words.size() > 1 && (isOrdinary(words[1]) || words[1].startsWith(u"vs") || (words[1].endsWith(u"day") && words[1][0].isUpper()))))))
            word = lowered(word);
    }
    return words.join(u' ');
}

QString withDueArticle(const QString& text)
{
    static const QRegularExpression own = pattern("^(?:our|my|your|(?:their|its|his|her)(?: own)?)\\s+(?=\\S)");
    static const QRegularExpression ownOrNew = pattern("^(?:(?:our|my|your|their|its|his|her)\\s+|(?=new\\s))(?=\\S)");
    static const QRegularExpression paper = pattern("^(?!the\\s|an?\\s)[\\w-]+(?: [\\w-]+)* (?:checklist|template|roadmap|handbook|playbook|glossary)$|^(?:interview|portrait)\\s");
    if (text.contains(paper))
        return QStringLiteral("the ") + QString(text).remove(own);
    if (!text.contains(ownOrNew))
        return text;
    const QString thing = QString(text).remove(own);
    return isMassOrPlural(headOf(thing)) ? thing : QStringLiteral("the ") + thing;
}

QString withoutArticle(const QString& topic)
{
    static const QRegularExpression article = pattern("^(?:the|an?)\\s+(?=\\S)");
    return QString(topic).remove(article);
}

} // namespace qd::agents::rehearsal
