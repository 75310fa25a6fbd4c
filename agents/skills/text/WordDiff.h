#pragma once

#include <QStringList>

namespace qd::agents {

/// How far two word sequences differ: what must be deleted from the one and inserted to have the other.
/// The shortest edit script of E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986).
/// Texts that differ too much for that get a bound in near linear time: words that stand once in each, in the longest
/// common order, and what adjoins them. The bound never calls texts more alike than they are.
struct WordDiff {
    qsizetype before = 0; ///< words
    qsizetype after = 0;
    qsizetype kept = 0;   ///< words of the longest common subsequence, or its lower bound
    bool exact = true;    ///< false: the bound

    qsizetype deleted() const { return before - kept; }
    qsizetype inserted() const { return after - kept; }
    /// 0 for the same text, 100 for nothing in common: 100 * (1 - 2 kept / (before + after)).
    double percent() const;

    /// Compares case-sensitively. `effort` bounds the steps of the exact algorithm.
    static WordDiff between(const QStringList& before, const QStringList& after, qsizetype effort = 60'000'000);
};

} // namespace qd::agents
