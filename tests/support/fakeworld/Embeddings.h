#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace fakeworld {

/// Answers POST …/embeddings as OpenAI's API has it: one vector for each text, last one first, since the order is free. Words
/// for the same thing ("car", "automobile") point the same way; others do not. The same text gives the same vector.
/// @returns the body; empty when the request is not one that the API takes, with floats asked for by name. `usage`: what it says that was
/// used; empty: nothing.
QByteArray embeddingsFor(const QByteArray& request, const QJsonObject& usage);

/// What the texts of such a request are in tokens, by the world's own count, and the model that it names.
qint64 embeddingTokens(const QByteArray& request);
QString embeddingModel(const QByteArray& request);

} // namespace fakeworld
