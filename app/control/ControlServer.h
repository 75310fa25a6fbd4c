#pragma once

#include "app/engine/Department.h"

#include <QHash>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

namespace qd::app {

class Trying;

/// The door for other processes of the same user: commands as one JSON object a line, each answered by one.
/// {"organisation":…,"id":…,"command":…,"body":{…}} → {"receipt":{…}} or {"error":{…}}; {"query":"hello"} is answered at once,
/// with what this is called; {"query":"raise"} brings the window to front; {"query":"settled"} is answered when nothing is
/// under way. {"query":"keys"} is answered with the names of the keys that are here, {"query":"reread-key","key":…} has one forgotten that has
/// changed in the keyring, and a line "key …" (KeyWire.h), from a process of the same user, brings one. {"query":"reread-tools"} has what was allowed
/// of tools read again, and is answered when that holds. {"query":"try","what":"connector","id":…} tries what is set up with the keys that are here, as "mailbox" and
/// "hook" (with "file") do, and is answered with what was found. Who still waits when this is destroyed is told so.
/// Each organisation has a socket of its own. A line for another than the one that is held is refused, and so is a command that names none.
/// @thread main.
class ControlServer final : public QObject {
    Q_OBJECT
public:
    /// `called` is what people know this process as: "window", "server" or "command". The department outlives this.
    ControlServer(Department& department, QString called, QObject* parent = nullptr);
    ~ControlServer() override;
    /// Error::Busy when another process listens there.
    Result<Done> listen();
    /// Somebody is connected, or what somebody had done here is under way: not the time to end.
    bool isOwed() const { return m_callers > 0 || (m_tookWork && !m_department.isSettled()); }
    bool hasCallers() const { return m_callers > 0; }
    /// Lets nobody in any more.
    void close() { m_server.close(); }

signals:
    void raiseAsked();
    /// The last of those who were connected has gone.
    void callersGone();

private:
    void meet();
    void read(QLocalSocket* socket);
    void serve(QLocalSocket* socket, const QByteArray& line);
    void takeKey(QLocalSocket* socket, const QByteArray& line);
    void serveKeys(QLocalSocket* socket, const QString& query, const QString& name);
    void rereadTools(QLocalSocket* socket);
    void tryOut(QLocalSocket* socket, const Json& asked);
    /// Error::Busy for another organisation, Error::Parse for a command that names none.
    Result<Done> admit(const Json& line) const;
    void say(const QPointer<QLocalSocket>& socket, const QByteArray& line);
    void saySettled(const QPointer<QLocalSocket>& socket);
    void answer(const CommandId& id, const Result<Receipt>& receipt);
    void raise(QLocalSocket* socket);

    Department& m_department;
    QString m_called;
    QHash<CommandId, QPointer<QLocalSocket>> m_open; ///< a caller may be gone before its answer is there
    QList<QPointer<QLocalSocket>> m_waitForSettled;
    std::unique_ptr<Trying> m_trying; ///< once somebody has asked for it
    int m_callers = 0;
    bool m_tookWork = false;
    QLocalServer m_server; ///< the last, so the first to go: callers still connected are taken out of the lists above
};

} // namespace qd::app
