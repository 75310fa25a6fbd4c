#pragma once

#include "app/engine/Department.h"

#include <QHash>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

namespace qd::app {

/// The door for other processes of the same user: commands as one JSON object a line, each answered by one.
/// {"id":…,"command":…,"body":{…}} → {"receipt":{…}} or {"error":{…}}; {"query":"hello"} is answered at once;
/// {"query":"raise"} brings the window to front; {"query":"settled"} is answered when nothing is under way.
/// @thread main.
class ControlServer final : public QObject {
    Q_OBJECT
public:
    explicit ControlServer(Department& department, QObject* parent = nullptr);
    /// Error::Busy when another process listens there.
    Result<Done> listen();

signals:
    void raiseAsked();

private:
    void meet();
    void read(QLocalSocket* socket);
    void serve(QLocalSocket* socket, const QByteArray& line);
    void say(const QPointer<QLocalSocket>& socket, const QByteArray& line);
    void answer(const CommandId& id, const Result<Receipt>& receipt);

    Department& m_department;
    QHash<CommandId, QPointer<QLocalSocket>> m_open; ///< a caller may be gone before its answer is there
    QList<QPointer<QLocalSocket>> m_waitForSettled;
    QLocalServer m_server; ///< the last, so the first to go: callers still connected are taken out of the lists above
};

} // namespace qd::app
