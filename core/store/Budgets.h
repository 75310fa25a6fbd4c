#pragma once

#include "core/state/OfficeState.h"
#include "core/store/Database.h"

#include <QHash>
#include <QMap>

#include <memory>
#include <tuple>
#include <utility>

namespace qd {

/// Keeps the rows of `budget` in step with the facts of one transaction: what a turn reserves when it starts, what it
/// has spent when it settles. Each row is written once or twice: what it came to at worst, which must fit, and what it is
/// in the end. Only what is limited has rows, by scope, period and unit. A campaign is a run with all that it begins, and its
/// budget holds for all of them together. A reservation counts on every page that is open, whenever it began; `reserved` of a
/// page that is over says nothing. A reservation that does not fit refuses the transaction; money that was spent is always
/// written down, and then nothing more fits.
/// @thread the store's.
class Budgets final {
public:
    Budgets();
    ~Budgets();
    /// Takes the limits that hold at the end of the record, and reads open reservations. `database` stays open until drop().
    void load(Database& database, const OfficeState& state);
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
        QString page; ///< as BudgetPage::page
        BudgetUnit unit = BudgetUnit::Money;
        friend bool operator<(const Row& a, const Row& b) { return std::tie(a.scope, a.page, a.unit) < std::tie(b.scope, b.page, b.unit); }
    };
    /// In grains of the row's unit.
    struct Sum {
        qint64 reserved = 0;
        qint64 spent = 0;
        qint64 cap = 0;
        qint64 over() const { return reserved + spent - cap; }
    };
    struct Change {
        Sum now;
        std::optional<Sum> worst; ///< right after something was reserved
        qint64 wanted = 0;        ///< that was reserved then
    };
    struct Limit {
        BudgetPeriod period;
        BudgetUnit unit;
        qint64 cap;
    };
    struct Reservation {
        AgentId agent;
        Instant time;
        Amounts amounts;
        RunId root;
        QStringList scopes;
    };
    /// What the transaction began with.
    struct Before {
        QList<Budget> ofTheFile;
        BudgetsState over;
        QHash<AgentId, Payer> payers;
    };
    using Promised = std::pair<RunId, QString>; ///< of a scope, by the run that began it; of a null run: by all
    void take(const Organisation& organisation);
    void setLimits();
    void keepLimits(Database& database);
    void readReservations(Database& database);
    QStringList scopesFor(const AgentId& agent, const QString& model) const;
    void promise(const Reservation& held, int sign);
    void reserve(const TurnStarted& turn, Instant time);
    void settle(const TurnId& turn, const RunId& root, const AgentId& agent, const Spend& spend, Instant time);
    void buy(const ChannelSpent& bought, Instant time);
    void count(const QList<BudgetPage>& pages);
    void change(const QStringList& scopes, const RunId& root, Instant time, const Amounts& spent, const Amounts& asked, const Amounts& released);
    Change& at(const Row& row);
    Result<Done> write(Database& database, const Row& row, const Change& change);

    struct Statements;
    std::unique_ptr<Statements> m_statements;
    Before m_known;
    Before m_before;
    QHash<QString, QList<Limit>> m_limits; ///< by scope
    QHash<TurnId, Reservation> m_reservations;
    QHash<Promised, Amounts> m_promised;
    QMap<Row, Change> m_changes;
};

} // namespace qd
