#pragma once

#include "core/rules/Judge.h"

namespace qd::rules {

constexpr qsizetype kMostAtOnce = 1000;

/// One word on several items: each is judged as things stand after those before it. What cannot be decided so is left out; when
/// nothing can, the first reason is the answer. Pure; copies the state once.
Result<QList<Fact>> judgeMany(const OfficeState& state, const DecideMany& command, const Asking& asking);

} // namespace qd::rules
