#pragma once

#include "app/engine/Home.h"
#include "core/model/Command.h"

#include <QLocalSocket>

#include <memory>

namespace qd::app {

/// Speaks to the process that holds the home.
/// @thread one; every call blocks, for a command-line process that does nothing else.
class ControlClient {
public:
    /// Nothing when nobody holds the home; Error::Busy when somebody does and does not answer.
    static Result<std::unique_ptr<ControlClient>> find(const Home& home);

    /// Has the holder judge the command.
    Result<Receipt> send(const CommandId& id, const Command& command);
    /// Waits until nothing is under way there; for as long as it takes.
    Result<Done> waitSettled();
    /// Asks it to show its window.
    Result<Done> raise();

private:
    bool connectTo(const QString& name);
    Result<QByteArray> ask(const QByteArray& line, int limitMs);
    QLocalSocket m_socket;
};

} // namespace qd::app
