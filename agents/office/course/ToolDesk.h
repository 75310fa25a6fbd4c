#pragma once

#include "agents/office/Floor.h"
#include "agents/turn/ToolBench.h"

#include <QSet>

namespace qd::agents {

/// Has done what models ask for in the middle of a step, and opens the step again once all of it is there.
/// @thread the office's.
class ToolDesk final {
public:
    explicit ToolDesk(Floor& floor) : m_floor(floor) {}

    /// A turn of the step asked for tools: they are used, side by side.
    void begin(const RunId& run, const StepId& step);
    /// What a crash or a stop cut short is used again, unless it costs: then nobody knows whether it was, and it is paid. O(open
    /// runs and uses that were promised money).
    void takeUp();
    /// Nothing goes on out there; takeUp() begins again.
    void halt();
    /// Something is used, or what was asked for is being read.
    bool isBusy() const { return !m_underWay.isEmpty() || !m_reading.isEmpty(); }
    void reset();

private:
    struct Place {
        RunId run;
        StepId step;
    };
    const ToolRound* roundOf(const Place& place) const;
    using Used = std::function<void(const ToolGiven&)>;
    void use(const Place& place, const Exchange& asks);
    void useOne(const Place& place, const ToolWish& wish, const Used& given);
    void pay(const Place& place, const ToolWish& wish, const ToolPrice& price, const Used& given);
    void settleLost();
    void record(const Place& place, const TurnId& turn, const ToolCall& call, const ToolGiven& given);

    Floor& m_floor;
    QSet<QString> m_underWay; ///< turn and call
    QSet<TurnId> m_reading;   ///< what they asked for is being read
};

} // namespace qd::agents
