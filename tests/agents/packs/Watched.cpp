#include "tests/agents/packs/Watched.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace qd::test {

namespace {

constexpr int kLimitMs = 60'000;

/// The lines of a trace (strace -f) that are none of a reader: "openat" that writes, a second "execve", anything of the network.
QStringList forbiddenIn(const QByteArray& trace)
{
    static const QRegularExpression kCall(QStringLiteral("^(?:\\[pid +\\d+\\] |\\d+ +)?([a-z0-9_]+)\\("));
    static const QRegularExpression kWrites(QStringLiteral("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE"));
    QStringList found;
    bool hasBegun = false;
    for (const QByteArray& bytes : trace.split('\n')) {
        const QString line = QString::fromUtf8(bytes);
        const QString call = kCall.match(line).captured(1);
        const bool isStart = call == QLatin1String("execve") && !hasBegun;
        hasBegun = hasBegun || isStart;
        if (call.isEmpty() || isStart || (call == QLatin1String("openat") && !line.contains(kWrites)))
            continue;
        found.append(line.left(200));
    }
    return found;
}

} // namespace

bool canWatch()
{
    static const bool can = [] {
        const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        QProcess trial;
        trial.start(strace, {QStringLiteral("-o"), QStringLiteral("/dev/null"), QStringLiteral("/bin/true")});
        return !strace.isEmpty() && trial.waitForFinished(kLimitMs) && trial.exitStatus() == QProcess::NormalExit && trial.exitCode() == 0; // a container may forbid it
    }();
    return can;
}

Watched watched(const QString& reader, const QString& file, const QStringList& more)
{
    Watched out;
    out.isWatched = canWatch();
    const QString trace = file + QStringLiteral(".trace");
    QStringList words = QStringList{reader, file} + more;
    if (out.isWatched)
        words = QStringList{QStringLiteral("strace"), QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-e"), QStringLiteral("trace=network,execve,execveat,openat,open,creat"), QStringLiteral("-e"),
                            QStringLiteral("signal=none"), QStringLiteral("-o"), trace}
            + words;
    QProcess process;
    QElapsedTimer watch;
    watch.start();
    process.start(words.takeFirst(), words);
    out.ended = process.waitForFinished(kLimitMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    out.seconds = double(watch.elapsed()) / 1000;
    if (!out.ended)
        process.kill();
    process.waitForFinished();
    out.said = process.readAllStandardOutput();
    if (QFile lines(trace); out.isWatched && lines.open(QIODevice::ReadOnly))
        out.forbidden = forbiddenIn(lines.readAll());
    QFile::remove(trace);
    return out;
}

} // namespace qd::test
