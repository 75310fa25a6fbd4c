#pragma once

#include "core/store/FactRow.h"
#include "core/store/HistoryReader.h"
#include "core/store/history/Matches.h"

namespace qd {

/// Pages of messages. @thread the reader's.
class Traffic final {
public:
    Traffic(Database& database, const FactKinds& kinds);
    Result<TrafficPage> page(const TrafficFilter& filter, qint64 first, qint64 limit);

private:
    Database& m_database;
    const FactKinds& m_kinds;
    Matches m_matches;
};

} // namespace qd
