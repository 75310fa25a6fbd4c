#pragma once

#include "core/rules/Judge.h"

/// Runs that have ended badly, and what becomes of them. Pure.
namespace qd::rules {

/// What she is asked about the open run where `ending` ends it as failed. Nothing where another run waits for its end, or where it was
/// a sample or a trial: there nobody expects anything of it.
std::optional<Escalation> failedRunOf(const OfficeState& state, const RunState& run, const QList<Fact>& ending, Instant now);
/// Her answer: it is done again from the start, with what it was to do and what it was given, or it is left.
Result<QList<Fact>> judgeFailedRun(const OfficeState& state, const Escalation& question, const SettleEscalation& command, const Asking& asking);
/// The run that the question is about, as far as it is remembered; nullptr: it is not any more.
const RunSummary* failedRun(const OfficeState& state, const Escalation& question);

} // namespace qd::rules
