#pragma once

#include "core/state/OfficeState.h"

/// Who may use a resource that only one may hold, until when, and who waits for whom. Pure.
namespace qd::rules {

/// Whether the step may work under the lease: it is its own, its run keeps it for what comes after, or a run above holds it.
bool mayUse(const OfficeState& state, const RunState& run, const StepId& step, const Lease& lease);
/// The resources of the step in the order in which they are taken: by name, so that no two steps wait for each other by it.
QStringList inOrder(const Step& step);
/// What keeps the step from beginning: resources that somebody else holds, by name.
QMap<QString, Lease> heldUp(const OfficeState& state, const RunState& run, const Step& step);
/// When a lease that is taken now ends at the latest.
Instant leaseEnd(const OfficeState& state, const RunState& run, const Step& step, Instant now);
/// Nobody needs it any more: what it was taken for is over.
bool isLeaseOver(const OfficeState& state, const Lease& lease);

/// Whether a lease whose time is over goes to who wants it: what is at work only fails this time, and what was done under it
/// is done again, but once. A step that was gone through again already keeps its turn, else two could take it from each
/// other for ever.
bool givesUp(const OfficeState& state, const Lease& lease);

/// A lease that is given up because those who wait for it hold what its holder waits for.
struct Sacrifice {
    QString resource;
    Lease lease;
    RunId to; ///< who gets it at once, so that it comes to whoever needs it to go on
    StepId toStep;
    QString reason;
    bool inVain = false; ///< within one run, and the holder gave way before: no order helps, so a person is asked
};
/// What has to be given up so that the run and everybody it waits for can go on: nothing as long as one of them is at work,
/// else a lease of the youngest run in the circle (a circle of waiting is a deadlock: E. G. Coffman and others, System
/// Deadlocks, 1971). Where the circle is one run (with those that it began), its first step that waits gets what it waits for.
/// O(steps of the runs that it waits for).
std::optional<Sacrifice> sacrifice(const OfficeState& state, const RunState& run);

} // namespace qd::rules
