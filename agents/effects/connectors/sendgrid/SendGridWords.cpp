#include "agents/effects/connectors/sendgrid/SendGridWords.h"

#include "core/base/Json.h"

#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

void nameTo(JsonWriter& out, const char* key, const QString& address, const QString& name)
{
    if (key)
        out.key(key);
    out.beginObject();
    out.key("email");
    out.value(address);
    if (!name.isEmpty()) {
        out.key("name");
        out.value(name);
    }
    out.endObject();
}

void personTo(JsonWriter& out, const Addressee& one, const QString& key)
{
    out.beginObject();
    out.key("to");
    out.beginList();
    nameTo(out, nullptr, one.person.address, one.person.name);
    out.endList();
    out.key("custom_args");
    out.beginObject();
    out.key("effect");
    out.value(key);
    out.endObject();
    out.endObject();
}

void contentTo(JsonWriter& out, const char* type, const QString& text)
{
    if (text.isEmpty())
        return;
    out.beginObject();
    out.key("type");
    out.value(QString::fromLatin1(type));
    out.key("value");
    out.value(text);
    out.endObject();
}

void switchTo(JsonWriter& out, const char* key, bool isOn)
{
    out.key(key);
    out.beginObject();
    out.key("enable");
    out.value(isOn);
    out.endObject();
}

/// A group of the account's that people leave, or else the account's own list: it puts the link and the header there.
void settingsTo(JsonWriter& out, const ConnectorFile& file)
{
    if (file.unsubscribeGroup > 0) {
        out.key("asm");
        out.beginObject();
        out.key("group_id");
        out.value(qint64(file.unsubscribeGroup));
        out.endObject();
    }
    out.key("tracking_settings");
    out.beginObject();
    switchTo(out, "click_tracking", false);
    switchTo(out, "open_tracking", false);
    switchTo(out, "subscription_tracking", file.unsubscribeGroup == 0);
    out.endObject();
}

} // namespace

QByteArray sendGridMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key)
{
    const MailAddress from = mailAddressIn(file.from).value();
    JsonWriter out;
    out.beginObject();
    out.key("personalizations");
    out.beginList();
    for (const Addressee& one : people)
        personTo(out, one, key);
    out.endList();
    nameTo(out, "from", from.address, from.name);
    if (!mail.replyTo.isEmpty())
        nameTo(out, "reply_to", mail.replyTo, {});
    out.key("subject");
    out.value(mail.subject);
    out.key("content");
    out.beginList();
    contentTo(out, "text/plain", mail.text);
    contentTo(out, "text/html", mail.html);
    out.endList();
    settingsTo(out, file);
    out.endObject();
    return out.take();
}

QString sendGridSearch(const QString& key)
{
    const QString query = QStringLiteral("(unique_args['effect']=\"%1\")").arg(key);
    return QStringLiteral("/messages?limit=10&query=") + QString::fromLatin1(QUrl::toPercentEncoding(query));
}

Result<qsizetype> sendGridFound(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const messages = json->find(u"messages");
    if (!messages || messages->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("the answer holds no list of messages"), {}, {}};
    return messages->items().size();
}

QString sendGridComplaint(const QByteArray& body, const QList<Addressee>& people)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return {};
    QStringList all;
    for (const Json& error : json->at(u"errors").items()) {
        const QString field = error.at(u"field").toString(), message = error.at(u"message").toString();
        all.append(field.isEmpty() ? message : QStringLiteral("%1 [%2]").arg(message, field));
    }
    return withoutPeople(all.join(QStringLiteral("; ")), people);
}

Result<bool> sendGridMaySend(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const scopes = json->find(u"scopes");
    if (!scopes || scopes->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("the answer holds no list of what the key may do"), {}, {}};
    const QList<Json>& all = scopes->items();
    return std::any_of(all.begin(), all.end(), [](const Json& scope) { return scope.toString() == QLatin1String("mail.send"); });
}

} // namespace qd::agents
