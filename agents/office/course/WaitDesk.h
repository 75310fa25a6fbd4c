#pragma once

#include "agents/office/Floor.h"

#include <QSet>

#include <map>

namespace qd::agents {

/// Steps that wait without a turn for a time, an event or the human's answer, and steps whose next attempt has to wait.
/// @thread the office's.
class WaitDesk final {
public:
    explicit WaitDesk(Floor& floor) : m_floor(floor) {}

    /// The step begins to wait for what its workflow says.
    void begin(const RunId& run, const Step& step);
    /// Has the run looked at again at that time.
    void lookAgain(const RunId& run, Instant at);
    /// What is due is done. @returns when the next one is. O(those that are due).
    std::optional<Instant> tick();

    /// A fact was entered; what waits for it is settled by the next settle(). O(1) where nobody waits for its kind.
    void heard(const StoredFact& fact);
    /// Also while everything is stopped: an answer that she gave then must outlive a restart. @returns true when something
    /// went on.
    bool settle();
    /// The run was paused and goes on.
    void resumed(const RunId& run);
    /// Knows again what waits, from the state. O(open runs x their steps).
    void recover();

private:
    struct Waiting {
        RunId run;
        StepId step;
        friend bool operator==(const Waiting& a, const Waiting& b) { return a.run == b.run && a.step == b.step; }
    };
    void ask(const RunState& run, const Step& step, const QString& question, std::optional<Instant> until);
    void raise(const RunState& run, const Step& step, const Raise& raise);
    void finish(const Waiting& waiting, const Values& values, Sequence cause, const Label& label);
    void settleStep(const StepSettled& settled, Sequence cause, const Label& label);
    void overdue(const RunId& run);
    bool shut(const Waiting& waiting);
    void lookAtWindows(const RunState& run);
    const StepState* stepOf(const Waiting& waiting) const;
    const Step* planOf(const Waiting& waiting) const;

    Floor& m_floor;
    std::multimap<Instant, RunId> m_due;
    QHash<QString, QList<Waiting>> m_listening; ///< by the name of the fact
    struct Came {
        Waiting waiting;
        int round = 0; ///< of the step: what is asked anew is not answered by what was said before
        Values values;
        Sequence sequence;
        Label label; ///< where it comes from
    };
    QList<Came> m_came;
};

} // namespace qd::agents
