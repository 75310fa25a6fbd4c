#include "tests/app/load/LoadTrial.h"

#include "tests/app/RecordFacts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <thread>

namespace qd::test {

namespace {

const QString kOrganisation = QStringLiteral("marketing-department");
constexpr int kAgents = 14;
constexpr qint64 kBetweenGreetingsMs = 20;
constexpr qint64 kBetweenLooksMs = 1'000;
constexpr int kLooksPerLine = 10; // to read the lines another process is started
constexpr int kMost = 1'024; // tasks that may wait for one agent

// What is promised.
constexpr double kSlopeMb = 1;
constexpr double kTotalMb = 600;
constexpr double kWalMb = 64;
constexpr double kStallP99Ms = 50;
constexpr double kStallMaxMs = 250;

/// The department with ten campaigns and a workflow for each of its agents: a task for that one, then one for the next. Long runs would only show
/// how what is under way piles up; of these some generations end in ten minutes.
QByteArray organisation()
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/organisations/%1.json").arg(kOrganisation));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray agents;
    for (const QJsonValue& each : whole.value(QLatin1String("agents")).toArray()) {
        QJsonObject agent = each.toObject();
        agent.remove(QStringLiteral("subscriptions")); // they name workflows that are not there now
        agents.append(agent);
    }
    whole.insert(QStringLiteral("agents"), agents);
    QJsonArray workflows;
    for (qsizetype i = 0; i < agents.size(); ++i) {
        QJsonArray steps;
        for (const qsizetype who : {i, (i + 1) % agents.size()}) {
            const QString id = agents[who].toObject().value(QLatin1String("id")).toString();
            QJsonObject step{{QStringLiteral("id"), id}, {QStringLiteral("title"), id}, {QStringLiteral("kind"), QStringLiteral("turn")},
                             {QStringLiteral("agent"), id}, {QStringLiteral("prompt"), QStringLiteral("planning")},
                             {QStringLiteral("reply"), QStringLiteral("planning")}, {QStringLiteral("time_limit_ms"), 600'000},
                             {QStringLiteral("retries"), 2}};
            if (!steps.isEmpty())
                step.insert(QStringLiteral("after"), QJsonArray{steps.first().toObject().value(QLatin1String("id"))});
            steps.append(step);
        }
        const QString name = QStringLiteral("task-%1").arg(i);
        workflows.append(QJsonObject{{QStringLiteral("id"), name}, {QStringLiteral("title"), name}, {QStringLiteral("steps"), steps}});
    }
    whole.insert(QStringLiteral("workflows"), workflows);
    whole.insert(QStringLiteral("campaigns"), CampaignMoney::campaigns(agents));
    whole.remove(QStringLiteral("triggers"));
    return QJsonDocument(whole).toJson();
}

/// Greets until it is told to stop, whatever else is asked of the window meanwhile. @returns how long each answer took.
QList<double> greetOn(const QString& home, const std::atomic<bool>& enough)
{
    QList<double> tookMs;
    ControlLine line(home, kOrganisation);
    QElapsedTimer timer;
    timer.start();
    for (bool answers = line.open(); answers && !enough; QThread::msleep(kBetweenGreetingsMs)) {
        const qint64 begin = timer.nsecsElapsed();
        answers = line.greet();
        tookMs.append(double(timer.nsecsElapsed() - begin) / 1e6); // one that never came counts as long as it was waited for
    }
    return tookMs;
}

} // namespace

LoadTrial::LoadTrial(const QString& program, const QString& home, double minutes)
    : m_program(program, home)
    , m_minutes(minutes)
    , m_line(home, kOrganisation)
{
    m_program.set(QStringLiteral("QD_MEASURED"), QStringLiteral("1")); // else only root may see how much memory it takes
}

bool LoadTrial::start(double pace)
{
    writeFile(m_program.home() + QStringLiteral("/settings.ini"), "[rehearsal]\npace=" + QByteArray::number(pace) + "\n");
    writeFile(m_program.home() + QStringLiteral("/organisations/%1.json").arg(kOrganisation), organisation());
    m_window = m_program.start({});
    return m_line.open(30'000) && m_line.greet();
}

/// Keeps as many tasks open as there have to be, each for the campaign that has the fewest.
void LoadTrial::top()
{
    while (briefs - ended < kTasks) {
        const int campaign = int(std::min_element(m_open.begin(), m_open.end()) - m_open.begin());
        SubmitBrief brief;
        brief.text = QStringLiteral("%1: what shop number %2 learns from counting its stock every week").arg(CampaignMoney::title(campaign)).arg(briefs + 1);
        brief.workflow = {QStringLiteral("task-%1").arg(briefs % kAgents)};
        const QString run = m_line.begin(brief);
        if (run.isEmpty())
            return;
        ++briefs;
        ++m_open[campaign];
        m_campaigns.insert(run, campaign);
    }
}

void LoadTrial::readRecord()
{
    readFacts(m_program.home() + QStringLiteral("/records/%1.qdr").arg(kOrganisation), m_last, [this](const SeenFact& fact) {
        m_last = fact.sequence;
        ++facts;
        runs += fact.kind == QLatin1String("run-started");
        turns += fact.kind == QLatin1String("turn-finished");
        turnsFailed += fact.kind == QLatin1String("turn-failed");
        if (fact.kind == QLatin1String("run-finished")) {
            ++ended;
            --m_open[m_campaigns.take(fact.text("run"))];
            failed += fact.text("outcome") != QLatin1String("finished");
        }
    });
}

void LoadTrial::readLines()
{
    const QList<Json> agents = m_program.json({QStringLiteral("status")}).json().at(u"agents").items();
    for (const Json& agent : agents)
        longestLine = qMax(longestLine, int(agent.at(u"queue").toInteger()));
}

QStringList LoadTrial::play(double pace)
{
    if (!start(pace))
        return {QStringLiteral("the window does not start")};
    top();
    m_timer.start();
    watch();
    readRecord();
    const QStringList wrong = judge() + money.judge(m_program.json({QStringLiteral("budget"), QStringLiteral("list")}).json());
    return endPolitely(*m_window) == 0 ? wrong : wrong + QStringList{QStringLiteral("the window does not end well")};
}

void LoadTrial::look(const QString& record)
{
    samples.append(takenBy(m_window->processId(), record));
    samples.last().minute = double(m_timer.elapsed()) / 60'000;
    readRecord();
    openRuns.append(runs - ended);
    leastOfCampaign = qMin(leastOfCampaign, *std::min_element(m_open.begin(), m_open.end()));
    money.spend(m_line);
    top();
}

void LoadTrial::watch()
{
    const QString record = m_program.home() + QStringLiteral("/records/%1.qdr").arg(kOrganisation);
    const qint64 end = qint64(m_minutes * 60'000);
    std::atomic<bool> enough = false;
    std::thread greeter([this, &enough] { stallsMs = greetOn(m_program.home(), enough); });
    qint64 lookAt = 0;
    for (int looks = 0; m_timer.elapsed() < end && m_window->state() == QProcess::Running; m_window->waitForFinished(20)) {
        if (m_timer.elapsed() < lookAt)
            continue;
        lookAt += kBetweenLooksMs;
        look(record);
        if (looks++ % kLooksPerLine == 0)
            readLines();
    }
    enough = true;
    greeter.join();
}

QList<Taken> LoadTrial::warm() const
{
    const double from = qMin(qMax(1.0, m_minutes / 5), m_minutes / 2);
    QList<Taken> warm;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(warm), [from](const Taken& sample) { return sample.minute >= from; });
    return warm;
}

QStringList LoadTrial::judge() const
{
    QStringList wrong;
    const auto atMost = [&wrong](const char* what, double is, double most) {
        if (is > most)
            wrong += QStringLiteral("%1 %2 instead of at most %3").arg(QLatin1String(what)).arg(is).arg(most);
    };
    const QList<Taken> after = warm();
    const auto spread = [&after](int Taken::*what) {
        const auto [least, most] = std::minmax_element(after.begin(), after.end(), [what](const Taken& a, const Taken& b) { return a.*what < b.*what; });
        return after.isEmpty() ? 0 : *most.*what - *least.*what;
    };
    for (const Taken& sample : samples) {
        if (sample.rssMb > kTotalMb || sample.walMb > kWalMb) {
            atMost("resident memory in MB", sample.rssMb, kTotalMb);
            atMost("write-ahead log in MB", sample.walMb, kWalMb);
            break;
        }
    }
    if (m_minutes >= kShortestForSlope)
        atMost("growth of memory in MB a minute", slopeOf(after), kSlopeMb);
    atMost("stall of the window, p99 in ms", quantile(stallsMs, 0.99), kStallP99Ms);
    atMost("stall of the window, longest in ms", quantile(stallsMs, 1), kStallMaxMs);
    atMost("tasks waiting for one agent", longestLine, kMost);
    atMost("descriptors, spread", spread(&Taken::descriptors), 8);
    atMost("threads, spread", spread(&Taken::threads), 4);
    atMost("runs that ended badly", failed, 0);
    const int least = openRuns.isEmpty() ? 0 : *std::min_element(openRuns.begin(), openRuns.end());
    if (least < kTasks * 3 / 4) // some end between two looks
        wrong += QStringLiteral("at times only %1 of %2 tasks were under way").arg(least).arg(kTasks);
    if (leastOfCampaign < 1)
        wrong += QStringLiteral("at times a campaign had no task under way");
    if (money.reports < m_minutes * 30 || money.moves == 0)
        wrong += QStringLiteral("only %1 bills and %2 moves of money in %3 minutes").arg(money.reports).arg(money.moves).arg(m_minutes);
    if (stallsMs.size() < m_minutes * 60)
        wrong += QStringLiteral("only %1 greetings in %2 minutes").arg(stallsMs.size()).arg(m_minutes);
    if (briefs < kTasks || runs != briefs)
        wrong += QStringLiteral("%1 briefs were taken and %2 runs begun").arg(briefs).arg(runs);
    if (turns < kAgents * m_minutes)
        wrong += QStringLiteral("only %1 turns in %2 minutes: that was no load").arg(turns).arg(m_minutes);
    return wrong;
}

} // namespace qd::test
