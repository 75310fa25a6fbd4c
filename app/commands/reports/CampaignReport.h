#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// What the channels of every campaign may spend and have spent, and the last moves of money, with before and after.
void sayCampaigns(const Invocation& call, const OfficeState& state);
/// The same as members "campaigns" and "moves" of a document.
void campaignFields(JsonWriter& out, const OfficeState& state);

} // namespace qd::app
