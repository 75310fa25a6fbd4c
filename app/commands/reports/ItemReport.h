#pragma once

#include "app/commands/Invocation.h"
#include "core/model/Approval.h"

namespace qd::app {

/// One line of a list.
QString itemLine(const Approval& item);
/// What her yes does, what it costs, and what happens without her.
void sayYes(const Invocation& call, const Approval& item);
/// What is not any more as she was asked about it first.
void sayChanges(const Invocation& call, const Approval& item);
/// What it rests on.
void sayGrounds(const Invocation& call, const Approval& item);

} // namespace qd::app
