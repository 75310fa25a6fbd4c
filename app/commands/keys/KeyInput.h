#pragma once

#include "agents/keys/KeyNames.h"
#include "agents/keys/Secret.h"
#include "core/base/Result.h"

namespace qd::app {

/// Reads one key: from the terminal, after `prompt` on standard error and without showing it, or from a pipe or file on standard
/// input, up to its end. What surrounds it (the end of the line; of a key also spaces, which a password may begin and end with) is left out. Blocks.
/// Error::Parse for anything that cannot be one of that kind, which it does not repeat; Error::Cancelled after Ctrl+C at a terminal.
Result<std::shared_ptr<const agents::Secret>> readKey(const QString& prompt, agents::KeyKind kind);

} // namespace qd::app
