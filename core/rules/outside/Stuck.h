#pragma once

#include "core/state/OfficeState.h"

/// What she, or a rule, let out and what has not gone: once it was on its way no item of the inbox stands for it. Pure.
namespace qd::rules {

/// One of them, and what keeps it.
struct Stuck {
    Effect effect;  ///< of one for many the whole
    Deferral why = Deferral::Busy;
    QString text{}; ///< the same in the words of what it waits for; empty: they are not known
    std::optional<Instant> until{}; ///< looked at again then; none: when what it waits for comes
    QString tally{};                ///< of one for many: what became of the others; "1 sent, 1 unknown, 4 to be sent"
    bool isDeferred = true;         ///< false: it could go; `why`, `text` and `until` say nothing
    DoorState::Sent sent{};         ///< what its account has begun to send: whether a limit holds it anew
    bool isStopped = false;         ///< everything is
    RunId paused{};                 ///< the run that has to go on first; null: none is paused
    bool asksFirst = false;         ///< of so many nobody can tell that the others wait for her word
};

/// What waits of an effect, or of the part of it that is the next to leave; nothing: it does not wait.
std::optional<Stuck> waitOf(const OfficeState& state, const Effect& effect);
/// The same, and of one for many also while nothing is waited for and some are still to leave. O(parts).
std::optional<Stuck> goingOut(const OfficeState& state, const Effect& effect);
/// All of these that no item stands for, in the order in which they were planned. O(effects).
QList<Stuck> stuck(const OfficeState& state);

/// Whether it still waits for what it was deferred for: a limit may have let go of it since, and what was to be looked at again while
/// nothing may leave says nothing.
bool isHeld(const Stuck& one, Instant now);
/// Until when; nothing: it does not wait, or until what it waits for comes.
std::optional<Instant> heldUntil(const Stuck& one, Instant now);

/// Of what is approved: the run that has to go on before it leaves, which is its own or one that it was begun for; null: none is paused.
RunId pausedFor(const OfficeState& state, const Approval& item);

} // namespace qd::rules
