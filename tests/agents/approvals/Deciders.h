#pragma once

namespace qd::test {

/// So many rounds in which 64 decide the same item at once, each otherwise (promise P4, b).
/// @returns whether each time one decision held for each version, and only what it let left.
bool tryDeciders(int rounds, unsigned seed);

} // namespace qd::test
