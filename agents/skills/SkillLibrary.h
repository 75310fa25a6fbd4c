#pragma once

#include "agents/skills/Skill.h"

#include <functional>
#include <memory>
#include <vector>

namespace qd::agents {

/// The skills of this house, by id. Immutable once built. @thread any, also several at once
class SkillLibrary {
public:
    /// Says whether `value` satisfies the JSON schema; the error's `where` is the path in the value.
    using SchemaJudge = std::function<Result<>(const QByteArray& schema, const Json& value)>;

    /// All skills that ship. `judge` is asked before and after each run; without one nothing is judged.
    explicit SkillLibrary(SchemaJudge judge = {});
    /// Those given instead; of two with one id the first stays.
    SkillLibrary(std::vector<std::unique_ptr<const Skill>> skills, SchemaJudge judge);

    /// The skill, owned by the library, or nullptr.
    const Skill* find(const SkillId& id) const;
    /// All ids, in the order of the alphabet.
    QList<SkillId> ids() const;

    /// Runs a skill on an input that its schema allows. Error::Parse when there is no such skill (the hint lists them)
    /// or the input is wrong; Error::Internal when the skill broke its own output schema.
    Result<SkillOutput> run(const SkillId& id, const SkillInput& input) const;

private:
    std::vector<std::unique_ptr<const Skill>> m_skills; ///< sorted by id
    SchemaJudge m_judge;
};

} // namespace qd::agents
