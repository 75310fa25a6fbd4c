#include "agents/skills/brand/VoiceScore.h"

#include "agents/skills/GivenText.h"
#include "agents/skills/brand/VoiceText.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

SkillId VoiceScore::id() const { return {u"brand.voice-score"_s}; }
QString VoiceScore::title() const { return u"Brand voice score"_s; }
QString VoiceScore::description() const { return u"Scores how well a text sounds like the brand, and explains every point that is lost."_s; }

QByteArray VoiceScore::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["markdown"],"properties":{"markdown":{"type":"string","minLength":1},"title":{"type":"string"}}})";
}

QByteArray VoiceScore::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["score","reasons","checks"],"properties":{"score":{"type":"number","minimum":0,"maximum":100},
"reasons":{"type":"array","items":{"type":"string"}},
"checks":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","points","out_of","note"],
 "properties":{"id":{"type":"string"},"points":{"type":"number","minimum":0},"out_of":{"type":"integer"},
 "note":{"type":"string","minLength":1}}}}}})";
}

Result<SkillOutput> VoiceScore::run(const SkillInput& input) const
{
    const Result<QString> markdown = givenText(input.input, "markdown"_L1);
    if (!markdown)
        return markdown.error();
    const VoiceText text = VoiceText::of(*markdown, input.input.at(u"title").toString(), input.brand);
    if (text.stats.words == 0)
        return Error{Error::Parse, u"\"markdown\" has no running text to judge."_s, u"/markdown"_s, u"at least one sentence"_s};
    double score = 0;
    QList<Json> checks, reasons;
    for (const VoiceCheck& check : voiceWordChecks() + voiceSentenceChecks()) {
        const VoiceFinding finding = check.ask(text, check.outOf);
        const double points = std::round(finding.points * 10) / 10;
        score += points;
        for (const QString& reason : finding.reasons)
            reasons.append(Json(reason));
        checks.append(Json(QList<Json::Member>{{u"id"_s, Json(check.id)}, {u"points"_s, Json(points)},
                                               {u"out_of"_s, Json(qint64(check.outOf))}, {u"note"_s, Json(finding.note)}}));
    }
    return SkillOutput{Json(QList<Json::Member>{{u"score"_s, Json(std::round(score * 10) / 10)}, {u"reasons"_s, Json(reasons)},
                                                {u"checks"_s, Json(checks)}}),
                       {}};
}

} // namespace qd::agents
