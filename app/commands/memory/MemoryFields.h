#pragma once

#include "agents/library/Ranking.h"
#include "app/commands/Fields.h"
#include "app/commands/Invocation.h"
#include "core/model/Memory.h"

namespace qd::app {

/// Members of an output document: where a text comes from and how far it is trusted.
void labelFields(JsonWriter& out, const Label& label);
void entryFields(JsonWriter& out, const MemoryEntry& entry);
/// `withPieces`: also where each piece stands.
void documentFields(JsonWriter& out, const Document& document, bool withPieces);
void pieceFields(JsonWriter& out, const agents::RankedPiece& ranked);

/// What a command of hers led to, with the id of what was kept.
int printKept(const Invocation& call, const QString& id, const QString& text);

} // namespace qd::app
