#pragma once

#include "agents/replay/RunReplay.h"
#include "app/commands/Invocation.h"
#include "core/rules/Comparison.h"

namespace qd::app {

/// Which run was tried differently, from where on, and how.
struct Trial {
    RunId run;
    StepId from;
    QStringList changes;
};

/// Prints a run as it was beside the same run tried differently, and says in words what differs.
void printComparison(const Invocation& call, const Trial& trial, const rules::Comparison& comparison, const agents::ReplayResult& result);

} // namespace qd::app
