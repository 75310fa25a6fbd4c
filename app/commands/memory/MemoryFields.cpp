#include "app/commands/memory/MemoryFields.h"

namespace qd::app {

void labelFields(JsonWriter& out, const Label& label)
{
    out.key("label");
    out.raw(encode(label));
}

void entryFields(JsonWriter& out, const MemoryEntry& entry)
{
    field(out, "id", entry.id);
    field(out, "namespace", entry.space);
    field(out, "key", entry.key);
    field(out, "text", entry.text);
    out.key("values");
    out.beginObject();
    Encoder encoder(out);
    for (auto it = entry.values.begin(); it != entry.values.end(); ++it) {
        out.key(it.key());
        encoder.write(it.value());
    }
    out.endObject();
    field(out, "by", entry.by);
    field(out, "run", entry.run);
    field(out, "step", entry.step);
    field(out, "time", entry.time);
    labelFields(out, entry.label);
}

void documentFields(JsonWriter& out, const Document& document, bool withPieces)
{
    field(out, "id", document.id);
    field(out, "title", document.title);
    field(out, "origin", document.origin);
    field(out, "sha256", document.sha256);
    field(out, "characters", document.characters);
    field(out, "pieces", qint64(document.pieces.size()));
    field(out, "by", document.by);
    field(out, "time", document.time);
    labelFields(out, document.label);
    if (withPieces)
        fieldList(out, "parts", document.pieces, [&](const Piece& piece) {
            field(out, "first", piece.first);
            field(out, "length", piece.length);
            field(out, "heading", piece.heading);
        });
}

void pieceFields(JsonWriter& out, const agents::RankedPiece& ranked)
{
    const FoundPiece& piece = ranked.piece;
    field(out, "piece", piece.name());
    field(out, "namespace", piece.space);
    field(out, "title", piece.title);
    field(out, "origin", piece.origin);
    field(out, "heading", piece.heading);
    field(out, "place", piece.place + 1);
    field(out, "of", piece.pieces);
    field(out, "first", piece.first);
    field(out, "length", piece.length);
    field(out, "score", ranked.score);
    field(out, "by_word", piece.wordRank > 0 ? std::optional<double>(piece.wordScore) : std::nullopt);
    field(out, "by_meaning", piece.meaningRank > 0 ? std::optional<double>(piece.meaningScore) : std::nullopt);
    field(out, "text", piece.text);
    field(out, "time", piece.time);
    labelFields(out, piece.label);
}

int printKept(const Invocation& call, const QString& id, const QString& text)
{
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            field(out, "done", text);
        }));
    call.say(QStringLiteral("%1  %2").arg(id, text));
    return kDone;
}

} // namespace qd::app
