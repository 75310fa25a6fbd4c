#pragma once

#include "core/rules/Judge.h"

/// Whom agents ask. Pure.
namespace qd::rules {

/// Error::Parse at `where`: that names no models, as UseModels has it.
Result<Done> judgeUse(const QString& use, const QString& where);
/// Error::Parse: that names no models. Whether there is such a model, and a key for it, is seen where it is asked.
Result<QList<Fact>> judgeModels(const OfficeState& state, const UseModels& command, const Asking& asking);

} // namespace qd::rules
