#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/llm/wire/Masking.h"
#include "agents/llm/wire/ModelTraits.h"
#include "agents/llm/wire/Refusal.h"

#include <memory>

namespace qd::agents {

/// What a provider is sent for one call, besides the key.
struct WireCall {
    QString path;        ///< behind the provider's base URL, and before its query: "/v1/messages"
    QByteArray body;     ///< JSON
    HttpHeaders headers; ///< besides content-type and accept
    bool streams = true; ///< the answer comes as text/event-stream; a whole body is read as well
};

/// Folds a stream of server-sent events, or one whole body, into an answer; which of both it is shows in the first byte.
/// One for each call. @thread one.
class AnswerReader {
public:
    virtual ~AnswerReader() = default;
    /// The body of a 2xx, in any cuts. `piece` gets the words of the answer as they come, never thinking or what tools are asked.
    virtual void feed(QByteArrayView bytes, const LlmClient::Piece& piece) = 0;
    /// After the last byte; once. An error means that the provider refused before it began, so that nothing is owed (LlmClient).
    /// An answer is whole only after the protocol's own end, with every tool's input a JSON object; else `fault` says what is
    /// missing. With a fault there are no calls. A reported figure is handed on as it is (Settlement judges it); one that is
    /// absent, negative or no whole number makes `isReported` false. Of figures that come several times the largest counts.
    virtual Result<LlmAnswer> finish() = 0;
    /// What the provider said inside a 2xx, where it refused or broke off.
    virtual std::optional<ModelRefusal> refusal() const = 0;
};

/// A dialect: writes requests and reads answers. Pure. @thread any.
class ModelWire {
public:
    virtual ~ModelWire() = default;
    /// The request as this dialect has it, without what `traits` do not know. A reply schema that is no object's, and a tool's
    /// that is none, are left out: replies are checked later in any case.
    virtual WireCall write(const LlmRequest& request, const ModelTraits& traits) const = 0;
    /// Asks how many tokens of input the request has, which is not charged; nothing where the dialect has no such call. Its answer
    /// says "input_tokens": an estimate, as its provider says, and no bound for what is charged (DECISIONS.md).
    virtual std::optional<WireCall> count(const LlmRequest&, const ModelTraits&) const { return std::nullopt; }
    /// A reader of the answer to `request`. What it repeats of the provider's errors went through `mask`.
    virtual std::unique_ptr<AnswerReader> reader(const LlmRequest& request, Mask mask = {}) const = 0;
};

/// Never null.
std::unique_ptr<ModelWire> wireOf(Dialect dialect);

} // namespace qd::agents
