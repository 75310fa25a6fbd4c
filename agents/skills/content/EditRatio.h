#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "content.edit-ratio": how much of a text an edit changed, word by word, and whether that lies within a band.
/// Letters' case counts, punctuation does not.
class EditRatio final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
