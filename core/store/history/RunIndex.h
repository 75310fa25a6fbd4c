#pragma once

#include "core/state/money/LedgerState.h"
#include "core/store/Database.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace qd {

/// What a row of `tally` is about; stands in the record.
enum class TallyOf { Agent, Rank, Model, Run, Day };

/// A row of `tally`.
struct SumOf {
    TallyOf of;
    qint64 day;
    QString key;
    bool operator==(const SumOf&) const = default;
    friend size_t qHash(const SumOf& sum, size_t seed = 0) { return qHashMulti(seed, int(sum.of), sum.day, sum.key); }
};
using Sums = QHash<SumOf, Tally>;

/// What a turn cost, in every row that it belongs to.
struct Spent {
    qint64 day = 0;
    RunId run;
    AgentId agent;
    QString rank;
};
void addTo(Sums& sums, const Spent& spent, const Spend& spend);

/// Keeps one row per run and the daily sums of what turns cost. Sums of one transaction are added up first, so that each
/// row is written once.
/// @thread the store's.
class RunIndex final {
public:
    explicit RunIndex(Database& database);
    ~RunIndex();

    /// Reads what it looks things up in; also after a transaction was undone.
    void load();
    /// @returns whether `stored` hid runs whose messages, decisions and costs are in the index: it is then filled anew.
    bool take(const StoredFact& stored);
    /// Whether `run` was sample work that has been cleared.
    bool isHidden(const RunId& run) const { return m_hidden.contains(run); }
    /// Forgets everything but which runs are hidden.
    void empty();
    /// Writes the sums of what was taken. Before COMMIT.
    void flush();

private:
    struct Statements;
    void adopt(const Organisation& organisation);
    void begin(const RunStarted& started, Instant at);
    void spend(const StoredFact& stored, const RunId& run, const AgentId& agent, const Spend& spend);
    void loadHidden();
    bool hideSamples();
    void waits(const RunId& run, int more);
    void takeTurn(const StoredFact& stored, const TurnFinished& done);
    void takeWaiting(const StoredFact& stored);

    Database& m_database;
    std::unique_ptr<Statements> m_statements;
    QHash<QString, QString> m_ranks; ///< by agent
    QSet<QString> m_campaigns;       ///< ids of those that an organisation had
    QSet<RunId> m_hidden;
    Sums m_sums;                   ///< not written yet
    QHash<RunId, Tally> m_runSums; ///< the same
};

} // namespace qd
