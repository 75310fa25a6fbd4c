#pragma once

#include "agents/library/MeaningPrice.h"
#include "agents/transport/Transport.h"
#include "core/model/Memory.h"

#include <QStringList>

namespace qd::agents {

/// Has an endpoint say what texts mean: POST {endpoint}/embeddings as OpenAI publishes it (API reference, Embeddings, "Create
/// embeddings"), which Ollama, llama.cpp (with --embeddings and a pooling), vLLM and LM Studio speak as well. Floats are asked
/// for by name: the default of some clients is base64, which not all of them know. llama.cpp takes any model's name; rows may
/// come in any order.
/// @thread everything on the transport's.
class EndpointEmbedder final {
public:
    explicit EndpointEmbedder(Transport& transport) : m_transport(transport) {}

    using Answer = std::function<void(Result<QList<QByteArray>>, const MeaningBill&)>;
    /// Gives one vector for each text, in order; see readEmbeddings(). Error::Cancelled; Error::Network: no answer, or "not now".
    /// Error::Rule: it asks for a key. Error::Model: it does not take these texts, or what it answers is no good. The text says
    /// which, with the host and without the key. `key` goes along; without a secret none does. The bill says what whoever is asked may ask
    /// to be paid, whatever the vectors are.
    void embed(const MeaningSource& source, const QStringList& texts, Duration deadline, const PinnedKey& key, Answer answer);

private:
    Transport& m_transport;
};

QByteArray embeddingsRequest(const QString& model, const QStringList& texts);

/// The vectors in an answer, in the order of the texts: as many as asked for, each index once, all finite and of one length.
/// Each is made a unit vector and kept as embedded() keeps its own: a byte a dimension, the largest 127. Error::Model.
Result<QList<QByteArray>> readEmbeddings(const QByteArray& body, qsizetype count);

/// What an answer says that the texts have cost: the larger of "prompt_tokens" and "total_tokens" of its "usage". None where they are missing
/// or no counts.
std::optional<TokenCount> readEmbeddingUsage(const QByteArray& body);

constexpr qsizetype kMostDimensions = 16'384;

} // namespace qd::agents
