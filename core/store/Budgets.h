#pragma once

#include "core/facts/Fact.h"
#include "core/store/Database.h"

#include <QHash>
#include <QMap>

#include <memory>

namespace qd {

/// Keeps the rows of `budget` in step with the facts of one transaction: what a turn reserves when it starts, what it
/// has spent when it settles. Amounts of one transaction are added up first, so each row is written once. Only scopes
/// that have a limit have rows: the organisation, an agent, a cost class with all agents that the organisation counts to
/// it now. A campaign is a run
/// with all that it begins, and its budget holds for all of them together. A reservation that does not fit refuses the
/// transaction; money that was spent is always written down, and then nothing more fits.
/// @thread the store's.
class Budgets final {
public:
    Budgets();
    ~Budgets();
    /// Takes the limits of the organisation that holds at the end of the record, and reads open reservations. `database`
    /// stays open until drop().
    void load(Database& database, const Organisation& organisation);
    /// A transaction begins: what holds now holds again when it is undone.
    void begin();
    /// The transaction since begin() was undone.
    void undo(Database& database);
    /// Lets go of the database, which may then be closed.
    void drop();
    /// Notes what `stored` does to the budgets.
    void note(Database& database, const StoredFact& stored);
    /// Writes what was noted. Error::Rule names the budget that does not suffice. Before COMMIT.
    Result<Done> flush(Database& database);

private:
    struct Row {
        QString scope;
        QString period; ///< "day:20412", "month:24310", "campaign:" and the run
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
    using Limits = QMap<Row, Money>; ///< period is "day", "month" or "campaign" here
    using Classes = QHash<AgentId, QString>;
    void take(const Organisation& organisation);
    void adopt(Database& database, const Organisation& organisation);
    void readReservations(Database& database);
    void reserve(const TurnId& turn, const AgentId& agent, const RunId& run, Money amount, Instant time);
    void settle(const TurnId& turn, const RunId& run, const AgentId& agent, Money spent, Instant time);
    void change(const AgentId& agent, const RunId& run, Instant time, Money reserved, Money spent);
    void add(const QString& scope, const QString& period, const QString& key, Money reserved, Money spent);
    Result<Done> write(Database& database, const Row& row, const Change& change);

    struct Statements;
    std::unique_ptr<Statements> m_statements;
    Limits m_limits;
    Classes m_classes; ///< the cost class of each agent
    Limits m_limitsBefore;
    Classes m_classesBefore;
    QHash<TurnId, Reservation> m_reservations;
    QMap<Row, Change> m_changes;
};

} // namespace qd
