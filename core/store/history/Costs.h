#pragma once

#include "core/store/Database.h"
#include "core/store/HistoryReader.h"

namespace qd {

/// What was spent, from daily sums. O(days × keys asked for), never the log. @thread the reader's.
class Costs final {
public:
    explicit Costs(Database& database) : m_database(database) {}
    Result<CostTable> table(CostBy by, std::optional<Instant> from, std::optional<Instant> to);
    Result<CostDays> days(CostBy by, int count);

private:
    Database& m_database;
};

/// The tally that stands in seven columns from `column` on: calls, tokens in, out, read and written in caches, money.
Tally tallyAt(const Statement& row, int column);

} // namespace qd
