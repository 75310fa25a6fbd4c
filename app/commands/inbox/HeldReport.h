#pragma once

#include "app/commands/Invocation.h"
#include "core/rules/outside/Stuck.h"

namespace qd::app {

/// What may leave and has not, and what nobody can tell.
QList<Effect> heldEffects(const OfficeState& state);
/// "Launch day: waits for a key (there is no key for hook)".
QString heldInWords(const OfficeState& state, const Effect& effect, Instant now);
/// "waits for a key (there is no key for hook)", "stays here while everything is stopped (quarterdeck resume)": all that keeps it.
QString waitInWords(const rules::Stuck& one, Instant now);
/// One line of a list of what was approved, or let out by a rule, and has not gone, with where more is said; of one for many also what became of the others.
QString stuckLine(const rules::Stuck& one, Instant now);
/// The same as members of an object.
void stuckFields(JsonWriter& out, const rules::Stuck& one, Instant now = SystemClock().now());

/// What has leave to go out and stays here because everything is stopped; none that an item of the inbox stands for. Pure. O(effects).
QList<Effect> stoppedOnItsWay(const OfficeState& state);
QString stoppedLine(const Effect& effect);
void stoppedFields(JsonWriter& out, const Effect& effect);
/// Both as one list, "going_out".
void goingOutFields(JsonWriter& out, const QList<rules::Stuck>& stuck, const QList<Effect>& stopped);

} // namespace qd::app
