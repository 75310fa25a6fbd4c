#pragma once

#include "core/model/plan/Trigger.h"
#include "core/model/plan/Workflow.h"

/// What texts take that only whoever sets a run off can give. Pure.
namespace qd::rules {

/// The "input.name" that texts of the workflow print in any case, beside other words: without a call or a trigger that
/// gives it they would have a hole.
QStringList inputsPrinted(const Workflow& workflow);
/// What its escalations are about, as "input.name" ("input.campaign"): without it they would ask about nothing.
QStringList inputsRaised(const Workflow& workflow);
/// The "event.field" that the brief and the input of a trigger take: set off by hand there is none.
QStringList eventsTaken(const Trigger& trigger);
/// "{input.reader} and {input.most}".
QString placesInWords(const QStringList& places);

} // namespace qd::rules
