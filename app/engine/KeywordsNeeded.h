#pragma once

#include "core/model/Organisation.h"

namespace qd::app {

/// Whether a brief for that workflow (empty: the first) has a step that reads the keyword plan of the home. A fault in
/// the plan is then said before the brief is taken, and not in the middle of the work. What is wrong with the workflow is
/// left to those who judge the brief. @thread any.
bool readsKeywords(const Organisation& organisation, const WorkflowId& wanted);

/// Reads the plan. @returns what is wrong with it, in the words of the step that would meet it. Blocks while a file is
/// read. @thread any.
Result<Done> checkKeywords(const QString& home);

} // namespace qd::app
