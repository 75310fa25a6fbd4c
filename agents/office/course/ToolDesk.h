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
    /// What a crash or a stop cut short is used again. O(open runs).
    void takeUp();
    /// Nothing goes on out there; takeUp() begins again.
    void halt();
    void reset() { m_underWay.clear(); }

private:
    struct Place {
        RunId run;
        StepId step;
    };
    const ToolRound* roundOf(const Place& place) const;
    void use(const Place& place, const Exchange& asks);
    void record(const Place& place, const TurnId& turn, const ToolCall& call, const ToolGiven& given);

    Floor& m_floor;
    QSet<QString> m_underWay; ///< turn and call
};

} // namespace qd::agents
