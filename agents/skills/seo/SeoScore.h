#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "seo.score": named checks of one page, each with its figure and its bound; the score is the weight of those passed
/// in percent. Checks of a secondary keyword are left out where none is given. Needs a running QGuiApplication.
class SeoScore final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
