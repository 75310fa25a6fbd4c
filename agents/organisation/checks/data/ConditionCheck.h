#pragma once

#include "agents/organisation/checks/data/Places.h"

#include <functional>

namespace qd::agents {

/// What is known of the value that a condition names, and a fault when it cannot be there: `path` is where it is named.
using LookUp = std::function<QList<KindFrom>(const QString& place, const QString& path)>;

/// What is wrong with a condition: its form, what it names, and values compared with something of another kind.
void checkCondition(const Condition& test, const QString& path, const LookUp& look, QList<Fault>& faults);

} // namespace qd::agents
