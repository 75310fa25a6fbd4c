#pragma once

#include "agents/keys/KeysAtHand.h"
#include "agents/llm/batches/BatchPost.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/llm/wire/Refusal.h"
#include "agents/transport/Transport.h"

namespace qd::agents {

/// Speaks with providers about batches. A creation is sent once: where no answer comes, or a 5xx that is not its provider's own
/// word, it stays unclear. Only one that its provider did not take for now (a rate limit, too much to do) is handed over again, a few times.
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
    /// How long is waited after the first time that one was not taken, 2 s when nothing is said; four times as long after each other.
    void setPause(Duration pause) { m_pause = pause; }

private:
    struct Reply {
        HttpAnswer http;
        SharedSecret key; ///< that it was asked with; may be null
        bool isGood() const { return http.delivery == HttpAnswer::Answered && http.status / 100 == 2 && http.trouble.isEmpty(); }
        /// In one sentence, where it is not good.
        QString why() const;
        bool holdsKey(const QString& text) const;
        ModelRefusal refusal() const;
        /// It was not taken now: nothing of it is done or owed, and it may be handed over again.
        bool isPutOff() const;
        /// It was not taken, and nothing of it is done or owed.
        bool isClearNo() const;
    };
    using Arrived = std::function<void(const Reply&)>;
    struct Gathering;

    void send(const ModelProvider& provider, const BatchCall& call, Duration deadline, Arrived arrived);
    void post(const ModelProvider& provider, const BatchCall& call, Duration deadline, const SharedSecret& secret, const Arrived& arrived);
    void handOver(const ModelProvider& provider, const BatchCall& call, const Arrived& arrived, int tries = 1);
    std::optional<Duration> pauseAfter(const Reply& reply, int tries) const;
    void make(const ModelProvider& provider, const QList<BatchItem>& items, const QString& uploaded, const Made& made);
    void fetch(const std::shared_ptr<Gathering>& gathering);

    const ProviderList& m_providers;
    FindKey m_findKey;
    Transport m_transport;
    Duration m_pause{2'000};
};

} // namespace qd::agents
