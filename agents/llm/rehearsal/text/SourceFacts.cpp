#include "agents/llm/rehearsal/text/SourceFacts.h"

#include "agents/llm/rehearsal/text/Sorting.h"
#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/skills/text/SourceName.h"
#include "core/model/Memory.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr qsizetype kRead = 200'000; // characters of one source
constexpr int kMinWords = 5;
constexpr int kMaxWords = 42;

bool speaksToMachines(const QString& sentence)
{
    static const QRegularExpression suspicious(
        QStringLiteral("\\b(ignore|disregard|forget)\\b.*\\b(instruction|previous|above|prompt|rule)|system prompt|you are an? (ai|assistant|"
                       "language model)|^(publish|approve|send|delete|execute)\\b|<\\w+|```"),
        QRegularExpression::CaseInsensitiveOption);
    return sentence.contains(suspicious);
}

// "These are sample notes": says something about the paper, and nothing of what stands in it.
bool speaksOfItself(const QString& sentence)
{
    static const QRegularExpression self(QStringLiteral("^(?:these|this|the following|all|the)\\b.{0,30}\\b(?:are|is)\\b.{0,30}\\b(?:notes?|documents?|"
                                                        "files?|papers?|examples?|samples?|text|made up|invented|fictional)\\b|"
                                                        "^(?:sample |short |draft |internal )?(?:notes?|memo|minutes|summary) (?:on|of|about|from|for)\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    return sentence.contains(self);
}

// "Most of them", "All three": says something only beside the sentence before it.
bool leansOnOthers(const QString& sentence)
{
    static const QRegularExpression loose(QStringLiteral("^(they|it|this|these|those|that|he|she|all (two|three|four|of)|both|asked)\\b|\\bof them\\b"),
                                          QRegularExpression::CaseInsensitiveOption);
    return sentence.contains(loose);
}

int fitOf(const QString& sentence, const QStringList& subjectWords)
{
    const QStringList words = wordsOf(sentence);
    int score = 0;
    for (const QString& wanted : subjectWords) {
        if (isSmallWord(wanted))
            continue;
        const QString stem = wanted.left(std::max<qsizetype>(4, wanted.size() - 3));
        score += std::any_of(words.begin(), words.end(), [&](const QString& w) {
            return w == wanted || (stem.size() >= 4 && w.startsWith(stem));
        });
    }
    return score;
}

// "weekly" and "work" stand in texts about anything; that two texts share them says nothing.
QStringList tellingWords(const QString& topic)
{
    static const QStringList common = QStringLiteral("daily weekly monthly quarterly yearly annual day days week weeks month months quarter year years first second "
                                                     "next last good better best small large big right own real time times way ways people work working works "
                                                     "keep keeps keeping make makes making get gets getting turn turns turning find finds finding take takes taking give gives giving start starts starting stop stops stopping "
                                                     "choose choosing prepare preparing avoid avoiding protect protecting need needs single every each "
                                                     "using use move part case future business businesses company companies team teams").split(u' ');
    const QStringList words = wordsOf(topic);
    QStringList telling = words;
    telling.removeIf([](const QString& word) { return common.contains(word); });
    return telling.isEmpty() ? words : telling;
}

Statement statementOf(const QString& text, const QString& source, const QString& origin, const Subject& subject)
{
    const QString figure = figureIn(text);
    const int fit = fitOf(text, subject.words);
    const bool fits = fitOf(text, tellingWords(subject.topic)) > 0;
    const int named = holdsPhrase(text, subject.topic) ? 5 : 0;
    static const QRegularExpression method(QStringLiteral("\\b(answered|respondents|were asked|we asked|we spoke)\\b"), QRegularExpression::CaseInsensitiveOption);
    const int about = text.contains(method) ? 9 : 0; // says how something was found out, not what
    return {text, source, origin, figure, 2 * fit - about + named + 3 * !figure.isEmpty() - 6 * leansOnOthers(text), fits};
}

// "- **Cost**: text" and "3. text" say "Cost: text" and "text".
QString plainLine(QString line)
{
    static const QRegularExpression bullet(QStringLiteral("^\\s*(?:[-*+•>]|\\d{1,2}[.)])\\s+"));
    static const QRegularExpression link(QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)"));
    line.remove(bullet);
    line.replace(link, QStringLiteral("\\1"));
    line.remove(QStringLiteral("**")).remove(u'`');
    return line.simplified();
}

void addFrom(const SourceText& source, const Subject& subject, QList<Statement>& into)
{
    QString paragraph;
    QStringList paragraphs;
    for (const QString& raw : source.text.left(kRead).split(u'\n')) {
        const QString line = raw.trimmed();
        const bool heading = line.startsWith(u'#') || line.startsWith(u'|') || line.startsWith(QStringLiteral("---"));
        const bool item = line.startsWith(QStringLiteral("- ")) || line.startsWith(QStringLiteral("* "));
        if (line.isEmpty() || heading || item)
            paragraphs.append(std::exchange(paragraph, {}));
        if (!heading)
            paragraph += (paragraph.isEmpty() ? QString() : QStringLiteral(" ")) + plainLine(line);
    }
    paragraphs.append(paragraph);
    for (const QString& text : std::as_const(paragraphs)) {
        for (const QString& sentence : sentencesOf(text)) {
            const qsizetype words = wordCount(sentence);
            if (words < kMinWords || words > kMaxWords || sentence.endsWith(u'?') || sentence.endsWith(u':') || speaksToMachines(sentence)
                || speaksOfItself(sentence))
                continue;
            into.append(statementOf(withoutStop(sentence), titleOfSource(source.name), source.origin, subject));
        }
    }
}

void sortAndThin(QList<Statement>& list)
{
    sortByScore(list, [](const Statement& s) { return s.score; });
    QStringList seen;
    list.removeIf([&seen](const Statement& s) {
        const QString key = s.text.toLower();
        return seen.contains(key) ? true : (seen.append(key), false);
    });
}

} // namespace

QString Statement::quoted() const
{
    return source.isEmpty() ? text : text + QStringLiteral(" (from: ") + source + u')';
}

QString figureIn(const QString& text)
{
    static const QRegularExpression figure(
        QStringLiteral("(?<![\\p{L}\\p{N}])[\\p{Sc}]?\\d[\\d.,]*(?:\\s?(?:%|percent|per cent|million|billion|thousand|hours|days|weeks|months|"
                       "minutes|years|times|euros?|dollars?|points?))?"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return withoutStop(figure.match(text).captured());
}

QList<Statement> statementsOf(const QList<SourceText>& sources, const Subject& subject)
{
    static const QString ownDecisions = QStringLiteral("Memory, ") + outcomeSpace(); // what the house thought of its own work is for no reader
    QList<Statement> found;
    for (const SourceText& source : sources)
        if (source.name != ownDecisions)
            addFrom(source, subject, found);
    sortAndThin(found);
    // A true sentence about another subject is worse than none. A source that speaks of the subject may say one thing more.
    QStringList fitting;
    for (const Statement& s : std::as_const(found))
        if (s.fits && !fitting.contains(s.source))
            fitting.append(s.source);
    found.removeIf([&](const Statement& s) {
        return !s.fits && !(fitOf(s.text, tellingWords(subject.words.join(u' '))) > 0 && !leansOnOthers(s.text) && fitting.removeOne(s.source));
    });
    return found;
}

QList<Statement> proofsOf(const Brand& brand, const Subject& subject)
{
    QList<Statement> found;
    for (const QString& proof : brand.proofPoints)
        if (!proof.trimmed().isEmpty())
            found.append(statementOf(withoutStop(proof), brand.name, QStringLiteral("brand"), subject));
    sortAndThin(found);
    return found;
}

QList<Statement> quotable(const Material& material, const Subject& subject)
{
    QList<Statement> found;
    for (const Json& finding : material.result(u"research").at(u"findings").items()) {
        const QString text = withoutStop(finding.at(u"statement").toString());
        const QString origin = finding.at(u"origin").toString();
        if (wordCount(text) >= kMinWords && origin != u"brand" && origin != u"brief")
            found.append(statementOf(text, finding.at(u"source").toString(), origin, subject));
    }
    return found.isEmpty() ? statementsOf(material.sources, subject) : found;
}

} // namespace qd::agents::rehearsal
