#pragma once

#include "agents/effects/Gate.h"
#include "agents/keys/KeysAtHand.h"
#include "agents/transport/Transport.h"
#include "core/model/Ids.h"

#include <map>

namespace qd::agents {

/// The way of connectors that speak HTTP: fetches the key, then asks the transport, and the gate right before the first byte, so
/// that nothing is sent that was stopped while the keyring waited for the person. Several connectors may share one.
/// @thread made and destroyed on main, where the keys are and outlive it; enter() there, before the dispatcher's thread runs;
/// everything else on that thread.
class HttpDoor final {
public:
    HttpDoor(KeyShelf& keys, Way way) : m_keys(keys), m_way(std::move(way)) {}
    ~HttpDoor();
    Q_DISABLE_COPY_MOVE(HttpDoor)

    /// As Connector's. Both may be called by each connector that shares the door.
    void enter(Mailbox* mailbox);
    void leave();

    /// What the errand of one connector is called, to cancel it by.
    struct Errand {
        const void* of = nullptr; ///< the connector
        EffectId effect{};        ///< null: its test
        auto operator<=>(const Errand&) const = default;
    };
    /// Which key is shown, and where: it goes to the origin that it was given for, and nowhere else. Without a name there is none.
    struct KeyFor {
        QString name{};
        QString address{};
        QString second{}; ///< of another one that is shown beside it (PinnedKey::second); empty: none
    };
    using Make = std::function<Result<HttpRequest>(const SharedSecret& key)>;
    /// Fetches the key (`make` gets null where there is none), has the request made, and sends it where the gate is open then. Of a key that
    /// runs out and is answered 401 another one is got, once: the shelf says then that it has changed.
    using Arrived = std::function<void(Result<HttpAnswer>)>;
    /// `arrived` runs exactly once, perhaps at once. Where nothing was asked it is the error of the key (KeyShelf::find()) or of
    /// `make`, or Error::Cancelled.
    /// One at a time for each errand.
    void send(const Errand& errand, const Gate& gate, const KeyFor& key, Make make, Arrived arrived);
    /// The key alone, for what does not speak HTTP. As KeyShelf::find(): at once, or later on this thread. After enter().
    void findKey(const KeyFor& key, KeyShelf::Found found) { m_atHand->find(key.name, key.address, std::move(found)); }
    /// How what leaves goes, for what does not speak HTTP.
    const Way& way() const { return m_way; }
    /// Breaks it off; `arrived` still runs. Harmless when it has.
    void cancel(const Errand& errand);

private:
    struct Sent {
        Arrived arrived;
        quint64 call = 0; ///< 0: the key is being fetched
        quint64 number = 0;
        QString key{};         ///< its name
        SharedSecret shown{};  ///< what the other side was shown; null: nothing yet
    };
    bool isUnderWay(const Errand& errand, quint64 number) const;
    void found(const Errand& errand, quint64 number, const Gate& gate, const Make& make, const Result<SharedSecret>& key, const Result<SharedSecret>& second = SharedSecret());
    void end(const Errand& errand, quint64 number, Result<HttpAnswer> answer);

    KeyShelf& m_keys;
    const Way m_way;
    std::unique_ptr<KeysAtHand> m_atHand;
    std::unique_ptr<Transport> m_transport; ///< the dispatcher's thread's
    std::map<Errand, Sent> m_sent;
    quint64 m_last = 0;
};

} // namespace qd::agents
