#pragma once

#include "core/store/FactRow.h"
#include "core/store/search/Findings.h"
#include "core/store/search/VectorTable.h"

namespace qd {

/// Answers what memories and documents there are, and which of their pieces say something. @thread the reader's.
class PieceSearch final {
public:
    PieceSearch(Database& database, const FactKinds& kinds);

    /// The finds by word and those by meaning, with their places in both lists; text and label are those of the fact that keeps
    /// them, whatever stands in the index. O(pieces with one of the words + pieces). Error::Store when the index finds what no fact keeps.
    Result<PieceFindings> find(const PieceQuestion& question);
    /// `limit` of them from place `first` on, newest first.
    Result<HoldingPage> page(const HoldingFilter& filter, qint64 first, qint64 limit);

private:
    struct Found;
    class Sources;
    void findByWord(const PieceQuestion& question, QList<Found>& found);
    void findByMeaning(const PieceQuestion& question, PieceFindings& findings, QList<Found>& found);
    void take(const QList<VectorTable::Near>& near, std::optional<double> chance, QList<Found>& found);
    bool findByEndpoint(const PieceQuestion& question, PieceFindings& findings, QList<Found>& found);
    Result<FoundPiece> read(const Found& found, Sources& sources);

    Database& m_database;
    const FactKinds& m_kinds;
    VectorTable m_vectors;
    VectorTable m_meanings; ///< by the endpoint
};

} // namespace qd
