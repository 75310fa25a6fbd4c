#include "tests/app/keys/DesktopSession.h"

#include "tests/app/Program.h"

#include <QStandardPaths>
#include <QStringList>

namespace qd::test {

namespace {

const QByteArray kPassword = "open this keyring";

// No folders with services: nothing is started but what stands here, above all no second keyring.
const QByteArray kBus = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%1/bus</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
)";

} // namespace

QString DesktopSession::missing()
{
    QStringList names;
    for (const char* name : {"dbus-daemon", "gnome-keyring-daemon"})
        if (QStandardPaths::findExecutable(QString::fromLatin1(name)).isEmpty())
            names.append(QString::fromLatin1(name));
    return names.join(QStringLiteral(" and "));
}

QString DesktopSession::address() const
{
    return QStringLiteral("unix:path=%1/bus").arg(m_folder);
}

bool DesktopSession::start(const QString& folder)
{
    m_folder = folder;
    const QString file = folder + QStringLiteral("/bus.conf");
    writeFile(file, QByteArray(kBus).replace("%1", folder.toUtf8()));
    m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--config-file=") + file, QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
    if (!m_bus.waitForReadyRead(10'000))
        return false;
    unlock();
    return true;
}

void DesktopSession::unlock()
{
    startRing({QStringLiteral("--unlock")}, kPassword);
}

void DesktopSession::lock()
{
    startRing({QStringLiteral("--start")}, {});
}

void DesktopSession::startRing(const QStringList& how, const QByteArray& password)
{
    end(m_ring);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder + QStringLiteral("/data"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder);
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address());
    environment.remove(QStringLiteral("DISPLAY"));
    m_ring.setProcessEnvironment(environment);
    m_ring.start(QStringLiteral("gnome-keyring-daemon"), QStringList{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")} + how);
    m_ring.waitForStarted();
    m_ring.write(password);
    m_ring.waitForBytesWritten(5'000); // no event loop runs here that would do it later
    m_ring.closeWriteChannel();
}

void DesktopSession::end(QProcess& process)
{
    process.terminate();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(5'000))
        process.kill();
    process.waitForFinished();
}

DesktopSession::~DesktopSession()
{
    end(m_ring);
    end(m_bus);
}

} // namespace qd::test
