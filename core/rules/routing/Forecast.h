#pragma once

#include "core/state/OfficeState.h"

/// How much work lies ahead of agents, by what was usual at that hour of the week and by the calendar. Pure.
namespace qd::rules {

struct ForecastHour {
    Instant from;       ///< a full hour
    double usual = 0;   ///< of the hour, by history; work that a calendar had begun is not in it
    double planned = 0; ///< of the hour, by triggers that will fire in it; over 1 there is more than fits. Work that several may
                        ///< do falls to each of them as much as it did so far
    double share() const { return usual + planned; }
};

/// The hours from the one of `now`, for each of `agents`. `hours` at most 1,000.
/// O(hours × agents + what the calendar sets off in them × steps).
QMap<AgentId, QList<ForecastHour>> forecast(const OfficeState& state, const QList<AgentId>& agents, Instant now, int hours);

} // namespace qd::rules
