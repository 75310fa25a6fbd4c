#pragma once

#include "agents/turn/TurnOrder.h"
#include "core/state/OfficeState.h"

namespace qd::agents {

/// The effect that a rendered report asks for, at the level that the autonomy matrix gives. `place` is where its connector
/// puts everything: what it goes to is part of what is approved. Pure.
Effect effectOf(const OfficeState& state, const RunState& run, const Step& step, const TurnReport& report, const QString& place, Instant now);

/// Everything she needs to judge `effect` in ten seconds. Pure.
/// @param draft  her own edits, when they are the text behind it: then only what was reckoned from them speaks for it
Approval approvalOf(const OfficeState& state, const RunState& run, const Step& step, const Effect& effect,
                    const TurnReport& report, const QByteArray& draft, Instant now);

/// Who decides on that kind of action, in a sentence for a person.
QString ruleInWords(const Organisation& organisation, const ActionKind& kind, Autonomy level);

/// What the run's checks said so far: scores of skills, with their reasons. `only`: of these steps.
QList<Score> scoresOf(const Workflow& workflow, const RunState& run, const std::optional<QList<StepId>>& only = {});
/// Who looked at it and what they said.
QList<Check> checksOf(const Workflow& workflow, const RunState& run, const std::optional<QList<StepId>>& only = {});

} // namespace qd::agents
