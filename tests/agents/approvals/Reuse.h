#pragma once

namespace qd::test {

/// So many rounds in which somebody who has kept a yes gives it again after what it was for has left: as it was, by another command, about another item that has the same content, and
/// after the program has begun anew (promise P4, d). @returns whether each yes has had one thing leave, once.
bool tryReuse(int rounds, unsigned seed);

} // namespace qd::test
