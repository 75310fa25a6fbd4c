#pragma once

#include "app/commands/Invocation.h"
#include "core/base/Json.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// What the month comes to, by what is spent on models, at list prices in rehearsal, and outside.
void forecastFields(JsonWriter& out, const OfficeState& state, Instant now);
void sayForecast(const Invocation& call, const OfficeState& state, Instant now);

/// The department beside a human team, and what each campaign has cost and brought.
void teamFields(JsonWriter& out, const OfficeState& state, Instant now);
void sayTeam(const Invocation& call, const OfficeState& state, Instant now);

/// What is measured of the department, with its targets.
void targetFields(JsonWriter& out, const OfficeState& state, Instant now);
void sayTargets(const Invocation& call, const OfficeState& state, Instant now);

} // namespace qd::app
