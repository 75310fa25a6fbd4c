#pragma once

#include "core/rules/Judge.h"

/// How an escalation is settled, and what a no to it does. Pure.
namespace qd::rules {

/// What becomes of the step when the one who was asked stays silent and whoever settles it says no: the first of these
/// that is possible. It is told when the question is put, and done when the no is said.
struct Refusal {
    QString consequence; ///< one sentence
    QList<Fact> facts;
};
/// The step that stands in for it takes its place; another one that is able takes it over; with neither, the run ends.
Refusal refusalOf(const OfficeState& state, const RunState& run, const StepId& step, const AgentId& silent, const AgentId& by, Instant now);

Result<QList<Fact>> judgeSettle(const OfficeState& state, const SettleEscalation& command, const Asking& asking);
/// The same for an escalation that an agent settles with a remedy: what it moves, and that it is settled.
Result<QList<Fact>> settledWith(const OfficeState& state, const Escalation& escalation, const Remedy& remedy, const QString& note, const AgentId& by, Instant now);

} // namespace qd::rules
