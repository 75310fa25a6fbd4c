#pragma once

#include "core/store/search/Findings.h"

namespace qd::agents {

struct RankedPiece {
    FoundPiece piece;
    double score = 0;
};

/// A question to the record about a text, by its words and by its meaning. Of a long text the beginning is asked for.
PieceQuestion questionAbout(const QString& text, const QString& space = {});

/// Both lists of finds as one, best first: each find has 1/(60 + its place) from each list that it stands in (G. Cormack,
/// C. Clarke, S. Büttcher, Reciprocal Rank Fusion, SIGIR 2009). Finds by meaning alone that are hardly alike are left out.
/// Finds of the same score stand in the order of the record. Pure.
QList<RankedPiece> fused(const PieceFindings& findings);

constexpr double kAlike = 0.2; ///< the cosine below which a find by meaning alone is chance, where the local way compared

} // namespace qd::agents
