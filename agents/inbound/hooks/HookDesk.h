#pragma once

#include "agents/inbound/hooks/events/HookEvents.h"
#include "agents/keys/KeyShelf.h"

#include <functional>
#include <memory>

namespace qd::agents {

/// What came since it began, each request counted once.
struct HookCounts {
    qint64 taken = 0;     ///< its events are on record, or were there before
    qint64 refused = 0;   ///< its signature does not hold, or its time
    qint64 malformed = 0; ///< it is no request, goes nowhere, or says nothing that its sender says
    qint64 putOff = 0;    ///< it could not be written down; its sender is told to come again

    template <class V> void fields(V& v)
    {
        v("taken", taken);
        v("refused", refused);
        v("malformed", malformed);
        v("put_off", putOff);
    }
};

/// Takes requests of those who were set up: the signature first, then what they say, then the record, then the answer. Who is not let in learns
/// nothing. What comes again is answered as the first time, and is on record once.
/// Held by a shared_ptr; when it goes, who waits is not answered.
/// @thread one.
class HookDesk final : public std::enable_shared_from_this<HookDesk> {
public:
    /// One that is to be put on record, and the key by which it names an effect; empty: none.
    struct Came {
        Inbound inbound;
        QString effectKey;
    };
    /// The keyed hash of an address, 32 bytes; empty: it is none.
    using Index = std::function<QByteArray(const QString& channel, const QString& address)>;
    using Kept = std::function<void(const Result<Done>&)>;
    struct Parts {
        QList<HookSender> senders;
        std::function<void(const HookSender&, KeyShelf::Found)> findKey; ///< as KeyShelf::find()
        /// Opened for one request: what gives the keyed hash of an address. Null: nobody is known by an address here. Where it cannot be opened
        /// the sender comes again, so that who opted out is not missed.
        std::function<Result<Index>()> openIndex;
        std::function<void(const QList<Came>&, Kept)> keep; ///< answers once, when all are on the disk, or why they are not
        const Clock* clock = nullptr;                       ///< outlives it
    };
    explicit HookDesk(Parts parts) : m_parts(std::move(parts)) {}

    using Answered = std::function<void(int status)>;
    /// `isRelayed`: it lay in a folder, where its time may be long ago. `answered` runs once, at once or later, with a status of
    /// RFC 9110: 200, 400, 401, 404, 405, 503.
    void take(const HookRequest& request, bool isRelayed, Answered answered);
    /// What came is no request.
    void countMalformed() { ++m_counts.malformed; }
    /// While everything is stopped nothing is taken; senders come again.
    void setStopped(bool stopped) { m_isStopped = stopped; }
    const HookCounts& counts() const { return m_counts; }

    /// What a request is, without taking it: for a person who tries it.
    static Result<QList<Came>> readFor(const HookSender& sender, const HookRequest& request, const Secret* key, const Parts& parts, bool isRelayed);

private:
    const HookSender* senderOf(const QByteArray& path) const;
    void checked(const HookSender& sender, const HookRequest& request, bool isRelayed, const Result<SharedSecret>& key, const Answered& answered);

    Parts m_parts;
    HookCounts m_counts;
    bool m_isStopped = false;
};

} // namespace qd::agents
