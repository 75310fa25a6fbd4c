#include "agents/programs/Program.h"

#include "agents/keys/Secret.h"
#include "agents/programs/Alone.h"
#include "agents/tools/protocol/OutsideText.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace qd::agents {

namespace {

constexpr qsizetype kErrorsKept = 8 * 1024;

/// The end of a pipe that holds a secret and a line end; -1: none could be made.
int pipeWith(QByteArrayView secret)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    const auto put = [to = ends[1]](const char* bytes, qsizetype size) { return ::write(to, bytes, size_t(size)) == size; }; // a pipe holds 64 KiB (pipe(7))
    const bool isIn = put(secret.data(), secret.size()) && put("\n", 1);
    ::close(ends[1]);
    if (isIn)
        return ends[0];
    ::close(ends[0]);
    return -1;
}

} // namespace

Program::Program(Parts parts, Ended ended)
    : m_input(std::move(parts.input))
    , m_mostSaid(parts.mostSaid)
    , m_ended(std::move(ended))
{
    prepare(parts);
    start(parts.secret);
}

Program::~Program()
{
    m_process.disconnect();
    if (m_process.state() == QProcess::NotRunning)
        return;
    strike(SIGTERM);
    if (!m_process.waitForFinished(int(kPatience.count()))) {
        strike(SIGKILL);
        m_process.waitForFinished(1000);
    }
    strike(SIGKILL); // what it has left behind
}

void Program::prepare(const Parts& parts)
{
    m_process.setProgram(parts.program);
    m_process.setArguments(parts.arguments);
    m_process.setWorkingDirectory(QStringLiteral("/"));
    m_process.setProcessEnvironment(parts.environment);
    m_longest.setSingleShot(true);
    m_longest.setInterval(parts.longest);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_longest, &QTimer::timeout, this, &Program::stop);
    connect(&m_patience, &QTimer::timeout, this, [this] { strike(SIGKILL); });
    connect(&m_process, &QProcess::started, this, [this] {
        m_end.hasStarted = true;
        if (m_isStopped)
            return strike(SIGTERM);
        m_process.write(m_input);
        m_process.closeWriteChannel();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Program::take);
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] { m_errors = (m_errors + m_process.readAllStandardError()).right(kErrorsKept); });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
        take();
        m_end.isWhole = how == QProcess::NormalExit && !m_isStopped;
        m_end.code = code;
        strike(SIGKILL); // what it has left behind
        end(m_end);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end({false, false, -1, {}, QStringLiteral("%1 cannot be started: %2").arg(m_process.program(), m_process.errorString())});
    }, Qt::QueuedConnection);
}

void Program::start(const SharedSecret& secret)
{
    const int from = secret ? pipeWith(secret->bytes()) : -1;
    if (from >= 0) {
        QProcessEnvironment environment = m_process.processEnvironment();
        environment.insert(QString::fromLatin1(kSecretFrom), QString::number(from));
        m_process.setProcessEnvironment(environment);
    }
    m_process.setChildProcessModifier([parent = getpid(), from] {
        becomeAlone(parent);
        if (from >= 0)
            ::fcntl(from, F_SETFD, 0);
    });
    m_process.start();
    m_group = m_process.processId();
    if (from >= 0)
        ::close(from); // the child has its own
    m_longest.start();
}

void Program::stop()
{
    if (std::exchange(m_isStopped, true) || m_process.state() == QProcess::NotRunning)
        return;
    strike(SIGTERM);
    m_patience.start();
}

void Program::take()
{
    m_end.out += m_process.readAllStandardOutput();
    if (m_end.out.size() > m_mostSaid)
        stop();
}

void Program::end(ProgramEnd end)
{
    m_longest.stop();
    m_patience.stop();
    m_errors += m_process.readAllStandardError();
    if (end.error.isEmpty())
        end.error = cleaned(QString::fromUtf8(m_errors.right(kErrorsKept)), kErrorsKept);
    if (const Ended ended = std::exchange(m_ended, {}))
        ended(end);
}

/// To the program and what it has started. Its group has its number and ends with its last member.
void Program::strike(int signal) const
{
    agents::strike(pid_t(m_group), signal, m_process.processId() > 0);
}

} // namespace qd::agents
