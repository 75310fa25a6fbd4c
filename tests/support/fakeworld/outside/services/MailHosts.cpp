#include "tests/support/fakeworld/outside/services/MailHosts.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace fakeworld {

namespace {

Reply gridFault(int status, const char* field, const char* message)
{
    const QJsonObject fault{{QStringLiteral("field"), QString::fromLatin1(field)}, {QStringLiteral("message"), QString::fromLatin1(message)}};
    return jsonReply(status, QJsonObject{{QStringLiteral("errors"), QJsonArray{fault}}});
}

Reply drillFault(int status, int code, const char* name, const char* message)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("status"), QStringLiteral("error")}, {QStringLiteral("code"), code}, {QStringLiteral("name"), QString::fromLatin1(name)},
                                         {QStringLiteral("message"), QString::fromLatin1(message)}});
}

} // namespace

Reply SendGridHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return gridFault(401, "", "authorization required");
    if (call.route == "/mail/send" && call.request.method == "POST")
        return send(call);
    if (call.route == "/scopes")
        return jsonReply(200, QJsonObject{{QStringLiteral("scopes"), QJsonArray{QStringLiteral("mail.send")}}});
    if (call.route != "/messages")
        return gridFault(404, "", "not found");
    QJsonArray found;
    for (const QString& arg : std::as_const(m_args))
        if (call.query.value("query").contains(QLatin1Char('"') + arg + QLatin1Char('"')))
            found.append(QJsonObject{{QStringLiteral("msg_id"), QStringLiteral("m.%1").arg(found.size())}, {QStringLiteral("status"), QStringLiteral("processed")}});
    return jsonReply(200, QJsonObject{{QStringLiteral("messages"), found}});
}

Reply SendGridHost::send(const ServiceCall& call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QJsonArray people = body.value(QStringLiteral("personalizations")).toArray();
    if (people.isEmpty() || body.value(QStringLiteral("content")).toArray().isEmpty() || body.value(QStringLiteral("subject")).toString().isEmpty())
        return gridFault(400, "personalizations", "The personalizations, subject and content fields are required.");
    for (const QJsonValue& one : people)
        if (one.toObject().value(QStringLiteral("to")).toArray().isEmpty())
            return gridFault(400, "personalizations.0.to", "The to array is required for all personalization objects, and must have at least one email object.");
    Reply taken;
    taken.status = 202;
    taken.headers.append({"X-Message-Id", "14c5d75ce93.dfd." + QByteArray::number(m_args.size())});
    if (!call.does)
        return taken;
    for (const QJsonValue& one : people) {
        ++m_acts;
        m_args.append(one.toObject().value(QStringLiteral("custom_args")).toObject().value(QStringLiteral("effect")).toString());
    }
    return taken;
}

Reply MandrillHost::answer(const ServiceCall& call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (body.value(QStringLiteral("key")).toString() != QLatin1String(kKey))
        return drillFault(401, -1, "Invalid_Key", "Invalid API key");
    if (call.route == "/messages/send")
        return send(call, body);
    if (call.route != "/messages/search")
        return drillFault(404, -99, "Unknown_Method", "There is no such method");
    QJsonArray found;
    for (const QJsonValue& one : std::as_const(m_sent)) {
        const QString effect = one.toObject().value(QStringLiteral("metadata")).toObject().value(QStringLiteral("effect")).toString();
        if (!effect.isEmpty() && body.value(QStringLiteral("query")).toString().contains(effect))
            found.append(one);
    }
    return jsonReply(200, found);
}

Reply MandrillHost::send(const ServiceCall& call, const QJsonObject& body)
{
    const QJsonObject message = body.value(QStringLiteral("message")).toObject();
    const QJsonArray people = message.value(QStringLiteral("to")).toArray();
    if (people.isEmpty() || message.value(QStringLiteral("from_email")).toString().isEmpty())
        return drillFault(500, -2, "ValidationError", "You must specify a message with a sender and somebody to send it to");
    QJsonArray results;
    for (const QJsonValue& one : people) {
        const QString id = QStringLiteral("%1").arg(m_sent.size() + results.size(), 32, 16, QLatin1Char('0'));
        results.append(QJsonObject{{QStringLiteral("email"), one.toObject().value(QStringLiteral("email"))}, {QStringLiteral("status"), QStringLiteral("sent")}, {QStringLiteral("reject_reason"), QJsonValue()},
                                   {QStringLiteral("_id"), id}});
        if (!call.does)
            continue;
        ++m_acts;
        m_sent.append(QJsonObject{{QStringLiteral("_id"), id}, {QStringLiteral("metadata"), message.value(QStringLiteral("metadata"))}, {QStringLiteral("state"), QStringLiteral("sent")}});
    }
    return jsonReply(200, results);
}

} // namespace fakeworld
