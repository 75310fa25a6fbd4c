#include "agents/effects/connectors/wordpress/WordPressWords.h"

#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Digest.h"

#include <QUrlQuery>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 8 * 1024 * 1024;

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("the site's answer holds no %1").arg(what), {}, {}};
}

QString rawOf(const Json& post, QStringView name)
{
    return post.at(name).at(u"raw").toString();
}

Result<SitePost> read(const Json& json)
{
    SitePost post;
    post.id = json.at(u"id").toInteger();
    post.status = cleanedLine(json.at(u"status").toString(), 20);
    if (post.id < 1 || post.status.isEmpty())
        return unread(QStringLiteral("number and status of a post"));
    post.slug = cleanedLine(json.at(u"slug").toString(), 200);
    post.link = cleanedLine(json.at(u"link").toString(), 300);
    post.title = rawOf(json, u"title");
    post.content = rawOf(json, u"content");
    post.modified = cleanedLine(json.at(u"modified_gmt").toString(), 40);
    return post;
}

} // namespace

HttpRequest siteRequest(const ConnectorFile& file, HttpRequest::Method method, const QString& route, const Query& query, const QByteArray& json)
{
    QString url = file.url + QStringLiteral("/?rest_route=") + route;
    for (const auto& [name, value] : query)
        url += QLatin1Char('&') + name + QLatin1Char('=') + QString::fromLatin1(QUrl::toPercentEncoding(value));
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.body = json;
    request.mostBytes = kMostAnswered;
    request.key.form = PinnedKey::Basic;
    request.key.user = file.user.toUtf8();
    return request;
}

QString markLine(const QString& mark)
{
    return QStringLiteral("\n<!-- quarterdeck:%1 -->").arg(mark);
}

QByteArray PostText::json() const
{
    JsonWriter out;
    out.beginObject();
    for (const auto& [name, value] : {std::pair{"title", title}, std::pair{"content", content}, std::pair{"excerpt", excerpt}, std::pair{"slug", slug}, std::pair{"status", status}})
        if (!value.isEmpty()) {
            out.key(name);
            out.value(value);
        }
    if (picture > 0) {
        out.key("featured_media");
        out.value(picture);
    }
    out.endObject();
    return out.take();
}

Result<SitePost> postIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? read(*json) : Result<SitePost>(json.error());
}

Result<QList<SitePost>> postsIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->kind() != Json::List)
        return unread(QStringLiteral("list of posts"));
    QList<SitePost> posts;
    for (const Json& item : json->items()) {
        const Result<SitePost> post = read(item);
        if (!post)
            return post.error();
        posts.append(*post);
    }
    return posts;
}

Result<QList<qint64>> mediaIn(const QByteArray& body, const QString& name, qint64 bytes)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->kind() != Json::List)
        return unread(QStringLiteral("list of media"));
    QList<qint64> numbers;
    for (const Json& item : json->items()) {
        const Json* size = item.at(u"media_details").find(u"filesize");
        const bool isThat = rawOf(item, u"title") == name && (!size || size->toInteger(bytes) == bytes);
        if (const qint64 id = item.at(u"id").toInteger(); isThat && id > 0)
            numbers.append(id);
    }
    return numbers;
}

Result<qint64> numberIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const qint64 id = json->at(u"id").toInteger();
    return id > 0 ? Result<qint64>(id) : Result<qint64>(unread(QStringLiteral("number of what it made")));
}

QString complaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return {};
    const QString code = cleanedLine(json->at(u"code").toString(), 60), message = cleanedLine(json->at(u"message").toString(), 200);
    return message.isEmpty() ? code : code.isEmpty() ? message : QStringLiteral("%1 (%2)").arg(message, code);
}

QString pictureName(const EffectFile& file)
{
    return QString::fromLatin1(file.sha256.toHex().left(16));
}

QString digestOf(const SitePost& post)
{
    JsonWriter out;
    out.beginList();
    for (const QString& text : {post.modified, post.status, post.slug, post.title, post.content})
        out.value(text);
    out.endList();
    return QString::fromLatin1(sha256(out.take()).toHex());
}

QString textIn(const EffectContent& content, QLatin1String name)
{
    const auto found = content.details.constFind(name);
    const QString* text = found == content.details.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return text ? *text : QString();
}

std::optional<qint64> replacedBy(const EffectContent& content)
{
    const QString text = textIn(content, QLatin1String("update"));
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    return isNumber && id > 0 && QString::number(id) == text ? std::optional(id) : std::nullopt;
}

QString markOf(const EffectContent& content, const EffectId& effect)
{
    const auto looked = EffectId::fromString(textIn(content, QLatin1String("effect")));
    return (looked ? *looked : effect).toString();
}

const EffectFile* pageOf(const EffectContent& content)
{
    for (const EffectFile& file : content.files)
        if (file.mediaType.section(u';', 0, 0).trimmed() == QLatin1String("text/html"))
            return &file;
    return nullptr;
}

const EffectFile* pictureOf(const EffectContent& content)
{
    for (const EffectFile& file : content.files)
        if (file.mediaType == QLatin1String("image/png") || file.mediaType == QLatin1String("image/jpeg"))
            return &file;
    return nullptr;
}

} // namespace qd::agents
