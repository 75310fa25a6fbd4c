#include "tests/bench/Race.h"

#include "tests/bench/Workload.h"

#include <QTimer>

#include <algorithm>
#include <ctime>

namespace qd::bench {

namespace {

double processorSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

} // namespace

Race::Race(const QString& home, app::DepartmentSettings settings, int atOnce, int teams, std::shared_ptr<RelayPace> pace)
    : m_pace(std::move(pace)), m_department(app::Home(home), std::move(settings)), m_atOnce(atOnce), m_teams(teams)
{
    QObject::connect(&m_department.feed(), &StateFeed::factsTaken, &m_here, [this](const QList<StoredFact>& facts) { take(facts); });
    QObject::connect(&m_department, &app::Department::answered, &m_here, [](const CommandId&, const Result<Receipt>& receipt) {
        if (!receipt)
            qFatal("refused: %s", qPrintable(receipt.error().text));
    });
}

void Race::run(Duration time)
{
    if (const Result<Done> opened = m_department.open(); !opened)
        qFatal("%s", qPrintable(opened.error().text));
    m_time = double(time.count()) / 1'000;
    m_loop.exec();
    m_department.close();
}

void Race::write(JsonWriter& out) const
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

/// What the engine took of each step beside the model's own time, in ms and as a share of that time.
void Race::writeOverhead(JsonWriter& out) const
{
    const double model = double(m_pace->takes.count());
    put(out, "overhead_ms_a_step_p50", median(m_overheadMs));
    put(out, "overhead_ms_a_step_p99", percentile(m_overheadMs, 0.99));
    put(out, "overhead_percent_of_model", 100 * median(m_overheadMs) / model);
}

CommandId Race::send(const Command& command)
{
    const CommandId id = CommandId::make(SystemClock().now());
    m_department.issue(id, command);
    return id;
}

void Race::begin()
{
    m_watch.start();
    m_processor = processorSeconds();
    for (int i = 0; i < m_atOnce; ++i) // beside a model that takes its time they don't march in step
        QTimer::singleShot(m_pace->takes * i / m_atOnce, Qt::PreciseTimer, &m_here, [this] { submit(); });
}

void Race::submit()
{
    SubmitBrief brief;
    brief.text = QStringLiteral("Run %1: carry the baton from the first runner to the last.").arg(m_submitted);
    brief.workflow = relayName(int(m_submitted++ % m_teams));
    send(brief);
}

void Race::take(const QList<StoredFact>& facts)
{
    if (!m_watch.isValid() && std::any_of(facts.begin(), facts.end(), [](const StoredFact& f) { return std::holds_alternative<OrganisationAdopted>(f.fact); }))
        return begin();
    if (!m_watch.isValid() || m_over)
        return;
    m_facts += facts.size();
    for (const StoredFact& stored : facts)
        count(stored);
    look();
}

void Race::count(const StoredFact& stored)
{
    if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        ++m_turns;
        m_steps += finished->calls.isEmpty();
    } else if (std::holds_alternative<TurnFailed>(stored.fact)) {
        ++m_failed;
    } else if (const auto* begun = std::get_if<RunStarted>(&stored.fact)) {
        m_begun.insert(begun->run, {m_watch.nsecsElapsed(), begun->workflow});
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        finish(m_begun.take(over->run));
        submit();
    }
}

void Race::finish(const Begun& begun)
{
    m_runMs.append(double(m_watch.nsecsElapsed() - begun.ns) / 1e6);
    if (m_pace->takes.count() == 0)
        return;
    const int team = begun.workflow.text.section(QLatin1Char('-'), -1).toInt();
    m_overheadMs.append((m_runMs.last() - double(m_pace->waitedMs[size_t(team)].exchange(0))) / kRelaySteps);
}

void Race::look()
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

} // namespace qd::bench
