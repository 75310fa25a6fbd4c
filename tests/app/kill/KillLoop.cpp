#include "tests/app/kill/KillLoop.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>

namespace qd::test {

namespace {

const QString kBrief = QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one");
const QString kPace = QStringLiteral("0.01");

QString recordOf(const Program& at)
{
    return at.home() + QStringLiteral("/records/marketing-department.qdr");
}

QStringList brief()
{
    return {QStringLiteral("run"), QStringLiteral("--brief"), kBrief, QStringLiteral("--approve"), QStringLiteral("all"), QStringLiteral("--json")};
}

/// Takes over what an outsider sees in the record now.
void notice(const Program& at, RecordLook& seen)
{
    const RecordLook more = lookAt(recordOf(at), seen.hashes.isEmpty() ? 0 : seen.hashes.lastKey());
    seen.hashes.insert(more.hashes);
}

} // namespace

bool KillLoop::rehearse()
{
    QTemporaryDir home;
    const Program at(m_program, home.path());
    const auto server = at.serve({QStringLiteral("--pace"), kPace});
    if (!server)
        return false;
    QElapsedTimer timer;
    timer.start();
    const Ran ran = at.run(brief() << QStringLiteral("--wait"));
    m_runMs = int(timer.elapsed());
    m_effects = int(lookAt(recordOf(at)).confirmed.size());
    m_undisturbed = comparable(treeOf(home.path() + QStringLiteral("/published")));
    return ran.code == 0 && endPolitely(*server) == 0 && m_effects > 0;
}

QStringList KillLoop::play(const Round& round)
{
    QTemporaryDir home;
    const Program at(m_program, home.path());
    Seen seen = disturb(at, round);
    acknowledged += seen.record.hashes.size();
    QStringList wrong = restart(at, round, seen);
    wrong += judge(at, seen);
    if (!seen.run.isEmpty())
        wrong += judgeTree(at);
    if (!wrong.isEmpty())
        home.setAutoRemove(false);
    if (!wrong.isEmpty())
        wrong.prepend(QStringLiteral("the home is kept: ") + home.path());
    return wrong;
}

KillLoop::Seen KillLoop::disturb(const Program& at, const Round& round)
{
    Seen seen;
    Program failing = at;
    failing.failAt(round.failPoint);
    const auto server = failing.serve({QStringLiteral("--pace"), kPace});
    if (!server)
        return seen;
    const auto caller = at.start(brief());
    watch(at, *server, *caller, round.killAtMs, seen);
    notice(at, seen.record);
    caller->waitForFinished(10'000);
    const Result<Json> said = Json::parse(caller->readAllStandardOutput());
    if (said)
        seen.run = said->at(u"run").toString();
    if (seen.run.isEmpty())
        ++beforeAnswer;
    return seen;
}

void KillLoop::watch(const Program& at, QProcess& victim, QProcess& caller, int killAtMs, Seen& seen)
{
    QElapsedTimer timer;
    timer.start();
    const int limit = killAtMs >= 0 ? killAtMs : 60'000;
    while (timer.elapsed() < limit && !victim.waitForFinished(2)) {
        caller.waitForReadyRead(0);
        notice(at, seen.record);
    }
    victim.kill(); // SIGKILL: nothing is flushed, nothing is said
    victim.waitForFinished();
    const bool died = victim.exitStatus() == QProcess::CrashExit || victim.exitCode() == 137;
    dead += died ? 1 : 0;
}

QStringList KillLoop::restart(const Program& at, const Round& round, Seen& seen)
{
    const QStringList goOn{QStringLiteral("serve"), QStringLiteral("--until-idle"), QStringLiteral("--approve"), QStringLiteral("all"),
                           QStringLiteral("--pace"), QStringLiteral("0")};
    if (round.killAgainMs >= 0) {
        const auto again = at.start(goOn);
        again->waitForFinished(round.killAgainMs);
        notice(at, seen.record);
        again->kill();
        again->waitForFinished();
    }
    QElapsedTimer timer;
    timer.start();
    const Ran ran = at.run(goOn);
    slowestRestartMs = qMax(slowestRestartMs, int(timer.elapsed()));
    if (ran.code != 0)
        return {QStringLiteral("the restart ended with %1: %2").arg(ran.code).arg(QString::fromUtf8(ran.err.right(300)))};
    return {};
}

QStringList KillLoop::judge(const Program& at, const Seen& seen) const
{
    QStringList wrong;
    const RecordLook now = lookAt(recordOf(at));
    if (!now.read)
        return {QStringLiteral("the record cannot be read")};
    for (auto fact = seen.record.hashes.begin(); fact != seen.record.hashes.end(); ++fact)
        if (now.hashes.value(fact.key()) != fact.value())
            wrong += QStringLiteral("fact %1 was acknowledged and is gone or another").arg(fact.key());
    if (!seen.run.isEmpty() && !now.started.contains(seen.run))
        wrong += QStringLiteral("the run %1 was acknowledged and is not in the record").arg(seen.run);
    for (const QString& run : now.started)
        if (now.finished.value(run) != QLatin1String("finished"))
            wrong += QStringLiteral("the run %1 ended as \"%2\"").arg(run, now.finished.value(run));
    for (auto effect = now.confirmed.begin(); effect != now.confirmed.end(); ++effect)
        if (effect.value() > 1)
            wrong += QStringLiteral("the effect %1 was confirmed %2 times").arg(effect.key()).arg(effect.value());
    if (now.confirmed.size() != m_effects * now.started.size())
        wrong += QStringLiteral("%1 effects were confirmed instead of %2").arg(now.confirmed.size()).arg(m_effects * now.started.size());
    const Ran verified = at.json({QStringLiteral("log"), QStringLiteral("verify")});
    if (verified.code != 0 || !verified.json().at(u"ok").toBool() || verified.json().at(u"facts").toInteger() != now.hashes.size())
        wrong += QStringLiteral("log verify: ") + QString::fromUtf8(verified.out);
    return wrong;
}

QStringList KillLoop::judgeTree(const Program& at) const
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
        if (!m_undisturbed.contains(file.key()))
            wrong += QStringLiteral("%1 is there, and is not after an undisturbed run").arg(file.key());
        else if (m_undisturbed.value(file.key()) != file.value())
            wrong += QStringLiteral("%1 is not what an undisturbed run publishes").arg(file.key());
    for (auto file = m_undisturbed.begin(); file != m_undisturbed.end(); ++file)
        if (!tree.contains(file.key()))
            wrong += QStringLiteral("%1 is missing").arg(file.key());
    return wrong;
}

} // namespace qd::test
