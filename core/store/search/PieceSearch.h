#pragma once

#include "core/store/FactRow.h"
#include "core/store/search/Findings.h"
#include "core/store/search/VectorTable.h"

namespace qd {

/// Answers what memories and documents there are, and which of their pieces say something. @thread the reader's.
class PieceSearch final {
public:
    PieceSearch(Database& database, const FactKinds& kinds);

    /// The finds by word and those by meaning, with their places in both lists. O(pieces with one of the words + pieces).
    Result<PieceFindings> find(const PieceQuestion& question);
    /// `limit` of them from place `first` on, newest first.
    Result<HoldingPage> page(const HoldingFilter& filter, qint64 first, qint64 limit);

private:
    struct Found;
    void findByWord(const PieceQuestion& question, QList<Found>& found);
    void findByMeaning(const PieceQuestion& question, PieceFindings& findings, QList<Found>& found);
    void take(const QList<VectorTable::Near>& near, std::optional<double> chance, QList<Found>& found);
    bool findByEndpoint(const PieceQuestion& question, PieceFindings& findings, QList<Found>& found);
    FoundPiece read(const Found& found);

    Database& m_database;
    const FactKinds& m_kinds;
    VectorTable m_vectors;
    VectorTable m_meanings; ///< by the endpoint
};

} // namespace qd
