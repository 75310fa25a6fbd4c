#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

/// `library meaning`: chooses who says what pieces mean, or shows who does, how far that has come, and what went wrong last.
int meaning(const Invocation& call, const QCommandLineParser& parser);

} // namespace qd::app
