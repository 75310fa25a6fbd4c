#pragma once

#include "agents/llm/wire/batches/BatchWire.h"

#include <functional>

namespace qd {
class Mailbox;
}

namespace qd::agents {

/// One call to be handed over with others.
struct BatchedCall {
    QString id;
    LlmRequest request;
};

/// What came of handing calls over.
struct BatchMade {
    enum How {
        Taken,
        Refused, ///< nothing is done and nothing is owed
        Unclear, ///< it left, and nobody knows whether it was taken: it may be done and charged
    };
    How how = Refused;
    QString batch;   ///< Taken: the provider's name of it
    Instant expires; ///< Taken: when it has to be done, as the provider says; 0: it says nothing
    QString why;
};

/// How a batch stands that was taken.
struct BatchSeen {
    enum How {
        Working,
        Ended,  ///< `results` are all that there are
        Gone,   ///< the provider does not know it (any more)
        Silent, ///< nobody answered, or not now
    };
    How how = Silent;
    QList<BatchResult> results;
    bool isComplete = false; ///< Ended: every call that has to be paid is among the results
    QString why;
};

/// Hands calls that can wait to their providers.
/// @thread any; what is told runs on `replyTo`, once, whatever happens.
class BatchPost {
public:
    virtual ~BatchPost() = default;
    /// Whether the provider of "provider:model" takes batches.
    virtual bool takes(const QString& model) const = 0;
    /// For people; the id of a provider that is not known.
    virtual QString titleOf(const QString& provider) const = 0;
    /// Sends it once. Calls of one provider.
    virtual void create(const QString& provider, QList<BatchedCall> calls, Mailbox* replyTo, std::function<void(BatchMade)> made) = 0;
    virtual void look(const QString& provider, const QString& batch, Mailbox* replyTo, std::function<void(BatchSeen)> seen) = 0;
    /// What is not done yet need not be any more. What came of it shows when one looks.
    virtual void cancel(const QString& provider, const QString& batch) = 0;
    /// The answer in the body of a result, as LlmClient::complete() gives it. `request`: of it only the form of the reply, the
    /// tools and the limit count.
    virtual Result<LlmAnswer> read(const QString& model, const LlmRequest& request, const QByteArray& body) const = 0;
};

} // namespace qd::agents
