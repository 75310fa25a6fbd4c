#include "tests/app/kill/KillLoop.h"

#include "tests/app/RecordFacts.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

namespace qd::test {

namespace {

const QString kPace = QStringLiteral("0.01");
constexpr int kLongestMs = 60'000;

QString recordOf(const Program& at, const Work& work)
{
    return at.home() + QStringLiteral("/records/%1.qdr").arg(work.organisation);
}

QStringList serving(const Work& work, const QString& pace)
{
    return {QStringLiteral("--org"), work.organisation, QStringLiteral("--pace"), pace};
}

QStringList brief(const Work& work)
{
    return {QStringLiteral("run"), QStringLiteral("--org"), work.organisation, QStringLiteral("--brief"), work.brief,
            QStringLiteral("--approve"), work.asks ? QStringLiteral("none") : QStringLiteral("all"), QStringLiteral("--json")};
}

void settleIn(const Program& at, const Work& work)
{
    if (!work.file.isEmpty())
        writeFile(at.home() + QStringLiteral("/organisations/%1.json").arg(work.organisation), work.file);
}

constexpr qint64 kToldWithinMs = 2'000;

QString hitOf(const Program& at)
{
    return at.home() + QStringLiteral("/disk-failed");
}

/// How many pieces lie in the folders that things are published to.
qsizetype piecesOut(const Program& at)
{
    qsizetype pieces = 0;
    for (QDirIterator it(at.home() + QStringLiteral("/published"), {QStringLiteral("record.json")}, QDir::Files, QDirIterator::Subdirectories); it.hasNext(); it.next())
        ++pieces;
    return pieces;
}

/// Takes over what an outsider sees in the record now.
void notice(const Program& at, const Work& work, RecordLook& seen)
{
    seen.add(lookAt(recordOf(at, work), seen.hashes.isEmpty() ? 0 : seen.hashes.lastKey()));
}

} // namespace

class KillLoop::Decider {
public:
    Decider(const Program& at, const Work& work) : m_at(at), m_work(work) {}

