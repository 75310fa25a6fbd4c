#pragma once

#include "tests/support/fakeworld/Plan.h"
#include "tests/support/fakeworld/models/wire/Wire.h"

namespace fakeworld {

/// What the fault has said besides in that place: " Your key is …", or nothing.
QString echoedIn(const Fault& fault, const char* place);

/// What is said under a fault that changes it. Leaves it as it is under any other.
void misspeak(Said& said, const Ask& ask, const Fault& fault);

/// The answer as it goes out: whole, or as a stream with the faults of streams in it.
Reply replyOf(const Ask& ask, const Said& said, const Fault& fault);

} // namespace fakeworld
