#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "content.readability": the published readability measures of a text, with the counts that they come from.
class Readability final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
