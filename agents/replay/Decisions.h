#pragma once

#include "core/facts/Fact.h"

#include <optional>

namespace qd::agents {

/// Which call an answer belongs to: the same word for word, or the one at the same place in the run. The second is for
/// records of older programs, whose prompts were others.
enum class Match { Exact, ByPlace };

/// The decisions among `facts` as text that says the same for the same decision: without ids and times, which are never twice the same.
QList<QByteArray> decisionTexts(const QList<StoredFact>& facts);

/// The decisions of a run and of the same run done again, as texts that can be compared one by one. ByPlace: without the calls
/// that they rest on and the hash of what goes out, for prompts and pages are others by now, and of the second no more than
/// programs wrote down, and no less trusted than they took it, when the first was recorded.
struct DecisionTexts {
    QList<QByteArray> first;
    QList<QByteArray> second;
};
DecisionTexts decisionTexts(const QList<StoredFact>& first, const QList<StoredFact>& second, Match match);

/// Where two runs decided otherwise.
struct DecisionDifference {
    qsizetype at = 0;    ///< which decision, from 0
    QByteArray first;    ///< empty: the first run had no such decision
    QByteArray second;   ///< empty: the second had none
};
std::optional<DecisionDifference> firstDifference(const QList<QByteArray>& first, const QList<QByteArray>& second);

} // namespace qd::agents
