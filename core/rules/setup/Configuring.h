#pragma once

#include "core/rules/Judge.h"

/// What she may have of an agent's configuration. Pure; whether a model or a tool exists is not known here.
namespace qd::rules {

constexpr qsizetype kLongestInstructions = 8'000; ///< characters
constexpr int kLeastPairs = 10;
constexpr int kMostPairs = 1'000;

/// Error::Parse: the agent, the version or what is set cannot be. Error::Rule: nothing changes, a trial is open, not by you.
Result<QList<Fact>> judgeConfigure(const OfficeState& state, const ConfigureAgent& command, const Asking& asking);
Result<QList<Fact>> judgeBegin(const OfficeState& state, const BeginTrial& command, const Asking& asking);
Result<QList<Fact>> judgeEnd(const OfficeState& state, const EndTrial& command, const Asking& asking);
/// Trials of a version 0 that another file of the organisation makes another one: they end when it is adopted.
QList<Fact> endedBy(const OfficeState& state, const Organisation& adopted);

} // namespace qd::rules
