#pragma once

#include "core/facts/Fact.h"
#include "core/store/Database.h"

#include <QHash>
#include <QMap>

namespace qd {

/// Keeps the rows of `budget` in step with the facts of one transaction: what a turn reserves when it starts, what it
/// has spent when it settles. Amounts of one transaction are added up first, so each row is written once. Only scopes
/// that have a limit have rows. A reservation that does not fit refuses the transaction; money that was spent is
/// always written down, and then nothing more fits.
/// @thread the store's.
class Budgets final {
public:
    /// Reads limits and open reservations. Also after a transaction was undone.
    void load(Database& database);
    /// Notes what `stored` does to the budgets.
    void note(Database& database, const StoredFact& stored);
    /// Writes what was noted. Error::Rule names the budget that does not suffice. Before COMMIT.
    Result<Done> flush(Database& database);

private:
    struct Row {
        QString scope;
        QString period; ///< "day:20412", "month:24310"
        friend bool operator<(const Row& a, const Row& b) { return a.scope != b.scope ? a.scope < b.scope : a.period < b.period; }
    };
    struct Change {
        Money reserved;
        Money spent;
        Money cap;
    };
    struct Reservation {
        AgentId agent;
        Instant time;
        Money amount;
    };
    void adopt(Database& database, const Organisation& organisation);
    void reserve(Database& database, const TurnStarted& turn, Instant time);
    void settle(Database& database, const TurnId& turn, const AgentId& agent, Money spent, Instant time);
    void change(const AgentId& agent, Instant time, Money reserved, Money spent);
    Result<Done> write(Database& database, const Row& row, const Change& change);

    QMap<Row, Money> m_limits; ///< period is "day" or "month" here
    QHash<TurnId, Reservation> m_reservations;
    QMap<Row, Change> m_changes;
};

} // namespace qd
