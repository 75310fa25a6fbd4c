#pragma once

namespace qd::test {

/// So many signed decisions that may not count are handed in, and half as many answers, with good ones between them (promise P4, c).
/// @returns whether none of the bad ones decided anything, and each of the good ones what it says, once.
bool tryBundles(int count, unsigned seed);

} // namespace qd::test
