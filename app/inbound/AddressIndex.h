#pragma once

#include "core/base/Result.h"

#include <functional>

namespace qd::app {

/// Those who write in are known by the keyed hashes that suppression lists have: 32 bytes of an address by a channel; empty: it is none.
using AddressIndex = std::function<QByteArray(const QString& channel, const QString& address)>;

/// With the home's keys as they are now. Reads the disk. Error::Store: they cannot be read. @thread any.
Result<AddressIndex> addressIndexOf(const QString& home);

} // namespace qd::app
