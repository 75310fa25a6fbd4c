#pragma once

#include "core/rules/Judge.h"

/// Whom agents ask. Pure.
namespace qd::rules {

/// Error::Parse: that names no models. Whether there is such a model, and a key for it, is seen where it is asked.
Result<QList<Fact>> judgeModels(const OfficeState& state, const UseModels& command, const Asking& asking);

} // namespace qd::rules
