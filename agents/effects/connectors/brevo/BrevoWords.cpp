#include "agents/effects/connectors/brevo/BrevoWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/people/LeaveHeaders.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QUrl>
#include <QUuid>

namespace qd::agents {

namespace {

void member(JsonWriter& out, const char* key, const QString& text)
{
    if (text.isEmpty())
        return;
    out.key(key);
    out.value(text);
}

void somebody(JsonWriter& out, const QString& address, const QString& name)
{
    out.beginObject();
    member(out, "email", address);
    member(out, "name", name);
    out.endObject();
}

void personTo(JsonWriter& out, const Addressee& one)
{
    out.key("to");
    out.beginList();
    somebody(out, one.person.address, one.person.name);
    out.endList();
}

void peopleTo(JsonWriter& out, const QList<Addressee>& people)
{
    if (people.size() == 1)
        return personTo(out, people.first());
    out.key("messageVersions");
    out.beginList();
    for (const Addressee& one : people) {
        out.beginObject();
        personTo(out, one);
        out.endObject();
    }
    out.endList();
}

HttpRequest withKey(HttpRequest request)
{
    request.key.header = "api-key";
    return request;
}

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("the answer holds no %1").arg(what), {}, {}};
}

} // namespace

QString brevoKey(const QString& key)
{
    static const QUuid space(QStringLiteral("{6ba7b812-9dad-11d1-80b4-00c04fd430c8}"));
    return QUuid::createUuidV5(space, QStringLiteral("quarterdeck:") + key).toString(QUuid::WithoutBraces);
}

HttpRequest brevoMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key)
{
    const MailAddress from = mailAddressIn(file.from).value();
    JsonWriter out;
    out.beginObject();
    out.key("sender");
    somebody(out, from.address, from.name);
    member(out, "subject", mail.subject);
    member(out, "htmlContent", mail.html);
    member(out, "textContent", mail.text);
    if (!mail.replyTo.isEmpty()) {
        out.key("replyTo");
        somebody(out, mail.replyTo, {});
    }
    out.key("headers");
    out.beginObject();
    member(out, "idempotencyKey", brevoKey(key));
    for (const auto& [name, value] : leaveHeaders(file, mail, key))
        member(out, name.toLatin1().constData(), value);
    out.endObject();
    out.key("tags");
    out.beginList();
    out.value(key);
    out.endList();
    peopleTo(out, people);
    out.endObject();
    return withKey(apiRequest(file, QStringLiteral("/smtp/email"), out.take()));
}

HttpRequest brevoEvents(const ConnectorFile& file, const QString& key)
{
    const QString tags = QString::fromLatin1(QUrl::toPercentEncoding(QStringLiteral("[\"%1\"]").arg(key)));
    return withKey(apiRequest(file, QStringLiteral("/smtp/statistics/events?limit=10&tags=") + tags));
}

HttpRequest brevoAccount(const ConnectorFile& file)
{
    return withKey(apiRequest(file, QStringLiteral("/account")));
}

bool brevoFillsIn(const QString& text)
{
    return text.contains(QLatin1String("{{")) || text.contains(QLatin1String("{%"));
}

Result<QStringList> brevoIds(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    QStringList ids;
    for (const Json& one : json->at(u"messageIds").items())
        ids.append(cleanedLine(one.toString(), 200));
    if (const QString one = cleanedLine(json->at(u"messageId").toString(), 200); ids.isEmpty() && !one.isEmpty())
        ids.append(one);
    return ids.isEmpty() || ids.contains(QString()) ? Result<QStringList>(unread(QStringLiteral("id of a message"))) : Result<QStringList>(ids);
}

Result<qsizetype> brevoFound(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const events = json->find(u"events");
    if (json->kind() != Json::Object || (events ? events->kind() != Json::List : !json->members().isEmpty()))
        return unread(QStringLiteral("list of events"));
    return events ? events->items().size() : 0;
}

Result<QString> brevoCompany(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->at(u"email").toString().isEmpty())
        return unread(QStringLiteral("account"));
    return cleanedLine(json->at(u"companyName").toString(), 80);
}

BrevoError brevoError(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? BrevoError{cleanedLine(json->at(u"code").toString(), 60), json->at(u"message").toString()} : BrevoError();
}

} // namespace qd::agents
