#pragma once

#include "core/facts/Fact.h"

#include <QByteArray>

#include <functional>

namespace qd {

/// Whether a fact of that kind can name bytes that the record keeps. O(1).
bool canNameBlobs(const QByteArray& kind);

/// Calls `each` with the hash of everything that `fact` says the record keeps: replies, prompts, artefacts, sources, documents,
/// files of effects, previews and drafts. Hashes of what is not kept as bytes are left out: of an effect as a whole, of an
/// organisation. O(hashes).
void eachNamedBlob(const Fact& fact, const std::function<void(const QByteArray&)>& each);

} // namespace qd
