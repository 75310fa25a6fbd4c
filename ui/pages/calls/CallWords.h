#pragma once

#include "core/state/OfficeState.h"
#include "core/store/calls/Call.h"

/// Calls of models in a few words. @thread main.
namespace qd::ui {

QString words(CallEnd end); ///< "answered", "asked for tools"
/// The earlier call that had asked the same, and whose answer was given again; null: it was asked itself.
TurnId repeated(const ModelCall& call);
/// What came of it: "answered", "answered as before" where nobody was asked again.
QString endText(const ModelCall& call);
/// The title of the step, by any workflow that has one of that name; else its name, opened.
QString stepTitle(const OfficeState& state, const StepId& step);
/// "Draft · round 2 · attempt 3".
QString timesText(const ModelCall& call, const OfficeState& state);
/// "$0.0341": of an amount below a dollar, its hundredths of a cent as well.
QString callMoneyText(Money amount);
/// What it cost: "$0.0123", or what it would have cost in rehearsal.
QString costText(const ModelCall& call);
/// "answered · $0.0123 · 4 s · 10:31:07".
QString outcomeText(const ModelCall& call, Instant now);

} // namespace qd::ui
