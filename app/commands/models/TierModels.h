#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

/// Has a tier of the call's organisation ask these models, the first one first, from now on: it is written into the user's own file of
/// it, which is adopted. Open runs keep what they began with. @returns the exit code.
int setTierModels(const Invocation& call, const QString& tier, const QStringList& models);

} // namespace qd::app
