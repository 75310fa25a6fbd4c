#pragma once

#include "agents/office/Floor.h"
#include "agents/office/waiting/StepQueue.h"

#include <QSet>

namespace qd::agents {

/// Drives runs: finds what each may do next, and has it begun by whoever is free.
/// @thread the office's.
class RunDesk final {
public:
    explicit RunDesk(Floor& floor) : m_floor(floor) {}

    /// Takes every step of the run that is open as far as it can go now. O(steps of its workflow).
    void advance(const RunId& run);
    /// The same for every open run; after opening and after a stop.
    void advanceAll();
    /// The agent is free: what waits for it is begun.
    void nextFor(const AgentId& agent);
    /// The human took a hand in the run: it and the runs it began go on, or halt, by what they are now. O(open runs).
    void steered(const RunId& run);
    /// How many steps wait for the agent.
    qsizetype waitingFor(const AgentId& agent) const { return m_waiting.count(agent); }
    /// The agent was paused, or goes on: its turn is halted, or what waits for it is begun.
    void agentSteered(const AgentId& agent);
    /// What was not let begin (see OfficeSettings::mayBegin) is looked at again. O(agents + what waits so).
    void takeUpHeldBack();
    /// Forgets who waits: the state is another one now.
    void reset()
    {
        m_waiting.clear();
        m_heldBack.clear();
        m_resting.clear();
    }
    /// When the step has to be over, counted from the end of another one; nothing where no window is given. While all was
    /// stopped, or the program off, nobody could do it, so that time does not count.
    std::optional<Instant> windowEnd(const RunState& run, const Step& step) const;

private:
    const RunState* runOf(const RunId& id) const;
    const Step* stepOf(const RunState& run, const StepId& id) const;
    void openStep(const RunId& run, const StepId& id);
    void beginStep(const RunId& run, const StepId& id);
    bool admitted(const RunState& run, const Workflow& workflow, const Step& step);
    void askIfStuck(const RunId& run);
    bool assign(const RunState& run, const Step& step);
    void lineUp(const AgentId& agent, const RunState& run, const Step& step);
    bool relieve(const AgentId& agent, const StepQueue::Waiting& waiting);
    void relieveLine(const AgentId& agent);
    void relieveResting();
    void preempt(const AgentId& agent, const StepQueue::Waiting& waiting);
    void startTurn(const RunId& run, const StepId& step);
    bool holdBack(const AgentId& agent, const StepQueue::Waiting& waiting);
    void takeUp(const StepQueue::Waiting& waiting);
    void completeIfDone(const RunId& run);

    Floor& m_floor;
    StepQueue m_waiting; ///< steps that wait for their agent
    QList<StepQueue::Waiting> m_heldBack; ///< steps that their agent is free for and that may not begin yet
    QSet<AgentId> m_resting; ///< agents that are down, and nobody could take what waits for them
    Instant m_since;     ///< since when agents may work: the office was opened, or everything was resumed
};

} // namespace qd::agents
