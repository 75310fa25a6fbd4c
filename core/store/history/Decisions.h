#pragma once

#include "core/store/FactRow.h"
#include "core/store/HistoryReader.h"
#include "core/store/history/Matches.h"

namespace qd {

/// Pages of decisions, newest first. @thread the reader's.
class Decisions final {
public:
    Decisions(Database& database, const FactKinds& kinds);
    Result<DecisionPage> page(const DecisionFilter& filter, qint64 first, qint64 limit);

private:
    void addSnippets(QList<DecisionRow>& rows, const QString& words);

    Database& m_database;
    const FactKinds& m_kinds;
    Matches m_matches;
};

} // namespace qd
