#pragma once

#include "core/model/Ids.h"
#include "core/model/Label.h"

namespace qd {

enum class InboundKind { Delivered, Bounced, Complained, OptedOut, Reply, Status };
template <> struct EnumWords<InboundKind> {
    static constexpr std::array words{"delivered", "bounced", "complained", "opted-out", "reply", "status"};
};

/// Something that came in at the door: a word on what was sent, or an answer to it. It informs and asks for nothing.
struct Inbound {
    QString id;         ///< our own, the same for the same thing however often it comes
    ConnectorId connector;
    QString account;
    InboundKind kind = InboundKind::Status;
    EffectId effect;    ///< what it is about; null: nobody knows
    QByteArray index;   ///< keyed hash of the address that it is from
    Instant at;         ///< as it says itself
    QByteArray sha256;  ///< blob of what came, as it came; empty: not kept
    QString text;       ///< for a person, cut to length

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("connector", connector);
        v("account", account);
        v("kind", kind);
        v("effect", effect);
        v("index", index);
        v("at", at);
        v("sha256", sha256);
        v("text", text);
    }
};

} // namespace qd
