#pragma once

#include "core/store/FactRow.h"
#include "core/store/HistoryReader.h"

namespace qd {

/// Runs, newest first, and what one of them made. @thread the reader's.
class Runs final {
public:
    Runs(Database& database, const FactKinds& kinds) : m_database(database), m_kinds(kinds) {}
    Result<RunPage> page(qint64 first, qint64 limit);
    Result<RunDetail> detail(const RunId& run);

private:
    QString campaignOf(const RunId& run);

    Database& m_database;
    const FactKinds& m_kinds;
};

} // namespace qd
