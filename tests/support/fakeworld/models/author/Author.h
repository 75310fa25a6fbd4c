#pragma once

#include "tests/support/fakeworld/models/Ask.h"
#include "tests/support/fakeworld/models/Said.h"

namespace fakeworld {

/// What a model says when no script has it say something else: an object that satisfies the schema it was given (as the format
/// of the answer, of the tool that must be called, or in a block <reply> of the prompt, which is the strictest), such that the
/// work of a department goes on and ends: a first draft is sent back once, a debate is conceded, everything else is approved.
/// Without a schema: one sentence. No figure is invented. The same question gets the same answer.
Said defaultAnswer(const Ask& ask);

} // namespace fakeworld
