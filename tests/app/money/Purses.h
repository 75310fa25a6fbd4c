#pragma once

#include "core/model/Organisation.h"

#include <random>

namespace qd::test {

constexpr int kSpenders = 100;
inline const Instant kThatDay{1'795'003'200'000}; ///< 2026-11-18T12:00:00Z: all of a round is on one page

/// The department of a round: who spends, and which budgets bind whom. The same for the same seed, in every process.
Organisation department(quint32 seed);
/// The model that a spender asks.
QString modelOf(int spender);
inline AgentId spenderOf(int n) { return {QStringLiteral("a%1").arg(n)}; }
inline RunId runOfAll() { return {{0x0190000000007000ull, 0x8000000000000001ull}}; }
/// A number of our own making, so that every library draws alike.
inline qint64 below(std::mt19937_64& random, qint64 bound) { return qint64(random() % quint64(bound)); }

} // namespace qd::test
