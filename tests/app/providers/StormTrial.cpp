#include "tests/app/providers/StormTrial.h"

#include "tests/app/RecordFacts.h"

#include <QDateTime>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::test {

namespace {

constexpr qint64 kPatienceMs = 60'000;
constexpr int kAnswerMs = 100; ///< of the models, well or ill
// What is promised.
constexpr double kMostRequests = 1.1;
constexpr double kMostSeconds = 30;

QJsonArray budgets()
{
    return {QJsonObject{{u"scope"_s, u"organisation"_s}, {u"period"_s, u"day"_s}, {u"limit_micro_usd"_s, qint64(1'000'000'000'000)}}};
}

} // namespace

StormTrial::StormTrial(const QString& program, int steps)
    : m_steps(steps), m_world({u"--quick"_s}), m_program(program, m_home.path()), m_line(m_home.path(), WorldDepartment::name())
{
}

bool StormTrial::waitFor(const std::function<bool()>& there, qint64 mostMs)
{
    QElapsedTimer timer;
    for (timer.start(); !there(); QThread::msleep(50))
        if (timer.elapsed() > mostMs)
            return false;
    return true;
}

bool StormTrial::begin()
{
    WorldDepartment department{kTasks, m_steps, false, budgets()};
    department.write(m_home.path(), m_world.origin());
    m_world.models(WorldDepartment::answers());
    for (const QString& path : WorldDepartment::paths())
        m_world.script(path, {}, {{u"delay_ms"_s, kAnswerMs}});
    m_server = m_program.serve({u"--org"_s, WorldDepartment::name()});
    if (!m_server || !m_line.open() || m_line.send(UseModels{u"tiers"_s}).isNull())
        return false;
    for (int task = 0; task < kTasks; ++task) {
        SubmitBrief brief;
        brief.text = u"Task %1: note what the storm leaves"_s.arg(task);
        brief.workflow = {u"task-%1"_s.arg(task)};
        if (m_line.begin(brief).isEmpty())
            return false;
    }
    return true;
}

/// All providers at once, for so long, and as if nothing had been before and after.
void StormTrial::storm(int seconds)
{
    m_ends = QDateTime::currentMSecsSinceEpoch() + seconds * 1'000;
    for (const QString& path : WorldDepartment::paths()) {
        m_world.script(path, u"status"_s, {{u"status"_s, 529}, {u"delay_ms"_s, kAnswerMs}, {u"for_ms"_s, seconds * 1'000}});
        m_world.script(path, {}, {{u"delay_ms"_s, kAnswerMs}, {u"also"_s, true}});
    }
    m_began = QDateTime::currentMSecsSinceEpoch();
}

void StormTrial::read()
{
    readFacts(m_home.path() + u"/records/"_s + WorldDepartment::name() + u".qdr"_s, m_last, [this](const SeenFact& fact) {
        m_last = fact.sequence;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (fact.kind == "turn-finished"_L1) {
            ++m_turns;
            if (m_ends > 0 && now >= m_ends && !m_again.contains(fact.text("run")))
                m_again.insert(fact.text("run"), now);
        }
        if (fact.kind != "run-finished"_L1)
            return;
        m_lastEnd = now;
        (fact.text("outcome") == "finished"_L1 ? runs : m_lost) += 1;
        m_again.insert(fact.text("run"), m_again.value(fact.text("run"), now));
    });
}

/// By the bill of the world: who was answered, who was not.
void StormTrial::count()
{
    for (const QJsonObject& call : m_world.bill()) {
        const qint64 at = call.value("wall_ms"_L1).toInteger();
        if (call.value("billed"_L1).toBool()) {
            ++answered;
            m_answeredInIt += at > m_began && at < m_ends;
        } else if (at < m_began + 2 * kAnswerMs)
            ++caught;
        else
            ++refused;
    }
}

QStringList StormTrial::judge() const
{
    QStringList wrong;
    const int normal = kTasks * m_steps;
    if (runs != kTasks || m_lost > 0)
        wrong += u"%1 of %2 tasks were done, %3 were lost"_s.arg(runs).arg(kTasks).arg(m_lost);
    if (answered != normal || m_turns != normal)
        wrong += u"%1 requests were answered and %2 turns done, instead of %3"_s.arg(answered).arg(m_turns).arg(normal);
    if (double(answered + refused + caught) > kMostRequests * normal)
        wrong += u"%1 requests instead of at most %2 times %3"_s.arg(answered + refused + caught).arg(kMostRequests).arg(normal);
    if (recoveredS > kMostSeconds)
        wrong += u"some were under way again only after %1 s"_s.arg(recoveredS);
    if (caught + refused == 0 || m_answeredInIt > 0)
        wrong += u"it was no storm: %1 met it, and %2 were answered meanwhile"_s.arg(caught + refused).arg(m_answeredInIt);
    return wrong;
}

QStringList StormTrial::play(int stormSeconds)
{
    if (!begin())
        return {u"the program does not take its tasks"_s};
    if (!waitFor([this] { return m_world.totals().value("calls"_L1).toInt() > 2 * kTasks; }, kPatienceMs))
        return {u"the program does not work"_s};
    storm(stormSeconds);
    waitFor([this] { return QDateTime::currentMSecsSinceEpoch() >= m_ends; }, stormSeconds * 1'000 + 1'000);
    read();
    m_again.clear(); // what was done before it ended
    const bool done = waitFor([this] { read(); return runs + m_lost >= kTasks; }, 2 * kPatienceMs);
    qint64 last = m_ends;
    for (const qint64 at : std::as_const(m_again))
        last = std::max(last, at);
    recoveredS = double(last - m_ends) / 1'000;
    doneS = double(m_lastEnd - m_ends) / 1'000;
    count();
    QStringList wrong = judge();
    if (!done)
        wrong += u"after two minutes %1 of %2 tasks were done"_s.arg(runs).arg(kTasks);
    if (endPolitely(*m_server) != 0)
        wrong += u"the program did not end well"_s;
    return wrong;
}

} // namespace qd::test
