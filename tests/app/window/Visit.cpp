#include "tests/app/window/Visit.h"

namespace qd::test {

Visit::Visit(const QString& program, const QString& home, const QString& said)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("QUARTERDECK_HOME"), home);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(said, QIODevice::Append);
    m_process.setStandardErrorFile(said, QIODevice::Append);
    m_process.setProgram(program);
}

Visit::~Visit()
{
    if (isOver())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

Result<Done> Visit::open()
{
    m_process.start();
    if (!m_process.waitForStarted())
        return Error{Error::Internal, QStringLiteral("%1 could not be started").arg(m_process.program()), {}, {}};
    const Result<XWindow> window = XWindow::find(m_process.processId(), QStringLiteral("Quarterdeck"));
    if (!window)
        return window.error();
    m_window = *window;
    return Done{};
}

bool Visit::isOver()
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(1);
}

Result<Done> Visit::quit()
{
    if (const Result<Done> pressed = m_window.press(QStringLiteral("ctrl+q")); !pressed)
        return pressed.error();
    if (!isOver() && !m_process.waitForFinished(10'000))
        return Error{Error::Internal, QStringLiteral("the program still runs 10 s after Ctrl+Q"), {}, {}};
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        return Error{Error::Internal, QStringLiteral("the program ended with exit code %1").arg(m_process.exitCode()), {}, {}};
    return Done{};
}

} // namespace qd::test
