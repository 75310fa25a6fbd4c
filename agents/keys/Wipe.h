#pragma once

#include <QByteArray>

namespace qd::agents {

/// Overwrites the bytes and empties the array. Others that share them are overwritten, too: a key has no reader that is not meant
/// to lose it. libsodium's sodium_memzero, which no compiler leaves out.
/// @thread any.
void wipe(QByteArray& bytes);

} // namespace qd::agents
