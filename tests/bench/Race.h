#pragma once

#include "tests/bench/Bench.h"
#include "tests/bench/Relay.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QHash>

namespace qd::bench {

/// A department of relays that is kept busy with `atOnce` runs, a new one for each that ends; beside a model that takes its time, or
/// at once.
class Race {
public:
    Race(const QString& home, app::DepartmentSettings settings, int atOnce, int teams, std::shared_ptr<RelayPace> pace);

    void run(Duration time);
    void write(JsonWriter& out) const;

    double seconds() const { return m_seconds; }
    /// Steps that were done; with tools a step is several turns.
    qint64 steps() const { return m_steps; }
    qint64 calls() const { return m_turns; }
    /// Processor time of all threads while it was measured, in seconds.
    double processor() const { return m_processor; }

private:
    struct Begun {
        qint64 ns = 0;
        WorkflowId workflow;
    };
    void writeOverhead(JsonWriter& out) const;
    CommandId send(const Command& command);
    void begin();
    void submit();
    void take(const QList<StoredFact>& facts);
    void count(const StoredFact& stored);
    void finish(const Begun& begun);
    void look();

    QObject m_here;
    std::shared_ptr<RelayPace> m_pace;
    app::Department m_department;
    QEventLoop m_loop;
    QElapsedTimer m_watch;
    QHash<RunId, Begun> m_begun;
    QList<double> m_runMs;
    QList<double> m_overheadMs;
    int m_atOnce;
    int m_teams;
    double m_time = 0;
    double m_seconds = 0;
    double m_secondsBefore = 0;
    double m_processor = 0;
    double m_resident = 0;
    qint64 m_submitted = 0;
    qint64 m_steps = 0;
    qint64 m_turns = 0;
    qint64 m_stepsBefore = 0;
    qint64 m_facts = 0;
    qint64 m_failed = 0;
    bool m_over = false;
};

} // namespace qd::bench
