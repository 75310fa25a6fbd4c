#pragma once

#include "tests/app/Program.h"
#include "tests/app/kill/RecordLook.h"

#include <QRandomGenerator>

namespace qd::test {

/// What is begun and cut short, and what comes of it when nobody disturbs it.
struct Work {
    QString organisation;
    QString brief;
    QByteArray file{}; ///< the organisation; empty: it comes with the program
    bool asks = false; ///< what goes out waits for a person's yes, which comes from another process

    QMap<QString, QByteArray> published{}; ///< comparable
    QStringList ends{};                    ///< of its runs
    QMap<QString, int> steps{};            ///< finished turns, as RecordLook has them
    int effects = 0;
    int runMs = 0;
};

/// One round: a fresh home, a brief, a death, a restart, and what an outsider finds then.
struct Round {
    QString name;
    const Work* work = nullptr;
    int killAtMs = -1;     ///< after the brief was sent; -1: at a fail point
    bool afterYes = false; ///< … or after the first yes was acknowledged
    int killAgainMs = -1;  ///< after the restart; -1: let it finish
    QString failPoint;
    QString disk; ///< calls that fail, as QD_DISK_FAIL has them; then nobody kills: it has to go on by itself
};

/// Kills the program again and again in the middle of a run and looks at what is left, from outside.
class KillLoop {
public:
    explicit KillLoop(QString program) : m_program(std::move(program)) {}

    /// An undisturbed run to compare with, kept in `work`. @returns false when there is none.
    bool rehearse(Work& work);
    /// @returns what is wrong, empty when every promise was kept.
    QStringList play(const Round& round);

    // What was seen, over all rounds.
    int diskFailed = 0;      ///< rounds in which the disk failed
    int diskMet = 0;         ///< of them: something was refused for it
    int diskTold = 0;        ///< of these: it said why
    int dead = 0;            ///< rounds in which the process died before all was done
    QMap<QString, int> reached; ///< how often it ended itself at each place that was named
    int beforeAnswer = 0;    ///< of them before the brief was acknowledged
    qint64 approvals = 0;    ///< that were acknowledged to whoever gave them before a death
    qint64 acknowledged = 0; ///< facts that were seen before a death
    int slowestRestartMs = 0;

private:
    struct Seen {
        RecordLook record;
        QString run; ///< that the program said it had taken
        QStringList approved{}; ///< that it said it had taken a yes for
        QStringList wrong{};    ///< what was seen to be wrong meanwhile
    };
    /// Says yes to one thing after the other, from outside.
    class Decider;
    static bool waitForEnd(const Program& at, const Work& work, QProcess& server);
    Seen disturb(const Program& at, const Round& round);
    void watch(const Program& at, QProcess& victim, QProcess& caller, const Round& round, Seen& seen);
    void endure(const Program& at, QProcess& server, std::unique_ptr<QProcess>& caller, const Round& round, Seen& seen);
    static QStringList judgeSteps(const Work& work, const RecordLook& now);
    QStringList restart(const Program& at, const Round& round, Seen& seen);
    QStringList judge(const Program& at, const Round& round, const Seen& seen) const;
    QStringList judgeTree(const Program& at, const Work& work) const;

    QString m_program;
};

} // namespace qd::test
