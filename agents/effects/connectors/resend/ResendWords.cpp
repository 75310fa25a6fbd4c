#include "agents/effects/connectors/resend/ResendWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/people/LeaveHeaders.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

constexpr QLatin1String kTag("effect");

void member(JsonWriter& out, const char* key, const QString& text)
{
    if (text.isEmpty())
        return;
    out.key(key);
    out.value(text);
}

void mailTo(JsonWriter& out, const ConnectorFile& file, const MailParts& mail, const Addressee& one, const QString& key, qsizetype number)
{
    out.beginObject();
    member(out, "from", file.from);
    out.key("to");
    out.beginList();
    out.value(one.person.address);
    out.endList();
    member(out, "subject", mail.subject);
    member(out, "text", mail.text);
    member(out, "html", mail.html);
    member(out, "reply_to", mail.replyTo);
    out.key("headers");
    out.beginObject();
    for (const auto& [name, value] : leaveHeaders(file, mail, QStringLiteral("%1.%2").arg(key).arg(number)))
        member(out, name.toLatin1().constData(), value);
    out.endObject();
    out.key("tags");
    out.beginList();
    out.beginObject();
    member(out, "name", kTag);
    member(out, "value", key);
    out.endObject();
    out.endList();
    out.endObject();
}

Result<QString> idOf(const Json& json)
{
    static const QRegularExpression form(QStringLiteral("\\A[0-9a-fA-F-]{1,60}\\z"));
    const QString id = json.at(u"id").toString();
    if (form.match(id).hasMatch())
        return id;
    return Error{Error::Parse, QStringLiteral("the answer holds no id of a message"), {}, {}};
}

} // namespace

HttpRequest resendMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key)
{
    JsonWriter out;
    const bool isOne = people.size() == 1;
    if (!isOne)
        out.beginList();
    for (qsizetype i = 0; i < people.size(); ++i)
        mailTo(out, file, mail, people[i], key, i + 1);
    if (!isOne)
        out.endList();
    HttpRequest request = apiRequest(file, isOne ? QStringLiteral("/emails") : QStringLiteral("/emails/batch"), out.take());
    request.headers = {{"Idempotency-Key", key.toLatin1()}};
    return request;
}

Result<QStringList> resendIds(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const data = json->find(u"data");
    const QList<Json> all = data ? data->items() : QList<Json>{*json};
    QStringList ids;
    for (const Json& one : all) {
        const Result<QString> id = idOf(one);
        if (!id)
            return id.error();
        ids.append(*id);
    }
    return ids;
}

ResendError resendError(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? ResendError{cleanedLine(json->at(u"name").toString(), 60), json->at(u"message").toString()} : ResendError();
}

Result<QString> resendDomain(const QByteArray& body, const QString& domain)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const data = json->find(u"data");
    if (!data || data->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("the answer holds no list of domains"), {}, {}};
    for (const Json& one : data->items())
        if (one.at(u"name").toString().compare(domain, Qt::CaseInsensitive) == 0)
            return cleanedLine(one.at(u"status").toString(), 40);
    return QString();
}

} // namespace qd::agents
