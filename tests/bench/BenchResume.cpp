#include "tests/bench/Bench.h"
#include "tests/bench/Relay.h"
#include "tests/bench/Workload.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace qd::bench {

namespace {

/// A department of relays that is opened, told something, and listened to.
class Relays {
public:
    Relays(const QString& home, int teams, int silentFrom)
        : m_pace(std::make_shared<RelayPace>(teams)), m_department(app::Home(home), relayDepartment(home, teams, m_pace))
    {
        m_pace->silentFrom = silentFrom;
    }

    app::Department& department() { return m_department; }
    /// Returns when `enough` says so of the facts that come; it is asked with nothing first.
    void until(const std::function<bool(const QList<StoredFact>&)>& enough)
    {
        QEventLoop loop;
        QObject here;
        QObject::connect(&m_department.feed(), &StateFeed::factsTaken, &here, [&](const QList<StoredFact>& facts) {
            if (enough(facts))
                loop.quit();
        });
        if (!enough({}))
            loop.exec();
    }
    /// In a new home the organisation is adopted right after opening.
    void untilAdopted()
    {
        until([](const QList<StoredFact>& facts) {
            return std::any_of(facts.begin(), facts.end(), [](const StoredFact& f) { return std::holds_alternative<OrganisationAdopted>(f.fact); });
        });
    }

private:
    std::shared_ptr<RelayPace> m_pace;
    app::Department m_department;
};

void mustOpen(app::Department& department)
{
    if (const Result<Done> opened = department.open(); !opened)
        qFatal("%s", qPrintable(opened.error().text));
}

template <class T> qint64 count(const QList<StoredFact>& facts)
{
    return std::count_if(facts.begin(), facts.end(), [](const StoredFact& f) { return std::holds_alternative<T>(f.fact); });
}

/// Brings `runs` runs, of as many workflows as there are teams, to their middle and dies there as by kill -9.
void dieHalfway(const QString& home, int runs, int teams)
{
    Relays relays(home, teams, kRelaySteps / 2);
    mustOpen(relays.department());
    relays.untilAdopted();
    for (int i = 0; i < runs; ++i) {
        SubmitBrief brief;
        brief.text = QStringLiteral("Carry the baton from the first runner to the last.");
        brief.workflow = relayName(i % teams);
        relays.department().issue(CommandId::make(SystemClock().now()), brief);
    }
    qint64 steps = 0;
    qint64 begun = 0;
    relays.until([&](const QList<StoredFact>& facts) {
        steps += count<TurnFinished>(facts);
        begun += count<TurnStarted>(facts);
        return steps == qint64(runs) * kRelaySteps / 2 && begun == steps + teams; // an agent of each waits for an answer that never comes
    });
    std::raise(SIGKILL);
}

} // namespace

void benchResume(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const int runs = int(parameters.number(QStringLiteral("runs"), 500));
    const int teams = int(parameters.number(QStringLiteral("teams"), runs));
    put(said, "runs", qint64(runs));
    put(said, "teams", qint64(teams));
    if (const QString home = parameters.text(QStringLiteral("die-in"), {}); !home.isEmpty())
        return dieHalfway(home, runs, teams);
    QTemporaryDir home(parameters.text(QStringLiteral("where"), QDir::tempPath()) + QStringLiteral("/qd-resume-XXXXXX"));
    QProcess dying;
    dying.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    dying.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("resume"), QStringLiteral("--runs"), QString::number(runs), QStringLiteral("--teams"), QString::number(teams),
                 QStringLiteral("--die-in"), home.path()});
    dying.waitForFinished(600'000);
    if (dying.exitStatus() != QProcess::CrashExit)
        qFatal("the department did not come to its middle");

    Relays relays(home.path(), teams, kRelaySteps);
    qint64 ended = 0;
    qint64 steps = 0;
    const Stopwatch watch;
    mustOpen(relays.department());
    const double opened = watch.ms();
    relays.until([&](const QList<StoredFact>& facts) {
        ended += count<RunFinished>(facts);
        steps += count<TurnFinished>(facts);
        return ended == runs;
    });
    put(results, "opened_ms", opened);
    put(results, "all_finished_ms", watch.ms());
    put(results, "steps_after", steps);
    put(results, "steps_missing", qint64(runs) * kRelaySteps / 2 - steps); // negative: done twice
    relays.department().close();
}

void benchAgents(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const QList<qint64> sizes = parameters.numbers(QStringLiteral("at"), {10, 1'000, 10'000});
    put(said, "agents_a_team", qint64(kRelaySteps));
    results.key("sizes");
    results.beginList();
    for (const qint64 agents : sizes) {
        QTemporaryDir home;
        const int teams = int(qMax(qint64(1), agents / kRelaySteps));
        Relays relays(home.path(), teams, kRelaySteps);
        const double before = residentMiB();
        const Stopwatch watch;
        mustOpen(relays.department());
        relays.untilAdopted();
        results.beginObject();
        put(results, "agents", qint64(teams) * kRelaySteps);
        put(results, "adopted_ms", watch.ms());
        put(results, "resident_before_mib", before);
        put(results, "resident_after_mib", residentMiB());
        relays.department().close();
        Relays again(home.path(), teams, kRelaySteps);
        const Stopwatch opening;
        mustOpen(again.department());
        put(results, "opened_again_ms", opening.ms());
        again.department().close();
        results.endObject();
    }
    results.endList();
}

} // namespace qd::bench
