#pragma once

#include "app/commands/Invocation.h"
#include "core/store/HistoryReader.h"

namespace qd::app {

/// What belongs to a run that has ended besides.
struct RunPast {
    std::optional<OfficeState> then;  ///< the moment before it ended
    QList<RunDetail> begun;           ///< the runs that its calls began, and those that theirs did
};

/// Prints what became of a run. @returns done, waiting for the human, or failed.
int printRun(const Invocation& call, const RunDetail& detail, const OfficeState& state, double seconds, const RunPast& past = {});

/// The file that a receipt of a folder connector names, or nothing.
QString publishedPath(const QString& receipt);

} // namespace qd::app
