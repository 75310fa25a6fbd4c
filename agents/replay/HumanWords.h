#pragma once

#include "agents/replay/Recording.h"
#include "core/model/Command.h"

namespace qd::agents {

/// What the human said in a recorded run, to be said again when it is done again. @thread one.
class HumanWords final {
public:
    explicit HumanWords(const Recording& recording);

    bool isEmpty() const { return m_acts.isEmpty(); }
    /// When and where she said what she says next; unless isEmpty().
    Instant time() const { return m_acts.first().time; }
    StepId step() const { return m_acts.first().step; }
    /// Her next word as a command, when what it answers waits; else nothing, and it stays her next.
    std::optional<Command> next(const InboxState& inbox);

    /// For a run that goes ways of its own: a word about whatever waits for her. It is what she said at that step, but for
    /// edits, which were of another text and count as a plain yes; where she said nothing it is yes. Nothing when nothing waits.
    std::optional<Command> about(const InboxState& inbox);
    /// How often about() had to say yes for her.
    int assumed() const { return m_assumed; }

private:
    struct Act {
        Instant time;
        StepId step;
        std::variant<ApprovalDecided, EscalationSettled> what;
        QString edits;
    };
    static std::optional<Command> commandFor(const Act& act, const InboxState& inbox);
    template <class Said> std::optional<Said> take(const StepId& step);
    Command about(const Approval& approval);
    Command about(const Escalation& escalation);

    QList<Act> m_acts;
    QMap<StepId, int> m_pushed; ///< how often a step was to go on for want of a word
    int m_assumed = 0;
};

} // namespace qd::agents
