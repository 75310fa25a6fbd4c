#pragma once

#include "agents/llm/rehearsal/brief/Reading.h"

/// Knows what a statement or a question is about: "why a weekly count beats a yearly one" is about the weekly count.
namespace qd::agents::rehearsal {

/// Puts a noun in place of a claim, a question, a command, a list ("5 ways to …") or tips in `reading.topic`, and keeps
/// the sentence as `reading.claim` where it makes a title.
void takeClaim(Reading& reading);

} // namespace qd::agents::rehearsal
