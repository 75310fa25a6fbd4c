#pragma once

#include "tests/app/money/Spenders.h"

namespace qd::test {

/// What came of one round.
struct Round {
    bool finished = false;
    int kills = 0;
    qint64 calls = 0;
    int passed = 0;       ///< budgets that the bill passed
    int unreturned = 0;   ///< rows of the record that still hold something at the end, and turns
    qint64 used = 0;      ///< of the tightest budget, in thousandths, at least
    QString what;         ///< the first that was wrong
};

/// Whoever sends the bill: counts every call by itself, in a process of its own, and kills the spenders at random.
/// `kills`: how often.
Round playRound(const QString& program, quint32 seed, Asking asking, int kills);

} // namespace qd::test
