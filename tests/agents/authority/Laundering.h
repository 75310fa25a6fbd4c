#pragma once

namespace qd::test {

/// Eleven channels on which a stranger's words could lose their label on the way to something that leaves without her (promise P6): on each of them it asks her once a
/// stranger was read, and does not where nobody was. On the last she has asked another to decide for her.
/// @returns whether the label survives all of them.
bool tryLaundering();

} // namespace qd::test
