#pragma once

#include "agents/replay/recorded/Recording.h"
#include "core/store/HistoryReader.h"

#include <stop_token>

namespace qd::app {

/// Reads a run out of the record, with everything that doing it again takes. `done` is called on the thread of `here`, once:
/// with Error::Parse when there is no such run, Error::Rule when it cannot be done again. Once `stop` says so
/// nothing more is asked, and `done` never called. O(facts of the run and those recorded meanwhile).
void readRecording(HistoryReader& reader, const RunId& run, Mailbox* here, std::stop_token stop, std::function<void(Result<agents::Recording>)> done);

/// Reads the bytes kept under each of `wanted`. The same holds.
void readBlobs(HistoryReader& reader, const QList<QByteArray>& wanted, Mailbox* here, std::stop_token stop,
               std::function<void(Result<QMap<QByteArray, QByteArray>>)> done);

} // namespace qd::app
