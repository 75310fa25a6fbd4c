#pragma once

#include "core/store/EventStore.h"

#include <QElapsedTimer>

namespace qd::bench {

/// Facts as a department at work stores them: of 20, twelve are messages, one is a decision, the rest turns.
/// The same number gives the same fact.
class Workload final {
public:
    /// The facts that follow the record's last one.
    QList<StoredFact> next(int count);
    /// `sequence` is the record's last fact.
    explicit Workload(Sequence sequence) : m_sequence(sequence) {}

private:
    Fact fact(Sequence sequence) const;
    Sequence m_sequence;
};

class Stopwatch {
public:
    Stopwatch() { m_watch.start(); }
    double ms() const { return double(m_watch.nsecsElapsed()) / 1e6; }

private:
    QElapsedTimer m_watch;
};

/// Calls `ask` with what ends the wait.
void wait(const std::function<void(std::function<void()>)>& ask);

struct Grown {
    double writingSeconds = 0;
    double indexingSeconds = 0; ///< of what was not found yet when the last fact was stored
};
/// Brings the record in `file` to at least `facts`, its index and its snapshot with it.
Grown grow(const QString& file, qint64 facts);

/// Resident memory of this process in MiB.
double residentMiB();

} // namespace qd::bench
