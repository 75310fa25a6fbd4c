#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

/// Writes what waits for her as a file for another machine; `ids`: only those. @returns the exit code.
int exportItems(const Invocation& call, const QStringList& ids, const QString& file);
/// Takes what was decided on it elsewhere. @returns the exit code.
int takeAnswers(const Invocation& call, const QString& file);

} // namespace qd::app
