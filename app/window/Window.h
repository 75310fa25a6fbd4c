#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

struct WindowWish {
    bool exitAfterStartup = false; ///< ends after the first paint: proof that a package starts
};

/// Opens the control room on the call's home and organisation, and stays until it is closed. When another process holds
/// the home, that one's window comes to front instead; other organisations of the home may have windows of their own.
int openWindow(int argc, char** argv, const Invocation& call, const WindowWish& wish);

} // namespace qd::app
