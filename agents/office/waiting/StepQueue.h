#pragma once

#include "core/model/Ids.h"

#include <QHash>
#include <QList>

#include <map>
#include <optional>

namespace qd::agents {

/// Steps that wait for their agent to be free, each once: who has the smallest place comes first, of one place who came
/// first. A call costs O(log of what waits for the agent), and what of the same run waits.
class StepQueue final {
public:
    struct Waiting {
        RunId run;
        StepId step;
        bool operator==(const Waiting&) const = default;
    };
    /// Puts the step in the agent's line. @returns false when it stands there already.
    bool add(const AgentId& agent, const Waiting& waiting, qint64 place);
    /// Takes the first that waits for the agent, if any does.
    std::optional<Waiting> takeFor(const AgentId& agent);
    /// It does not wait for that agent any more.
    void remove(const AgentId& agent, const Waiting& waiting);
    /// How many wait for the agent.
    qsizetype count(const AgentId& agent) const;
    /// All that wait for the agent, the first of them first.
    QList<Waiting> of(const AgentId& agent) const;
    void clear();

private:
    using Place = std::pair<qint64, qint64>; ///< and when it came
    struct Known {
        StepId step;
        AgentId agent;
        Place place;
    };
    using Line = std::map<Place, Waiting>;
    void take(QHash<AgentId, Line>::iterator line, Line::iterator waiting);

    QHash<AgentId, Line> m_waiting;
    QHash<RunId, QList<Known>> m_ofRun; ///< the same, to find one
    qint64 m_came = 0;
};

} // namespace qd::agents
