#pragma once

#include "agents/effects/Outcome.h"
#include "agents/office/Floor.h"

#include <QSet>

namespace qd::agents {

class EffectPurse;

/// What is for many (rules::isForEach()) leaves as many effects, one after the other: a crash leaves one of them unknown, and who has
/// it does not get it again. The whole is over when all of them are.
/// @thread the office's.
class Splitting final {
public:
    /// What it has done by others.
    struct Ways {
        std::function<void(const EffectId&)> send;                              ///< a part, as it may as things stand
        std::function<std::optional<Instant>(const Effect&)> leavesAt;          ///< by itself
        std::function<bool(const Effect&)> isRepeated;                          ///< by itself, with the same key
        std::function<void(const Effect& whole, const Outcome&)> record;        ///< what became of the whole
        std::function<void(const EffectId& whole, const QString& why)> settled; ///< nobody has to be asked about it any more
    };
    Splitting(Floor& floor, Ways ways) : m_floor(floor), m_ways(std::move(ways)) {}

    /// Plans its parts, once it is certain that all of them can be paid for. The error is that they cannot (where: "budget"), that they would
    /// cost more than was agreed to, or what their connector says of one.
    Result<Done> split(const Effect& whole, EffectPurse& purse);
    /// Sends what comes next. Where nothing leaves now, she is asked about those of whom nobody can tell, or the whole is over. What waits leaves also while
    /// she is asked. @returns when the next one is due.
    std::optional<Instant> goOn(const EffectId& whole);
    /// A part certainly did not go out, before that is entered: what becomes of the whole says why. Of what is no part nothing is kept.
    void notSent(const Effect& part, const QString& why);
    /// Why the part is not what was agreed to; empty: it is.
    QString whyNotAgreed(const Effect& part);

private:
    /// Why some of a whole were not sent, as far as that is known since the program began.
    struct Reasons {
        QStringList first{};
        qsizetype known = 0;
    };
    void over(const Effect& whole);
    void goOnAfterAsking(const Effect& whole);
    void askAboutUnknown(const EffectId& whole);
    QString whyNotSent(const EffectId& whole, qsizetype refused) const;

    Floor& m_floor;
    Ways m_ways;
    QSet<EffectId> m_checked; ///< wholes whose content is what was agreed to
    QMap<EffectId, Reasons> m_reasons; ///< by whole
};

} // namespace qd::agents
