#include "agents/skills/decide/Question.h"

#include "agents/skills/decide/Texts.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

SkillId Question::id() const { return {u"decide.question"_s}; }
QString Question::title() const { return u"Question to several"_s; }
QString Question::description() const { return u"Words a question and its options, so that all who are asked read the same."_s; }

QByteArray Question::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["question","options"],"properties":{"question":{"type":"string","minLength":1,"maxLength":4000},
"options":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":20},
"asked":{"type":"array","items":{"type":"string"}},
"weights":{"type":"array","items":{"type":"string"}}}})";
}

QByteArray Question::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["question","options"],"properties":{"question":{"type":"string"},
"options":{"type":"array","items":{"type":"string"},"minItems":2},"asked":{"type":"array","items":{"type":"string"}},
"weights":{"type":"array","items":{"type":"string"}}}})";
}

Result<SkillOutput> Question::run(const SkillInput& input) const
{
    QStringList options;
    for (const QString& option : textsOf(input.input.at(u"options")))
        if (const QString plain = option.simplified(); !plain.isEmpty() && !options.contains(plain, Qt::CaseInsensitive))
            options.append(plain);
    if (options.size() < 2)
        return Error{Error::Parse, u"There is nothing to choose from: \"options\" holds %1 that differ."_s.arg(options.size()), u"/options"_s,
                     u"at least two"_s};
    QList<Json::Member> members{{u"question"_s, Json(input.input.at(u"question").toString().trimmed())},
                                {u"options"_s, listOf(options)},
                                {u"asked"_s, listOf(textsOf(input.input.at(u"asked")))}};
    if (const QStringList weights = textsOf(input.input.at(u"weights")); !weights.isEmpty())
        members.append({u"weights"_s, listOf(weights)}); // as they stand now, whatever is decided while the votes come in
    return SkillOutput{Json(members), {}};
}

} // namespace qd::agents
