#pragma once

#include "agents/llm/wire/ModelWire.h"
#include "agents/transport/Transport.h"

#include <memory>
#include <optional>

namespace qd::agents {

/// One of the calls that go together.
struct BatchItem {
    QString id;          ///< letters, digits, '-' and '_', at most 64; results bear it
    LlmRequest request;
    ModelTraits traits;
};

/// What a provider is sent about a batch, besides the key.
struct BatchCall {
    HttpRequest::Method method = HttpRequest::Get;
    QString path;        ///< behind the provider's base URL
    QByteArray body;
    QByteArray contentType = "application/json";
    HttpHeaders headers;
};

/// How a batch stands.
struct BatchStanding {
    QString batch;       ///< the provider's name of it
    bool hasEnded = false;
    Instant expires;     ///< 0: not said
    QStringList results; ///< where the results lie, once it has ended: paths as of calls
    qint64 answered = 0; ///< calls that a model answered, as the provider counts them: these are to be paid
    QString why;         ///< nothing was done, and this is why; empty: it was taken
};

/// What came of one call of a batch.
struct BatchResult {
    enum Kind {
        Answered, ///< `body` is the whole body of an answer
        Refused,  ///< it was not answered, and costs nothing
        NotDone,  ///< its time was over before, or the batch was cancelled; costs nothing
        Withheld, ///< answered as above, but with the key in it that it was asked with: it has to be paid, and nothing of it is used
    };
    QString id;
    Kind kind = NotDone;
    QByteArray body;
    std::optional<ModelRefusal> refusal;
};

/// A provider's way of taking batches. Pure. @thread any.
class BatchWire {
public:
    virtual ~BatchWire() = default;
    /// What has to be sent before create(), if anything; it has no effect of its own.
    virtual std::optional<BatchCall> upload(const QList<BatchItem>& items, Dialect dialect) const = 0;
    /// What upload() is known by from now on. Error::Network: the answer does not say.
    virtual Result<QString> uploaded(const QByteArray& body) const = 0;
    virtual BatchCall create(const QList<BatchItem>& items, Dialect dialect, const QString& uploaded) const = 0;
    virtual BatchCall look(const QString& batch) const = 0;
    virtual BatchCall cancel(const QString& batch) const = 0;
    /// The answer to create(), look() and cancel(). Error::Network: it is no such thing.
    virtual Result<BatchStanding> standing(const QByteArray& body) const = 0;
    virtual BatchCall fetch(const QString& results) const = 0;
    /// The lines of fetched results, in any order. Error::Network: not every line can be read.
    Result<QList<BatchResult>> results(const QByteArray& body, const Mask& mask = {}) const;

private:
    /// One of the lines.
    virtual BatchResult result(const Json& line, const Mask& mask) const = 0;
};

/// Null for BatchWay::None.
std::unique_ptr<BatchWire> batchWireOf(BatchWay way);

/// What both have in common.
namespace batches {
/// The body of the call as a dialect writes it, without streaming, and where it would be sent alone.
WireCall plainCall(const BatchItem& item, Dialect dialect);
/// Whether it may stand in a path: letters, digits, '-', '_', at most 200.
bool isName(const QString& text);
Error strange(const QString& what);
}

} // namespace qd::agents
