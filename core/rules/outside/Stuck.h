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
    QString tally{};                ///< of one for many: what became of the others; "1 sent, 1 unknown, 4 to be sent"
};

/// What waits of an effect, or of the part of it that is the next to leave; nothing: it does not wait.
std::optional<Stuck> waitOf(const OfficeState& state, const Effect& effect);
/// All that wait and that no item stands for, in the order in which they were planned. O(effects).
QList<Stuck> stuck(const OfficeState& state);

/// Of what is approved: the run that has to go on before it leaves, which is its own or one that it was begun for; null: none is paused.
RunId pausedFor(const OfficeState& state, const Approval& item);

} // namespace qd::rules
