#pragma once

#include "app/engine/Department.h"

#include <QHash>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

namespace qd::app {

/// The door for other processes of the same user: commands as one JSON object a line, each answered by one.
/// {"organisation":…,"id":…,"command":…,"body":{…}} → {"receipt":{…}} or {"error":{…}}; {"query":"hello"} is answered at once;
/// {"query":"raise"} brings the window to front; {"query":"settled"} is answered when nothing is under way.
/// A line for another organisation than the one that is held is refused, and so is a command that names none.
/// @thread main.
class ControlServer final : public QObject {
    Q_OBJECT
public:
    /// `called` is what people know this process as: "window" or "server". The department outlives this.
    ControlServer(Department& department, QString called, QObject* parent = nullptr);
    /// Error::Busy when another process listens there.
    Result<Done> listen();

signals:
    void raiseAsked();

private:
    void meet();
    void read(QLocalSocket* socket);
    void serve(QLocalSocket* socket, const QByteArray& line);
    /// Error::Busy for another organisation, Error::Parse for a command that names none.
    Result<Done> admit(const Json& line) const;
    void say(const QPointer<QLocalSocket>& socket, const QByteArray& line);
    void saySettled(const QPointer<QLocalSocket>& socket);
    void answer(const CommandId& id, const Result<Receipt>& receipt);

    Department& m_department;
    QString m_called;
    QHash<CommandId, QPointer<QLocalSocket>> m_open; ///< a caller may be gone before its answer is there
    QList<QPointer<QLocalSocket>> m_waitForSettled;
    QLocalServer m_server; ///< the last, so the first to go: callers still connected are taken out of the lists above
};

} // namespace qd::app
