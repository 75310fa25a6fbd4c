#include "agents/effects/connectors/x/XWords.h"

#include "agents/tools/protocol/OutsideText.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 4 * 1024 * 1024;
const QString kFields = QStringLiteral("post.fields=created_at,entities,note_post");

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("X's answer holds no %1").arg(what), {}, {}};
}

bool isNumber(const QString& id)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,19}\\z"));
    return digits.match(id).hasMatch();
}

/// What stands in its text for links: X's short ones are replaced by what they stand for, and one to its own picture goes.
QString withLinks(QString text, const Json& entities)
{
    for (const Json& link : entities.at(u"urls").items()) {
        const QString shortOne = link.at(u"url").toString(), whole = link.at(u"expanded_url").toString();
        if (!shortOne.isEmpty() && (!whole.isEmpty() || !link.at(u"media_key").isNull()))
            text.replace(shortOne, link.at(u"media_key").isNull() ? whole : QString());
    }
    return text.replace(QLatin1String("&lt;"), QLatin1String("<")).replace(QLatin1String("&gt;"), QLatin1String(">")).replace(QLatin1String("&amp;"), QLatin1String("&")).trimmed();
}

Result<XPost> read(const Json& json)
{
    XPost post;
    post.id = json.at(u"id").toString();
    if (!isNumber(post.id))
        return unread(QStringLiteral("number of a post"));
    const Json& note = json.at(u"note_post");
    const Json& from = note.at(u"text").isNull() ? json : note;
    post.text = withLinks(from.at(u"text").toString(), from.at(u"entities"));
    return post;
}

} // namespace

HttpRequest xRequest(const ConnectorFile& file, HttpRequest::Method method, const QString& path, const QByteArray& json)
{
    HttpRequest request;
    request.method = method;
    request.url = file.url + path;
    request.body = json;
    request.mostBytes = kMostAnswered;
    return request;
}

QString xPostPath(const QString& id)
{
    return QStringLiteral("/2/tweets/%1?%2").arg(id, kFields);
}

QString xTimelinePath(const QString& account, Instant since)
{
    const QString second = toRfc3339({since.ms - since.ms % 1'000}).replace(QLatin1String(".000Z"), QLatin1String("Z"));
    return QStringLiteral("/2/users/%1/tweets?max_results=100&exclude=replies,retweets&start_time=%2&%3").arg(account, second, kFields);
}

QByteArray xPostJson(const QString& text, const QString& media, bool isMadeWithAi)
{
    JsonWriter out;
    out.beginObject();
    out.key("text");
    out.value(text);
    if (!media.isEmpty()) {
        out.key("media");
        out.beginObject();
        out.key("media_ids");
        out.beginList();
        out.value(media);
        out.endList();
        out.endObject();
    }
    if (isMadeWithAi) {
        out.key("made_with_ai");
        out.value(true);
    }
    out.endObject();
    return out.take();
}

QByteArray xPictureJson(const QByteArray& picture)
{
    JsonWriter out;
    out.beginObject();
    out.key("media");
    out.value(QString::fromLatin1(picture.toBase64()));
    out.key("media_category");
    out.value(QStringLiteral("tweet_image"));
    out.endObject();
    return out.take();
}

QByteArray xAltJson(const QString& media, const QString& alt)
{
    JsonWriter out;
    out.beginObject();
    out.key("id");
    out.value(media);
    out.key("metadata");
    out.beginObject();
    out.key("alt_text");
    out.beginObject();
    out.key("text");
    out.value(alt);
    out.endObject();
    out.endObject();
    out.endObject();
    return out.take();
}

Result<XAccount> xAccountIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json& data = json->at(u"data");
    XAccount account{data.at(u"id").toString(), cleanedLine(data.at(u"username").toString(), 60)};
    return isNumber(account.id) && !account.user.isEmpty() ? Result<XAccount>(account) : Result<XAccount>(unread(QStringLiteral("account")));
}

Result<QString> xNumberIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString id = json->at(u"data").at(u"id").toString();
    return isNumber(id) ? Result<QString>(id) : Result<QString>(unread(QStringLiteral("number of what it made")));
}

Result<XPost> xPostIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? read(json->at(u"data")) : Result<XPost>(json.error());
}

Result<XPosts> xPostsIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const Json& meta = json->at(u"meta");
    const Json& data = json->at(u"data");
    if (meta.kind() != Json::Object || (data.kind() != Json::List && meta.at(u"result_count").toInteger(-1) != 0))
        return unread(QStringLiteral("list of posts"));
    XPosts all;
    all.isAll = meta.at(u"next_token").isNull();
    for (const Json& item : data.items()) {
        const Result<XPost> post = read(item);
        if (!post)
            return post.error();
        all.posts.append(*post);
    }
    return all;
}

QString xComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return {};
    for (const auto& member : {u"detail", u"message", u"title"})
        if (const QString text = cleanedLine(json->at(member).toString(), 200); !text.isEmpty())
            return text;
    const QList<Json>& errors = json->at(u"errors").items();
    return errors.isEmpty() ? QString() : cleanedLine(errors.first().at(u"message").toString(), 200);
}

/// By its words: the description has none for it, and its status is that of every other refusal.
bool isXDuplicate(const HttpAnswer& answer)
{
    return answer.delivery == HttpAnswer::Answered && answer.status == 403 && xComplaintIn(answer.body).contains(QLatin1String("duplicate"), Qt::CaseInsensitive);
}

std::optional<Duration> xResetIn(const HttpAnswer& answer, Instant now)
{
    std::optional<Duration> longest;
    for (const QByteArray& limit : {QByteArray("x-rate-limit-"), QByteArray("x-app-limit-24hour-"), QByteArray("x-user-limit-24hour-")}) {
        bool isNumber = false;
        const qint64 seconds = answer.header(limit + "reset").toLongLong(&isNumber);
        const QByteArray remaining = answer.header(limit + "remaining");
        const bool isUsedUp = remaining.isEmpty() || remaining == "0";
        if (isUsedUp && isNumber && seconds > 0 && seconds <= now.ms / 1'000 + 86'400)
            longest = std::max(longest.value_or(Duration(0)), Instant{seconds * 1'000} - now);
    }
    return longest;
}

bool readsTheSame(const QString& a, const QString& b)
{
    static const QRegularExpression scheme(QStringLiteral("\\bhttps?://"), QRegularExpression::CaseInsensitiveOption), slash(QStringLiteral("/(?=\\s|\\z)")), blanks(QStringLiteral("\\s+"));
    const auto plain = [](const QString& text) { return text.normalized(QString::NormalizationForm_C).remove(scheme).remove(slash).replace(blanks, QStringLiteral(" ")).trimmed(); };
    return plain(a) == plain(b);
}

} // namespace qd::agents
