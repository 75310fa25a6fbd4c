#include "agents/effects/connectors/git/GitBench.h"

#include <QDir>
#include <QDirIterator>
#include <QSaveFile>
#include <QStandardPaths>

namespace qd::agents {

namespace {

constexpr const char* kAsk = "#!/bin/sh\nexec /bin/cat \"/dev/fd/$QUARTERDECK_ASK_FD\"\n";
constexpr Duration kHere = std::chrono::seconds(30), kOutside = std::chrono::seconds(150);

/// Settings of ours, above any file's: no hooks, helpers, filters of the system, redirects, signatures or housekeeping.
QStringList settings()
{
    QStringList all;
    for (const char* one : {"core.hooksPath=/dev/null", "core.fsmonitor=false", "core.attributesFile=/dev/null", "credential.helper=", "protocol.ext.allow=never", "http.followRedirects=false",
                            "http.lowSpeedLimit=1", "http.lowSpeedTime=60", "submodule.recurse=false", "push.recurseSubmodules=no", "push.followTags=false", "push.gpgSign=false", "gc.auto=0",
                            "maintenance.auto=false", "pack.threads=1"})
        all << QStringLiteral("-c") << QString::fromLatin1(one);
    return all;
}

ProgramEnd unmade(const QString& why)
{
    ProgramEnd end;
    end.error = why;
    return end;
}

/// Left by a command that was killed. Nobody else works in this clone.
void removeLocks(const QString& clone)
{
    for (QDirIterator at(clone, {QStringLiteral("*.lock"), QStringLiteral("index-*")}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); at.hasNext();)
        QFile::remove(at.next());
}

} // namespace

QString GitBench::program()
{
    return QStandardPaths::findExecutable(QStringLiteral("git"), {QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin"), QStringLiteral("/bin")});
}

QProcessEnvironment GitBench::environment() const
{
    QProcessEnvironment all;
    const auto put = [&all](const char* name, const QString& value) { all.insert(QString::fromLatin1(name), value); };
    put("PATH", QStringLiteral("/usr/bin:/bin"));
    put("HOME", QStringLiteral("/nonexistent"));
    put("LC_ALL", QStringLiteral("C.UTF-8"));
    put("GIT_DIR", m_clone);
    put("GIT_CONFIG_NOSYSTEM", QStringLiteral("1"));
    put("GIT_CONFIG_GLOBAL", QStringLiteral("/dev/null"));
    put("GIT_ATTR_NOSYSTEM", QStringLiteral("1"));
    put("GIT_TERMINAL_PROMPT", QStringLiteral("0"));
    put("GIT_ASKPASS", m_key ? file(QStringLiteral("ask")) : QStringLiteral("/bin/false"));
    put("GIT_ALLOW_PROTOCOL", QStringLiteral("https:ssh:file"));
    put("GIT_SSH_COMMAND", QStringLiteral("ssh -F /dev/null -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=20"));
    put("GIT_SSH_VARIANT", QStringLiteral("ssh"));
    if (qEnvironmentVariableIsSet("SSH_AUTH_SOCK"))
        put("SSH_AUTH_SOCK", qEnvironmentVariable("SSH_AUTH_SOCK"));
    return all;
}

void GitBench::run(QStringList arguments, Program::Parts parts, Said said)
{
    parts.program = program();
    if (m_isStopped || parts.program.isEmpty())
        return said(unmade(m_isStopped ? QStringLiteral("it was stopped") : QStringLiteral("git is not installed")));
    parts.arguments = settings() + arguments;
    m_running.reset(new Program(std::move(parts), std::move(said)));
}

void GitBench::open(bool tidies, Said said)
{
    if (!QDir().mkpath(m_clone))
        return said(unmade(QStringLiteral("%1 cannot be made").arg(m_clone)));
    if (tidies)
        removeLocks(m_clone);
    if (const Result<Done> made = makeAsk(); !made)
        return said(unmade(made.error().text));
    if (!tidies && QFile::exists(file(QStringLiteral("HEAD")))) {
        ProgramEnd there;
        there.isWhole = true;
        there.code = 0;
        return said(there);
    }
    here({QStringLiteral("init"), QStringLiteral("--quiet"), QStringLiteral("--bare"), QStringLiteral("--template="), QStringLiteral("--object-format=sha1")}, {}, std::move(said));
}

/// What git asks for the key: it reads it from a pipe, so that it stands in no file, no argument and no environment.
Result<Done> GitBench::makeAsk() const
{
    const QString name = file(QStringLiteral("ask"));
    QSaveFile ask(name);
    if (!ask.open(QIODevice::WriteOnly) || ask.write(kAsk) < 0 || !ask.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) || !ask.commit())
        return Error{Error::Store, QStringLiteral("%1 cannot be written").arg(name), name, {}};
    return Done{};
}

void GitBench::here(const QStringList& arguments, const QByteArray& input, Said said, const QString& index, const QMap<QString, QString>& more)
{
    Program::Parts parts;
    parts.environment = environment();
    parts.input = input;
    parts.longest = kHere;
    if (!index.isEmpty())
        parts.environment.insert(QStringLiteral("GIT_INDEX_FILE"), file(index));
    for (auto one = more.begin(); one != more.end(); ++one)
        parts.environment.insert(one.key(), *one);
    run(arguments, std::move(parts), std::move(said));
}

void GitBench::outside(const QStringList& arguments, Said said)
{
    Program::Parts parts;
    parts.environment = environment();
    parts.secret = m_key;
    parts.longest = kOutside;
    parts.mostSaid = 1024 * 1024;
    run(arguments, std::move(parts), std::move(said));
}

void GitBench::stop()
{
    m_isStopped = true;
    if (m_running)
        m_running->stop();
}

} // namespace qd::agents
