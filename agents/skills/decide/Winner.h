#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// How likely it is that what was done `acted` times of `shown` is done more often in truth than the other, each share unknown before (a uniform
/// prior, Beta(1, 1)): the closed form of E. Miller, "Formulas for Bayesian A/B Testing" (2015), which is exact. 0 <= acted <= shown. O(shown of both).
double chanceOfMore(qint64 acted, qint64 shown, qint64 otherActed, qint64 otherShown);

/// "decide.winner": which of several variants did best, by how many of those who were shown it did what was wanted. One has clearly won when the
/// chances that any other is better, each by chanceOfMore(), add up to less than 1 - `confidence` (Boole's inequality: whatever hangs together
/// among them). It counts once, when it is asked: whoever looked again and again until one leads would find one too often.
/// Nothing is guessed: where a figure is missing or cannot be, nobody has won, and it says why.
class Winner final : public Skill {
public:
    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    Result<SkillOutput> run(const SkillInput& input) const override;
};

} // namespace qd::agents
