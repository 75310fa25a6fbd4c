#pragma once

#include "core/facts/BudgetFacts.h"
#include "core/facts/WorkFacts.h"
#include "core/rules/Judge.h"

/// What is put to her when a budget is used up: one question for each budget and page, with what each answer does. Pure.
/// Such an escalation names the scope (`budget`) and, as its `step`, period and unit ("day-money"); `run` is the campaign's, where it
/// is one's. It answers itself with "keep" when its page is over.
namespace qd::rules {

/// The question about `passed`, raised `now`; nothing where it is not used up yet, or waits with her already.
std::optional<Escalation> incidentOf(const OfficeState& state, const BudgetPassed& passed, Instant now);

/// What closes the questions about budgets that have something left again, or are none any more.
QList<EscalationSettled> overIncidents(const OfficeState& state, Instant now);

/// Her answer: "raise" sets the limit in place, "shift" takes as much from another of its kind, and both have tried again what waits
/// for that money; "keep", or a no, leaves everything. Error::Parse: no such option; Error::Rule: what it was to be taken from is not
/// there any more.
Result<QList<Fact>> judgeIncident(const OfficeState& state, const Escalation& incident, const SettleEscalation& command, const Asking& asking);

} // namespace qd::rules
