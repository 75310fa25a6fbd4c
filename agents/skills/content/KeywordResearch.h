#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "content.keyword-research": candidates for a topic from a keyword planner's export. Each figure is one of the
/// file's row; where the file has nothing on the topic the candidates are the topic's own phrases, without figures.
class KeywordResearch final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    /// Error::Parse also when the person's keyword file cannot be used.
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
