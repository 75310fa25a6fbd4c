#pragma once

#include "agents/keys/KeyShelf.h"
#include "app/engine/Home.h"

namespace qd::app {

/// The keys of a home as this process has them: in the desktop's keyring, else until it ends.
/// @thread main.
std::unique_ptr<agents::KeyShelf> keysOf(const Home& home);

} // namespace qd::app
