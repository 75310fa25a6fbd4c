#include "agents/tools/ways/ChildWay.h"

#include "agents/programs/Alone.h"
#include "agents/tools/protocol/OutsideText.h"

#include <QProcessEnvironment>

#include <csignal>
#include <unistd.h>

namespace qd::agents {

namespace {

constexpr qsizetype kErrorsKept = 8 * 1024;
constexpr qint64 kMostUnread = 16 * 1024 * 1024; ///< what a server has not read yet
constexpr const char* kAllowed[] = {"PATH", "HOME", "LANG", "TMPDIR"};

QProcessEnvironment smallEnvironment()
{
    QProcessEnvironment small;
    for (const char* name : kAllowed)
        if (qEnvironmentVariableIsSet(name))
            small.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    return small;
}

} // namespace

ChildWay::~ChildWay()
{
    m_ear = {};
    m_process.disconnect();
    if (m_process.state() == QProcess::NotRunning)
        return;
    end();
    const qint64 left = kPatience.count() - m_ended.elapsed();
    if (left <= 0 || !m_process.waitForFinished(int(left))) {
        strike(SIGKILL);
        m_process.waitForFinished(1000);
    }
    strike(SIGKILL); // what it has left behind
}

void ChildWay::prepare()
{
    m_process.setProgram(m_parts.program);
    m_process.setArguments(m_parts.arguments);
    m_process.setWorkingDirectory(m_parts.folder);
    m_process.setProcessEnvironment(smallEnvironment());
    m_process.setChildProcessModifier([parent = getpid()] { becomeAlone(parent); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    QObject::connect(&m_patience, &QTimer::timeout, &m_process, [this] { strike(SIGKILL); });
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { take(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process, [this] { hear(); });
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this](int code, QProcess::ExitStatus how) {
        hear();
        take();
        strike(SIGKILL);
        gone(how == QProcess::CrashExit ? QStringLiteral("was ended by signal %1").arg(code) : QStringLiteral("ended with exit code %1").arg(code));
    });
    QObject::connect(&m_process, &QProcess::errorOccurred, &m_process, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            gone(QStringLiteral("cannot be started: %1").arg(m_process.errorString()));
    }, Qt::QueuedConnection);
}

void ChildWay::open(Ear ear)
{
    m_ear = std::move(ear);
    prepare();
    m_process.start();
    m_group = m_process.processId();
}

void ChildWay::send(const ToServer& message)
{
    if (m_isGone || m_isEnding || m_process.state() == QProcess::NotRunning)
        return; // whoever waits is told that it is gone
    m_process.write(message.text + '\n');
    if (m_process.bytesToWrite() > kMostUnread)
        QTimer::singleShot(0, &m_process, [this] { gone(QStringLiteral("does not read what it is sent")); });
}

void ChildWay::end()
{
    if (std::exchange(m_isEnding, true))
        return;
    m_ended.start();
    m_process.closeWriteChannel();
    strike(SIGTERM);
    m_patience.start();
}

QString ChildWay::lastWords() const
{
    return cleaned(QString::fromUtf8(m_errors), kErrorsKept);
}

/// Every whole line is a message; what is too long is none.
void ChildWay::take()
{
    const QByteArray come = m_process.readAllStandardOutput();
    if (m_isGone)
        return; // it may go on talking until it has ended
    m_line += come;
    qsizetype from = 0;
    for (qsizetype end = m_line.indexOf('\n'); end >= 0 && !m_isGone; end = m_line.indexOf('\n', from)) {
        const QByteArray line = m_line.mid(from, end - from).trimmed();
        from = end + 1;
        if (!line.isEmpty() && line.size() <= kLongestLine)
            m_ear.said(line);
        else if (!line.isEmpty())
            return gone(QStringLiteral("sent a line of more than %1 bytes").arg(kLongestLine));
    }
    m_line.remove(0, from);
    if (m_line.size() > kLongestLine)
        gone(QStringLiteral("sent a line of more than %1 bytes").arg(kLongestLine));
}

void ChildWay::hear()
{
    m_errors += m_process.readAllStandardError();
    if (m_errors.size() > kErrorsKept)
        m_errors = m_errors.last(kErrorsKept);
}

void ChildWay::gone(const QString& why)
{
    if (std::exchange(m_isGone, true))
        return;
    m_line.clear();
    if (m_process.state() != QProcess::NotRunning)
        end();
    if (m_ear.gone)
        m_ear.gone(why);
}

/// To the server and what it has started. Its group has its number and ends with its last member.
void ChildWay::strike(int signal)
{
    agents::strike(pid_t(m_group), signal, m_process.processId() > 0);
}

} // namespace qd::agents
