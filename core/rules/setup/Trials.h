#pragma once

#include "core/rules/setup/Betting.h"
#include "core/state/OfficeState.h"

/// What a trial of two versions of an agent's configuration shows so far. Pure.
namespace qd::rules {

/// The k-th outcome of a and the k-th of b make a pair, in the order in which they came; what has no partner yet waits for one.
struct TrialSays {
    qsizetype pairs = 0;
    qsizetype countA = 0;  ///< outcomes
    qsizetype countB = 0;
    qsizetype waiting = 0; ///< of the version that has more
    std::optional<double> meanA; ///< of all its outcomes
    std::optional<double> meanB;
    MeanBetween difference; ///< of the pairs, b less a
    qsizetype leftOut = 0; ///< pieces that show nothing of the versions
    QString whyLeftOut;    ///< of the last of them, after "it was"
    bool isOver = false;    ///< as many as it wants have been counted of both
    bool isShown() const { return difference.shownAt > 0; }
    /// The version that is shown to be the better one; -1: none.
    int better(const Trial& trial) const { return isShown() ? (difference.isMore ? trial.b : trial.a) : -1; }
};
/// O(pairs × 201).
TrialSays saidBy(const SetupsState::Tried& tried);

/// Whether another outcome of that version is counted.
bool counts(const SetupsState::Tried& tried, int version);

/// "Version 2 was approved as it was in 81 % of 34, version 0 in 60 % of 33: shown after 30 pairs." and the like, in a sentence.
QString inWords(const Trial& trial, const TrialSays& says);

} // namespace qd::rules
