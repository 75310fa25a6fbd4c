#include "agents/effects/connectors/tiktok/TikTokWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QHash>
#include <QRegularExpression>

namespace qd::agents {

namespace {

constexpr Duration kDay = std::chrono::hours(24);

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("TikTok's answer holds no %1").arg(what), {}, {}};
}

bool fits(const QString& text, const char* pattern)
{
    return QRegularExpression(QLatin1String("\\A(?:") + QLatin1String(pattern) + QLatin1String(")\\z")).match(text).hasMatch();
}

HttpRequest requestOf(const ConnectorFile& file, const QString& route, const QByteArray& json)
{
    HttpRequest request = apiRequest(file, route, json);
    request.contentType = "application/json; charset=UTF-8";
    return request;
}

Result<Json> dataIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->at(u"error").at(u"code").toString() != QLatin1String("ok") || json->at(u"data").kind() != Json::Object)
        return unread(QStringLiteral("data that are \"ok\""));
    return json->at(u"data");
}

void member(JsonWriter& out, const char* key, const QString& text)
{
    out.key(key);
    out.value(text);
}

} // namespace

HttpRequest tikTokCreator(const ConnectorFile& file)
{
    return requestOf(file, QStringLiteral("/v2/post/publish/creator_info/query/"), "{}");
}

HttpRequest tikTokPost(const ConnectorFile& file, const QString& title, const QString& text, const QString& pictureAt)
{
    JsonWriter out;
    out.beginObject();
    member(out, "media_type", QStringLiteral("PHOTO"));
    member(out, "post_mode", QStringLiteral("DIRECT_POST"));
    out.key("post_info");
    out.beginObject();
    member(out, "title", title);
    member(out, "description", text);
    member(out, "privacy_level", tikTokPrivacy(file.privacy));
    out.key("auto_add_music");
    out.value(false);
    out.endObject();
    out.key("source_info");
    out.beginObject();
    member(out, "source", QStringLiteral("PULL_FROM_URL"));
    out.key("photo_cover_index");
    out.value(qint64(0));
    out.key("photo_images");
    out.beginList();
    out.value(pictureAt);
    out.endList();
    out.endObject();
    out.endObject();
    return requestOf(file, QStringLiteral("/v2/post/publish/content/init/"), out.take());
}

HttpRequest tikTokStatus(const ConnectorFile& file, const QString& publication)
{
    JsonWriter out;
    out.beginObject();
    member(out, "publish_id", publication);
    out.endObject();
    return requestOf(file, QStringLiteral("/v2/post/publish/status/fetch/"), out.take());
}

QString tikTokPrivacy(const QString& privacy)
{
    static const QHash<QString, QString> all{{QStringLiteral("public"), QStringLiteral("PUBLIC_TO_EVERYONE")}, {QStringLiteral("friends"), QStringLiteral("MUTUAL_FOLLOW_FRIENDS")},
                                             {QStringLiteral("followers"), QStringLiteral("FOLLOWER_OF_CREATOR")}, {QStringLiteral("self"), QStringLiteral("SELF_ONLY")}};
    return all.value(privacy);
}

Result<TikTokCreator> tikTokCreatorIn(const QByteArray& body)
{
    const Result<Json> data = dataIn(body);
    if (!data)
        return data.error();
    TikTokCreator creator{cleanedLine(data->at(u"creator_username").toString(), 60), {}};
    for (const Json& option : data->at(u"privacy_level_options").items())
        creator.privacies.append(option.toString());
    return creator.user.isEmpty() || creator.privacies.isEmpty() ? Result<TikTokCreator>(unread(QStringLiteral("account and what it lets be chosen"))) : Result<TikTokCreator>(creator);
}

Result<QString> tikTokPublicationIn(const QByteArray& body)
{
    const Result<Json> data = dataIn(body);
    if (!data)
        return data.error();
    const QString id = data->at(u"publish_id").toString();
    return fits(id, "[A-Za-z0-9_.~-]{1,64}") ? Result<QString>(id) : Result<QString>(unread(QStringLiteral("number of a publication")));
}

/// The list of posts is called "publicaly_available_post_id" there; it stays empty while a post is moderated, and for posts that are not public.
Result<TikTokState> tikTokStateIn(const QByteArray& body)
{
    const Result<Json> data = dataIn(body);
    if (!data)
        return data.error();
    const QString status = data->at(u"status").toString();
    TikTokState state;
    if (status == QLatin1String("PUBLISH_COMPLETE"))
        state.is = TikTokState::Done;
    else if (status == QLatin1String("FAILED"))
        state.is = TikTokState::Failed;
    else if (!status.startsWith(QLatin1String("PROCESSING_")))
        return unread(QStringLiteral("state that a direct post can have"));
    state.reason = cleanedLine(data->at(u"fail_reason").toString(), 100);
    const QList<Json> posts = data->at(u"publicaly_available_post_id").items();
    if (!posts.isEmpty())
        state.post = posts.first().kind() == Json::Integer ? QString::number(posts.first().toInteger()) : posts.first().toString();
    if (!fits(state.post, "[0-9]{1,25}"))
        state.post.clear();
    return state;
}

QString tikTokComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    const QString code = json ? json->at(u"error").at(u"code").toString() : QString();
    return code != QLatin1String("ok") && fits(code, "[a-z][a-z0-9_]{1,60}") ? code : QString();
}

/// 401 is also a permission that the token was never given; of 403, those that are over by themselves are of a day.
Outcome tikTokVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now)
{
    Outcome outcome = verdictOf(answer, terms, now);
    const QString code = answer.delivery == HttpAnswer::Answered && answer.trouble.isEmpty() ? tikTokComplaintIn(answer.body) : QString();
    if (code.isEmpty())
        return outcome;
    const QString said = QStringLiteral("%1 answered %2: %3").arg(terms.place).arg(answer.status).arg(code);
    if (code == QLatin1String("access_token_invalid"))
        return {Outcome::Later, said, {}, {}, false, Deferral::Key};
    if (code == QLatin1String("rate_limit_exceeded"))
        return {Outcome::Later, said, {}, outcome.after.value_or(std::chrono::minutes(1)), false, Deferral::Rate};
    if (code == QLatin1String("spam_risk_too_many_posts") || code == QLatin1String("reached_active_user_cap"))
        return {Outcome::Later, said, {}, kDay, false, Deferral::Rate};
    if (answer.status == 401 || (answer.status < 300 && code != QLatin1String("internal_error")))
        return {Outcome::Refused, said};
    outcome.text = said;
    return outcome;
}

} // namespace qd::agents
