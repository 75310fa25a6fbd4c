#pragma once

#include "core/base/Result.h"
#include "core/model/Spend.h"

#include <QCoroTask>

#include <functional>
#include <stop_token>

namespace qd::agents {

/// One call of a model. The client sees this and nothing else.
struct LlmRequest {
    QString model;          ///< "provider:model"
    QString system;         ///< who it is; the part that stays the same from call to call
    QString prompt;         ///< what is asked now
    QString replyName;      ///< name of the reply format, for logs
    QByteArray replySchema; ///< JSON schema (draft 7) that the reply must satisfy; empty: free text
    TokenCount maxTokens{4096};
    double temperature = 0.2;
    qint64 seed = 0;

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

struct LlmAnswer {
    QString text;
    QString model;      ///< the one that answered
    QString stopReason; ///< "end", "max_tokens", "refusal"
    TokenUsage usage;
    Duration took{0};
    bool rehearsal = false;
};

/// Somebody who answers prompts: a provider, or the rehearsal model.
/// @thread one client per worker thread; calls come from that thread and resume on it.
class LlmClient {
public:
    using Piece = std::function<void(const QString&)>;
    virtual ~LlmClient() = default;
    /// Asks once. `piece` gets the text as it arrives. Error::Cancelled after a stop; Error::Network and Error::Model
    /// as they say. Nothing is asked again here.
    virtual QCoro::Task<Result<LlmAnswer>> complete(LlmRequest request, std::stop_token stop, Piece piece) = 0;
    /// An upper bound for the tokens of the request, for reservations. Makes no call.
    virtual TokenCount countAtMost(const LlmRequest& request) const = 0;
};

} // namespace qd::agents
