#include "agents/skills/content/Readability.h"

#include "agents/skills/GivenText.h"
#include "agents/skills/text/TextStats.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qsizetype kSmogSentences = 30;

Json tenth(double value)
{
    return Json(std::round(value * 10) / 10);
}

/// Flesch's own bands.
QString bandOf(double ease)
{
    return ease >= 90   ? u"very easy"_s
           : ease >= 80 ? u"easy"_s
           : ease >= 70 ? u"fairly easy"_s
           : ease >= 60 ? u"standard"_s
           : ease >= 50 ? u"fairly difficult"_s
           : ease >= 30 ? u"difficult"_s
                        : u"very difficult"_s;
}

/// The measures count letters of English; a text mostly in another script gets figures that mean nothing.
bool isMostlyLatin(const QString& text)
{
    qsizetype letters = 0, latin = 0;
    for (const QChar c : text)
        if (c.isLetter()) {
            ++letters;
            latin += c.script() == QChar::Script_Latin;
        }
    return latin * 2 >= letters;
}

QString noteOf(const TextStats& stats, const QString& text)
{
    QStringList notes{u"Measured as Flesch reading ease (1948), Flesch-Kincaid grade (1975), Gunning fog (1952), SMOG (1969); syllables are estimated"_s};
    if (stats.sentences < kSmogSentences)
        notes.append(u"SMOG was made for %1 sentences or more, here are %2"_s.arg(kSmogSentences).arg(stats.sentences));
    if (!isMostlyLatin(text))
        notes.append(u"the text is mostly not in Latin letters, for which these measures say nothing"_s);
    return notes.join(u"; "_s) + u'.';
}

} // namespace

SkillId Readability::id() const { return {u"content.readability"_s}; }
QString Readability::title() const { return u"Readability"_s; }
QString Readability::description() const { return u"Measures how hard a text is to read, with the counts behind each figure."_s; }

QByteArray Readability::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["markdown"],"properties":{"markdown":{"type":"string","minLength":1}}})";
}

QByteArray Readability::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["flesch_reading_ease","flesch_kincaid_grade","gunning_fog","smog","band","words","sentences","syllables","complex_words",
"average_sentence","longest_sentence","longest_sentence_words","minutes","note"],"properties":{
"flesch_reading_ease":{"type":"number"},"flesch_kincaid_grade":{"type":"number"},"gunning_fog":{"type":"number"},
"smog":{"type":"number"},"band":{"type":"string"},"words":{"type":"integer"},"sentences":{"type":"integer"},
"syllables":{"type":"integer"},"complex_words":{"type":"integer"},"average_sentence":{"type":"number"},
"longest_sentence":{"type":"string"},"longest_sentence_words":{"type":"integer"},"minutes":{"type":"number"},
"note":{"type":"string"}}})";
}

Result<SkillOutput> Readability::run(const SkillInput& input) const
{
    const Result<QString> markdown = givenText(input.input, "markdown"_L1);
    if (!markdown)
        return markdown.error();
    const Prose prose = Prose::fromMarkdown(*markdown);
    const TextStats stats = TextStats::of(prose);
    if (stats.words == 0)
        return Error{Error::Parse, u"\"markdown\" has no running text to measure."_s, u"/markdown"_s, u"at least one sentence"_s};
    return SkillOutput{Json(QList<Json::Member>{{u"flesch_reading_ease"_s, tenth(stats.fleschEase)},
                                                {u"flesch_kincaid_grade"_s, tenth(stats.kincaidGrade)},
                                                {u"gunning_fog"_s, tenth(stats.fog)},
                                                {u"smog"_s, tenth(stats.smog)},
                                                {u"band"_s, Json(bandOf(stats.fleschEase))},
                                                {u"words"_s, Json(qint64(stats.words))},
                                                {u"sentences"_s, Json(qint64(stats.sentences))},
                                                {u"syllables"_s, Json(qint64(stats.syllables))},
                                                {u"complex_words"_s, Json(qint64(stats.complexWords))},
                                                {u"average_sentence"_s, tenth(stats.averageSentence)},
                                                {u"longest_sentence"_s, Json(stats.longest.left(600))},
                                                {u"longest_sentence_words"_s, Json(qint64(stats.longestWords))},
                                                {u"minutes"_s, tenth(stats.minutes)},
                                                {u"note"_s, Json(noteOf(stats, prose.running()))}}),
                       {}};
}

} // namespace qd::agents
