#pragma once

#include "agents/llm/wire/Masking.h"
#include "agents/llm/wire/RateWindow.h"
#include "core/base/Json.h"

namespace qd::agents {

/// Why a provider did not answer, in our words and its own.
struct ModelRefusal {
    enum Kind {
        BadRequest,   ///< 400, 422: it does not take this
        Moderated,    ///< 400, 403, 451 where its filter says that it will not make this
        TooLarge,     ///< 413, or 400 where the model's context is named
        Key,          ///< 401
        Money,        ///< 402, or 429 where the account has no money left
        Forbidden,    ///< 403
        UnknownModel, ///< 404
        Timeout,      ///< 408, 504, 524
        Conflict,     ///< 409
        RateLimit,    ///< 429
        Overloaded,   ///< 503, 529
        Broken,       ///< other 5xx
        Strange,      ///< anything else: a redirect, a page
    };
    Kind kind = Strange;
    int status = 0;
    QString sentence;        ///< one sentence with the provider's own reason, masked, the reason at most 200 characters
    bool mayRetry = false;   ///< the same request may be sent again later
    bool mayBeBilled = false; ///< the model may have worked all the same: a gateway gave up waiting or lost its answer, or what it made was withheld
    std::optional<Duration> retryAfter; ///< at most ten minutes
    QString requestId;       ///< the provider's name of the call
    QList<RateWindow> windows;

    /// As LlmClient says it: Rule (key, money, no such model, whatever else need not be tried again), Model (it does not take
    /// this) or Network (not now).
    Error error() const;
};

/// What a status other than 2xx means. The forms: Anthropic {"type":"error","error":{"type","message"}}; OpenAI, OpenRouter and
/// Azure {"error":{"message","type","code"}}; vLLM {"message","code"}; LM Studio {"error":"…"}; FastAPI {"detail":…}; a page.
/// A 5xx in other words than a provider's own (those of the first two forms) is from somebody who may have lost an answer.
ModelRefusal readRefusal(int status, const HttpHeaders& headers, const QByteArray& body, Instant now, const Mask& mask = {});
/// The same for an error that came inside a 2xx: `error` is the member "error" of it. The status is the one its words stand for.
ModelRefusal readRefusal(const Json& error, const Mask& mask = {});

/// request-id, x-request-id, x-generation-id or apim-request-id: letters, digits and "-_.:", at most 100, through `mask`.
QString requestIdOf(const HttpHeaders& headers, const Mask& mask = {});

} // namespace qd::agents
