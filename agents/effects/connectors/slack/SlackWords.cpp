#include "agents/effects/connectors/slack/SlackWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QSet>

namespace qd::agents {

namespace {

constexpr Duration kTooMany = std::chrono::minutes(1);
const QString kEvent = QStringLiteral("quarterdeck_effect");

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("Slack's answer holds no %1").arg(what), {}, {}};
}

bool isMessage(const QString& ts)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[0-9]{1,12}\\.[0-9]{1,9}\\z"));
    return pattern.match(ts).hasMatch();
}

/// The three characters that Slack reads as the beginning of something (docs.slack.dev, "Escaping text").
QString asItIs(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&amp;")).replace(QLatin1Char('<'), QLatin1String("&lt;")).replace(QLatin1Char('>'), QLatin1String("&gt;"));
}

Result<Json> taken(const QByteArray& body)
{
    Result<Json> json = Json::parse(body);
    if (json && !json->at(u"ok").toBool())
        return unread(QStringLiteral("\"ok\": true"));
    return json;
}

/// A name of an error, as the documentation lists them. Others are no words of Slack's.
QString nameOf(const QString& error)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[a-z][a-z0-9_]{1,60}\\z"));
    return pattern.match(error).hasMatch() ? error : QString();
}

} // namespace

HttpRequest slackPost(const ConnectorFile& file, const QString& text, const QString& key)
{
    JsonWriter out;
    out.beginObject();
    out.key("channel");
    out.value(file.channel);
    out.key("text");
    out.value(asItIs(text));
    for (const char* const off : {"mrkdwn", "unfurl_links", "unfurl_media"}) {
        out.key(off);
        out.value(false);
    }
    out.key("metadata");
    out.beginObject();
    out.key("event_type");
    out.value(kEvent);
    out.key("event_payload");
    out.beginObject();
    out.key("key");
    out.value(key);
    out.endObject();
    out.endObject();
    out.endObject();
    HttpRequest request = apiRequest(file, QStringLiteral("/chat.postMessage"), out.take());
    request.contentType = "application/json; charset=utf-8";
    return request;
}

HttpRequest slackHistory(const ConnectorFile& file, Instant since)
{
    return apiRequest(file, QStringLiteral("/conversations.history?channel=%1&oldest=%2.000000&limit=100&include_all_metadata=true").arg(file.channel).arg(since.ms / 1'000));
}

HttpRequest slackPermalink(const ConnectorFile& file, const QString& message)
{
    return apiRequest(file, QStringLiteral("/chat.getPermalink?channel=%1&message_ts=%2").arg(file.channel, message));
}

HttpRequest slackWho(const ConnectorFile& file)
{
    return apiRequest(file, QStringLiteral("/auth.test"), "{}");
}

QString slackComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json && json->kind() == Json::Object && !json->at(u"ok").toBool() ? nameOf(json->at(u"error").toString()) : QString();
}

/// Of those that it says for sure, nothing was posted; after "fatal_error" and its like it says itself that some of it may have been done.
Outcome slackVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now)
{
    static const QSet<QString> keys{QStringLiteral("invalid_auth"), QStringLiteral("not_authed"), QStringLiteral("token_expired"), QStringLiteral("token_revoked"), QStringLiteral("account_inactive")};
    static const QSet<QString> paces{QStringLiteral("ratelimited"), QStringLiteral("rate_limited")};
    static const QSet<QString> unclear{QStringLiteral("internal_error"), QStringLiteral("fatal_error"), QStringLiteral("service_unavailable"), QStringLiteral("request_timeout")};
    const Outcome outcome = verdictOf(answer, terms, now);
    const QString complaint = answer.delivery == HttpAnswer::Answered && answer.trouble.isEmpty() ? slackComplaintIn(answer.body) : QString();
    if (complaint.isEmpty())
        return outcome;
    const QString said = QStringLiteral("%1 says %2").arg(terms.place, complaint);
    if (answer.status >= 300) {
        Outcome more = outcome;
        more.text += QStringLiteral(": ") + complaint;
        return more;
    }
    if (keys.contains(complaint))
        return {Outcome::Later, said, {}, {}, false, Deferral::Key};
    if (paces.contains(complaint))
        return {Outcome::Later, said, {}, kTooMany, false, Deferral::Rate};
    return unclear.contains(complaint) ? Outcome{Outcome::Unknown, said} : Outcome{Outcome::Refused, said};
}

Result<QString> slackMessageIn(const QByteArray& body, const QString& channel)
{
    const Result<Json> json = taken(body);
    if (!json)
        return json.error();
    const QString message = json->at(u"ts").toString();
    return isMessage(message) && json->at(u"channel").toString() == channel ? Result<QString>(message) : Result<QString>(unread(QStringLiteral("message in that channel")));
}

Result<QString> slackPermalinkIn(const QByteArray& body)
{
    const Result<Json> json = taken(body);
    if (!json)
        return json.error();
    const QString link = cleanedLine(json->at(u"permalink").toString(), 400);
    return link.startsWith(QLatin1String("https://")) ? Result<QString>(link) : Result<QString>(unread(QStringLiteral("address of the message")));
}

Result<SlackFound> slackFoundIn(const QByteArray& body, const QString& key)
{
    const Result<Json> json = taken(body);
    if (!json)
        return json.error();
    if (json->at(u"messages").kind() != Json::List)
        return unread(QStringLiteral("list of messages"));
    SlackFound found;
    found.seen = json->at(u"messages").items().size();
    found.isAll = !json->at(u"has_more").toBool();
    for (const Json& message : json->at(u"messages").items()) {
        const Json& metadata = message.at(u"metadata");
        const QString ts = message.at(u"ts").toString();
        if (isMessage(ts) && metadata.at(u"event_type").toString() == kEvent && metadata.at(u"event_payload").at(u"key").toString() == key)
            found.message = ts;
    }
    return found;
}

Result<SlackWho> slackWhoIn(const QByteArray& body)
{
    const Result<Json> json = taken(body);
    if (!json)
        return json.error();
    const SlackWho who{cleanedLine(json->at(u"team").toString(), 80), cleanedLine(json->at(u"user").toString(), 80)};
    return who.team.isEmpty() ? Result<SlackWho>(unread(QStringLiteral("name of a workspace"))) : Result<SlackWho>(who);
}

} // namespace qd::agents
