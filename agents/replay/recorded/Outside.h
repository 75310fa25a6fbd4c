#pragma once

#include "agents/replay/recorded/Reminders.h"
#include "core/model/Command.h"

namespace qd::agents {

/// What came to a recorded run from outside, to come again at its place when it is done again: what the human said and
/// did, and what happened elsewhere that a step waited for. @thread one.
class Outside final {
public:
    explicit Outside(const Recording& recording);

    bool isEmpty() const { return m_acts.isEmpty(); }
    /// When it came next, after which fact of the record, and at which step; unless isEmpty().
    Instant time() const { return m_acts.first().time; }
    Sequence at() const { return m_acts.first().at; }
    StepId step() const { return m_acts.first().step; }
    /// Her next deed as a command, when what it is about is there; else nothing, and it stays next. `run` is the first of
    /// those that are done again.
    std::optional<Command> next(const OfficeState& state, const RunId& run);
    /// What happened elsewhere next, when that is what comes next.
    std::optional<StoredFact> nextFact();

    /// For a run that goes ways of its own: a word about whatever waits for her. It is what she said at that step, but for
    /// edits, which were of another text and count as a plain yes; where she said nothing it is yes. Nothing when nothing waits.
    std::optional<Command> about(const InboxState& inbox);
    /// The same: when something happens elsewhere next, and what it is; what she did besides is not done any more.
    std::optional<Instant> factTime() const;
    StoredFact takeFact();
    /// How often about() had to say yes for her.
    int assumed() const { return m_assumed; }

private:
    using What = std::variant<ApprovalDecided, EscalationSettled, ApprovalUndone, SteerRun, SteerStep, SteerAgent, StopAll, ResumeAll, SetBudget, StoredFact>;
    struct Act {
        Instant time;
        Sequence at = 0;
        QString place; ///< of its run, see RunPlaces
        StepId step;
        What what;
        QString edits;
    };
    class Reader;
    static std::optional<Command> commandFor(const Act& act, const OfficeState& state, const RunId& run);
    template <class Said> std::optional<Said> take(const StepId& step);
    Command about(const Approval& approval);
    Command about(const Escalation& escalation);

    QList<Act> m_acts;
    QMap<StepId, int> m_pushed; ///< how often a step was to go on for want of a word
    int m_assumed = 0;
};

} // namespace qd::agents
