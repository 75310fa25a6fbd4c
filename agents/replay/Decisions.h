#pragma once

#include "core/facts/Fact.h"

#include <optional>

namespace qd::agents {

/// Which call an answer belongs to: the same word for word, or the one at the same place in the run. The second is for
/// records of older programs, whose prompts were others.
enum class Match { Exact, ByPlace };

/// The decisions among `facts` as text that says the same for the same decision: without ids and times, which are never twice the same.
/// ByPlace: without the calls that they rest on, too, for those are others, or were not named yet.
QList<QByteArray> decisionTexts(const QList<StoredFact>& facts, Match match = Match::Exact);

/// Where two runs decided otherwise.
struct DecisionDifference {
    qsizetype at = 0;    ///< which decision, from 0
    QByteArray first;    ///< empty: the first run had no such decision
    QByteArray second;   ///< empty: the second had none
};
std::optional<DecisionDifference> firstDifference(const QList<QByteArray>& first, const QList<QByteArray>& second);

} // namespace qd::agents
