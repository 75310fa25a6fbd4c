#pragma once

#include "core/state/OfficeState.h"

#include <functional>

/// Who of several gets a step, and why. Pure: the same state and queues give the same answer.
namespace qd::rules {

/// What speaks for an agent, each from 0 to 1.
struct Factors {
    double capability = 0;
    double load = 0;
    double record = 0;
    double cost = 0;
};

/// Says how well placed an agent is, from 0 to 1. There are two, and the record keeps what both said.
class Placing {
public:
    Placing() = default;
    Placing(const Placing&) = delete;
    Placing& operator=(const Placing&) = delete;
    virtual ~Placing() = default;
    virtual double of(const Factors& factors) const = 0;
};
/// The product of the factors: who lacks one of them is badly placed.
class PlacingByRule final : public Placing {
public:
    double of(const Factors& factors) const override;
};
/// What the weights that were learned from earlier steps expect. `state` must outlive it.
class PlacingByExperience final : public Placing {
public:
    explicit PlacingByExperience(const RoutingState& state) : m_state(state) {}
    double of(const Factors& factors) const override;

private:
    const RoutingState& m_state;
};

/// How many steps wait for an agent.
using Waiting = std::function<qsizetype(const AgentId&)>;

/// Those who may do the step: its agent, then its candidates, then who has the skill where it is handed over.
QList<AgentId> ableFor(const OfficeState& state, const RunState& run, const Step& step);
/// Those whose profile says that they can do the step: they have its skill, or a capability above 0 is named for its prompt,
/// its action or the step itself. In the order of the organisation.
QList<AgentId> capableOf(const OfficeState& state, const RunState& run, const Step& step);
/// An open step that does not begin because its agent is paused.
struct Resting {
    StepId step;
    AgentId agent;
    QString reason; ///< of the pause
};
/// All of the run. O(its steps).
QList<Resting> resting(const OfficeState& state, const RunState& run);
/// How much of the last hour the agent was at work, from 0 to 1.
double busyShare(const OfficeState& state, const AgentId& agent, Instant now);
/// It begins nothing: it is paused, or its thread was replaced within the last minute.
bool isDown(const OfficeState& state, const AgentId& agent, Instant now);
constexpr qsizetype kManyWait = 3;
/// So many steps wait for it, or it was at work for more than 80 % of the last hour.
bool isNearCapacity(const OfficeState& state, const AgentId& agent, qsizetype waiting, Instant now);

struct Choice {
    AgentId agent;
    Routed routed;
    QString reason; ///< the factors of the one who gets it, in words
};
/// The best placed of `among`; of two that are placed alike the first. Nobody when there is none to choose from.
std::optional<Choice> chosen(const OfficeState& state, const RunState& run, const Step& step, const QList<AgentId>& among,
                             const Waiting& waiting, Instant now);

/// Who gets a step that names candidates when its turn has come for the first time; nothing when there is nothing to choose,
/// or it was given to somebody already.
std::optional<StepAssigned> assigned(const OfficeState& state, const RunState& run, const Step& step, const Waiting& waiting, Instant now);
/// Who takes the step over from the one that has it: a candidate who has not tried it and is not down; of a step that is
/// handed over, when there is none of them any more, whoever is capable of it (capableOf). `because` begins the reason.
/// Nothing when there is nobody.
std::optional<StepAssigned> takenOver(const OfficeState& state, const RunState& run, const Step& step, const QString& because,
                                      const Waiting& waiting, Instant now);
/// A step that stands in the line of the one that has it goes to somebody else because the one that has it is down or near
/// capacity and the other is neither; not what rests because of a storm. Of one that is down it goes, where no candidate can
/// have it, to whoever is capable of it and has nothing else to do.
std::optional<StepAssigned> relieved(const OfficeState& state, const RunState& run, const Step& step, const Waiting& waiting, Instant now);

} // namespace qd::rules
