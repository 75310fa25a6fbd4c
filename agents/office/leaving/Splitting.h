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
    /// Sends what comes next, and ends or asks about the whole where nothing does. @returns when the next one is due.
    std::optional<Instant> goOn(const EffectId& whole);
    /// Why the part is not what was agreed to; empty: it is.
    QString whyNotAgreed(const Effect& part);

private:
    void over(const Effect& whole);
    void goOnAfterAsking(const Effect& whole);
    void ask(const Effect& whole);

    Floor& m_floor;
    Ways m_ways;
    QSet<EffectId> m_checked; ///< wholes whose content is what was agreed to
};

} // namespace qd::agents
