#include "tests/bench/Bench.h"
#include "tests/bench/Workload.h"

#include "app/engine/Home.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QThread>

#include <unistd.h>

namespace qd::bench {

namespace {

/// The program and the home that a measurement works with.
struct Subject {
    QString program;
    QString home;
};

/// `--facts` brings the home's record to that many facts first.
Subject subjectOf(const Parameters& parameters, JsonWriter& said)
{
    Subject subject;
    subject.program = parameters.text(QStringLiteral("program"), QCoreApplication::applicationDirPath() + QStringLiteral("/../../app/quarterdeck"));
    subject.home = parameters.text(QStringLiteral("home"), QDir::tempPath() + QStringLiteral("/quarterdeck-bench-home"));
    const qint64 facts = parameters.number(QStringLiteral("facts"), 0);
    put(said, "facts", facts);
    const app::Home home(subject.home);
    if (facts > 0 && home.make())
        grow(home.record(home.currentOrganisation()), facts);
    return subject;
}

/// From starting the process to its end, in ms; negative when it failed.
double timeOf(const Subject& subject, const QStringList& arguments)
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    const Stopwatch watch;
    process.start(subject.program, QStringList{QStringLiteral("--home"), subject.home} + arguments);
    const bool ended = process.waitForFinished(120'000);
    const double ms = watch.ms();
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? ms : -1;
}

void writeTimes(const Subject& subject, const QStringList& arguments, qint64 rounds, JsonWriter& results)
{
    QList<double> times;
    timeOf(subject, arguments); // the first start reads the program from the disk, and makes the home
    for (qint64 i = 0; i < rounds; ++i)
        times.append(timeOf(subject, arguments));
    put(results, "median_ms", median(times));
    put(results, "least_ms", percentile(times, 0));
    put(results, "most_ms", percentile(times, 1));
}

/// Processor time that the process has used, in seconds (proc(5): fields 14 and 15, behind the name in brackets).
double processorSecondsOf(qint64 process)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

double memoryMiBOf(qint64 process, const char* name)
{
    QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (!rollup.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : rollup.readAll().split('\n'))
        if (line.startsWith(name))
            return line.mid(line.indexOf(':') + 1).simplified().split(' ').value(0).toDouble() / 1024;
    return 0;
}

void measureIdle(const Subject& subject, qint64 seconds, JsonWriter& results)
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(subject.program, {QStringLiteral("--home"), subject.home});
    if (!process.waitForStarted())
        return;
    QThread::sleep(8); // what follows the first paint is over
    const double before = processorSecondsOf(process.processId());
    QThread::sleep(static_cast<unsigned long>(seconds));
    const double used = processorSecondsOf(process.processId()) - before;
    put(results, "idle_percent_of_a_core", 100 * used / double(seconds));
    put(results, "resident_mib", memoryMiBOf(process.processId(), "Rss"));
    put(results, "proportional_mib", memoryMiBOf(process.processId(), "Pss"));
    put(results, "anonymous_mib", memoryMiBOf(process.processId(), "Anonymous"));
    process.terminate();
    process.waitForFinished(20'000);
}

} // namespace

void benchStatus(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const Subject subject = subjectOf(parameters, said);
    const qint64 rounds = parameters.number(QStringLiteral("rounds"), 15);
    put(said, "rounds", rounds);
    writeTimes(subject, {QStringLiteral("status"), QStringLiteral("--json")}, rounds, results);
}

void benchWindow(const Parameters& parameters, JsonWriter& said, JsonWriter& results)
{
    const Subject subject = subjectOf(parameters, said);
    const qint64 rounds = parameters.number(QStringLiteral("rounds"), 11);
    const qint64 idle = parameters.number(QStringLiteral("idle"), 60);
    put(said, "rounds", rounds);
    put(said, "idle_seconds", idle);
    put(said, "platform", qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("as the session has it")));
    writeTimes(subject, {QStringLiteral("--exit-after-startup")}, rounds, results);
    if (idle > 0)
        measureIdle(subject, idle, results);
}

} // namespace qd::bench
