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

/// How it ended. Unknown is said when nobody can tell, never guessed.
struct Outcome {
    enum Kind { Confirmed, Refused, Unknown };
    Kind kind = Unknown;
    QString text; ///< where it went, why not, or what is known
};

/// One way out of the house.
/// @thread the dispatcher's.
class Connector {
public:
    virtual ~Connector() = default;
    virtual ConnectorId id() const = 0;
    virtual QString title() const = 0;
    /// True when delivering the same content again changes nothing: then an interrupted delivery may be repeated.
    virtual bool repeatable() const = 0;
    /// What the platform would not take (length, size, missing file), before anybody is asked to approve it.
    virtual Result<Done> check(const EffectContent& content) const = 0;
    virtual Outcome deliver(const Delivery& delivery) = 0;
};

} // namespace qd::agents
