#pragma once

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/Plan.h"

namespace fakeworld {

/// A server of tools (modelcontextprotocol.io, 2025-11-25, Streamable HTTP) with one tool, "look", which says the key that it was
/// asked with in the way that its input's "how" names: "words", "codes" (of JSON), "base64", "hex", "percent", "split" (by a
/// character that nobody sees), "failure" (of JSON-RPC), "status" (a 401). Without one it says how many characters the key has.
Reply toolEcho(const HttpRequest& request);

} // namespace fakeworld
