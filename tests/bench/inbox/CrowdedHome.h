#pragma once

#include "app/engine/Department.h"

namespace qd::bench {

/// Makes a record in which `items` approvals wait, each of a run of its own or, with fewer `runs`, several of one run. Nothing in it
/// is due within a day, and no agent has anything to do.
void crowd(const app::Home& home, const QString& organisation, int items, int runs);

} // namespace qd::bench
