#include "tests/app/money/Outside.h"

#include "core/store/Database.h"

#include <QProcess>
#include <QTemporaryDir>

namespace qd::test {

namespace {

constexpr int kPatienceMs = 120'000;

/// The bill by scope.
class Bill {
public:
    explicit Bill(quint32 seed) : m_department(department(seed)) {}
    void add(int spender, const Amounts& used)
    {
        const AgentProfile& agent = m_department.agents[spender];
        for (const QString& scope : scopesOf({agent.id, agent.costClass, wordOf(agent.rank), modelOf(spender), {}, {}}))
            m_sums[scope] += used;
    }
    QStringList passed() const
    {
        QStringList all;
        for (const Budget& budget : m_department.budgets)
            if (const qint64 billed = m_sums.value(budget.scope).of(budget.counts()); billed > budget.grains())
                all.append(QStringLiteral("%1 %2: %3 of %4").arg(budget.scope, wordOf(budget.counts())).arg(billed).arg(budget.grains()));
        return all;
    }

private:
    Organisation m_department;
    QMap<QString, Amounts> m_sums;
};

/// Reads what the spenders say until they end, or until they are killed after `killAfter` calls; 0: never.
void listen(QProcess& spenders, Bill& bill, Round& round, qint64 killAfter)
{
    qint64 calls = 0;
    const auto take = [&](const QByteArray& line) {
        const QList<QByteArray> words = line.trimmed().split(' ');
        if (words.value(0) == "call" && words.size() == 6) {
            bill.add(words[1].toInt(), {{words[2].toLongLong()}, words[3].toLongLong(), words[4].toLongLong(), Duration(words[5].toLongLong())});
            ++round.calls;
            ++calls;
        } else if (words.value(0) == "done") {
            round.finished = true;
            round.used = words.value(1).toLongLong();
            round.unreturned += words.value(2).toInt();
        }
    };
    bool killed = false;
    while (spenders.canReadLine() || (spenders.state() != QProcess::NotRunning && spenders.waitForReadyRead(kPatienceMs)) || spenders.canReadLine())
        while (spenders.canReadLine()) {
            take(spenders.readLine());
            if (killAfter > 0 && calls >= killAfter && !killed) {
                killed = true;
                spenders.kill(); // what it said before that is still read
                ++round.kills;
            }
        }
    spenders.waitForFinished(kPatienceMs);
    while (spenders.canReadLine())
        take(spenders.readLine());
}

/// Rows that hold something although nobody works any more.
int stillHeld(const QString& file, QString& what)
{
    Database database;
    if (!database.open(file, Database::ReadOnly))
        return 1;
    const qint64 rows = database.number("SELECT count(*) FROM budget WHERE reserved <> 0") + database.number("SELECT count(*) FROM reservations");
    const qint64 over = database.number("SELECT count(*) FROM budget b JOIN budget_limits l ON b.scope = l.scope AND b.unit = l.unit AND b.period LIKE l.period || ':%' "
                                        "WHERE b.spent > l.cap");
    if (rows + over > 0)
        what = QStringLiteral("%1 rows still hold something, %2 are over their limit").arg(rows).arg(over);
    return int(rows + over);
}

} // namespace

Round playRound(const QString& program, quint32 seed, Asking asking, int kills)
{
    QTemporaryDir home;
    const QString file = home.filePath(QStringLiteral("record.qdr"));
    std::mt19937_64 random(seed + 77);
    Round round;
    Bill bill(seed);
    for (int start = 0; start <= kills && !round.finished; ++start) {
        QProcess spenders;
        spenders.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        spenders.start(program, {QStringLiteral("spend"), file, QString::number(seed), QString::number(int(asking))});
        if (!spenders.waitForStarted())
            return round;
        listen(spenders, bill, round, start < kills ? 1 + below(random, 250) : 0);
    }
    const QStringList passed = bill.passed();
    round.passed = int(passed.size());
    if (asking != Asking::CheckThenAct)
        round.unreturned += stillHeld(file, round.what);
    if (!passed.isEmpty())
        round.what = passed.first();
    if (!round.finished && round.what.isEmpty())
        round.what = QStringLiteral("the spenders did not come to an end");
    return round;
}

} // namespace qd::test
