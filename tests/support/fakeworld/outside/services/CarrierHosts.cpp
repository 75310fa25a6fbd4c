#include "tests/support/fakeworld/outside/services/CarrierHosts.h"

#include <QJsonDocument>

namespace fakeworld {

namespace {

Reply resendFault(int status, const char* name)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("statusCode"), status}, {QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("message"), QStringLiteral("This was not taken.")}});
}

Reply brevoFault(int status, const char* code)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("code"), QString::fromLatin1(code)}, {QStringLiteral("message"), QStringLiteral("This was not taken.")}});
}

} // namespace

Reply ResendHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return resendFault(401, "missing_api_key");
    return call.route == "/emails" && call.request.method == "POST" ? send(call) : resendFault(404, "not_found");
}

Reply ResendHost::send(const ServiceCall& call)
{
    const QByteArray key = call.request.headers.value("idempotency-key");
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (body.value(QStringLiteral("from")).toString().isEmpty() || body.value(QStringLiteral("to")).toArray().isEmpty() || body.value(QStringLiteral("subject")).toString().isEmpty())
        return resendFault(422, "missing_required_field");
    if (const auto taken = m_taken.constFind(key); !key.isEmpty() && taken != m_taken.constEnd())
        return taken->body == call.request.body ? jsonReply(200, taken->answer) : resendFault(409, "invalid_idempotent_request");
    const QJsonObject answer{{QStringLiteral("id"), QStringLiteral("49a3999c-0ce1-4ea6-ab68-%1").arg(m_acts, 12, 16, QLatin1Char('0'))}};
    if (!call.does)
        return jsonReply(200, answer);
    ++m_acts;
    m_taken.insert(key.isEmpty() ? "no key " + QByteArray::number(m_acts) : key, {call.request.body, answer});
    return jsonReply(200, answer);
}

Reply MailgunHost::answer(const ServiceCall& call)
{
    if (!hasBasic(call.request, "api", kKey))
        return jsonReply(401, QJsonObject{{QStringLiteral("message"), QStringLiteral("Invalid private key")}});
    if (call.route == "/v3/mail.example/messages" && call.request.method == "POST") {
        const QMap<QByteArray, QString> form = formOf(call.request.body);
        for (const char* const wanted : {"from", "to", "subject", "text"})
            if (form.value(wanted).isEmpty())
                return jsonReply(400, QJsonObject{{QStringLiteral("message"), QStringLiteral("%1 parameter is missing").arg(QLatin1String(wanted))}});
        const QString id = QStringLiteral("<2026.%1@mail.example>").arg(m_sent.size());
        if (call.does) {
            ++m_acts;
            m_sent.append({form.value("o:tag"), form.value("to")});
        }
        return jsonReply(200, QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("message"), QStringLiteral("Queued. Thank you.")}});
    }
    if (call.route != "/v3/mail.example/events")
        return jsonReply(404, QJsonObject{{QStringLiteral("message"), QStringLiteral("Domain not found")}});
    QJsonArray items;
    for (const auto& [tag, to] : std::as_const(m_sent))
        if (tag == call.query.value("tags"))
            items.append(QJsonObject{{QStringLiteral("event"), QStringLiteral("accepted")}, {QStringLiteral("recipient"), to}});
    return jsonReply(200, QJsonObject{{QStringLiteral("items"), items}, {QStringLiteral("paging"), QJsonObject()}});
}

Reply BrevoHost::answer(const ServiceCall& call)
{
    if (call.request.headers.value("api-key") != kKey)
        return brevoFault(401, "unauthorized");
    if (call.route == "/smtp/email" && call.request.method == "POST")
        return send(call);
    if (call.route != "/smtp/statistics/events")
        return brevoFault(404, "document_not_found");
    QJsonArray events;
    for (const QString& tag : std::as_const(m_tags))
        if (call.query.value("tags").contains(tag))
            events.append(QJsonObject{{QStringLiteral("event"), QStringLiteral("requests")}, {QStringLiteral("tag"), tag}});
    return jsonReply(200, events.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("events"), events}});
}

Reply BrevoHost::send(const ServiceCall& call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QString key = body.value(QStringLiteral("headers")).toObject().value(QStringLiteral("idempotencyKey")).toString();
    if (body.value(QStringLiteral("to")).toArray().isEmpty() || body.value(QStringLiteral("htmlContent")).toString().isEmpty() || body.value(QStringLiteral("subject")).toString().isEmpty())
        return brevoFault(400, "missing_parameter");
    if (!key.isEmpty() && m_tags.contains(key)) {
        ++m_doubles;
        return brevoFault(400, "duplicate_parameter");
    }
    if (call.does) {
        ++m_acts;
        m_tags.insert(key.isEmpty() ? QStringLiteral("no key %1").arg(m_acts) : key, body.value(QStringLiteral("tags")).toArray().first().toString());
    }
    return jsonReply(201, QJsonObject{{QStringLiteral("messageId"), QStringLiteral("<2026.%1@smtp-relay.mailin.fr>").arg(m_tags.size())}});
}

} // namespace fakeworld
