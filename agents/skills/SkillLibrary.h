#pragma once

#include "agents/organisation/checks/SchemaCheck.h"
#include "agents/skills/Skill.h"

#include <memory>
#include <vector>

namespace qd::agents {

/// The skills of this house, by id, each with its schemas. Immutable once built. @thread any, also several at once
class SkillLibrary {
public:
    /// All skills that ship.
    SkillLibrary();
    /// Those given instead; of two with one id the first stays.
    explicit SkillLibrary(std::vector<std::unique_ptr<const Skill>> skills);

    /// The skill, owned by the library, or nullptr.
    const Skill* find(const SkillId& id) const;
    /// All ids, in the order of the alphabet.
    QList<SkillId> ids() const;

    /// Runs a skill on an input that its schema allows. Error::Parse when there is no such skill (the hint lists them)
    /// or the input is wrong; Error::Internal when the skill broke its output schema or a schema of its own is none.
    Result<SkillOutput> run(const SkillId& id, const SkillInput& input) const;

private:
    struct Entry {
        QString id;
        std::unique_ptr<const Skill> skill;
        Result<SchemaCheck> input;
        Result<SchemaCheck> output;
    };

    const Entry* entry(const SkillId& id) const;

    std::vector<Entry> m_entries; ///< sorted by id
};

} // namespace qd::agents
