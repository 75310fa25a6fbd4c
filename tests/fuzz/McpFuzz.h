#pragma once

#include <cstddef>
#include <cstdint>

namespace qd::test {

/// Hostile bytes through everything of agents/tools that reads what a server says: as a message, a stream of events, a list of
/// tools, the result of a call, a schema with a value. The process ends where one of them breaks a promise.
void fuzzMcp(const std::uint8_t* bytes, std::size_t count);

} // namespace qd::test
