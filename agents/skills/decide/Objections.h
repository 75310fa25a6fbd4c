#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "decide.objections": what those concerned say of an intent: cleared, or what was ruled on their objections.
class Objections final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
