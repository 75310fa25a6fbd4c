#pragma once

#include "core/state/OfficeState.h"

/// What she, or a rule, let out and what has not gone: once it was on its way no item of the inbox stands for it. Pure.
namespace qd::rules {

/// One of them, and what it waits for.
struct Stuck {
    Effect effect;  ///< of one for many the whole
    Deferral why = Deferral::Busy;
    QString text{}; ///< the same in the words of what it waits for; empty: they are not known
    std::optional<Instant> until{}; ///< looked at again then; none: when what it waits for comes
};

/// What waits of an effect, or of the part of it that is the next to leave; nothing: it does not wait.
std::optional<Stuck> waitOf(const OfficeState& state, const Effect& effect);
/// All that wait and that no item stands for, in the order in which they were planned. O(effects).
QList<Stuck> stuck(const OfficeState& state);

} // namespace qd::rules
