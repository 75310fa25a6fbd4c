#pragma once

namespace qd::test {

/// `count` attacks, each on a department that may publish everything by itself: a page that was given with the brief, the name of one, or
/// one that an agent reads tells the model what to do, and it does all of it (promise P6).
/// @returns whether nothing left, no tool acted, and no address that was read carried anything personal; and without an attack all left.
bool tryObedience(int count);

} // namespace qd::test
