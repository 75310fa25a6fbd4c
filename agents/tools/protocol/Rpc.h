#pragma once

#include "core/base/Json.h"

#include <optional>
#include <variant>

namespace qd::agents {

/// Which request a message belongs to: a text or a whole number (MCP 2025-11-25, Basic: never null).
struct RpcId {
    std::variant<qint64, QString> held = qint64(0);

    bool operator==(const RpcId&) const = default;
    /// As JSON text.
    QByteArray text() const;
};

/// One message of JSON-RPC 2.0 (jsonrpc.org/specification) as the Model Context Protocol uses it: no batches, `params` and
/// `result` are objects. A plain value.
struct RpcMessage {
    enum Kind {
        Request,      ///< id, method, params
        Notification, ///< method, params
        Answer,       ///< id, result
        Failure,      ///< id unless the other side could not read it, code, said
    };
    Kind kind = Notification;
    std::optional<RpcId> id;
    QString method;
    Json params; ///< an object or null
    Json result; ///< an object
    qint64 code = 0;
    QString said; ///< the other side's words

    /// Error::Parse says what is no message. A member that the format does not know is passed over.
    static Result<RpcMessage> read(const QByteArray& utf8, JsonLimits limits = {});
};

/// `params` and `result` are whole JSON objects as text. Each message is one line without its end.
QByteArray rpcRequest(const RpcId& id, const QString& method, const QByteArray& params);
QByteArray rpcNotification(const QString& method, const QByteArray& params = {});
QByteArray rpcAnswer(const RpcId& id, const QByteArray& result);
QByteArray rpcFailure(const RpcId& id, qint64 code, const QString& said);

/// JSON-RPC 2.0, 5.1.
inline constexpr qint64 kMethodNotFound = -32601;

} // namespace qd::agents
