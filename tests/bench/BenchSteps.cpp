#include "tests/bench/Bench.h"
#include "tests/bench/Relay.h"
#include "tests/bench/Workload.h"

#include "app/engine/Department.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <ctime>

namespace qd::bench {

namespace {

double processorSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

/// A department that is kept busy with `atOnce` runs, a new one for each that ends; beside a model that takes `model` time.
class Race {
public:
    Race(const QString& home, int atOnce, int teams, Duration model)
        : m_pace(std::make_shared<RelayPace>(teams)), m_department(app::Home(home), relayDepartment(home, teams, m_pace)), m_atOnce(atOnce), m_teams(teams)
    {
        m_pace->takes = model;
        QObject::connect(&m_department.feed(), &StateFeed::factsTaken, &m_here, [this](const QList<StoredFact>& facts) { take(facts); });
        QObject::connect(&m_department, &app::Department::answered, &m_here, [](const CommandId&, const Result<Receipt>& receipt) {
            if (!receipt)
                qFatal("refused: %s", qPrintable(receipt.error().text));
        });
    }

    void run(Duration time)
    {
        if (const Result<Done> opened = m_department.open(); !opened)
            qFatal("%s", qPrintable(opened.error().text));
        m_time = double(time.count()) / 1'000;
        m_loop.exec();
        m_department.close();
    }
    void write(JsonWriter& out) const
    {
        const double rate = double(m_steps) / m_seconds;
        out.beginObject();
        put(out, "runs_at_once", qint64(m_atOnce));
        put(out, "teams", qint64(m_teams));
        put(out, "steps_per_second", rate);
        put(out, "steps_per_second_last_third", double(m_steps - m_stepsBefore) / (m_seconds - m_secondsBefore));
        put(out, "facts_per_step", double(m_facts) / double(qMax(qint64(1), m_steps)));
        put(out, "processor_us_per_step", m_processor * 1e6 / double(qMax(qint64(1), m_steps)));
        put(out, "run_p50_ms", median(m_runMs));
        put(out, "run_p99_ms", percentile(m_runMs, 0.99));
        if (m_pace->takes.count() > 0)
            writeOverhead(out);
        put(out, "failed_turns", m_failed);
        put(out, "resident_mib", m_resident);
        out.endObject();
    }

private:
    struct Begun {
        qint64 ns = 0;
        WorkflowId workflow;
    };

    /// What the engine took of each step beside the model's own time, in ms and as a share of that time.
    void writeOverhead(JsonWriter& out) const
    {
        const double model = double(m_pace->takes.count());
        put(out, "overhead_ms_a_step_p50", median(m_overheadMs));
        put(out, "overhead_ms_a_step_p99", percentile(m_overheadMs, 0.99));
        put(out, "overhead_percent_of_model", 100 * median(m_overheadMs) / model);
    }
    CommandId send(const Command& command)
    {
        const CommandId id = CommandId::make(SystemClock().now());
        m_department.issue(id, command);
        return id;
    }
    void begin()
    {
        m_watch.start();
        m_processor = processorSeconds();
        for (int i = 0; i < m_atOnce; ++i) // beside a model that takes its time they don't march in step
            QTimer::singleShot(m_pace->takes * i / m_atOnce, Qt::PreciseTimer, &m_here, [this] { submit(); });
    }
    void submit()
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Run %1: carry the baton from the first runner to the last.").arg(m_submitted);
        brief.workflow = relayName(int(m_submitted++ % m_teams));
        send(brief);
    }
    void take(const QList<StoredFact>& facts)
    {
        if (!m_watch.isValid() && std::any_of(facts.begin(), facts.end(), [](const StoredFact& f) { return std::holds_alternative<OrganisationAdopted>(f.fact); }))
            return begin();
        if (!m_watch.isValid() || m_over)
            return;
        m_facts += facts.size();
        for (const StoredFact& stored : facts) {
            if (std::holds_alternative<TurnFinished>(stored.fact))
                ++m_steps;
            else if (std::holds_alternative<TurnFailed>(stored.fact))
                ++m_failed;
            else if (const auto* begun = std::get_if<RunStarted>(&stored.fact))
                m_begun.insert(begun->run, {m_watch.nsecsElapsed(), begun->workflow});
            else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
                finish(m_begun.take(over->run));
                submit();
            }
        }
        look();
    }
    void finish(const Begun& begun)
    {
        m_runMs.append(double(m_watch.nsecsElapsed() - begun.ns) / 1e6);
        if (m_pace->takes.count() == 0)
            return;
        const int team = begun.workflow.text.section(QLatin1Char('-'), -1).toInt();
        m_overheadMs.append((m_runMs.last() - double(m_pace->waitedMs[size_t(team)].exchange(0))) / kRelaySteps);
    }
    void look()
    {
        m_seconds = double(m_watch.nsecsElapsed()) / 1e9;
        if (m_stepsBefore == 0 && m_seconds > m_time * 2 / 3) {
            m_stepsBefore = m_steps;
            m_secondsBefore = m_seconds;
        }
        if (m_seconds < m_time)
            return;
        m_over = true;
        m_processor = processorSeconds() - m_processor;
        m_resident = residentMiB();
        m_loop.quit();
    }

    QObject m_here;
    std::shared_ptr<RelayPace> m_pace;
    app::Department m_department;
    QEventLoop m_loop;
    QElapsedTimer m_watch;
    QHash<RunId, Begun> m_begun;
    QList<double> m_runMs;
    QList<double> m_overheadMs;
    int m_atOnce;
    int m_teams;
    double m_time = 0;
    double m_seconds = 0;
    double m_secondsBefore = 0;
    double m_processor = 0;
    double m_resident = 0;
    qint64 m_submitted = 0;
    qint64 m_steps = 0;
    qint64 m_stepsBefore = 0;
    qint64 m_facts = 0;
    qint64 m_failed = 0;
    bool m_over = false;
};

} // namespace

void benchSteps(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const qint64 seconds = parameters.number(QStringLiteral("seconds"), 6);
    const qint64 teams = parameters.number(QStringLiteral("teams"), 0); // 0: one for each run, so that no run waits for an agent
    const Duration model(parameters.number(QStringLiteral("model-ms"), 0));
    put(said, "seconds", seconds);
    put(said, "model_ms", qint64(model.count()));
    put(said, "teams", teams);
    results.key("loads");
    results.beginList();
    for (const qint64 atOnce : parameters.numbers(QStringLiteral("at"), {1, 16, 128})) {
        QTemporaryDir home(parameters.text(QStringLiteral("where"), QDir::tempPath()) + QStringLiteral("/qd-steps-XXXXXX"));
        Race race(home.path(), int(atOnce), int(teams > 0 ? teams : atOnce), model);
        race.run(Duration(seconds * 1'000));
        race.write(results);
    }
    results.endList();
}

} // namespace qd::bench
