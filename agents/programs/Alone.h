#pragma once

#include <sys/types.h>

namespace qd::agents {

/// For QProcess::setChildProcessModifier: puts the child into a group of processes of its own, lets it get all signals, and has it
/// die with the thread that started it (prctl(2), PR_SET_PDEATHSIG). `parent`: this process.
/// Runs in the child before its program does: only what may be called there (signal-safety(7)).
void becomeAlone(pid_t parent);

/// Sends `signal` to `child`, that becomes alone, and to all that it has started. Before it has become alone it is no program yet that
/// could be asked to end: it is killed. `isThere`: it is not known to have ended.
void strike(pid_t child, int signal, bool isThere);

} // namespace qd::agents
