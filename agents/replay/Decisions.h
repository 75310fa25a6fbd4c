#pragma once

#include "core/facts/Fact.h"

#include <optional>

namespace qd::agents {

/// The decisions among `facts` as text that says the same for the same decision: without ids and times, which are never twice the same.
QList<QByteArray> decisionTexts(const QList<StoredFact>& facts);

/// Where two runs decided otherwise.
struct DecisionDifference {
    qsizetype at = 0;    ///< which decision, from 0
    QByteArray first;    ///< empty: the first run had no such decision
    QByteArray second;   ///< empty: the second had none
};
std::optional<DecisionDifference> firstDifference(const QList<QByteArray>& first, const QList<QByteArray>& second);

} // namespace qd::agents
