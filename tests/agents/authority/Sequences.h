#pragma once

namespace qd::test {

/// So many random sequences of calls in a run, under random rules, ceilings, grants and labels, each of whose actions the office judges as it does before
/// something leaves, and a reference monitor that shares nothing with it (promise P6).
/// @returns whether nothing was let out, or put to her, that the monitor does not allow.
bool trySequences(int count, unsigned seed);

} // namespace qd::test
