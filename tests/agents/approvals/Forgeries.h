#pragma once

namespace qd::test {

/// So often a home in which something was approved is forged before the program is started again (promise P4, a and d).
/// @returns whether only what was approved has left, at most once, and what nobody forged has.
bool tryForgeries(int count, unsigned seed);

} // namespace qd::test
