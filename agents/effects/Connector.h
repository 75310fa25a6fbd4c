#pragma once

#include "core/model/Effect.h"

#include <QMap>

#include <atomic>
#include <memory>

namespace qd::agents {

/// Whether a delivery has begun or was held back: whichever came first holds. @thread any.
class Passage {
public:
    /// @returns false when it was held back before.
    bool begin() { return take(Begun); }
    /// @returns false when it had begun before; true from then on when it is held back.
    bool holdBack() { return take(HeldBack); }

private:
    enum At { Open, Begun, HeldBack };
    bool take(At wanted)
    {
        At at = Open;
        return m_at.compare_exchange_strong(at, wanted) || at == wanted;
    }
    std::atomic<At> m_at = Open;
};

/// What a connector is handed: exactly what was approved, and its bytes.
struct Delivery {
    EffectId effect;
    EffectContent content;
    QMap<QByteArray, QByteArray> blobs; ///< by SHA-256; holds every file of `content`
    std::shared_ptr<Passage> passage{}; ///< for whoever may hold back this one alone; null: only a halt does
};

/// How it ended. Unknown is said when nobody can tell, never guessed. NotSent: nothing left the house and nothing was
/// decided about it; the same delivery may be handed in again.
struct Outcome {
    enum Kind { Confirmed, Refused, Unknown, NotSent };
    Kind kind = Unknown;
    QString text; ///< where it went, why not, or what is known
};

/// One way out of the house.
/// @thread deliver() the dispatcher's, where it also makes what it needs for that (sockets); everything else any, so it
/// reads only what the constructor set.
class Connector {
public:
    virtual ~Connector() = default;
    virtual ConnectorId id() const = 0;
    virtual QString title() const = 0;
    /// The place that everything goes to, as a person would name it: a folder, an account.
    virtual QString place() const { return {}; }
    /// True when delivering the same content again changes nothing: then an interrupted delivery may be repeated.
    virtual bool repeatable() const = 0;
    /// What the platform would not take (length, size, missing file), before anybody is asked to approve it.
    virtual Result<Done> check(const EffectContent& content) const = 0;
    /// What it costs to send that, at most; nothing, mostly. An error where nobody knows: then it is not sent.
    virtual Result<Money> cost(const EffectContent&) const { return Money{}; }
    virtual Outcome deliver(const Delivery& delivery) = 0;
};

} // namespace qd::agents
