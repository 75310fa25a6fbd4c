#pragma once

#include "agents/llm/providers/ModelListing.h"

#include <functional>

namespace qd::agents {

/// How many tokens, input and output together, each model of a server really holds as it is loaded now, by the API's own names. What a
/// model was trained on is not that, and is not read.
using ModelWindows = QMap<QString, TokenCount>;

/// Servers of one's own say what they have loaded, each in its own place:
/// vLLM in its list of models ("max_model_len", vllm/entrypoints/openai/protocol.py, ModelCard); llama.cpp in its list ("meta.n_ctx") and
/// in GET /props ("default_generation_settings.n_ctx", tools/server/README.md); LM Studio in GET /api/v0/models ("loaded_context_length",
/// https://lmstudio.ai/docs/developer/rest/endpoints); Ollama in GET /api/ps ("context_length", https://docs.ollama.com/api/ps) — its
/// /api/show says what a model was trained on, of which it loads as little as 4,096.
/// Reads any of these answers; `models`: those of the list, for an answer that names none. Nothing that makes no sense. Pure.
ModelWindows readWindows(const QByteArray& answer, const QStringList& models);

/// Whether a server is asked what its models hold: it may have any model, and its file does not say what one holds.
bool asksForWindows(const ModelProvider& provider);

/// Asks for the list of models as listingOf() has it, and where that does not say what a server's models hold and nobody else does,
/// the places above one after the other. Each is a GET that costs nothing; that there is no such place is no error.
/// `done` runs once, on the transport's thread, as long as that lives.
struct Learned {
    ModelListing listing;
    ModelWindows windows;
};
void learnModels(Transport& transport, const ModelProvider& provider, const SharedSecret& key, std::function<void(const Result<Learned>&)> done);

/// What servers said when they were asked last, in <home>/learned/windows.json.
/// Keeps what one says now, in place of what it said before; nothing where it says nothing. Error::Store, Error::Parse as the other.
Result<Done> keepWindows(const QString& home, const ModelProvider& provider, const ModelWindows& windows);
/// By provider, of those whose servers are still at their address. Reads the file once. Error::Parse for a file that is not ours.
Result<QMap<QString, ModelWindows>> keptWindows(const QString& home, const QMap<QString, ModelProvider>& providers);

} // namespace qd::agents
