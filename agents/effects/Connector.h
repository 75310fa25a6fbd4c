#pragma once

#include "core/model/Effect.h"

#include <QMap>

namespace qd::agents {

/// What a connector is handed: exactly what was approved, and its bytes.
struct Delivery {
    EffectId effect;
    EffectContent content;
    QMap<QByteArray, QByteArray> blobs; ///< by SHA-256; holds every file of `content`
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
    virtual Outcome deliver(const Delivery& delivery) = 0;
};

} // namespace qd::agents
