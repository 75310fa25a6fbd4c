#include "agents/skills/content/EditRatio.h"

#include "agents/skills/GivenText.h"
#include "agents/skills/text/Prose.h"
#include "agents/skills/text/WordDiff.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

/// All words that a reader sees, headings and tables too.
QStringList allWords(const QString& markdown)
{
    QStringList words;
    for (const Prose::Block& block : Prose::fromMarkdown(markdown).blocks)
        words += Prose::wordsOf(block.text);
    return words;
}

QString noteOf(const WordDiff& diff, double ratio, double low, double high)
{
    QString note = u"%1 of %2 words kept, %3 deleted, %4 inserted: %5 % changed, "_s.arg(diff.kept).arg(diff.before)
                       .arg(diff.deleted()).arg(diff.inserted()).arg(ratio);
    note += ratio < low ? u"less than the band of %1 to %2 %"_s.arg(low).arg(high)
            : ratio > high ? u"more than the band of %1 to %2 %"_s.arg(low).arg(high)
                           : u"within the band of %1 to %2 %"_s.arg(low).arg(high);
    if (!diff.exact)
        note += u"; the texts differ so much that the share is an upper bound"_s;
    return note;
}

} // namespace

SkillId EditRatio::id() const { return {u"content.edit-ratio"_s}; }
QString EditRatio::title() const { return u"Edit ratio"_s; }
QString EditRatio::description() const { return u"Measures how much of a text an edit changed, word by word."_s; }

QByteArray EditRatio::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["before","after"],"properties":{"before":{"type":"string","minLength":1},"after":{"type":"string","minLength":1},
"band_low":{"type":"number","minimum":0,"maximum":100,"default":25},
"band_high":{"type":"number","minimum":0,"maximum":100,"default":45}}})";
}

QByteArray EditRatio::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["ratio","kept","inserted","deleted","words_before","words_after","within_band","exact","note"],"properties":{
"ratio":{"type":"number","minimum":0,"maximum":100},"kept":{"type":"integer"},"inserted":{"type":"integer"},
"deleted":{"type":"integer"},"words_before":{"type":"integer"},"words_after":{"type":"integer"},
"within_band":{"type":"boolean"},"exact":{"type":"boolean"},"note":{"type":"string"}}})";
}

Result<SkillOutput> EditRatio::run(const SkillInput& input) const
{
    const Result<QString> before = givenText(input.input, "before"_L1);
    if (!before)
        return before.error();
    const Result<QString> after = givenText(input.input, "after"_L1);
    if (!after)
        return after.error();
    const double low = input.input.at(u"band_low").toReal(25), high = input.input.at(u"band_high").toReal(45);
    if (low > high)
        return Error{Error::Parse, u"\"band_low\" is %1, above \"band_high\", which is %2."_s.arg(low).arg(high), u"/band_low"_s,
                     u"a lower end that is not above the upper end"_s};
    const WordDiff diff = WordDiff::between(allWords(*before), allWords(*after));
    const double ratio = std::round(diff.percent() * 10) / 10;
    return SkillOutput{Json(QList<Json::Member>{{u"ratio"_s, Json(ratio)},
                                                {u"kept"_s, Json(qint64(diff.kept))},
                                                {u"inserted"_s, Json(qint64(diff.inserted()))},
                                                {u"deleted"_s, Json(qint64(diff.deleted()))},
                                                {u"words_before"_s, Json(qint64(diff.before))},
                                                {u"words_after"_s, Json(qint64(diff.after))},
                                                {u"within_band"_s, Json(ratio >= low && ratio <= high)},
                                                {u"exact"_s, Json(diff.exact)},
                                                {u"note"_s, Json(noteOf(diff, ratio, low, high))}}),
                       {}};
}

} // namespace qd::agents
