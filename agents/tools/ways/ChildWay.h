#pragma once

#include "agents/tools/ways/ServerWay.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <chrono>

namespace qd::agents {

/// A server that is started here and talks on its standard input and output, a message a line (MCP 2025-11-25, Transports, stdio).
/// It gets its program and arguments as they are, without a shell; of the environment PATH, HOME, LANG and TMPDIR and nothing
/// else; a folder to work in; and a group of processes of its own, so that what it starts ends with it. It dies with this thread.
class ChildWay final : public ServerWay {
public:
    struct Parts {
        QString program; ///< an absolute path
        QStringList arguments;
        QString folder;
    };
    explicit ChildWay(Parts parts) : m_parts(std::move(parts)) {}
    /// Blocks until the server has ended: at most as long as kPatience and a second.
    ~ChildWay() override;

    void open(Ear ear) override;
    void send(const ToServer& message) override;
    void agreed(const QString&) override {}
    void forget(const RpcId&) override {}
    /// Closes its standard input and sends SIGTERM; SIGKILL follows after kPatience. (The official servers do not end when their
    /// input closes.)
    void end() override;
    QString lastWords() const override;
    qint64 processId() const { return m_process.processId(); }

    static constexpr std::chrono::milliseconds kPatience{3000};
    static constexpr qsizetype kLongestLine = 8 * 1024 * 1024;

private:
    void prepare();
    void take();
    void hear();
    void gone(const QString& why);
    void strike(int signal);

    Parts m_parts;
    Ear m_ear;
    QByteArray m_line;
    QByteArray m_errors; ///< the end of what came on standard error
    qint64 m_group = 0;
    bool m_isGone = false;
    bool m_isEnding = false;
    QElapsedTimer m_ended;
    QTimer m_patience;
    QProcess m_process;
};

} // namespace qd::agents
