#pragma once

#include "core/facts/FactName.h"
#include "core/model/outside/ConnectorSetting.h"
#include "core/model/outside/Inbound.h"
#include "core/model/outside/Suppression.h"

/// The door itself: how it is set up, what comes in, who must not be reached.
namespace qd {

/// An account of a connector is as she set it up.
struct ConnectorSet {
    QD_FACT("connector-set", 1);
    ConnectorSetting setting;
    bool gone = false;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("setting", setting);
        v("gone", gone);
        v("by", by);
    }
};

/// Something came in. Its label says that a stranger wrote it.
struct InboundTaken {
    QD_FACT("inbound-taken", 1);
    Inbound inbound;
    template <class V> void fields(V& v)
    {
        v("inbound", inbound);
    }
};

/// Nobody of this address is reached by that channel any more.
struct Suppressed {
    QD_FACT("suppressed", 1);
    Suppression suppression;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("suppression", suppression);
        v("by", by);
    }
};

struct SuppressionLifted {
    QD_FACT("suppression-lifted", 1);
    QByteArray index;
    QString channel;
    QString reason;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("index", index);
        v("channel", channel);
        v("reason", reason);
        v("by", by);
    }
};

/// The way to the outside went or came back.
struct NetworkNoted {
    QD_FACT("network-noted", 1);
    bool reachable = true;
    AgentId by;
    template <class V> void fields(V& v)
    {
        v("reachable", reachable);
        v("by", by);
    }
};

} // namespace qd
