#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "brand.voice-score": how well a text sounds like the brand, of 100 points over twelve checks. Each point that is
/// lost is explained: how many, for what, and the passage.
class VoiceScore final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
