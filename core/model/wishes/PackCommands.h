#pragma once

#include "core/model/Organisation.h"
#include "core/model/outside/Pack.h"

/// Wishes about what comes from others: organisations that they made, decisions that were made elsewhere.
namespace qd {

/// Take an organisation that somebody else made, without using it. One of the same id and publisher that is held gives way.
struct TakePack {
    static constexpr const char* kName = "take-pack";
    Pack pack;
    Organisation organisation;

    template <class V> void fields(V& v)
    {
        v("pack", pack);
        v("organisation", organisation);
    }
};

/// Have agents told texts of a pack as if they were hers. Refused where one is not what she read.
struct AdoptPack {
    static constexpr const char* kName = "adopt-pack";
    PackId pack;
    QMap<QString, QByteArray> texts; ///< by name: SHA-256 of what she read

    template <class V> void fields(V& v)
    {
        v("pack", pack);
        v("texts", texts);
    }
};

/// Keep a pack no more. One whose organisation is in use is kept.
struct RemovePack {
    static constexpr const char* kName = "remove-pack";
    PackId pack;
    QString reason;

    template <class V> void fields(V& v)
    {
        v("pack", pack);
        v("reason", reason);
    }
};

/// Take decisions that were made and signed elsewhere: hers on another machine, or a deputy's. Each is judged as if it were made now;
/// those that cannot hold any more are left as they are, and the answer names them.
struct TakeBundle {
    static constexpr const char* kName = "take-bundle";
    QString text;         ///< the decisions, as they were signed (JSON)
    QByteArray key;       ///< Ed25519, public, 32 bytes
    QByteArray signature; ///< Ed25519 over the UTF-8 of `text`, 64 bytes

    template <class V> void fields(V& v)
    {
        v("text", text);
        v("key", key);
        v("signature", signature);
    }
};

} // namespace qd
