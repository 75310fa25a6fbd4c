#include "agents/library/Ranking.h"

#include "agents/library/Embedding.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr double kRankOffset = 60;
constexpr qsizetype kAskedChars = 6'000;

double shareOf(qint64 rank)
{
    return rank > 0 ? 1 / (kRankOffset + double(rank)) : 0;
}

} // namespace

PieceQuestion questionAbout(const QString& text, const QString& space)
{
    PieceQuestion question;
    question.text = text.left(kAskedChars);
    question.vector = embedded(question.text);
    question.embedder = embedderName();
    question.space = space;
    return question;
}

QList<RankedPiece> fused(const PieceFindings& findings)
{
    QList<RankedPiece> ranked;
    for (const FoundPiece& piece : findings.pieces)
        if (piece.wordRank > 0 || piece.meaningScore >= piece.chance.value_or(kAlike))
            ranked.append({piece, shareOf(piece.wordRank) + shareOf(piece.meaningRank)});
    std::sort(ranked.begin(), ranked.end(), [](const RankedPiece& a, const RankedPiece& b) {
        if (a.score != b.score)
            return a.score > b.score;
        return a.piece.holding != b.piece.holding ? a.piece.holding < b.piece.holding : a.piece.place < b.piece.place;
    });
    return ranked;
}

} // namespace qd::agents
