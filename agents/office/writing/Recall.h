#pragma once

#include "agents/library/Ranking.h"
#include "agents/turn/TurnOrder.h"

/// What is looked up for a turn, and what of it the turn is shown. Pure.
namespace qd::agents {

/// What memory and documents are asked for before the turn: its brief and its task.
PieceQuestion questionFor(const TurnOrder& order);

/// The order with the best finds, as many as have room; the others are counted. What the turn makes is trusted no more
/// than what it is shown.
TurnOrder withRecalled(const TurnOrder& order, const QList<RankedPiece>& ranked);

constexpr qsizetype kRecalledPieces = 6;
constexpr qsizetype kRecalledChars = 12'000;

} // namespace qd::agents
