#pragma once

#include "app/commands/Invocation.h"
#include "core/store/HistoryReader.h"

namespace qd::app {

/// What there is to know of a run besides.
struct RunPast {
    std::optional<OfficeState> then;  ///< of one that has ended: the moment before
    QList<RunDetail> begun;           ///< the runs that its calls began, and those that theirs did
    bool handedOver = false;          ///< another process works on it, and was not waited for
};

/// Prints what became of a run. @returns done, also when it was handed over and nothing of it waits for the human; waiting for
/// the human, for whose decision, whose window or whose server an open run waits; or failed.
int printRun(const Invocation& call, const RunDetail& detail, const OfficeState& state, double seconds, const RunPast& past = {});

/// The run as the state has it where that is further than the index.
RunRow asItStands(RunRow row, const OfficeState& state);
/// "waiting", "paused", "running", "finished": what it is at, by a row that the state is not ahead of. "waiting": for her, also where that
/// is a run that it began.
QString wordOfRun(const RunRow& row, const OfficeState& state);

/// "at Mon 23 Nov 14:50"; where an answer that lies with a provider may come sooner, "by Mon 23 Nov 14:50 at the latest".
QString whenItGoesOn(const OfficeState& state, const RunId& run, Instant at);

/// The file that a receipt of a folder connector names, or nothing.
QString publishedPath(const QString& receipt);

} // namespace qd::app
