#pragma once

#include <QProcess>
#include <QString>

namespace qd::test {

/// A desktop session of its own: a D-Bus daemon and GNOME Keyring with a new keyring in a folder, unlocked. Both end with this.
class DesktopSession {
public:
    /// What is not installed here; empty when nothing is missing.
    static QString missing();

    /// `folder` holds everything, its path is short enough for a socket. @returns false when the D-Bus daemon does not start.
    bool start(const QString& folder);
    /// For DBUS_SESSION_BUS_ADDRESS.
    QString address() const;
    /// The keyring is there again, and asks for its password, which nobody can give it.
    void lock();
    void unlock();
    ~DesktopSession();

private:
    void startRing(const QStringList& how, const QByteArray& password);
    static void end(QProcess& process);
    QString m_folder;
    QProcess m_bus;
    QProcess m_ring;
};

} // namespace qd::test
