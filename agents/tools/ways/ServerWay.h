#pragma once

#include "agents/tools/protocol/Rpc.h"

#include <functional>

namespace qd::agents {

/// One message to a server of tools.
struct ToServer {
    QByteArray text;         ///< one line of JSON
    std::optional<RpcId> id; ///< of a request, which is answered
    QString method;          ///< empty: it answers a request of the server's
    bool isFirst = false;    ///< the request that begins a session
};

/// How messages get to a server of tools and back. Whoever holds one must not destroy it from within its ear.
/// @thread one, with an event loop.
class ServerWay {
public:
    /// All of them are called from the event loop, none from within a call of this class.
    struct Ear {
        std::function<void(const QByteArray&)> said;         ///< one message
        std::function<void(const RpcId&, Error)> lost;       ///< a request will not be answered, and only that one
        std::function<void(const QString& why)> gone;        ///< there is nobody any more; at most once, and nothing after it
    };
    virtual ~ServerWay() = default;

    virtual void open(Ear ear) = 0;
    virtual void send(const ToServer& message) = 0;
    /// What was agreed on at the beginning: the version of the protocol.
    virtual void agreed(const QString& version) = 0;
    /// Nobody waits for this request any more.
    virtual void forget(const RpcId& request) = 0;
    /// Has it end; the destructor waits until it has.
    virtual void end() = 0;
    /// What the server wrote beside its messages last, for people; from outside.
    virtual QString lastWords() const = 0;
};

} // namespace qd::agents
