#pragma once

#include "core/model/Ids.h"

#include <QHash>
#include <QList>

#include <deque>
#include <optional>

namespace qd::agents {

/// Steps that wait for their agent to be free: first come, first served, each once. Every call O(1) but for the steps
/// of one run.
class StepQueue final {
public:
    struct Waiting {
        RunId run;
        StepId step;
    };
    /// Puts the step at the agent's end, unless it waits there already.
    void add(const AgentId& agent, const Waiting& waiting);
    /// Takes the first that waits for the agent, if any does.
    std::optional<Waiting> takeFor(const AgentId& agent);
    void clear();

private:
    QHash<AgentId, std::deque<Waiting>> m_waiting;
    QHash<RunId, QList<std::pair<StepId, AgentId>>> m_ofRun; ///< the same, to find one
};

} // namespace qd::agents
