#pragma once

#include "app/commands/Invocation.h"
#include "core/rules/inbox/Questions.h"

namespace qd::app {

/// What waits for her without being an approval: "question" when a step asks her something, else "escalation".
QString kindOf(const Escalation& item);
/// The members of one in a document.
void escalationFields(JsonWriter& out, const OfficeState& state, const Escalation& item);
void questionFields(JsonWriter& out, const rules::ShownQuestion& shown);
/// One line of a list: what is asked, and by which run.
QString escalationLine(const OfficeState& state, const Escalation& item);
QString questionLine(const rules::ShownQuestion& shown);
/// "quarterdeck inbox settle … lets it go on; with --end the run ends.": what she can say to it here.
QString settlingOf(const Escalation& item);
/// What is asked, by whom, what was tried, and what each answer does.
void sayQuestion(const Invocation& call, const rules::ShownQuestion& shown);
/// All of it, for --json too, with what she can do about it.
int showEscalation(const Invocation& call, const OfficeState& state, const Escalation& item, Instant now);

} // namespace qd::app
