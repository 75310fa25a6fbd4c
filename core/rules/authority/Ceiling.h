#pragma once

#include "core/model/authority/Ceilings.h"
#include "core/model/authority/Trace.h"

/// What no rule goes above. Pure.
namespace qd::rules {

/// The smaller of both, member by member: what one of them does not allow is not allowed. The order does not matter.
Ceilings smaller(const Ceilings& a, const Ceilings& b);
/// What `ceilings` takes the level of the action down to, one cut for each reason that stands below `level`, in the order of the
/// members. `by`: whose they are.
QList<LevelCut> cutsBy(const Ceilings& ceilings, const ActionTraits& traits, Autonomy level, const QString& by);
/// The sentence for an account that nothing may go through; empty where it may.
QString accountRefused(const Ceilings& ceilings, const ActionTraits& traits);
/// Of so many for sure: more than any number where nobody knows how many.
qint64 reachOf(const ActionTraits& traits);

} // namespace qd::rules
