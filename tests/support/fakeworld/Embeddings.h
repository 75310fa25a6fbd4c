#pragma once

#include <QByteArray>

namespace fakeworld {

/// Answers POST …/embeddings as OpenAI's API has it: one vector for each text, last one first, since the order is free. Words
/// for the same thing ("car", "automobile") point the same way; others do not. The same text gives the same vector.
/// @returns the body; empty when the request is not one that the API takes, with floats asked for by name.
QByteArray embeddingsFor(const QByteArray& request);

} // namespace fakeworld
