#include "tests/app/providers/SpendTrial.h"

#include "tests/app/Program.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::test {

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kRoundsInAHome = 40;
constexpr int kBytes = 3'000; ///< of a brief
// What a call of these agents can take at worst, a little more than it is: of money with what goes to the cache, of tokens with
// what may be answered. A limit holds so many of them that 19 in 20 of it can be used.
constexpr qint64 kWorstMicro = 36'000, kWorstTokens = 13'000;

qint64 below(std::mt19937_64& random, qint64 bound)
{
    return qint64(random() % quint64(bound));
}

QJsonObject limit(const QString& scope, const QString& unit, qint64 most)
{
    QJsonObject made{{u"scope"_s, scope}, {u"period"_s, u"campaign"_s}, {u"limit_micro_usd"_s, unit.isEmpty() ? most : 0}};
    if (!unit.isEmpty()) {
        made.insert(u"unit"_s, unit);
        made.insert(u"limit"_s, most);
    }
    return made;
}

} // namespace

SpendTrial::SpendTrial(QString program, quint32 seed, int factor) : m_program(std::move(program)), m_random(seed)
{
    const QString prices = m_folder.filePath(u"prices.json"_s);
    writeFile(prices, WorldDepartment::worldPrices(factor));
    m_world = std::make_unique<WorldProcess>(QStringList{u"--quick"_s, u"--prices"_s, prices});
    m_world->models(WorldDepartment::answers());
    m_bill.setFileName(m_world->billFile());
    m_bill.open(QIODevice::ReadOnly);
}

SpendTrial::~SpendTrial()
{
    if (m_spender) {
        m_spender->closeWriteChannel();
        m_spender->waitForFinished(kPatienceMs);
    }
}

/// Another home with limits of another kind.
void SpendTrial::moveIn()
{
    if (m_spender) {
        m_spender->closeWriteChannel();
        m_spender->waitForFinished(kPatienceMs);
        m_spender.reset();
    }
    m_money = m_tokens = m_calls = m_messagesCalls = 0;
    QJsonArray budgets;
    const auto add = [&budgets](qint64& kept, qint64 most, const QString& scope, const QString& unit) { budgets.append(limit(scope, unit, kept = most)); };
    switch (m_rounds / kRoundsInAHome % 4) {
    case 0: add(m_money, kWorstMicro * (25 + below(m_random, 8)), u"organisation"_s, {}); break;
    case 1: add(m_tokens, kWorstTokens * (24 + below(m_random, 4)), u"organisation"_s, u"tokens"_s); break;
    case 2: add(m_calls, 40 + below(m_random, 50), u"organisation"_s, u"calls"_s); break;
    default:
        add(m_messagesCalls, 15 + below(m_random, 15), u"model:messages:m"_s, u"calls"_s);
        add(m_money, kWorstMicro * (25 + below(m_random, 5)), u"organisation"_s, {});
    }
    m_home = std::make_unique<QTemporaryDir>();
    WorldDepartment department;
    department.budgets = budgets;
    department.write(m_home->path(), m_world->origin());
}

/// @returns whether it is there and at rest.
bool SpendTrial::start()
{
    m_spender = std::make_unique<QProcess>();
    m_spender->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_spender->start(m_program, {u"spend"_s, m_home->path()});
    return m_spender->waitForStarted();
}

/// One call in five is told something false, or breaks off; or every third, and always in the same way.
void SpendTrial::script(bool lies)
{
    m_world->clear();
    if (!lies)
        return;
    struct Fault {
        const char* name;
        QJsonObject more;
    };
    const auto as = [](const char* lie) { return QJsonObject{{u"as"_s, QLatin1String(lie)}}; };
    const Fault faults[] = {{"usage-lie", as("zero")}, {"usage-lie", as("negative")}, {"usage-lie", as("absent")}, {"usage-lie", as("huge")}, {"usage-lie", as("text")},
                            {"cut", {}}, {"no-end", {}}, {"error-event", {}}, {"close-after-body", {}}, {"fail-after", {}},
                            {"html-page", {{u"status"_s, 503}, {u"billed"_s, true}}}};
    for (const QString& path : WorldDepartment::paths()) {
        QList<Fault> here(std::begin(faults), std::end(faults));
        if (path == u"/v1/messages"_s) // the others say it once, and nobody can tell
            here.append({"usage-lie", as("decreasing")});
        const qsizetype only = m_rounds / 2 % (2 * here.size());
        for (qsizetype i = 0; i < here.size(); ++i) {
            const Fault& fault = here[i];
            if (only < here.size() && i != only)
                continue;
            QJsonObject more = fault.more;
            more.insert(u"chance"_s, only < here.size() ? 0.35 : 0.022);
            more.insert(u"seed"_s, int(below(m_random, 1'000'000)));
            more.insert(u"also"_s, true);
            m_world->script(path, QString::fromLatin1(fault.name), more);
        }
    }
}

