#pragma once

#include "agents/keys/KeysAtHand.h"
#include "agents/llm/batches/BatchPost.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/transport/Transport.h"

namespace qd::agents {

/// Speaks with providers about batches. A creation is sent once: where no answer comes it stays unclear.
/// @thread one with an event loop, that of its transport. The providers outlive it.
class BatchDoor final : public QObject {
    Q_OBJECT
public:
    using FindKey = std::function<void(const QString& provider, KeyShelf::Found found)>;

    BatchDoor(const ProviderList& providers, FindKey findKey, Way way = {}, QObject* parent = nullptr);

    using Made = std::function<void(BatchMade)>;
    using Seen = std::function<void(BatchSeen)>;
    /// `made` and `seen` run once, later or at once; not any more when this is destroyed.
    void create(const QString& provider, const QList<BatchedCall>& calls, Made made);
    void look(const QString& provider, const QString& batch, Seen seen);
    void cancel(const QString& provider, const QString& batch);

private:
    struct Reply {
        HttpAnswer http;
        SharedSecret key; ///< that it was asked with; may be null
        bool isGood() const { return http.delivery == HttpAnswer::Answered && http.status / 100 == 2 && http.trouble.isEmpty(); }
        /// In one sentence, where it is not good.
        QString why() const;
        bool holdsKey(const QString& text) const;
    };
    using Arrived = std::function<void(const Reply&)>;
    struct Gathering;

    void send(const ModelProvider& provider, const BatchCall& call, Duration deadline, Arrived arrived);
    void post(const ModelProvider& provider, const BatchCall& call, Duration deadline, const SharedSecret& secret, const Arrived& arrived);
    void make(const ModelProvider& provider, const QList<BatchItem>& items, const QString& uploaded, const Made& made);
    void fetch(const std::shared_ptr<Gathering>& gathering);

    const ProviderList& m_providers;
    FindKey m_findKey;
    Transport m_transport;
};

} // namespace qd::agents
