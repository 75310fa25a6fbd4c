#pragma once

#include "core/model/Command.h"
#include "core/model/Memory.h"

namespace qd::agents {

/// A text made ready to be looked things up in, with the bytes of the two blobs that it names.
struct ReadyDocument {
    Document document;
    QByteArray text;
    QByteArray vectors;
};

/// Cuts the text into pieces and says what each means. What it says is not trusted: a document informs, it does not
/// instruct. O(text). Pure but for the new id.
ReadyDocument readyDocument(const KeepDocument& command, const AgentId& by, Instant now);

/// `entry` with an id, its moment and what it means. Pure but for the new id.
MemoryEntry readyEntry(MemoryEntry entry, Instant now);

} // namespace qd::agents