/// Hears the spender until the round is over, or until it was killed after so many turns; 0: never.
/// @returns whether the round goes on.
bool SpendTrial::listen(SpendRound& round, int killAfter)
{
    int turns = 0;
    bool begun = false;
    while (m_spender->canReadLine() || m_spender->waitForReadyRead(kPatienceMs)) {
        while (m_spender->canReadLine()) {
            const QByteArray line = m_spender->readLine();
            if (line.startsWith("ended ")) {
                m_ended = line;
                round.finished = true;
                return false;
            }
            begun = begun || line == "begun\n";
            if (line == "ready\n" && begun)
                continue;
            if (line == "ready\n") {
                if (round.kills > 0) { // it had ended the round, and was killed before it said so
                    round.finished = true;
                    return false;
                }
                m_spender->write("round " + QByteArray::number(kBytes) + '\n');
            }
            if (line != "turn\n" || killAfter == 0 || ++turns < killAfter)
                continue;
            m_spender->kill();
            m_spender->waitForFinished(kPatienceMs);
            m_spender.reset();
            ++round.kills;
            return true;
        }
    }
    round.what = u"the spenders came to no end"_s;
    return false;
}

SpendTrial::Sums SpendTrial::newBills()
{
    m_world->totals(); // whatever came before this is on the bill
    Sums sums;
    while (m_bill.bytesAvailable() > 0) {
        const QJsonObject line = QJsonDocument::fromJson(m_bill.readLine()).object();
        if (!line.value("billed"_L1).toBool())
            continue;
        sums.pico += line.value("cost_pico_usd"_L1).toInteger();
        for (const char* kind : {"input_tokens", "cache_write_tokens", "cache_read_tokens", "output_tokens"})
            sums.tokens += line.value(QLatin1String(kind)).toInteger();
        ++sums.calls;
        sums.messagesCalls += line.value("path"_L1).toString() == "/v1/messages"_L1;
    }
    return sums;
}

void SpendTrial::judge(SpendRound& round, const Sums& billed, const QByteArray& said) const
{
    const QList<QByteArray> words = said.trimmed().split(' ');
    const auto hold = [&round](const char* what, qint64 most, qint64 of, qint64 counted) {
        if (most == 0)
            return;
        round.used = std::max(round.used, of * 1'000 / most);
        round.counted = std::max(round.counted, counted * 1'000 / most);
        if (of <= most)
            return;
        ++round.passed;
        round.what = u"%1 %2 of %3 were billed, the ledger has %4"_s.arg(of).arg(QLatin1String(what)).arg(most).arg(counted);
    };
    round.calls = billed.calls;
    round.held = words.value(4).toLongLong();
    hold("micro-dollars", m_money, (billed.pico + 999'999) / 1'000'000, words.value(1).toLongLong());
    hold("tokens", m_tokens, billed.tokens, words.value(2).toLongLong());
    hold("calls", m_calls, billed.calls, words.value(3).toLongLong());
    hold("calls of one model", m_messagesCalls, billed.messagesCalls, 0);
}

SpendRound SpendTrial::play(bool lies, int kills)
{
    SpendRound round;
    if (m_rounds % kRoundsInAHome == 0)
        moveIn();
    ++m_rounds;
    script(lies);
    newBills();
    m_ended.clear();
    const bool isThere = m_spender != nullptr;
    if (!isThere && !start())
        return round;
    if (isThere)
        m_spender->write("round " + QByteArray::number(kBytes) + '\n');
    while (listen(round, round.kills < kills ? 1 + int(below(m_random, 25)) : 0))
        if (!start())
            return round;
    if (round.finished)
        judge(round, newBills(), m_ended);
    return round;
}

} // namespace qd::test
