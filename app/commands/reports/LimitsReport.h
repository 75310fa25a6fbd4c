#pragma once

#include "app/commands/Invocation.h"
#include "core/base/Json.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// Every budget, how far it is used up, and where it comes from. Amounts in micro-dollars, tokens, calls or milliseconds.
void limitFields(JsonWriter& out, const OfficeState& state, Instant now);
void sayLimits(const Invocation& call, const OfficeState& state, Instant now);

/// Those of which a half or more is spent, one a line.
QStringList nearlySpent(const OfficeState& state, Instant now);

} // namespace qd::app
