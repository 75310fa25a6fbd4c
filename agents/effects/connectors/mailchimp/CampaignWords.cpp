#include "agents/effects/connectors/mailchimp/CampaignWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

/// Any user, and the key as the password ("Authentication methods").
HttpRequest requestOf(const ConnectorFile& file, const QString& route, const QByteArray& json = {})
{
    HttpRequest request = apiRequest(file, route, json);
    request.key.form = PinnedKey::Basic;
    request.key.user = "quarterdeck";
    return request;
}

void member(JsonWriter& out, const char* key, const QString& text)
{
    if (text.isEmpty())
        return;
    out.key(key);
    out.value(text);
}

void no(JsonWriter& out, std::initializer_list<const char*> keys)
{
    for (const char* const each : keys) {
        out.key(each);
        out.value(false);
    }
}

void settingsTo(JsonWriter& out, const ConnectorFile& file, const MailParts& mail, const QString& preheader, const QString& key)
{
    const MailAddress from = mailAddressIn(file.from).value();
    out.key("settings");
    out.beginObject();
    member(out, "subject_line", mail.subject);
    member(out, "preview_text", preheader);
    member(out, "title", campaignTitle(key));
    member(out, "from_name", from.name.isEmpty() ? from.address : from.name);
    member(out, "reply_to", from.address);
    out.key("auto_footer");
    out.value(true);
    no(out, {"inline_css", "auto_tweet", "fb_comments"});
    out.endObject();
}

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("the answer holds no %1").arg(what), {}, {}};
}

Result<Campaign> read(const Json& json)
{
    static const QRegularExpression form(QStringLiteral("\\A[0-9a-zA-Z]{1,40}\\z"));
    const Campaign campaign{json.at(u"id").toString(), cleanedLine(json.at(u"status").toString(), 40), json.at(u"settings").at(u"title").toString()};
    return form.match(campaign.id).hasMatch() && !campaign.status.isEmpty() ? Result<Campaign>(campaign) : Result<Campaign>(unread(QStringLiteral("campaign")));
}

} // namespace

QString campaignTitle(const QString& key)
{
    return QStringLiteral("quarterdeck %1").arg(key);
}

HttpRequest audienceRequest(const ConnectorFile& file)
{
    return requestOf(file, QStringLiteral("/lists/%1?fields=id,name,stats.member_count").arg(file.account));
}

HttpRequest campaignsRequest(const ConnectorFile& file, Instant since)
{
    const QString moment = QString::fromLatin1(QUrl::toPercentEncoding(toRfc3339({since.ms - since.ms % 1'000}).replace(QLatin1String(".000Z"), QLatin1String("Z"))));
    return requestOf(file, QStringLiteral("/campaigns?count=1000&list_id=%1&since_create_time=%2&fields=campaigns.id,campaigns.status,campaigns.settings.title").arg(file.account, moment));
}

HttpRequest campaignMake(const ConnectorFile& file, const MailParts& mail, const QString& preheader, const QString& key)
{
    JsonWriter out;
    out.beginObject();
    member(out, "type", QStringLiteral("regular"));
    out.key("recipients");
    out.beginObject();
    member(out, "list_id", file.account);
    out.endObject();
    settingsTo(out, file, mail, preheader, key);
    out.key("tracking");
    out.beginObject();
    no(out, {"opens", "html_clicks", "text_clicks"});
    out.endObject();
    out.endObject();
    return requestOf(file, QStringLiteral("/campaigns"), out.take());
}

HttpRequest campaignFill(const ConnectorFile& file, const QString& id, const MailParts& mail)
{
    JsonWriter out;
    out.beginObject();
    member(out, "html", mail.html);
    member(out, "plain_text", mail.text);
    out.endObject();
    HttpRequest request = requestOf(file, QStringLiteral("/campaigns/%1/content").arg(id), out.take());
    request.method = HttpRequest::Put;
    return request;
}

HttpRequest campaignChecklist(const ConnectorFile& file, const QString& id)
{
    return requestOf(file, QStringLiteral("/campaigns/%1/send-checklist").arg(id));
}

HttpRequest campaignSend(const ConnectorFile& file, const QString& id)
{
    return requestOf(file, QStringLiteral("/campaigns/%1/actions/send").arg(id), "{}");
}

HttpRequest campaignRead(const ConnectorFile& file, const QString& id)
{
    return requestOf(file, QStringLiteral("/campaigns/%1?fields=id,status,settings.title").arg(id));
}

bool campaignFillsIn(const QString& text)
{
    return text.contains(QLatin1String("*|"));
}

Result<Audience> audienceIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json || json->at(u"id").toString().isEmpty() || json->at(u"stats").at(u"member_count").kind() != Json::Integer)
        return unread(QStringLiteral("audience"));
    return Audience{cleanedLine(json->at(u"name").toString(), 100), json->at(u"stats").at(u"member_count").toInteger()};
}

Result<Campaign> campaignIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? read(*json) : Result<Campaign>(json.error());
}

Result<std::optional<Campaign>> campaignIn(const QByteArray& body, const QString& title)
{
    const Result<Json> json = Json::parse(body);
    const Json* const list = json ? json->find(u"campaigns") : nullptr;
    if (!list || list->kind() != Json::List)
        return unread(QStringLiteral("list of campaigns"));
    std::optional<Campaign> found;
    for (const Json& one : list->items()) {
        if (one.at(u"settings").at(u"title").toString() != title)
            continue;
        const Result<Campaign> campaign = read(one);
        if (!campaign)
            return campaign.error();
        if (!found || campaign->isOut())
            found = *campaign;
    }
    return found;
}

Result<QStringList> againstSending(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json || json->at(u"is_ready").kind() != Json::Bool)
        return unread(QStringLiteral("checklist"));
    if (json->at(u"is_ready").toBool())
        return QStringList();
    QStringList against;
    for (const Json& item : json->at(u"items").items())
        if (item.at(u"type").toString() == QLatin1String("error"))
            against.append(withoutPeople(QStringLiteral("%1: %2").arg(item.at(u"heading").toString(), item.at(u"details").toString()), {}));
    return against.isEmpty() ? QStringList{QStringLiteral("it does not say why")} : against;
}

QString campaignComplaint(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return {};
    const QString title = json->at(u"title").toString(), detail = json->at(u"detail").toString();
    return withoutPeople(detail.isEmpty() ? title : QStringLiteral("%1: %2").arg(title, detail), {});
}

} // namespace qd::agents
