#pragma once

#include "tests/app/RecordFacts.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace qd::test {

/// What an outsider folds from a record to judge a stop: what is under way, and what has begun since everything was stopped.
class StopLook {
public:
    explicit StopLook(QString file) : m_file(std::move(file)) {}
    /// Reads what has come since the last time. @returns false when it cannot.
    bool look();

    bool isStopped() const { return m_stopped; }
    /// Something may leave, or is on its way.
    bool isSending() const { return !m_toSend.isEmpty() || !m_sending.isEmpty(); }
    bool isDone() const { return !started.isEmpty() && finished.size() == started.size(); }

    int begunWhileStopped = 0; ///< turns and sendings
    QStringList listed;        ///< what the last stop said was in flight
    int atWork = 0;            ///< at the last stop: turns that had begun and not ended,
    int toSend = 0;            ///< what was allowed to go out and had not begun to,
    int sending = 0;           ///< and what was on its way
    QMap<QString, int> confirmed;  ///< how often each effect was
    QMap<QString, QString> effects; ///< planned, with their run
    QSet<QString> started;
    QMap<QString, QString> finished; ///< runs with their outcome

private:
    void take(const SeenFact& fact);
    void takeStop(const SeenFact& fact);
    void takeEffect(const SeenFact& fact);

    QString m_file;
    qint64 m_last = 0;
    bool m_stopped = false;
    QSet<QString> m_turns;
    QSet<QString> m_toSend;
    QSet<QString> m_sending;
};

} // namespace qd::test
