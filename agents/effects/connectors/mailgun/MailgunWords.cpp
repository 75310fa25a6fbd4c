#include "agents/effects/connectors/mailgun/MailgunWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/http/FormBody.h"
#include "agents/effects/people/LeaveHeaders.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

HttpRequest requestOf(const ConnectorFile& file, const QString& route)
{
    HttpRequest request = apiRequest(file, QStringLiteral("/v3/%1/%2").arg(file.account, route));
    request.key.form = PinnedKey::Basic;
    request.key.user = "api";
    return request;
}

/// Who is in here gets a message alone, and `number` where the text asks for it (only our own header does).
QString variablesOf(const QList<Addressee>& people)
{
    JsonWriter out;
    out.beginObject();
    for (qsizetype i = 0; i < people.size(); ++i) {
        out.key(people[i].person.address);
        out.beginObject();
        out.key("number");
        out.value(QString::number(i + 1));
        out.endObject();
    }
    out.endObject();
    return QString::fromUtf8(out.take());
}

} // namespace

HttpRequest mailgunMail(const ConnectorFile& file, const MailParts& mail, const QList<Addressee>& people, const QString& key)
{
    HttpRequest request = requestOf(file, QStringLiteral("messages"));
    request.method = HttpRequest::Post;
    request.contentType = "application/x-www-form-urlencoded";
    QByteArray& form = request.body;
    addField(form, "from", file.from);
    for (const Addressee& one : people)
        addField(form, "to", one.person.address);
    addField(form, "subject", mail.subject);
    addField(form, "text", mail.text);
    if (!mail.html.isEmpty())
        addField(form, "html", mail.html);
    if (!mail.replyTo.isEmpty())
        addField(form, "h:Reply-To", mail.replyTo);
    for (const auto& [name, value] : leaveHeaders(file, mail, key + QStringLiteral(".%recipient.number%")))
        addField(form, ("h:" + name.toLatin1()).constData(), value);
    addField(form, "recipient-variables", variablesOf(people));
    addField(form, "o:tag", key);
    addField(form, "v:effect", key);
    for (const char* const counted : {"o:tracking", "o:tracking-clicks", "o:tracking-opens"})
        addField(form, counted, QStringLiteral("no"));
    return request;
}

HttpRequest mailgunEvents(const ConnectorFile& file, const QString& key, Instant since)
{
    if (key.isEmpty())
        return requestOf(file, QStringLiteral("events?limit=1"));
    return requestOf(file, QStringLiteral("events?event=accepted&limit=300&ascending=yes&begin=%1&tags=%2").arg(since.ms / 1'000).arg(key));
}

bool mailgunFillsIn(const QString& text)
{
    static const QRegularExpression kVariable(QStringLiteral("%(recipient|unsubscribe_url|unsubscribe_email|tag_unsubscribe|mailing_list_)"), QRegularExpression::CaseInsensitiveOption);
    return kVariable.match(text).hasMatch();
}

Result<QString> mailgunId(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString id = cleanedLine(json->at(u"id").toString(), 200);
    return id.isEmpty() ? Result<QString>(Error{Error::Parse, QStringLiteral("the answer holds no id of a message"), {}, {}}) : Result<QString>(id);
}

Result<MailgunFound> mailgunFound(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const items = json->find(u"items");
    if (!items || items->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("the answer holds no list of events"), {}, {}};
    MailgunFound found;
    for (const Json& one : items->items()) {
        if (const QString address = one.at(u"recipient").toString().toLower(); !address.isEmpty() && !found.people.contains(address))
            found.people.append(address);
        if (found.id.isEmpty())
            found.id = cleanedLine(one.at(u"message").at(u"headers").at(u"message-id").toString(), 200);
    }
    return found;
}

QString mailgunComplaint(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return {};
    const QString message = json->at(u"message").toString();
    return message.isEmpty() ? json->at(u"Error").toString() : message;
}

} // namespace qd::agents
