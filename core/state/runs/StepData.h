#pragma once

#include "core/state/RunsState.h"

/// What steps have given their run, as "step.field". Parts of the fold of RunsState.
namespace qd {

/// What the step gives, and with it the one that it stands in for.
void setData(RunState& run, const StepId& step, const Values& values);
/// Nothing that the step gave is known any more.
void dropData(RunState& run, const StepId& step);
/// True where the step has waited and something came of it. Unlike what a step made, that holds for its own round only: a yes
/// that she gave before is none to what she is asked now.
bool isAnswer(const RunState& run, const StepId& step);
/// Who is to be believed of what the step says from here on: of a first word whoever `label` names, of a later one also whoever was behind those
/// before. It goes on from them, and what it read then was read in this run. LabelRaised alone takes that back, and her own words do.
void setLabel(StepState& step, const Label& label);
/// Its turn is over, and its tools with it. What they gave was read.
void clearTools(StepState& step);
/// Of the run's title: the run's own label, and those of the steps that gave it one like it.
Label titleLabel(const RunState& run);

} // namespace qd
