#pragma once

#include "agents/office/Floor.h"
#include "agents/office/waiting/TurnsInFlight.h"

#include <QHash>

#include <deque>
#include <memory>

namespace qd::agents {

struct ModelNews;

/// Hands turns to agents and takes in what they report: what was made, said and spent goes on record.
/// @thread the office's.
class TurnDesk final {
public:
    explicit TurnDesk(Floor& floor) : m_floor(floor) {}

    /// Has `order` done as a turn of its agent, which is free. `report` gets what came of it.
    using Take = Handed::Take;
    void start(TurnOrder order, Take take);
    /// The same when that one is free.
    void hand(TurnOrder order, Take take);
    /// Has work done that is nobody's turn: it occupies no agent and leaves no trace of its own.
    void aside(TurnOrder order, Take take);
    /// What came of a turn that its own thread does not report.
    void report(const TurnOrder& order, TurnReport report);
    /// The turn goes on without its agent, who is free for something else.
    void leave(const TurnOrder& order);
    /// What was handed to the agent and waited for it is begun.
    void takeUpHanded(const AgentId& agent);
    /// False while the agent has a turn, or is paused.
    bool isFree(const AgentId& agent) const;

    /// Ends turns of the run that nobody waits for any more: what they would bring should cost nothing. O(its turns).
    void haltStale(const RunId& run);
    /// The turn is halted so that something urgent can take its place, and begun again afterwards. `why` goes on record.
    void giveWay(const TurnId& turn, const QString& why);
    /// Nothing more comes of the answer to a turn that is under way.
    void slowed(const ModelNews& news);
    /// The call of a turn waits for a provider that is in trouble: another model is asked in its place, where there is one.
    void waits(const ModelNews& news);
    /// The agent's turn is taken from it because its time is over.
    void expire(const AgentId& agent);
    /// Turns that were handed out and have not reported.
    qsizetype inFlight() const { return m_inFlight.size(); }
    /// Turns that a crash or an update cut short are recorded as such, so that their steps are open again.
    void recover();
    /// Forgets what was under way: the state is another one now. Reports that still come are ignored.
    void reset();
    /// A step that is nobody's turn, a wait or a call, was done: its messages go out, it is remembered, its loop goes back.
    void followUp(const RunId& run, const StepId& step, const Label& label);

private:
    using Order = std::shared_ptr<const TurnOrder>;

    const RunState* runOf(const RunId& id) const;
    bool isCurrent(const TurnOrder& order) const;
    bool isPaid(const TurnOrder& order) const;
    void refuse(const Order& order, const Error& why);
    void begin(const Order& order);
    bool recalls(const TurnOrder& order) const;
    void recall(const Order& order, TurnMaterials materials);
    void assign(const Order& order, TurnMaterials materials);
    void written(const Order& order, const Crew::Call& call);
    void ask(const Order& order, const Crew::Call& call);
    bool repeat(const Order& order, const Crew::Call& call);
    void arrive(const TurnOrder& order, TurnReport report);
    void land(const TurnOrder& order, TurnReport report);
    void takeIn(const TurnOrder& order, TurnReport report, const Take& take);
    std::shared_ptr<const TurnOrder> orderOf(const ModelNews& news) const;
    void noteRefusal(const TurnOrder& order, const Error& error);
    void settleFailure(const TurnOrder& order, const TurnReport& report);
    void finishTurn(const TurnOrder& order, const TurnReport& report);
    void keepPrompt(const TurnReport& report);
    void record(const TurnOrder& order, const TurnReport& report, Sequence cause);
    void finishStep(const TurnOrder& order, const TurnReport& report, Sequence cause);
    bool goBack(const TurnOrder& order, const TurnReport& report, Sequence cause);

    Floor& m_floor;
    QHash<AgentId, std::deque<Handed>> m_handed; ///< orders that wait for their agent
    TurnsInFlight m_inFlight;
    QHash<TurnId, QString> m_givingWay; ///< halted for something urgent, and why
};

} // namespace qd::agents
