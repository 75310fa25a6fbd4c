#include "tests/support/fakeworld/outside/services/ContactHost.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fakeworld {

namespace {

Reply fault(int status, const char* category, const char* message)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("status"), QStringLiteral("error")}, {QStringLiteral("category"), QString::fromLatin1(category)}, {QStringLiteral("message"), QString::fromLatin1(message)}});
}

} // namespace

Reply ContactHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return fault(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (call.route == "/crm/v3/objects/contacts/batch/read")
        return read(body);
    if (call.route == "/crm/v3/objects/contacts/batch/upsert")
        return upsert(body, call.does);
    return call.request.method == "GET" ? jsonReply(200, QJsonObject{{QStringLiteral("results"), QJsonArray()}}) : fault(404, "OBJECT_NOT_FOUND", "not found");
}

Reply ContactHost::read(const QJsonObject& body) const
{
    QJsonArray results, errors;
    for (const QJsonValue& input : body.value(QStringLiteral("inputs")).toArray()) {
        const QString email = input.toObject().value(QStringLiteral("id")).toString().toLower();
        const auto contact = m_contacts.constFind(email);
        if (contact == m_contacts.constEnd()) {
            errors.append(QJsonObject{{QStringLiteral("status"), QStringLiteral("error")}, {QStringLiteral("category"), QStringLiteral("OBJECT_NOT_FOUND")}});
            continue;
        }
        QJsonObject properties{{QStringLiteral("email"), email}}, history;
        for (const QJsonValue& name : body.value(QStringLiteral("properties")).toArray())
            if (const auto value = contact->values.constFind(name.toString()); value != contact->values.constEnd())
                properties.insert(name.toString(), *value);
        for (const QJsonValue& name : body.value(QStringLiteral("propertiesWithHistory")).toArray())
            if (const auto when = contact->changed.constFind(name.toString()); when != contact->changed.constEnd())
                history.insert(name.toString(), QJsonArray{QJsonObject{{QStringLiteral("value"), contact->values.value(name.toString())}, {QStringLiteral("timestamp"), *when}}});
        results.append(QJsonObject{{QStringLiteral("id"), contact->id}, {QStringLiteral("properties"), properties}, {QStringLiteral("propertiesWithHistory"), history}});
    }
    QJsonObject answer{{QStringLiteral("status"), QStringLiteral("COMPLETE")}, {QStringLiteral("results"), results}};
    if (errors.isEmpty())
        return jsonReply(200, answer);
    answer.insert(QStringLiteral("numErrors"), errors.size());
    answer.insert(QStringLiteral("errors"), errors);
    return jsonReply(207, answer);
}

Reply ContactHost::upsert(const QJsonObject& body, bool does)
{
    QJsonArray results;
    for (const QJsonValue& input : body.value(QStringLiteral("inputs")).toArray()) {
        if (input.toObject().value(QStringLiteral("idProperty")).toString() != QLatin1String("email"))
            return fault(400, "VALIDATION_ERROR", "idProperty is required");
        const QString email = input.toObject().value(QStringLiteral("id")).toString().toLower();
        Contact contact = m_contacts.value(email, {QString::number(101 + m_contacts.size()), {}, {}});
        const bool isNew = !m_contacts.contains(email);
        bool isOther = isNew;
        const QJsonObject values = input.toObject().value(QStringLiteral("properties")).toObject();
        for (auto value = values.begin(); value != values.end(); ++value) {
            if (contact.values.value(value.key()) == value->toString())
                continue;
            isOther = true;
            contact.values.insert(value.key(), value->toString());
            contact.changed.insert(value.key(), QStringLiteral("2026-11-23T00:00:%1.000Z").arg(m_writes % 60, 2, 10, QLatin1Char('0')));
        }
        results.append(QJsonObject{{QStringLiteral("id"), contact.id}, {QStringLiteral("new"), isNew}});
        if (!does || !isOther)
            continue;
        ++m_acts;
        ++m_writes;
        m_contacts.insert(email, contact);
    }
    return jsonReply(200, QJsonObject{{QStringLiteral("status"), QStringLiteral("COMPLETE")}, {QStringLiteral("results"), results}});
}

} // namespace fakeworld
