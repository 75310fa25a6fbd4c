#pragma once

#include "agents/llm/ToolWords.h"
#include "core/base/Result.h"
#include "core/model/money/Spend.h"
#include "core/model/plan/Step.h"

#include <QCoroTask>
#include <QList>

#include <functional>
#include <optional>
#include <stop_token>

namespace qd::agents {

/// A picture that is shown to the model with the prompt.
struct ShownImage {
    QString mediaType;       ///< "image/png", "image/jpeg", "image/webp", "image/gif"
    QByteArray bytes;
    QByteArray piece{};      ///< SHA-256 of the piece in the record that it shows, perhaps smaller; empty: of none
};

/// A text of the prompts' shelf that stands in a call.
struct UsedPrompt {
    QString name;    ///< "system", "draft", …
    int version = 1; ///< as its first line says

    template <class V> void fields(V& v)
    {
        v("name", name);
        v("version", version);
    }
};

/// One call of a model. The client sees this and nothing else.
struct LlmRequest {
    QString model;          ///< "provider:model"
    QString system;         ///< who it is; the part that stays the same from call to call, so that providers can cache it
    QString prompt;         ///< what is asked now
    QString replyName;      ///< name of the reply format, for logs
    QByteArray replySchema; ///< JSON schema (draft 7) that the reply must satisfy; empty: free text
    TokenCount maxTokens{4096}; ///< of the answer, thinking included
    double temperature = 0.2;
    bool sendsTemperature = true; ///< false: the model takes none, so none goes out
    qint64 seed = 0;
    TokenCount thinking{0};  ///< of maxTokens, at most so many to think with; 0: none is asked for
    QList<ToolOffer> tools{};
    QList<Exchange> exchanges{}; ///< what was asked for and given since the prompt, in order
    QList<ShownImage> images{};
    std::optional<Painting> paints{}; ///< a picture is asked for in place of words
    QList<UsedPrompt> prompts{}; ///< whose words these are; not sent
    QString turn{};          ///< whose call it is, for news of it; not sent
    Duration patience{300'000}; ///< waiting for its turn and answer together; not sent

    template <class V> void fields(V& v)
    {
        v("model", model);
        v("system", system);
        v("prompt", prompt);
        v("reply_name", replyName);
        v("max_tokens", maxTokens);
        v("temperature", temperature);
        v("seed", seed);
    }
};

/// Why a model ended its answer.
enum class StopReason { End, MaxTokens, Refusal, Tools };

struct LlmAnswer {
    QString text;
    QString model;          ///< the one that answered, as the provider names it
    StopReason stopReason = StopReason::End;
    QList<ToolCall> calls{};///< StopReason::Tools: what it asks for
    QList<ShownImage> pictures{}; ///< what it drew
    QString kept{};         ///< Tools: the provider's own blocks (thinking with its signature, …) as JSON text, for Exchange::kept
    TokenUsage usage;       ///< as the provider reports it; see `isReported`
    bool isReported = true; ///< false: the provider said nothing that can be believed
    bool isWhole = true;    ///< false: it was cut or broken off, so nobody can tell what it cost; its words are not to be used
    std::optional<Error> fault{}; ///< why its words are not to be used, although it is to be paid
    QString requestId{};    ///< the provider's name of the call, for its support
    Duration took{0};
    bool rehearsal = false;
    bool fromCache = false; ///< an earlier answer to the same request: nothing was sent
};

/// Somebody who answers prompts: a provider, or the rehearsal model.
/// @thread one client per worker thread; calls come from that thread and resume on it.
class LlmClient {
public:
    using Piece = std::function<void(const QString&)>;
    virtual ~LlmClient() = default;
    /// Asks. `piece` gets the text as it arrives. An error means that nothing has to be paid: Error::Cancelled after a stop,
    /// Error::Network (no answer, or "not now"), Error::Rule (no key, no such model), Error::Model (it does not take this).
    /// What has to be paid comes as an answer, with `fault` where it is no good.
    virtual QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece piece) = 0;
};

} // namespace qd::agents
