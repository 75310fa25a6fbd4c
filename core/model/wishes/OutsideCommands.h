#pragma once

#include "core/model/outside/ConnectorSetting.h"
#include "core/model/outside/Ruling.h"
#include "core/model/outside/Suppression.h"

/// Wishes about what passes the house's door.
namespace qd {

/// Say what became of something whose outcome nobody can tell.
struct SettleEffect {
    static constexpr const char* kName = "settle-effect";
    EffectId effect;
    Ruling ruling = Ruling::DidNot;
    QString note; ///< how she knows; WentOut: stands as its receipt

    template <class V> void fields(V& v)
    {
        v("effect", effect);
        v("ruling", ruling);
        v("note", note);
    }
};

/// Set an account of a connector up; or take it out again.
struct SetConnector {
    static constexpr const char* kName = "set-connector";
    ConnectorSetting setting;
    bool gone = false;

    template <class V> void fields(V& v)
    {
        v("setting", setting);
        v("gone", gone);
    }
};

/// Have nobody of an address reached by a channel any more.
struct Suppress {
    static constexpr const char* kName = "suppress";
    Suppression suppression;

    template <class V> void fields(V& v)
    {
        v("suppression", suppression);
    }
};

/// Let somebody be reached again.
struct LiftSuppression {
    static constexpr const char* kName = "lift-suppression";
    QByteArray index;
    QString channel;
    QString reason; ///< how it is known that this is wished for

    template <class V> void fields(V& v)
    {
        v("index", index);
        v("channel", channel);
        v("reason", reason);
    }
};

/// The way to the outside went or came back. Said by the program itself.
struct NoteNetwork {
    static constexpr const char* kName = "note-network";
    bool reachable = true;

    template <class V> void fields(V& v)
    {
        v("reachable", reachable);
    }
};

} // namespace qd
