#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// One line of a list.
QString itemLine(const Approval& item);
/// What stands behind the line of an item that has its yes: when it leaves and how that is taken back, or what it waits for: also that everything is
/// stopped, or its run paused. Empty for others.
QString heldWords(const OfficeState& state, const Approval& item, Instant now);
/// What her yes does, what it costs, and what happens without her.
void sayYes(const Invocation& call, const Approval& item);
/// What is not any more as she was asked about it first.
void sayChanges(const Invocation& call, const Approval& item);
/// Who else asks for the very same, or what stands for it.
void sayOthers(const Invocation& call, const OfficeState& state, const Approval& item);
/// What it rests on.
void sayGrounds(const Invocation& call, const Approval& item);

} // namespace qd::app
