#include "agents/effects/connectors/businessprofile/BusinessWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/render/social/LocalPost.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>

namespace qd::agents {

namespace {

const QHash<QString, QString>& actionTypes()
{
    static const QHash<QString, QString> all{{QStringLiteral("learn-more"), QStringLiteral("LEARN_MORE")}, {QStringLiteral("book"), QStringLiteral("BOOK")}, {QStringLiteral("order"), QStringLiteral("ORDER")},
                                             {QStringLiteral("shop"), QStringLiteral("SHOP")}, {QStringLiteral("sign-up"), QStringLiteral("SIGN_UP")}, {QStringLiteral("call"), QStringLiteral("CALL")}};
    return all;
}

QString said(const EffectContent& content, const char* name)
{
    return detailIn(content, QLatin1String(name));
}

void text(JsonWriter& out, const char* key, const QString& value)
{
    if (value.isEmpty())
        return;
    out.key(key);
    out.value(value);
}

void moment(JsonWriter& out, const char* date, const char* time, const LocalMoment& at)
{
    out.key(date);
    out.beginObject();
    for (const auto& [key, value] : {std::pair{"year", at.year}, std::pair{"month", at.month}, std::pair{"day", at.day}}) {
        out.key(key);
        out.value(qint64(value));
    }
    out.endObject();
    if (at.hours < 0)
        return;
    out.key(time);
    out.beginObject();
    for (const auto& [key, value] : {std::pair{"hours", at.hours}, std::pair{"minutes", at.minutes}}) {
        out.key(key);
        out.value(qint64(value));
    }
    out.endObject();
}

void writeEvent(JsonWriter& out, const EffectContent& content)
{
    const std::optional<LocalMoment> start = localMomentIn(said(content, "start")), end = localMomentIn(said(content, "end"));
    if (!start || !end)
        return;
    out.key("event");
    out.beginObject();
    text(out, "title", said(content, "title"));
    out.key("schedule");
    out.beginObject();
    moment(out, "startDate", "startTime", *start);
    moment(out, "endDate", "endTime", *end);
    out.endObject();
    out.endObject();
}

void writeOffer(JsonWriter& out, const EffectContent& content)
{
    out.key("offer");
    out.beginObject();
    text(out, "couponCode", said(content, "coupon"));
    text(out, "redeemOnlineUrl", said(content, "link"));
    text(out, "termsConditions", said(content, "terms"));
    out.endObject();
}

void writeAction(JsonWriter& out, const EffectContent& content)
{
    const QString action = actionTypes().value(said(content, "action"));
    if (action.isEmpty())
        return;
    out.key("callToAction");
    out.beginObject();
    text(out, "actionType", action);
    if (action != QLatin1String("CALL"))
        text(out, "url", said(content, "link"));
    out.endObject();
}

void writeMedia(JsonWriter& out, const QString& pictureAt)
{
    if (pictureAt.isEmpty())
        return;
    out.key("media");
    out.beginList();
    out.beginObject();
    text(out, "mediaFormat", QStringLiteral("PHOTO"));
    text(out, "sourceUrl", pictureAt);
    out.endObject();
    out.endList();
}

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("Google's answer holds no %1").arg(what), {}, {}};
}

/// "2026-11-23T12:00:00.123456789Z": more digits of the second than Qt reads.
Instant madeIn(const QString& time)
{
    const QDateTime at = QDateTime::fromString(time.left(19) + u'Z', Qt::ISODate);
    return at.isValid() ? Instant{at.toMSecsSinceEpoch()} : Instant{};
}

Result<BusinessPost> postIn(const Json& json)
{
    static const QRegularExpression name(QStringLiteral("\\Aaccounts/[0-9]{1,24}/locations/[0-9]{1,24}/localPosts/[A-Za-z0-9_-]{1,60}\\z"));
    static const QHash<QString, BusinessPost::State> states{{QStringLiteral("LIVE"), BusinessPost::Live}, {QStringLiteral("PROCESSING"), BusinessPost::Working}, {QStringLiteral("REJECTED"), BusinessPost::Rejected}};
    BusinessPost post{json.at(u"name").toString(), json.at(u"summary").toString(), cleanedLine(json.at(u"searchUrl").toString(), 400), madeIn(json.at(u"createTime").toString())};
    post.state = states.value(json.at(u"state").toString(), BusinessPost::Other);
    return name.match(post.name).hasMatch() ? Result<BusinessPost>(post) : Result<BusinessPost>(unread(QStringLiteral("name of a post")));
}

} // namespace

HttpRequest businessPost(const ConnectorFile& file, const EffectContent& content)
{
    const QString topic = said(content, "topic");
    JsonWriter out;
    out.beginObject();
    text(out, "languageCode", said(content, "language"));
    text(out, "summary", said(content, "text"));
    text(out, "topicType", topic.toUpper());
    if (topic != QLatin1String("standard"))
        writeEvent(out, content);
    if (topic == QLatin1String("offer"))
        writeOffer(out, content);
    else
        writeAction(out, content);
    writeMedia(out, said(content, "image_link"));
    out.endObject();
    return apiRequest(file, QStringLiteral("/%1/localPosts").arg(file.account), out.take());
}

HttpRequest businessPosts(const ConnectorFile& file, int most)
{
    return apiRequest(file, QStringLiteral("/%1/localPosts?pageSize=%2").arg(file.account).arg(most));
}

Result<BusinessPost> businessPostIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? postIn(*json) : Result<BusinessPost>(json.error());
}

/// Without posts it is an empty object.
Result<BusinessPosts> businessPostsIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json* const list = json->find(u"localPosts");
    if (json->kind() != Json::Object || (list ? list->kind() != Json::List : !json->members().isEmpty()))
        return unread(QStringLiteral("list of posts"));
    BusinessPosts all;
    all.isAll = json->at(u"nextPageToken").toString().isEmpty();
    for (const Json& item : json->at(u"localPosts").items()) {
        const Result<BusinessPost> post = postIn(item);
        if (!post)
            return post.error();
        all.posts.append(*post);
    }
    return all;
}

} // namespace qd::agents
