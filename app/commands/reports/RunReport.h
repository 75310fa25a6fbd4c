#pragma once

#include "app/commands/Invocation.h"
#include "core/store/HistoryReader.h"

namespace qd::app {

/// Prints what became of a run. @returns done, waiting for the human, or failed.
int printRun(const Invocation& call, const RunDetail& detail, const OfficeState& state, double seconds);

/// The file that a receipt of a folder connector names, or nothing.
QString publishedPath(const QString& receipt);

} // namespace qd::app
