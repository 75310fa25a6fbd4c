#include "tests/app/clock/ClockWalk.h"

#include "tests/app/RecordFacts.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QThread>

#include <array>

namespace qd::test {

namespace {

const QString kOrganisation = QStringLiteral("field-notes");
constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kEvery = 300;
constexpr qint64 kAfter = 120; // so long after an occurrence each step ends: in time by the program's tolerance of five minutes

const std::array kZones{Zone("Europe/Berlin"), Zone("America/New_York"), Zone("Australia/Lord_Howe")};

/// Shortly before clocks are put forward and back in those zones, before numbers of 32 bits end, and an ordinary day.
constexpr std::array kPlaces{"2026-03-29T00:52:00Z", "2026-10-25T00:52:00Z", "2026-03-08T06:52:00Z", "2026-11-01T05:52:00Z",
                             "2026-10-03T15:22:00Z", "2026-04-04T14:52:00Z", "2038-01-19T03:07:00Z", "2026-11-21T09:02:00Z"};

qint64 secondsOf(const char* time)
{
    return QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate).toSecsSinceEpoch();
}

qint64 realNow()
{
    return QDateTime::currentSecsSinceEpoch();
}

QString idOf(const Zone& zone)
{
    return zone.name().section(u'/', 1).toLower().replace(u'_', u'-');
}

QByteArray organisation()
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject step{{QStringLiteral("id"), QStringLiteral("planning")}, {QStringLiteral("title"), QStringLiteral("Look")},
                           {QStringLiteral("kind"), QStringLiteral("turn")}, {QStringLiteral("agent"), QStringLiteral("editor")},
                           {QStringLiteral("prompt"), QStringLiteral("planning")}, {QStringLiteral("reply"), QStringLiteral("planning")},
                           {QStringLiteral("time_limit_ms"), 600'000}, {QStringLiteral("retries"), 2}};
    whole.insert(QStringLiteral("workflows"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("look")},
        {QStringLiteral("title"), QStringLiteral("Look")}, {QStringLiteral("steps"), QJsonArray{step}}}});
    QJsonArray triggers;
    for (const Zone& zone : kZones)
        triggers.append(QJsonObject{{QStringLiteral("id"), idOf(zone)}, {QStringLiteral("title"), zone.name()},
            {QStringLiteral("workflow"), QStringLiteral("look")}, {QStringLiteral("brief"), QStringLiteral("Look at it")},
            {QStringLiteral("schedule"), QJsonObject{{QStringLiteral("cron"), QStringLiteral("*/5 * * * *")}, {QStringLiteral("time_zone"), zone.name()}}}});
    whole.insert(QStringLiteral("triggers"), triggers);
    return QJsonDocument(whole).toJson();
}

} // namespace

ClockWalk::ClockWalk(const QString& program, bool fakesMonotonic, quint32 seed)
    : m_program(program, m_home.path() + QStringLiteral("/home"))
    , m_fakesMonotonic(fakesMonotonic)
    , m_dice(seed)
{
    m_program.set(QStringLiteral("LD_PRELOAD"), QStringLiteral(QD_FAKETIME));
    m_program.set(QStringLiteral("FAKETIME_TIMESTAMP_FILE"), m_home.path() + QStringLiteral("/clock"));
    m_program.set(QStringLiteral("FAKETIME_NO_CACHE"), QStringLiteral("1"));
    m_program.set(QStringLiteral("NO_FAKE_STAT"), QStringLiteral("1"));
    m_program.set(QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), fakesMonotonic ? QStringLiteral("0") : QStringLiteral("1"));
    writeFile(m_program.home() + QStringLiteral("/organisations/%1.json").arg(kOrganisation), organisation());
    set(secondsOf(kPlaces.back()));
}

ClockWalk::~ClockWalk()
{
    if (isRunning())
        endPolitely(*m_server);
}

bool ClockWalk::start()
{
    m_server = m_program.serve({QStringLiteral("--org"), kOrganisation, QStringLiteral("--pace"), QStringLiteral("0")});
    return m_server != nullptr;
}

qint64 ClockWalk::now() const
{
    return realNow() + m_offset;
}

void ClockWalk::set(qint64 to)
{
    m_offset = to - realNow();
    QSaveFile file(m_home.path() + QStringLiteral("/clock"));
    if (file.open(QIODevice::WriteOnly) && file.write((m_offset < 0 ? "" : "+") + QByteArray::number(m_offset) + "\n") > 0)
        file.commit();
}

