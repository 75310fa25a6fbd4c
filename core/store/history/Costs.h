#pragma once

#include "core/store/FactRow.h"
#include "core/store/HistoryReader.h"

namespace qd {

/// What was spent, from daily sums. O(days × keys asked for), never the log. @thread the reader's.
class Costs final {
public:
    Costs(Database& database, const FactKinds& kinds) : m_database(database), m_kinds(kinds) {}
    Result<CostTable> table(CostBy by, std::optional<Instant> from, std::optional<Instant> to);
    Result<CostDays> days(CostBy by, int count);
    /// As they were right after fact `until`: the sums of the days before, and the turns of its own day up to it.
    Result<CostTable> tableAsOf(Sequence until, CostBy by, std::optional<Instant> from);
    Result<CostDays> daysAsOf(Sequence until, CostBy by, int count);

private:
    Result<CostTable> tableFrom(const QString& sums, CostBy by, std::optional<Instant> from, std::optional<Instant> to);
    Result<CostDays> daysFrom(const QString& sums, CostBy by, int count);
    Result<QString> sumsUntil(Sequence until);

    Database& m_database;
    const FactKinds& m_kinds;
};

/// The tally that stands in seven columns from `column` on: calls, tokens in, out, read and written in caches, money.
Tally tallyAt(const Statement& row, int column);

} // namespace qd
