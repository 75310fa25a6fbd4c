#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "decide.tally": counts votes by a stated rule and says what was settled; what was not, the ruling settles.
class Tally final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
