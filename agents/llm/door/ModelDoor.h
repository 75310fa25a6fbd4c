#pragma once

#include "agents/keys/KeysAtHand.h"
#include "agents/llm/LlmClient.h"
#include "agents/llm/door/Lane.h"
#include "agents/llm/door/ModelNews.h"
#include "agents/llm/door/ToldLimits.h"
#include "agents/llm/door/Unaskable.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/llm/wire/ModelWire.h"
#include "agents/transport/Transport.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace qd::agents {

/// All calls of models leave here: each waits until its model can take it (see Lane), is sent once, and is put off and sent
/// again only where nobody can have been charged for it. What was cut, or left without an answer of the provider's own, comes back
/// as an answer that is not whole. Who is asked in vain (ill for long, without a key, refused) is said, so that others can be asked in its
/// place; who asks it all the same is heard.
/// @thread one with an event loop, that of its transport. The providers outlive it.
class ModelDoor final : public QObject {
    Q_OBJECT
public:
    /// Gives the key of a provider, at once or later, on this thread.
    using FindKey = std::function<void(const QString& provider, KeyShelf::Found found)>;

    ModelDoor(const ProviderList& providers, FindKey findKey, Way way = {}, QObject* parent = nullptr);
    /// Calls that are under way are broken off, and told so.
    ~ModelDoor() override;

    using Done = std::function<void(Result<LlmAnswer>)>;
    /// Asks; `done` runs once, later or at once. What comes as an error has not to be paid.
    void ask(quint64 call, LlmRequest request, LlmClient::Piece piece, Done done);
    /// The call ends at once: its socket is closed. `done` still runs. Harmless when it has.
    void cancel(quint64 call);
    /// As Transport's.
    void setWay(Way way) { m_transport.setWay(std::move(way)); }
    /// What providers say of their limits is shared with all who ask from this home.
    void shareLimits(const ToldLimits& told) { m_told = told; }
    /// Its key is another one, or none: what it refused before may be asked again.
    void keyChanged(const QString& provider);

    /// How long is waited for what.
    struct Waits {
        Duration silence{120'000}; ///< between two bytes of an answer whose provider says that it is there while its model works
        Duration limited{20'000};  ///< for a rate limit, before others are better asked
        Duration ill{60'000};      ///< before a provider that is in trouble is asked again, where nobody waits for it
        Duration refused{600'000}; ///< the same of one that refused the key, or has no money, or does not know the model
    };
    void setWaits(const Waits& waits) { m_waits = waits; }

signals:
    void said(qd::agents::ModelNews news);

private:
    static constexpr int kMostAtOnce = 64;
    struct Ticket {
        quint64 id = 0;
        LlmRequest request;
        ChosenModel model;
        LlmClient::Piece piece;
        Done done;
        Duration asked{0};   ///< when, since the door was made
        Duration lastByte{0};
        quint64 sent = 0;    ///< the transport's number while it is under way
        bool isTold = false; ///< that it is slow
        bool isReached = true; ///< something was sent to its provider the last time
        int failures = 0;    ///< after which it was put off
        std::unique_ptr<AnswerReader> reader;
        SharedSecret secret;
    };
    struct Queue {
        Lane lane{kMostAtOnce};
        std::deque<quint64> waiting;
        QString why; ///< what it last said when it was ill
        Instant heeded;      ///< until when others, or it itself, were told to wait last
        bool isByOthers = false; ///< that was told to others
        std::optional<Duration> limited; ///< since when it has said nothing but "too many"
    };

    Duration now() const { return Duration(m_time.elapsed()); }
    Queue& queueOf(const Ticket& ticket);
    void lineUp(quint64 call, bool first);
    void pump(const QString& model);
    void heed(const QString& model, Queue& queue);
    void tellOthers(const Ticket& ticket);
    void look();
    void send(Ticket& ticket);
    void arrive(quint64 call, const HttpAnswer& answer);
    void judge(Ticket& ticket, const HttpAnswer& answer);
    void refused(Ticket& ticket, const ModelRefusal& refusal);
    void putOff(Ticket& ticket);
    void settle(const Ticket& ticket, Lane::Outcome outcome, const QString& why = {}, std::optional<Duration> after = {});
    void noteHealth(const Ticket& ticket, Lane::Outcome outcome, std::optional<Duration> after);
    void markIll(const Ticket& ticket, Duration pause);
    Duration waitOf(const Queue& queue) const;
    void noteLimit(const QString& model, Queue& queue);
    Duration silenceOf(const Ticket& ticket) const;
    void mark(const QString& who, Unaskable::Why kind, const QString& why, Duration pause);
    void lift(const QString& who);
    void liftDue();
    void refuseAll(const QString& who, const Error& why);
    void sayWaits(const Ticket& ticket);
    void finish(quint64 call, Result<LlmAnswer> answer);
    LlmAnswer lost(const Ticket& ticket, const QString& why) const;

    const ProviderList& m_providers;
    FindKey m_findKey;
    Transport m_transport;
    QElapsedTimer m_time;
    QTimer m_look; ///< runs while calls are there
    QTimer m_lift; ///< until somebody may be asked again
    Waits m_waits;
    ToldLimits m_told;
    Unaskable m_unaskable;
    std::map<quint64, Ticket> m_tickets;
    std::map<QString, QString> m_whys; ///< of providers and models that are, or were, in trouble
    std::map<QString, Queue> m_queues;   ///< by "provider:model"
};

} // namespace qd::agents
