#include "agents/skills/SkillLibrary.h"

#include "agents/skills/brand/VoiceScore.h"
#include "agents/skills/content/EditRatio.h"
#include "agents/skills/content/KeywordResearch.h"
#include "agents/skills/content/MetaTags.h"
#include "agents/skills/content/Readability.h"
#include "agents/skills/decide/Objections.h"
#include "agents/skills/decide/Question.h"
#include "agents/skills/decide/Tally.h"
#include "agents/skills/decide/Winner.h"
#include "agents/skills/design/Graphic.h"
#include "agents/skills/paper/Invoices.h"
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
    skills.push_back(std::make_unique<Question>());
    skills.push_back(std::make_unique<Tally>());
    skills.push_back(std::make_unique<Objections>());
    skills.push_back(std::make_unique<Winner>());
    skills.push_back(std::make_unique<Invoices>());
    return skills;
}

} // namespace

SkillLibrary::SkillLibrary()
    : SkillLibrary(shippedSkills())
{
}

SkillLibrary::SkillLibrary(std::vector<std::unique_ptr<const Skill>> skills)
{
    for (auto& skill : skills) {
        const QString id = skill->id().text;
        const auto place = std::ranges::lower_bound(m_entries, id, {}, &Entry::id);
        if (place != m_entries.end() && place->id == id)
            continue;
        auto input = SchemaCheck::fromText(skill->inputSchema());
        auto output = SchemaCheck::fromText(skill->outputSchema());
        m_entries.insert(place, Entry{id, std::move(skill), std::move(input), std::move(output)});
    }
}

const SkillLibrary::Entry* SkillLibrary::entry(const SkillId& id) const
{
    const auto found = std::ranges::lower_bound(m_entries, id.text, {}, &Entry::id);
    return found != m_entries.end() && found->id == id.text ? &*found : nullptr;
}

const Skill* SkillLibrary::find(const SkillId& id) const
{
    const Entry* found = entry(id);
    return found ? found->skill.get() : nullptr;
}

QList<SkillId> SkillLibrary::ids() const
{
    QList<SkillId> all;
    for (const Entry& each : m_entries)
        all.append(SkillId{each.id});
    return all;
}

Result<SkillOutput> SkillLibrary::run(const SkillId& id, const SkillInput& input) const
{
    const Entry* found = entry(id);
    if (!found) {
        QStringList known;
        for (const Entry& each : m_entries)
            known.append(each.id);
        return Error{Error::Parse, u"There is no skill \"%1\"."_s.arg(id.text), id.text, u"one of "_s + known.join(u", "_s)};
    }
    for (const Result<SchemaCheck>* check : {&found->input, &found->output})
        if (!*check)
            return Error{Error::Internal, u"A schema of %1 is none: %2"_s.arg(id.text, check->error().text), id.text, {}};
    if (const QList<Fault> faults = found->input->faultsOf(input.input); !faults.isEmpty())
        return Error{Error::Parse, u"The input of %1 is wrong: %2."_s.arg(id.text, faults.constFirst().sentence()),
                     faults.constFirst().path, faults.constFirst().right};
    Result<SkillOutput> output = found->skill->run(input);
    if (!output)
        return output;
    if (const QList<Fault> faults = found->output->faultsOf(output->output); !faults.isEmpty())
        return Error{Error::Internal, u"%1 broke its output schema: %2."_s.arg(id.text, faults.constFirst().sentence()),
                     faults.constFirst().path, {}};
    return output;
}

} // namespace qd::agents
