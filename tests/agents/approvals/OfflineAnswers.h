#pragma once

namespace qd::test {

/// So many signed answers that may not count are handed in: to questions, decisions, failed runs and what nobody can tell; and good ones between them.
/// @returns whether none of the bad ones settled anything, and each of the good ones what it says, once.
bool tryAnswers(int count, unsigned seed);

} // namespace qd::test
