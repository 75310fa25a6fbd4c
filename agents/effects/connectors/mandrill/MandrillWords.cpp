#include "agents/effects/connectors/mandrill/MandrillWords.h"

#include "agents/tools/protocol/OutsideText.h"
#include "agents/transport/Transport.h"
#include "core/base/Json.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kAnsweredAtOnce = 10; ///< with more the service says "queued" of everybody, whatever is asked

void member(JsonWriter& out, const char* key, const QString& text)
{
    if (text.isEmpty())
        return;
    out.key(key);
    out.value(text);
}

void key(JsonWriter& out)
{
    member(out, "key", QString::fromLatin1(PinnedKey::kPlace));
}

void no(JsonWriter& out, std::initializer_list<const char*> keys)
{
    for (const char* const each : keys) {
        out.key(each);
        out.value(false);
    }
}

void peopleTo(JsonWriter& out, const QList<Addressee>& people)
{
    out.key("to");
    out.beginList();
    for (const Addressee& one : people) {
        out.beginObject();
        member(out, "email", one.person.address);
        member(out, "name", one.person.name);
        member(out, "type", QStringLiteral("to"));
        out.endObject();
    }
    out.endList();
}

void headersTo(JsonWriter& out, const QString& replyTo, const QString& answersTo)
{
    out.key("headers");
    out.beginObject();
    member(out, "Reply-To", replyTo);
    member(out, "List-Unsubscribe", QStringLiteral("<mailto:%1?subject=unsubscribe>").arg(answersTo));
    out.endObject();
}

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("the answer holds no %1").arg(what), {}, {}};
}

Result<Json> listIn(const QByteArray& body, const QString& what)
{
    Result<Json> json = Json::parse(body);
    if (json && json->kind() != Json::List)
        return unread(what);
    return json;
}

} // namespace

QByteArray mandrillMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& effect)
{
    const MailAddress from = mailAddressIn(file.from).value();
    JsonWriter out;
    out.beginObject();
    key(out);
    out.key("message");
    out.beginObject();
    member(out, "subject", mail.subject);
    member(out, "text", mail.text);
    member(out, "html", mail.html);
    member(out, "from_email", from.address);
    member(out, "from_name", from.name);
    peopleTo(out, people);
    headersTo(out, mail.replyTo, mail.replyTo.isEmpty() ? from.address : mail.replyTo);
    no(out, {"preserve_recipients", "merge", "track_opens", "track_clicks", "auto_text", "auto_html", "inline_css"});
    out.key("metadata");
    out.beginObject();
    member(out, "effect", effect);
    out.endObject();
    out.endObject();
    out.key("async");
    out.value(people.size() > kAnsweredAtOnce);
    out.endObject();
    return out.take();
}

QByteArray mandrillSearch(const QString& effect)
{
    JsonWriter out;
    out.beginObject();
    key(out);
    member(out, "query", QStringLiteral("\"%1\"").arg(effect));
    out.key("limit");
    out.value(qint64(100));
    out.endObject();
    return out.take();
}

QByteArray mandrillBare()
{
    JsonWriter out;
    out.beginObject();
    key(out);
    out.endObject();
    return out.take();
}

Result<QList<MandrillResult>> mandrillResults(const QByteArray& body)
{
    const Result<Json> json = listIn(body, QStringLiteral("list of what became of each"));
    if (!json)
        return json.error();
    QList<MandrillResult> all;
    for (const Json& item : json->items()) {
        MandrillResult one{item.at(u"email").toString().toLower(), cleanedLine(item.at(u"status").toString(), 20), cleanedLine(item.at(u"reject_reason").toString(), 40),
                           cleanedLine(item.at(u"_id").toString(), 64)};
        if (one.address.isEmpty() || one.status.isEmpty())
            return unread(QStringLiteral("address and status of one of them"));
        all.append(one);
    }
    return all;
}

Result<MandrillFound> mandrillFound(const QByteArray& body, const QString& effect)
{
    const Result<Json> json = listIn(body, QStringLiteral("list of messages"));
    if (!json)
        return json.error();
    MandrillFound found;
    for (const Json& item : json->items()) {
        if (item.at(u"metadata").at(u"effect").toString() != effect)
            continue;
        ++found.count;
        found.id = cleanedLine(item.at(u"_id").toString(), 64);
    }
    return found;
}

MandrillError mandrillError(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json || json->kind() != Json::Object || json->at(u"status").toString() != QLatin1String("error"))
        return {};
    return {cleanedLine(json->at(u"name").toString(), 60), json->at(u"message").toString()};
}

Result<bool> mandrillIndexes(const QByteArray& body)
{
    const Result<Json> json = listIn(body, QStringLiteral("list of fields"));
    if (!json)
        return json.error();
    const QList<Json>& all = json->items();
    return std::any_of(all.begin(), all.end(), [](const Json& field) { return field.at(u"name").toString() == QLatin1String("effect"); });
}

} // namespace qd::agents
