#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "decide.question": a question as it is put to several: its words, and what there is to choose from, each once.
class Question final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
