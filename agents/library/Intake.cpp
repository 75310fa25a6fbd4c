#include "agents/library/Intake.h"

#include "agents/library/Cutting.h"
#include "agents/library/Embedding.h"
#include "core/base/Digest.h"

namespace qd::agents {

ReadyDocument readyDocument(const KeepDocument& command, const AgentId& by, Instant now)
{
    ReadyDocument ready;
    Document& document = ready.document;
    document.id = DocumentId::make(now);
    document.title = command.title;
    document.origin = command.origin;
    document.characters = command.text.size();
    document.by = by;
    document.time = now;
    document.label.integrity = Integrity::Untrusted;
    document.label.sources = QStringList{command.origin.isEmpty() ? command.title : command.origin};
    document.embedder = embedderName();
    document.pieces = cut(command.text);
    ready.vectors.reserve(document.pieces.size() * kDimensions);
    for (const Piece& piece : std::as_const(document.pieces))
        ready.vectors += embedded(document.title + u'\n' + piece.heading + u'\n' + command.text.mid(piece.first, piece.length));
    ready.text = command.text.toUtf8();
    document.sha256 = sha256(ready.text);
    document.vectors = sha256(ready.vectors);
    return ready;
}

MemoryEntry readyEntry(MemoryEntry entry, Instant now)
{
    entry.id = MemoryId::make(now);
    entry.time = now;
    entry.embedder = embedderName();
    entry.vector = embedded(entry.key + u'\n' + entry.text);
    return entry;
}

} // namespace qd::agents
