#pragma once

#include "core/base/Json.h"
#include "core/model/Decision.h"
#include "core/store/HistoryReader.h"

namespace qd::app {

/// Members of an output document for one message, and for one decision; the keys are stable.
void messageFields(JsonWriter& out, const TrafficRow& row);
void decisionFields(JsonWriter& out, const DecisionRecord& d);

} // namespace qd::app