/// Fifty times in a second: to and fro, or, with the clock that only goes forward, there bit by bit.
void ClockWalk::flicker(qint64 to)
{
    const qint64 from = now();
    for (int i = 1; i <= 50; ++i, QThread::msleep(20))
        set(m_fakesMonotonic ? from + (to - from) * i / 50 : i % 2 == 0 ? from : to);
}

/// The clock that only goes forward can't be put back under a running process: timers of the system would wait for it to come
/// to where it was. So the program is off meanwhile.
void ClockWalk::go(qint64 to)
{
    if (m_fakesMonotonic && to < now())
        restart(to);
    else
        set(to);
}

/// Off, or asleep, until `to`.
void ClockWalk::restart(qint64 to)
{
    if (m_dice.bounded(2) == 0)
        endPolitely(*m_server);
    else
        m_server->kill();
    m_server->waitForFinished();
    set(to);
    if (!start())
        m_wrong += QStringLiteral("it does not start again");
}

void ClockWalk::jump()
{
    m_jumped = true;
    const qint64 here = now() / kEvery * kEvery + kAfter;
    switch (m_dice.bounded(9)) {
    case 0: return go(here + kHour);
    case 1: return go(here - kHour);
    case 2: return go(here + kDay);
    case 3: return go(here - kDay);
    case 4: return go(here - 365 * kDay);
    case 5: return flicker(here + kHour);
    case 6: return restart(here + 3 * kDay);
    default: return go(secondsOf(kPlaces[m_dice.bounded(quint32(kPlaces.size()))]));
    }
}

void ClockWalk::step()
{
    m_jumped = false;
    set(now() / kEvery * kEvery + kEvery + kAfter);
}

void ClockWalk::take(ClockSum& sum)
{
    m_firedNow.clear();
    m_missedNow.clear();
    readFacts(m_program.home() + QStringLiteral("/records/%1.qdr").arg(kOrganisation), m_last, [&](const SeenFact& fact) {
        m_last = fact.sequence;
        if (fact.kind == QLatin1String("trigger-fired")) {
            ++sum.fires;
            ++m_firedNow[fact.text("trigger")];
            sum.doubles += m_done.contains(fact.text("occurrence"));
            m_done.insert(fact.text("occurrence"));
        } else if (fact.kind == QLatin1String("trigger-missed")) {
            ++sum.missed;
            m_missedNow.insert(fact.text("trigger"));
        } else if (fact.kind == QLatin1String("clock-set-back")) {
            m_missedNow.clear(); // it lies ahead again
        } else if (fact.kind == QLatin1String("escalation-raised")) {
            const QJsonObject question = fact.body.value(QLatin1String("escalation")).toObject();
            const QString schedule = question.value(QLatin1String("step")).toString();
            m_asked.insert(question.value(QLatin1String("id")).toString(), schedule);
            ++m_questions[schedule];
        } else if (fact.kind == QLatin1String("escalation-settled")) {
            --m_questions[m_asked.value(fact.text("escalation"))];
        }
    });
}

void ClockWalk::look(ClockSum& sum)
{
    if (!isRunning())
        m_wrong += QStringLiteral("it has ended by itself");
    take(sum);
    for (const Zone& zone : kZones)
        judge(sum, zone);
    sum.jumps += m_jumped;
    m_from = now();
}

void ClockWalk::judge(ClockSum& sum, const Zone& zone)
{
    const QString id = idOf(zone);
    if (m_firedNow.value(id) > 1) {
        ++sum.bursts;
        m_wrong += QStringLiteral("%1 occurrences of %2 at once").arg(m_firedNow.value(id)).arg(id);
    }
    if (m_questions.value(id) > 1)
        m_wrong += QStringLiteral("%1 questions about %2 are open").arg(m_questions.value(id)).arg(id);
    const QStringList due = m_from > 0 ? zone.dueBetween(qMax(m_from, now() - 4 * kDay), now()) : QStringList();
    const auto open = std::count_if(due.begin(), due.end(), [this](const QString& one) { return !m_done.contains(one); });
    if (!m_jumped && open > 0) {
        ++sum.lost;
        m_wrong += QStringLiteral("lost: ") + due.join(QStringLiteral(", "));
    }
    if (m_jumped && open > 0 && !m_missedNow.contains(id)) {
        ++sum.unasked;
        m_wrong += QStringLiteral("%1 of %2 were missed until %3, and nobody was asked").arg(open).arg(id, zone.shown(now()));
    }
    if (m_missedNow.contains(id) && m_questions.value(id) != 1) {
        ++sum.unasked;
        m_wrong += QStringLiteral("%1 was missed, and %2 questions are open").arg(id).arg(m_questions.value(id));
    }
}

} // namespace qd::test
