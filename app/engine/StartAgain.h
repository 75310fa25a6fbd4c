#pragma once

namespace qd::app {

/// What an event loop ends with when a fresh process is to take this one's place. main() sees to it; nobody outside sees it.
constexpr int kStartAgain = 1000;

/// Whether this process took the place of one that was worn out.
bool wasStartedAgain();
/// False for ten minutes after that: what hangs again at once is not mended by starting again and again.
bool mayStartAgain();
/// Puts a fresh process with the same arguments and the same id in this one's place, which ends every thread that hangs.
/// @returns an exit code, when that could not be done.
int startAgain(char** arguments);

} // namespace qd::app
