#include "tests/bench/Bench.h"
#include "tests/bench/Relay.h"
#include "tests/bench/Workload.h"
#include "tests/bench/inbox/CrowdedHome.h"

#include "app/window/ControlRoom.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <ctime>

namespace qd::bench {

namespace {

/// What this thread or all of this process have computed, in ms: unlike time it does not grow when others want the machine as well.
double computed(clockid_t whose)
{
    timespec used{};
    clock_gettime(whose, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

/// The control room on a crowded home, its inbox in front.
class Desk {
public:
    Desk(const app::Home& home, const app::DepartmentSettings& settings) : m_department(home, settings), m_kept(home.settingsFile(), QSettings::IniFormat)
    {
        if (const Result<Done> opened = m_department.open(); !opened)
            qFatal("%s", qPrintable(opened.error().text));
        m_room = std::make_unique<app::ControlRoom>(m_department, m_kept);
        m_room->show();
        m_room->raise();
        if (!QTest::qWaitForWindowActive(m_room->window()))
            qFatal("the window does not come to front");
        m_room->window()->openPage(QStringLiteral("inbox"));
        m_list = m_room->window()->findChild<QAbstractItemView*>(QStringLiteral("inbox.list"));
        QObject::connect(&m_department, &app::Department::answered, m_room.get(), [this](const CommandId&, const Result<Receipt>& answer) {
            if (!answer)
                qFatal("%s", qPrintable(answer.error().text));
            ++m_answers;
        });
    }
    ~Desk() { m_department.close(); }

    qsizetype waiting() { return m_department.feed().state().inbox.waiting(); }
    /// From the key until the decision is on the disk, in ms. `busy`: what the window's thread has computed for it, until it has shown
    /// what came of it.
    double approve(double& busy)
    {
        const qint64 before = m_answers;
        const double began = computed(CLOCK_THREAD_CPUTIME_ID);
        const Stopwatch watch;
        QTest::keyClick(m_list, Qt::Key_A);
        while (m_answers == before)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const double recorded = watch.ms();
        QEventLoop rest; // the window is told of changes 20 times a second
        QTimer::singleShot(120, &rest, &QEventLoop::quit);
        rest.exec();
        busy = computed(CLOCK_THREAD_CPUTIME_ID) - began;
        return recorded;
    }
    /// Several keys, one right after the other, until the last is on the disk: ms for each.
    double approveAtOnce(int keys)
    {
        const qint64 before = m_answers;
        const Stopwatch watch;
        for (int i = 0; i < keys; ++i)
            QTest::keyClick(m_list, Qt::Key_A);
        while (m_answers < before + keys)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return watch.ms() / keys;
    }

private:
    app::Department m_department;
    QSettings m_kept;
    std::unique_ptr<app::ControlRoom> m_room;
    QAbstractItemView* m_list = nullptr;
    qint64 m_answers = 0;
};

void putTimes(JsonWriter& out, const char* name, const QList<double>& times)
{
    out.key(name);
    out.beginObject();
    put(out, "median_ms", median(times));
    put(out, "p95_ms", percentile(times, 0.95));
    put(out, "p99_ms", percentile(times, 0.99));
    put(out, "most_ms", percentile(times, 1));
    out.endObject();
}

} // namespace

void benchInbox(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const int items = int(parameters.number(QStringLiteral("items"), 10'000));
    const int runs = int(parameters.number(QStringLiteral("runs"), items));
    const int rounds = int(parameters.number(QStringLiteral("rounds"), 50));
    put(said, "items", qint64(items));
    put(said, "runs", qint64(runs));
    put(said, "rounds", qint64(rounds));
    QTemporaryDir folder(parameters.text(QStringLiteral("where"), QDir::tempPath()) + QStringLiteral("/qd-inbox-XXXXXX"));
    const app::DepartmentSettings settings = relayDepartment(folder.path(), 1, std::make_shared<RelayPace>(1));
    const app::Home home(folder.path());
    crowd(home, settings.organisation, items, runs);
    const Stopwatch opening;
    Desk desk(home, settings);
    put(results, "open_ms", opening.ms());
    put(results, "waiting", qint64(desk.waiting()));
    QList<double> recorded;
    QList<double> busy;
    const double before = computed(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 0; i < rounds; ++i) {
        double one = 0;
        recorded.append(desk.approve(one));
        busy.append(one);
    }
    put(results, "computed_a_key_ms", (computed(CLOCK_PROCESS_CPUTIME_ID) - before) / rounds);
    putTimes(results, "key_to_recorded", recorded);
    putTimes(results, "window_computed", busy);
    put(results, "ten_at_once_each_ms", desk.approveAtOnce(10));
    put(results, "waiting_at_end", qint64(desk.waiting()));
}

} // namespace qd::bench
