#pragma once

#include "core/state/OfficeState.h"

#include <QColor>
#include <QHash>

namespace qd::ui {

/// What the chart and the lists show of one agent.
struct AgentFigures {
    AgentStatus status = AgentStatus::Idle;
    QString doing;       ///< its task, or its state in words
    int queue = 0;       ///< steps of open runs that could begin and wait for it
    Money spentToday;
    Money wouldHaveSpent;
};

/// The figures of every agent of the current organisation. One pass over open runs; O(agents × open items).
QHash<AgentId, AgentFigures> agentFigures(const OfficeState& state);

} // namespace qd::ui
