#pragma once

#include <sys/types.h>

namespace qd::agents {

/// For QProcess::setChildProcessModifier: puts the child into a group of processes of its own, lets it get all signals, and has it
/// die with the thread that started it (prctl(2), PR_SET_PDEATHSIG). `parent`: this process.
/// Runs in the child before its program does: only what may be called there (signal-safety(7)).
void becomeAlone(pid_t parent);

} // namespace qd::agents
