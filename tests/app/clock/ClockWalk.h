#pragma once

#include "tests/app/Program.h"
#include "tests/app/clock/Zone.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

namespace qd::test {

/// What came of the schedules, over all walks.
struct ClockSum {
    int jumps = 0;
    int fires = 0;
    int doubles = 0;  ///< occurrences that were done twice
    int bursts = 0;   ///< several occurrences of one schedule at once
    int lost = 0;     ///< occurrences that came while the clock ran as it should, and were not done
    int unasked = 0;  ///< times when something was missed and no question came of it, or more than one
    int missed = 0;   ///< times when something was missed
};

/// A program with a schedule of every five minutes in three time zones, whose clock is what the trial says: libfaketime reads
/// it from a file at every look.
class ClockWalk {
public:
    /// `fakesMonotonic`: the clock that only goes forward jumps as well.
    ClockWalk(const QString& program, bool fakesMonotonic, quint32 seed);
    ~ClockWalk();

    bool start();
    /// Puts the clock somewhere else; the program is off meanwhile in some of the jumps.
    void jump();
    /// Lets time pass until two minutes after the next occurrence.
    void step();
    /// Looks at the record; to be called a while after jump() or step(), when the program must have looked at its clock.
    void look(ClockSum& sum);
    bool isRunning() const { return m_server && m_server->state() == QProcess::Running; }
    bool fakesMonotonic() const { return m_fakesMonotonic; }
    const QStringList& wrong() const { return m_wrong; }
    /// How long the program may take to look at its clock.
    static constexpr int kNoticeMs = 7'000;

private:
    qint64 now() const;
    void set(qint64 to);
    void go(qint64 to);
    void flicker(qint64 to);
    void restart(qint64 to);
    void take(ClockSum& sum);
    void judge(ClockSum& sum, const Zone& zone);

    QTemporaryDir m_home;
    Program m_program;
    const bool m_fakesMonotonic;
    QRandomGenerator m_dice;
    std::unique_ptr<QProcess> m_server;
    qint64 m_offset = 0;
    qint64 m_from = 0;     ///< what the clock showed at the last look
    bool m_jumped = false; ///< since
    qint64 m_last = 0;
    QSet<QString> m_done;               ///< occurrences
    QMap<QString, int> m_firedNow;      ///< since the last look, by schedule
    QSet<QString> m_missedNow;
    QMap<QString, int> m_questions;     ///< open, by schedule
    QMap<QString, QString> m_asked;     ///< question, with its schedule
    QStringList m_wrong;
};

} // namespace qd::test
