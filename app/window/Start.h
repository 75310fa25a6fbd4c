#pragma once

#include <QStringList>

namespace qd::app {

/// The whole program, from its arguments to its exit code: a sub-command, or the window.
int start(int argc, char** argv);

} // namespace qd::app
