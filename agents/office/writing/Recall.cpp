#include "agents/office/writing/Recall.h"

namespace qd::agents {

namespace {

constexpr qsizetype kBriefChars = 4'000;
constexpr qint64 kFinds = 20;

QString placeOf(const FoundPiece& piece)
{
    if (piece.space != documentSpace())
        return piece.space;
    const QString part = QStringLiteral("part %1 of %2").arg(piece.place + 1).arg(piece.pieces);
    return piece.heading.isEmpty() ? part : part + QStringLiteral(", under \"%1\"").arg(piece.heading);
}

} // namespace

PieceQuestion questionFor(const TurnOrder& order)
{
    PieceQuestion question = questionAbout(order.step.title + u'\n' + order.title + u'\n' + order.brief.left(kBriefChars));
    question.limit = kFinds;
    question.confidential = order.label.confidentiality > Confidentiality::Internal;
    question.rehearsal = order.rehearsal || order.model == QLatin1String("rehearsal");
    return question;
}

TurnOrder withRecalled(const TurnOrder& order, const QList<RankedPiece>& ranked)
{
    TurnOrder told = order;
    qsizetype chars = 0;
    for (const RankedPiece& found : ranked) {
        const FoundPiece& piece = found.piece;
        if (told.recalled.size() == kRecalledPieces || chars + piece.text.size() > kRecalledChars) {
            ++told.notRecalled;
            continue;
        }
        chars += piece.text.size();
        const QString title = piece.title.isEmpty() || piece.space == outcomeSpace() ? QStringLiteral("Memory") : piece.title;
        told.recalled.append({piece.name(), title, placeOf(piece), piece.label, piece.text});
        told.label = joined(told.label, piece.label);
    }
    return told;
}

} // namespace qd::agents