    /// Takes the answer to the last yes, and gives the next one where something waits.
    void goOn(const RecordLook& seen)
    {
        take(0);
        const QStringList waiting = seen.waiting();
        if (!m_work.asks || m_process || waiting.isEmpty() || approved.contains(waiting.first()))
            return;
        m_item = waiting.first();
        m_process = m_at.start({QStringLiteral("inbox"), QStringLiteral("approve"), m_item, QStringLiteral("--org"), m_work.organisation});
    }
    /// Waits at most so long for the answer to the last yes.
    void take(int limitMs)
    {
        if (!m_process || (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(limitMs)))
            return;
        if (m_process->exitStatus() == QProcess::NormalExit && (m_process->exitCode() == 0 || m_process->exitCode() == 3)) // taken, and something of it waits
            approved.append(m_item);
        m_process.reset();
    }
    QStringList approved; ///< that were acknowledged

private:
    const Program& m_at;
    const Work& m_work;
    QString m_item;
    std::unique_ptr<QProcess> m_process;
};

/// Waits until all that was begun has ended, as an outsider sees it. @returns whether it has.
bool KillLoop::waitForEnd(const Program& at, const Work& work, QProcess& server)
{
    RecordLook seen;
    Decider decider(at, work);
    QElapsedTimer timer;
    timer.start();
    for (; !seen.isDone() && timer.elapsed() < kLongestMs && server.state() == QProcess::Running; server.waitForFinished(10)) {
        notice(at, work, seen);
        decider.goOn(seen);
    }
    decider.take(kLongestMs);
    return seen.isDone();
}

bool KillLoop::rehearse(Work& work)
{
    QTemporaryDir home;
    const Program at(m_program, home.path());
    settleIn(at, work);
    const auto server = at.serve(serving(work, kPace));
    if (!server)
        return false;
    QElapsedTimer timer;
    timer.start();
    const auto caller = at.start(brief(work));
    const bool done = waitForEnd(at, work, *server);
    caller->waitForFinished(10'000);
    const Result<Json> said = Json::parse(caller->readAllStandardOutput());
    work.runMs = int(timer.elapsed());
    const RecordLook look = lookAt(recordOf(at, work));
    work.effects = int(look.confirmed.size());
    work.ends = look.ends();
    work.steps = look.steps;
    work.published = comparable(treeOf(home.path() + QStringLiteral("/published")));
    return done && said && said->at(u"run").kind() == Json::String && endPolitely(*server) == 0 && work.effects > 0;
}

QStringList KillLoop::play(const Round& round)
{
    QTemporaryDir home;
    const Program at(m_program, home.path());
    Seen seen = disturb(at, round);
    acknowledged += seen.record.hashes.size();
    approvals += seen.approved.size();
    QStringList wrong = restart(at, round, seen);
    wrong += judge(at, round, seen);
    if (!seen.run.isEmpty())
        wrong += judgeTree(at, *round.work);
    if (wrong.isEmpty())
        return wrong;
    home.setAutoRemove(false);
    wrong.prepend(QStringLiteral("the home is kept: ") + home.path());
    return wrong;
}

KillLoop::Seen KillLoop::disturb(const Program& at, const Round& round)
{
    Seen seen;
    settleIn(at, *round.work);
    Program failing = at;
    failing.failAt(round.failPoint);
    if (!round.disk.isEmpty()) {
        failing.set(QStringLiteral("LD_PRELOAD"), QStringLiteral(QD_DISK_SHIM));
        failing.set(QStringLiteral("QD_DISK_DIR"), at.home() + QStringLiteral("/records"));
        failing.set(QStringLiteral("QD_DISK_FAIL"), round.disk);
        failing.set(QStringLiteral("QD_DISK_HIT"), hitOf(at));
    }
    const auto server = failing.serve(serving(*round.work, kPace));
    if (!server)
        return seen;
    auto caller = at.start(brief(*round.work));
    if (!round.disk.isEmpty())
        endure(at, *server, caller, round, seen);
    watch(at, *server, *caller, round, seen);
    notice(at, *round.work, seen.record);
    caller->waitForFinished(10'000);
    const Result<Json> said = Json::parse(caller->readAllStandardOutput());
    if (said)
        seen.run = said->at(u"run").toString();
    if (seen.run.isEmpty())
        ++beforeAnswer;
    return seen;
}

/// While the disk fails nobody helps: it says why, nothing leaves that was not written down before, and it goes on by itself.
void KillLoop::endure(const Program& at, QProcess& server, std::unique_ptr<QProcess>& caller, const Round& round, Seen& seen)
{
    QElapsedTimer timer;
    timer.start();
    qint64 hitAt = -1;
    QByteArray told;
    qint64 toldAt = -1;
    bool wasRefused = false;
    for (; timer.elapsed() < kLongestMs && !seen.record.isDone(); server.waitForFinished(2)) {
        const qsizetype out = piecesOut(at);
        notice(at, *round.work, seen.record);
        if (out > seen.record.intended.size() && seen.wrong.isEmpty())
            seen.wrong += QStringLiteral("%1 pieces are out and %2 were about to leave").arg(out).arg(seen.record.intended.size());
        const QByteArray said = server.readAllStandardError();
        if (hitAt < 0 && QFile::exists(hitOf(at))) // looked at last: what was said of it is in `said`
            hitAt = timer.elapsed();
        told += hitAt >= 0 ? said : QByteArray(); // what was said before is no reason
        if (toldAt < 0 && told.contains(' '))
            toldAt = timer.elapsed();
        caller->waitForFinished(0);
        if (caller->state() != QProcess::NotRunning || caller->exitCode() == 0 || !seen.record.started.isEmpty())
            continue;
        wasRefused = true;
        notice(at, *round.work, seen.record); // it may have been taken just before that was said
        if (seen.record.started.isEmpty())
            caller = at.start(brief(*round.work)); // it was not taken while the disk failed; she says it again
    }
    diskFailed += hitAt >= 0 ? 1 : 0;
    const bool met = wasRefused || wasReopened(recordOf(at, *round.work));
    diskMet += met ? 1 : 0;
    diskTold += met && toldAt >= 0 ? 1 : 0;
    if (!seen.record.isDone())
        seen.wrong += QStringLiteral("it does not go on by itself");
    if (met && toldAt < 0)
        seen.wrong += QStringLiteral("the disk failed and something was refused, and it never says why");
    else if (toldAt > hitAt + kToldWithinMs)
        seen.wrong += QStringLiteral("it says why after %1 ms").arg(toldAt - hitAt);
}

void KillLoop::watch(const Program& at, QProcess& victim, QProcess& caller, const Round& round, Seen& seen)
{
    QElapsedTimer timer;
    timer.start();
    int limit = round.killAtMs >= 0 && !round.afterYes ? round.killAtMs : kLongestMs;
    Decider decider(at, *round.work);
    while (timer.elapsed() < limit && !victim.waitForFinished(2) && !seen.record.isDone()) {
        caller.waitForReadyRead(0);
        notice(at, *round.work, seen.record);
        decider.goOn(seen.record);
        if (round.afterYes && limit == kLongestMs && !decider.approved.isEmpty())
            limit = int(timer.elapsed()) + round.killAtMs;
    }
    const bool endedItself = victim.state() == QProcess::NotRunning && victim.exitStatus() == QProcess::NormalExit && victim.exitCode() == 137;
    victim.kill(); // SIGKILL: nothing is flushed, nothing is said
    victim.waitForFinished();
    decider.take(kLongestMs); // alone it does the work itself, and holds the home until it is done
    seen.approved = decider.approved;
    if (endedItself)
        ++reached[round.failPoint.section(QLatin1Char(':'), 0, 0)];
    dead += endedItself || (victim.exitStatus() == QProcess::CrashExit && !seen.record.isDone()) ? 1 : 0;
}

/// What was begun goes on by itself: nobody tells the program to.
QStringList KillLoop::restart(const Program& at, const Round& round, Seen& seen)
{
    const QStringList goOn = serving(*round.work, QStringLiteral("0"));
    if (round.killAgainMs >= 0) {
        const auto again = at.start(QStringList{QStringLiteral("serve")} + goOn);
        again->waitForFinished(round.killAgainMs);
        notice(at, *round.work, seen.record);
        again->kill();
        again->waitForFinished();
    }
    QElapsedTimer timer;
    timer.start();
    const auto server = at.serve(goOn);
    if (!server)
        return {QStringLiteral("it does not start again")};
    QStringList wrong;
    if (!lookAt(recordOf(at, *round.work)).started.isEmpty() && !waitForEnd(at, *round.work, *server))
        wrong += QStringLiteral("not everything ends after the restart");
    slowestRestartMs = qMax(slowestRestartMs, int(timer.elapsed()));
    if (endPolitely(*server) != 0)
        wrong += QStringLiteral("the restart does not end well");
    return wrong;
}

QStringList KillLoop::judge(const Program& at, const Round& round, const Seen& seen) const
{
    QStringList wrong = seen.wrong;
    const Work& work = *round.work;
    const RecordLook now = lookAt(recordOf(at, work));
    if (!now.read)
        return {QStringLiteral("the record cannot be read")};
    for (auto fact = seen.record.hashes.begin(); fact != seen.record.hashes.end(); ++fact)
        if (now.hashes.value(fact.key()) != fact.value())
            wrong += QStringLiteral("fact %1 was acknowledged and is gone or another").arg(fact.key());
    if (!seen.run.isEmpty() && !now.started.contains(seen.run))
        wrong += QStringLiteral("the run %1 was acknowledged and is not in the record").arg(seen.run);
    if (now.ends() != (now.started.isEmpty() ? QStringList() : work.ends))
        wrong += QStringLiteral("the runs ended as \"%1\"").arg(now.ends().join(QStringLiteral(", ")));
    for (const QString& approval : seen.approved)
        if (now.decided.value(approval) != 1)
            wrong += QStringLiteral("the yes to %1 was acknowledged and is %2 times in the record").arg(approval).arg(now.decided.value(approval));
    wrong += judgeSteps(work, now);
    for (auto effect = now.confirmed.begin(); effect != now.confirmed.end(); ++effect)
        if (!now.intended.contains(effect.key()))
            wrong += QStringLiteral("the effect %1 went out and was never about to").arg(effect.key());
        else if (effect.value() > 1)
            wrong += QStringLiteral("the effect %1 was confirmed %2 times").arg(effect.key()).arg(effect.value());
    if (now.confirmed.size() != (now.started.isEmpty() ? 0 : work.effects))
        wrong += QStringLiteral("%1 effects were confirmed instead of %2").arg(now.confirmed.size()).arg(work.effects);
    const Ran verified = at.json({QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--org"), work.organisation});
    if (verified.code != 0 || !verified.json().at(u"ok").toBool() || verified.json().at(u"facts").toInteger() != now.hashes.size())
        wrong += QStringLiteral("log verify: ") + QString::fromUtf8(verified.out);
    return wrong;
}

/// What was done is not done again: as many turns are finished as in an undisturbed run, step by step.
QStringList KillLoop::judgeSteps(const Work& work, const RecordLook& now)
{
    QStringList wrong;
    for (auto step = now.steps.begin(); step != now.steps.end(); ++step)
        if (step.value() != work.steps.value(step.key()))
            wrong += QStringLiteral("\"%1\" was finished %2 times instead of %3").arg(step.key()).arg(step.value()).arg(work.steps.value(step.key()));
    for (auto step = work.steps.begin(); step != work.steps.end() && !now.started.isEmpty(); ++step)
        if (!now.steps.contains(step.key()))
            wrong += QStringLiteral("\"%1\" was never finished").arg(step.key());
    return wrong;
}

QStringList KillLoop::judgeTree(const Program& at, const Work& work) const
{
    QStringList wrong;
    const QMap<QString, QByteArray> raw = treeOf(at.home() + QStringLiteral("/published"));
    for (auto file = raw.begin(); file != raw.end(); ++file)
        if (file.key().endsWith(QLatin1String("record.json"))) {
            const Result<Json> record = Json::parse(file.value());
            if (!record || record->at(u"revision").toInteger() != 1)
                wrong += QStringLiteral("%1 is not at its first revision").arg(file.key());
        }
    const QMap<QString, QByteArray> tree = comparable(raw);
    for (auto file = tree.begin(); file != tree.end(); ++file)
        if (!work.published.contains(file.key()))
            wrong += QStringLiteral("%1 is there, and is not after an undisturbed run").arg(file.key());
        else if (work.published.value(file.key()) != file.value())
            wrong += QStringLiteral("%1 is not what an undisturbed run publishes").arg(file.key());
    for (auto file = work.published.begin(); file != work.published.end(); ++file)
        if (!tree.contains(file.key()))
            wrong += QStringLiteral("%1 is missing").arg(file.key());
    return wrong;
}

} // namespace qd::test
