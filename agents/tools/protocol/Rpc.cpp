#include "agents/tools/protocol/Rpc.h"

#include <functional>

namespace qd::agents {

namespace {

Error noMessage(const QString& why)
{
    return {Error::Parse, QStringLiteral("not a message of JSON-RPC 2.0: %1").arg(why), {}, {}};
}

Result<std::optional<RpcId>> idOf(const Json& message)
{
    const Json* id = message.find(u"id");
    if (!id)
        return std::optional<RpcId>();
    switch (id->kind()) {
    case Json::Integer: return std::optional(RpcId{id->toInteger()});
    case Json::String: return std::optional(RpcId{id->toString()});
    case Json::Null:
        if (message.find(u"error")) // it could not read whose error this is
            return std::optional<RpcId>();
        return noMessage(QStringLiteral("its id is null"));
    default: return noMessage(QStringLiteral("its id is neither a text nor a whole number"));
    }
}

bool isObject(const Json& value) { return value.kind() == Json::Object; }

Result<RpcMessage> asked(const Json& message, RpcMessage read)
{
    const Json& method = message.at(u"method");
    if (method.kind() != Json::String || method.toString().isEmpty())
        return noMessage(QStringLiteral("its method is no text"));
    if (message.find(u"result") || message.find(u"error"))
        return noMessage(QStringLiteral("it has a method and an answer"));
    if (const Json* params = message.find(u"params")) {
        if (!isObject(*params))
            return noMessage(QStringLiteral("its params are no object"));
        read.params = *params;
    }
    read.kind = read.id ? RpcMessage::Request : RpcMessage::Notification;
    read.method = method.toString();
    return read;
}

Result<RpcMessage> answered(const Json& message, RpcMessage read)
{
    const Json* result = message.find(u"result");
    const Json* error = message.find(u"error");
    if (!result == !error)
        return noMessage(result ? QStringLiteral("it has a result and an error") : QStringLiteral("it has no method, no result and no error"));
    if (result) {
        if (!read.id)
            return noMessage(QStringLiteral("it answers without an id"));
        if (!isObject(*result))
            return noMessage(QStringLiteral("its result is no object"));
        read.kind = RpcMessage::Answer;
        read.result = *result;
        return read;
    }
    if (!isObject(*error) || error->at(u"code").kind() != Json::Integer || error->at(u"message").kind() != Json::String)
        return noMessage(QStringLiteral("its error has no whole number as code and text as message"));
    read.kind = RpcMessage::Failure;
    read.code = error->at(u"code").toInteger();
    read.said = error->at(u"message").toString();
    return read;
}

/// `more` stands before the braces close.
QByteArray message(const std::function<void(JsonWriter&)>& more)
{
    JsonWriter out;
    out.beginObject();
    out.key("jsonrpc");
    out.value(QStringLiteral("2.0"));
    more(out);
    out.endObject();
    return out.take();
}

} // namespace

QByteArray RpcId::text() const
{
    JsonWriter out;
    if (const qint64* number = std::get_if<qint64>(&held))
        out.value(*number);
    else
        out.value(std::get<QString>(held));
    return out.take();
}

Result<RpcMessage> RpcMessage::read(const QByteArray& utf8, JsonLimits limits)
{
    const Result<Json> document = Json::parse(utf8, limits);
    if (!document)
        return document.error();
    if (!isObject(*document))
        return noMessage(document->kind() == Json::List ? QStringLiteral("batches are not taken") : QStringLiteral("it is no object"));
    if (document->at(u"jsonrpc").toString() != QLatin1String("2.0"))
        return noMessage(QStringLiteral("its jsonrpc is not \"2.0\""));
    const Result<std::optional<RpcId>> id = idOf(*document);
    if (!id)
        return id.error();
    RpcMessage read;
    read.id = *id;
    return document->find(u"method") ? asked(*document, std::move(read)) : answered(*document, std::move(read));
}

QByteArray rpcRequest(const RpcId& id, const QString& method, const QByteArray& params)
{
    return message([&](JsonWriter& out) {
        out.key("id");
        out.raw(id.text());
        out.key("method");
        out.value(method);
        if (!params.isEmpty()) {
            out.key("params");
            out.raw(params);
        }
    });
}

QByteArray rpcNotification(const QString& method, const QByteArray& params)
{
    return message([&](JsonWriter& out) {
        out.key("method");
        out.value(method);
        if (!params.isEmpty()) {
            out.key("params");
            out.raw(params);
        }
    });
}

QByteArray rpcAnswer(const RpcId& id, const QByteArray& result)
{
    return message([&](JsonWriter& out) {
        out.key("id");
        out.raw(id.text());
        out.key("result");
        out.raw(result);
    });
}

QByteArray rpcFailure(const RpcId& id, qint64 code, const QString& said)
{
    return message([&](JsonWriter& out) {
        out.key("id");
        out.raw(id.text());
        out.key("error");
        out.beginObject();
        out.key("code");
        out.value(code);
        out.key("message");
        out.value(said);
        out.endObject();
    });
}

} // namespace qd::agents
