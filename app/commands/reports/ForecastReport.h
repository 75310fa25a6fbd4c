#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

constexpr int kForecastHours = 168;    ///< a week, unless told otherwise
constexpr int kLongestForecast = 1'000;

/// Prints how much work lies ahead of the agents: of one its hours, of several the mean and the fullest hour.
void printForecast(const Invocation& call, const OfficeState& state, const QList<AgentId>& agents, Instant now, int hours);

} // namespace qd::app
