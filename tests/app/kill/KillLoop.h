#pragma once

#include "tests/app/Program.h"
#include "tests/app/kill/RecordLook.h"

#include <QRandomGenerator>

namespace qd::test {

/// One round: a fresh home, a brief, a death, a restart, and what an outsider finds then.
struct Round {
    QString name;
    int killAtMs = -1;     ///< after the brief was sent; -1: at a fail point
    int killAgainMs = -1;  ///< after the restart; -1: let it finish
    QString failPoint;
};

/// Kills the program again and again in the middle of a run and looks at what is left, from outside.
class KillLoop {
public:
    explicit KillLoop(QString program) : m_program(std::move(program)) {}

    /// An undisturbed run to compare with. @returns false when there is none.
    bool rehearse();
    /// @returns what is wrong, empty when every promise was kept.
    QStringList play(const Round& round);
    int runMs() const { return m_runMs; }

    // What was seen, over all rounds.
    int dead = 0;            ///< rounds in which the process really died with work under way
    int beforeAnswer = 0;    ///< of them before the brief was acknowledged
    qint64 acknowledged = 0; ///< facts that were seen before a death
    int slowestRestartMs = 0;

private:
    struct Seen {
        RecordLook record;
        QString run; ///< that the program said it had taken
    };
    Seen disturb(const Program& at, const Round& round);
    void watch(const Program& at, QProcess& victim, QProcess& caller, int killAtMs, Seen& seen);
    QStringList restart(const Program& at, const Round& round, Seen& seen);
    QStringList judge(const Program& at, const Seen& seen) const;
    QStringList judgeTree(const Program& at) const;

    QString m_program;
    QMap<QString, QByteArray> m_undisturbed;
    int m_effects = 0;
    int m_runMs = 0;
};

} // namespace qd::test
