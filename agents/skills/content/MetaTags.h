#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "content.meta-tags": title, description and slug of a page, cut to the width that search results show and never
/// inside a word. Measured as SearchWidth says; needs a running QGuiApplication.
class MetaTags final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
