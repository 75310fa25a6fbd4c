#pragma once

#include "core/model/Ids.h"

namespace qd {

/// Another person who may decide in her place.
struct Deputy {
    AgentId id;
    QString title;
    QByteArray publicKey;          ///< Ed25519, 32 bytes: what is signed with its other half is this person's
    QList<ActionKind> kinds;       ///< only of these; empty: of all
    std::optional<Money> most;     ///< of one action
    std::optional<Instant> until;  ///< before that moment only

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("public_key", publicKey);
        v("kinds", kinds);
        v("most_micro_usd", most);
        v("until", until);
    }
};

} // namespace qd
