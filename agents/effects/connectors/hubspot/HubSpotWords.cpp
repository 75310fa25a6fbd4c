#include "agents/effects/connectors/hubspot/HubSpotWords.h"

#include "core/base/Digest.h"
#include "core/base/Json.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 8 * 1024 * 1024;
const QString kContacts = QStringLiteral("/crm/v3/objects/contacts");

/// HubSpot's default contact properties (knowledge.hubspot.com, "HubSpot's default contact properties").
const QMap<QString, QString>& properties()
{
    static const QMap<QString, QString> all{{QStringLiteral("phone"), QStringLiteral("phone")}, {QStringLiteral("company"), QStringLiteral("company")}, {QStringLiteral("street"), QStringLiteral("address")},
                                            {QStringLiteral("postcode"), QStringLiteral("zip")}, {QStringLiteral("city"), QStringLiteral("city")}, {QStringLiteral("region"), QStringLiteral("state")},
                                            {QStringLiteral("country"), QStringLiteral("country")}};
    return all;
}

bool fits(const QString& text, const char* pattern)
{
    return QRegularExpression(QLatin1String("\\A(?:") + QLatin1String(pattern) + QLatin1String(")\\z")).match(text).hasMatch();
}

QString categoryOf(const Json& json)
{
    const QString category = json.at(u"category").toString();
    return fits(category, "[A-Z_]{1,60}") ? category : QString();
}

HttpRequest requestOf(const ConnectorFile& file, const QString& path, const QByteArray& json)
{
    HttpRequest request;
    request.url = file.url + kContacts + path;
    request.body = json;
    request.mostBytes = kMostAnswered;
    return request;
}

void texts(JsonWriter& out, const char* key, const QStringList& all)
{
    out.key(key);
    out.beginList();
    for (const QString& text : all)
        out.value(text);
    out.endList();
}

Result<HubSpotContact> read(const Json& json)
{
    HubSpotContact contact;
    contact.id = json.at(u"id").toString();
    contact.email = json.at(u"properties").at(u"email").toString().toLower();
    if (!fits(contact.id, "[0-9]{1,30}") || contact.email.isEmpty())
        return Error{Error::Parse, QStringLiteral("HubSpot's answer holds a contact without its number or its address"), {}, {}};
    for (const Json::Member& member : json.at(u"properties").members())
        contact.values.insert(member.first, member.second.toString());
    for (const Json::Member& member : json.at(u"propertiesWithHistory").members())
        if (!member.second.items().isEmpty())
            contact.changed.insert(member.first, member.second.items().first().at(u"timestamp").toString());
    return contact;
}

} // namespace

QString hubSpotProperty(const QString& field)
{
    return properties().value(field);
}

QStringList hubSpotFields()
{
    return properties().keys();
}

HttpRequest hubSpotRead(const ConnectorFile& file, const QStringList& emails, const QStringList& properties)
{
    JsonWriter out;
    out.beginObject();
    out.key("idProperty");
    out.value(QStringLiteral("email"));
    out.key("inputs");
    out.beginList();
    for (const QString& email : emails) {
        out.beginObject();
        out.key("id");
        out.value(email);
        out.endObject();
    }
    out.endList();
    texts(out, "properties", QStringList{QStringLiteral("email")} + properties);
    texts(out, "propertiesWithHistory", properties);
    out.endObject();
    return requestOf(file, QStringLiteral("/batch/read"), out.take());
}

HttpRequest hubSpotWrite(const ConnectorFile& file, const QList<HubSpotInput>& people, const QString& trace)
{
    JsonWriter out;
    out.beginObject();
    out.key("inputs");
    out.beginList();
    for (qsizetype i = 0; i < people.size(); ++i) {
        out.beginObject();
        out.key("id");
        out.value(people[i].email);
        out.key("idProperty");
        out.value(QStringLiteral("email"));
        out.key("objectWriteTraceId");
        out.value(QStringLiteral("%1-%2").arg(trace).arg(i + 1));
        out.key("properties");
        out.beginObject();
        for (auto value = people[i].values.begin(); value != people[i].values.end(); ++value) {
            out.key(value.key());
            out.value(*value);
        }
        out.endObject();
        out.endObject();
    }
    out.endList();
    out.endObject();
    return requestOf(file, QStringLiteral("/batch/upsert"), out.take());
}

HttpRequest hubSpotErase(const ConnectorFile& file, const QString& email)
{
    JsonWriter out;
    out.beginObject();
    out.key("objectId");
    out.value(email);
    out.key("idProperty");
    out.value(QStringLiteral("email"));
    out.endObject();
    return requestOf(file, QStringLiteral("/gdpr-delete"), out.take());
}

Result<QList<HubSpotContact>> hubSpotContactsIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->at(u"results").kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("HubSpot's answer holds no list of contacts"), {}, {}};
    for (const Json& error : json->at(u"errors").items())
        if (const QString category = categoryOf(error); category != QLatin1String("OBJECT_NOT_FOUND"))
            return Error{Error::Rule, QStringLiteral("HubSpot could not read all of them: ") + category, {}, {}};
    QList<HubSpotContact> all;
    for (const Json& item : json->at(u"results").items()) {
        const Result<HubSpotContact> contact = read(item);
        if (!contact)
            return contact.error();
        all.append(*contact);
    }
    return all;
}

Result<HubSpotWritten> hubSpotWrittenIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    HubSpotWritten written;
    for (const Json& item : json->at(u"results").items()) {
        const QString id = item.at(u"id").toString();
        if (!fits(id, "[0-9]{1,30}"))
            return Error{Error::Parse, QStringLiteral("HubSpot's answer holds a contact without its number"), {}, {}};
        written.ids.append(id);
    }
    const QList<Json>& errors = json->at(u"errors").items();
    written.refused = std::max(int(errors.size()), int(std::clamp<qint64>(json->at(u"numErrors").toInteger(), 0, 1'000)));
    written.category = errors.isEmpty() ? QString() : categoryOf(errors.first());
    if (json->at(u"results").kind() != Json::List && written.refused == 0)
        return Error{Error::Parse, QStringLiteral("HubSpot's answer holds no list of what it wrote"), {}, {}};
    return written;
}

QString hubSpotComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? categoryOf(*json) : QString();
}

QString digestOf(const HubSpotContact* contact, const QStringList& properties)
{
    if (!contact)
        return QStringLiteral("absent");
    JsonWriter out;
    out.beginList();
    out.value(contact->id);
    QStringList sorted = properties;
    sorted.sort();
    for (const QString& property : sorted)
        out.value(property + QLatin1Char(' ') + contact->changed.value(property));
    out.endList();
    return QString::fromLatin1(sha256(out.take()).toHex().left(16));
}

bool fillsOnly(const HubSpotContact* contact, const HubSpotInput& wanted)
{
    for (auto value = wanted.values.begin(); contact && value != wanted.values.end(); ++value)
        if (const QString there = contact->values.value(value.key()); !there.isEmpty() && there != *value)
            return false;
    return true;
}

bool standsThere(const HubSpotContact* contact, const HubSpotInput& wanted)
{
    if (!contact)
        return false;
    for (auto value = wanted.values.begin(); value != wanted.values.end(); ++value)
        if (contact->values.value(value.key()) != *value)
            return false;
    return true;
}

} // namespace qd::agents
