#pragma once

#include "agents/people/ContactTable.h"
#include "app/commands/people/KeptContacts.h"

namespace qd::app {

/// Takes people up, or changes those who are kept: seals what is given, and has all of them kept at once or none; then what they agreed to. What is not
/// given of one who is kept stays. Prints what was done. @returns the exit code.
int takeUp(const Invocation& call, const agents::ContactRows& read, const QString& source);

} // namespace qd::app
