#pragma once

#include "app/commands/Invocation.h"

#include <optional>

namespace qd::app {

/// What `runs fork` may be told: from which step, what is changed, where to put the pieces.
void addForkOptions(QCommandLineParser& parser);
/// Error::Parse when one of them is set and it is not fork that is asked for.
std::optional<Error> strayForkOption(const QCommandLineParser& parser);

/// Does the run again, from a step on with another prompt, model or autonomy level, in a record of its own that is gone
/// afterwards, prints how that compares with the run as it was, and keeps the comparison. Nothing leaves, and the home's
/// record stays as it is.
int forkRun(const Invocation& call, const QString& run, const QCommandLineParser& parser);
/// Earlier forks of the run, newest first.
int listTries(const Invocation& call, const QString& run);
/// Throws one of them away.
int dropTry(const Invocation& call, const QString& run, const QString& id);

} // namespace qd::app
