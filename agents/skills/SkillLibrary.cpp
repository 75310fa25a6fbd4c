#include "agents/skills/SkillLibrary.h"

#include "agents/skills/brand/VoiceScore.h"
#include "agents/skills/content/EditRatio.h"
#include "agents/skills/content/KeywordResearch.h"
#include "agents/skills/content/MetaTags.h"
#include "agents/skills/content/Readability.h"
#include "agents/skills/design/Graphic.h"
#include "agents/skills/seo/SeoScore.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

std::vector<std::unique_ptr<const Skill>> shippedSkills()
{
    std::vector<std::unique_ptr<const Skill>> skills;
    skills.push_back(std::make_unique<VoiceScore>());
    skills.push_back(std::make_unique<EditRatio>());
    skills.push_back(std::make_unique<KeywordResearch>());
    skills.push_back(std::make_unique<MetaTags>());
    skills.push_back(std::make_unique<Readability>());
    skills.push_back(std::make_unique<Graphic>(Graphic::Header));
    skills.push_back(std::make_unique<Graphic>(Graphic::Social));
    skills.push_back(std::make_unique<SeoScore>());
    return skills;
}

QString idOf(const std::unique_ptr<const Skill>& skill)
{
    return skill->id().text;
}

} // namespace

SkillLibrary::SkillLibrary(SchemaJudge judge)
    : SkillLibrary(shippedSkills(), std::move(judge))
{
}

SkillLibrary::SkillLibrary(std::vector<std::unique_ptr<const Skill>> skills, SchemaJudge judge)
    : m_judge(std::move(judge))
{
    for (auto& skill : skills) {
        const auto place = std::ranges::lower_bound(m_skills, idOf(skill), {}, idOf);
        if (place == m_skills.end() || idOf(*place) != idOf(skill))
            m_skills.insert(place, std::move(skill));
    }
}

const Skill* SkillLibrary::find(const SkillId& id) const
{
    const auto found = std::ranges::lower_bound(m_skills, id.text, {}, idOf);
    return found != m_skills.end() && idOf(*found) == id.text ? found->get() : nullptr;
}

QList<SkillId> SkillLibrary::ids() const
{
    QList<SkillId> all;
    for (const auto& skill : m_skills)
        all.append(skill->id());
    return all;
}

Result<SkillOutput> SkillLibrary::run(const SkillId& id, const SkillInput& input) const
{
    const Skill* skill = find(id);
    if (!skill) {
        QStringList known;
        for (const SkillId& each : ids())
            known.append(each.text);
        return Error{Error::Parse, u"There is no skill \"%1\"."_s.arg(id.text), id.text, u"one of "_s + known.join(u", "_s)};
    }
    if (input.input.kind() != Json::Object)
        return Error{Error::Parse, u"The input of %1 is not an object."_s.arg(id.text), id.text, u"a JSON object"_s};
    if (m_judge)
        if (const Result<> allowed = m_judge(skill->inputSchema(), input.input); !allowed) {
            Error error = allowed.error();
            error.text = u"The input of %1 is wrong: %2"_s.arg(id.text, error.text);
            return error;
        }
    Result<SkillOutput> output = skill->run(input);
    if (!output || !m_judge)
        return output;
    if (const Result<> kept = m_judge(skill->outputSchema(), output->output); !kept)
        return Error{Error::Internal, u"%1 broke its output schema: %2"_s.arg(id.text, kept.error().text), kept.error().where, {}};
    return output;
}

} // namespace qd::agents
