#pragma once

#include "agents/keys/KeyShelf.h"
#include "core/base/Clock.h"

#include <QProcess>
#include <QTimer>

#include <functional>
#include <memory>

namespace qd::agents {

/// How a program ended.
struct ProgramEnd {
    bool hasStarted = false;
    bool isWhole = false; ///< it ended by itself, and everything that it said is here
    int code = -1;        ///< its exit code; isWhole
    QByteArray out;
    QString error;        ///< the end of its standard error, or why it did not start; to be shown as it is
};

/// One program that is given its input and runs to its end, without a shell, in a group of processes of its own, so that what it
/// starts ends with it. It dies with this thread. Of the environment it gets what it is given and nothing else.
/// @thread the one it was made on, which has an event loop.
class Program final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        QString program; ///< an absolute path
        QStringList arguments;
        QProcessEnvironment environment;
        QByteArray input;
        /// What it may read once, and a line end, from the descriptor that kSecretFrom names in its environment; null: nothing.
        SharedSecret secret{};
        Duration longest{60'000};
        qsizetype mostSaid = 16 * 1024 * 1024; ///< on standard output; it is ended when it says more
    };
    static constexpr const char* kSecretFrom = "QUARTERDECK_ASK_FD";

    using Ended = std::function<void(const ProgramEnd&)>;
    /// Begins. `ended` runs once, later.
    Program(Parts parts, Ended ended);
    /// Ends it, without a word to anybody; waits for that, at most kPatience and a second.
    ~Program() override;

    /// Ends it and what it has started: SIGTERM, SIGKILL after kPatience. `ended` runs then.
    void stop();
    qint64 processId() const { return m_group; }

    static constexpr std::chrono::milliseconds kPatience{400};

private:
    void prepare(const Parts& parts);
    void start(const SharedSecret& secret);
    void take();
    void end(ProgramEnd end);
    void strike(int signal) const;

    const QByteArray m_input;
    const qsizetype m_mostSaid;
    Ended m_ended;
    ProgramEnd m_end;
    QByteArray m_errors;
    qint64 m_group = 0;
    bool m_isStopped = false;
    QTimer m_longest;
    QTimer m_patience;
    QProcess m_process;
};

/// Gone later, so that it may be let go in the middle of its own word.
using RunningProgram = std::unique_ptr<Program, QScopedPointerDeleteLater>;

} // namespace qd::agents
