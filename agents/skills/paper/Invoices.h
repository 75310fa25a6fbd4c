#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "paper.invoices": a list of invoices read strictly (InvoiceText): each as a line by itself, and what the first of them says, for who has one.
class Invoices final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
