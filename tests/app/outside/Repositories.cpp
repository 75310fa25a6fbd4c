#include "tests/app/outside/Repositories.h"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace qd::test {

namespace {

QByteArray git(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    for (const char* role : {"AUTHOR", "COMMITTER"}) {
        environment.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1String(role)), QStringLiteral("Somebody"));
        environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1String(role)), QStringLiteral("somebody@example.org"));
    }
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("git"), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? process.readAllStandardOutput().trimmed() : QByteArray();
}

bool hook(const QString& folder, const char* name, const QByteArray& script)
{
    QDir().mkpath(folder + QStringLiteral("/hooks"));
    QFile file(folder + QStringLiteral("/hooks/") + QLatin1String(name));
    return file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n" + script + '\n') > 0 && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString arrivals(const QString& folder)
{
    return folder + QStringLiteral("/arrived");
}

} // namespace

QList<FaultPoint> repositoryPoints()
{
    const QJsonObject declines{{QStringLiteral("does"), QStringLiteral("declines")}}, dies{{QStringLiteral("does"), QStringLiteral("dies")}};
    return {{"well", ""}, {"declined", "pre-receive", declines, true, false}, {"died-before", "pre-receive", dies, false}, {"died-when-taken", "post-receive", dies, false}};
}

bool makeRepository(const QString& folder, const FaultPoint& point)
{
    QDir().mkpath(folder);
    git({QStringLiteral("init"), QStringLiteral("--quiet"), QStringLiteral("--bare"), QStringLiteral("--template="), folder});
    const QString there = QStringLiteral("--git-dir=") + folder;
    const QByteArray blob = git({there, QStringLiteral("hash-object"), QStringLiteral("-w"), QStringLiteral("--stdin")}, "A site\n");
    const QByteArray tree = git({there, QStringLiteral("mktree")}, "100644 blob " + blob + "\tREADME\n");
    const QByteArray commit = git({there, QStringLiteral("commit-tree"), QString::fromLatin1(tree), QStringLiteral("-m"), QStringLiteral("A site")});
    git({there, QStringLiteral("update-ref"), QStringLiteral("refs/heads/main"), QString::fromLatin1(commit)});
    const QByteArray count = "cat >>'" + arrivals(folder).toUtf8() + "'";
    // Once: a hook that has failed takes itself away. The parent is the server's side of the push.
    const QByteArray fails = point.more.value(QStringLiteral("does")).toString() == QLatin1String("dies") ? "rm \"$0\"; kill -9 $PPID" : "echo 'not here' >&2; exit 1";
    if (qstrcmp(point.fault, "pre-receive") == 0 && !hook(folder, "pre-receive", "cat >/dev/null; " + fails))
        return false;
    return commit.size() == 40 && hook(folder, "post-receive", qstrcmp(point.fault, "post-receive") == 0 ? count + "; kill -9 $PPID" : count);
}

int arrivedAt(const QString& folder)
{
    QFile file(arrivals(folder));
    return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
}

} // namespace qd::test
