#include "agents/effects/connectors/linkedin/LinkedInWords.h"

#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 4 * 1024 * 1024;
const QString kReserved = QStringLiteral("\\|{}@[]()<>#*_~");

bool fits(const QString& text, const char* pattern)
{
    return QRegularExpression(QLatin1String("\\A(?:") + QLatin1String(pattern) + QLatin1String(")\\z")).match(text).hasMatch();
}

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("LinkedIn's answer holds no %1").arg(what), {}, {}};
}

Result<LinkedInPosted> read(const Json& json)
{
    LinkedInPosted post{json.at(u"id").toString(), fromLittleText(json.at(u"commentary").toString()), {json.at(u"createdAt").toInteger()}};
    return isLinkedInPost(post.urn) ? Result<LinkedInPosted>(post) : Result<LinkedInPosted>(unread(QStringLiteral("number of a post")));
}

QString escaped(QStringView text)
{
    QString out;
    for (const QChar c : text) {
        if (kReserved.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

void texts(JsonWriter& out, const char* name, const QString& value)
{
    out.key(name);
    out.value(value);
}

void emptyList(JsonWriter& out, const char* name)
{
    out.key(name);
    out.beginList();
    out.endList();
}

} // namespace

bool isLinkedInAuthor(const QString& urn)
{
    return fits(urn, "urn:li:organization:[0-9]{1,20}|urn:li:person:[A-Za-z0-9_-]{1,64}");
}

bool isLinkedInPage(const QString& urn)
{
    return urn.startsWith(QLatin1String("urn:li:organization:"));
}

bool isLinkedInPost(const QString& urn)
{
    return fits(urn, "urn:li:(?:share|ugcPost):[0-9]{1,20}");
}

HttpRequest linkedInRequest(const ConnectorFile& file, const QString& route, const QByteArray& json)
{
    HttpRequest request;
    request.method = json.isEmpty() ? HttpRequest::Get : HttpRequest::Post;
    request.url = file.url + route;
    request.body = json;
    request.mostBytes = kMostAnswered;
    request.headers = {{"LinkedIn-Version", file.apiVersion.isEmpty() ? QByteArray(kLinkedInVersion) : file.apiVersion.toLatin1()}, {"X-Restli-Protocol-Version", "2.0.0"}};
    request.key.header = "Authorization";
    request.key.prefix = "Bearer ";
    return request;
}

QString linkedInPostRoute(const QString& urn)
{
    return QStringLiteral("/rest/posts/") + QString::fromLatin1(QUrl::toPercentEncoding(urn));
}

QString linkedInPostsRoute(const QString& author)
{
    return QStringLiteral("/rest/posts?author=%1&q=author&count=50&sortBy=CREATED").arg(QString::fromLatin1(QUrl::toPercentEncoding(author)));
}

QString asLittleText(const QString& text)
{
    static const QRegularExpression tag(QStringLiteral("(?<![\\w#])#([\\p{L}\\p{N}_]+)"), QRegularExpression::UseUnicodePropertiesOption);
    QString out;
    qsizetype from = 0;
    for (auto tags = tag.globalMatch(text); tags.hasNext();) {
        const QRegularExpressionMatch one = tags.next();
        out += escaped(QStringView(text).mid(from, one.capturedStart() - from)) + QStringLiteral("{hashtag|\\#|%1}").arg(escaped(one.capturedView(1)));
        from = one.capturedEnd();
    }
    return out + escaped(QStringView(text).mid(from));
}

QString fromLittleText(const QString& little)
{
    static const QRegularExpression tag(QStringLiteral("\\{hashtag\\|\\\\?[#\\x{FF03}]\\|((?:\\\\.|[^}\\\\])*)\\}")), escape(QStringLiteral("\\\\(.)"));
    return QString(little).replace(tag, QStringLiteral("#\\1")).replace(escape, QStringLiteral("\\1"));
}

QByteArray linkedInPostJson(const QString& author, const QString& text, const QString& image, const QString& alt)
{
    JsonWriter out;
    out.beginObject();
    texts(out, "author", author);
    texts(out, "commentary", asLittleText(text));
    texts(out, "visibility", QStringLiteral("PUBLIC"));
    out.key("distribution");
    out.beginObject();
    texts(out, "feedDistribution", QStringLiteral("MAIN_FEED"));
    emptyList(out, "targetEntities");
    emptyList(out, "thirdPartyDistributionChannels");
    out.endObject();
    if (!image.isEmpty()) {
        out.key("content");
        out.beginObject();
        out.key("media");
        out.beginObject();
        texts(out, "id", image);
        if (!alt.isEmpty())
            texts(out, "altText", alt);
        out.endObject();
        out.endObject();
    }
    texts(out, "lifecycleState", QStringLiteral("PUBLISHED"));
    out.key("isReshareDisabledByAuthor");
    out.value(false);
    out.endObject();
    return out.take();
}

QByteArray linkedInUploadJson(const QString& author)
{
    JsonWriter out;
    out.beginObject();
    out.key("initializeUploadRequest");
    out.beginObject();
    texts(out, "owner", author);
    out.endObject();
    out.endObject();
    return out.take();
}

Result<LinkedInUpload> linkedInUploadIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const LinkedInUpload upload{json->at(u"value").at(u"uploadUrl").toString(), json->at(u"value").at(u"image").toString()};
    const bool isThere = upload.url.size() <= 4'000 && !upload.url.isEmpty() && fits(upload.image, "urn:li:image:[A-Za-z0-9_-]{1,100}");
    return isThere ? Result<LinkedInUpload>(upload) : Result<LinkedInUpload>(unread(QStringLiteral("place for a picture")));
}

Result<QString> linkedInUrnIn(const HttpAnswer& answer)
{
    const QString urn = QUrl::fromPercentEncoding(answer.header("x-restli-id"));
    return isLinkedInPost(urn) ? Result<QString>(urn) : Result<QString>(unread(QStringLiteral("number of what it posted")));
}

Result<LinkedInPosted> linkedInPostIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? read(*json) : Result<LinkedInPosted>(json.error());
}

Result<QList<LinkedInPosted>> linkedInPostsIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->at(u"elements").kind() != Json::List)
        return unread(QStringLiteral("list of posts"));
    QList<LinkedInPosted> all;
    for (const Json& item : json->at(u"elements").items()) {
        const Result<LinkedInPosted> post = read(item);
        if (!post)
            return post.error();
        all.append(*post);
    }
    return all;
}

Result<QString> linkedInPersonIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString sub = json->at(u"sub").toString();
    return fits(sub, "[A-Za-z0-9_-]{1,64}") ? Result<QString>(sub) : Result<QString>(unread(QStringLiteral("person")));
}

QString linkedInComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? cleanedLine(json->at(u"message").toString(), 200) : QString();
}

std::optional<QString> linkedInDuplicateIn(const HttpAnswer& answer)
{
    const Result<Json> json = answer.delivery == HttpAnswer::Answered && answer.status == 422 ? Json::parse(answer.body) : Result<Json>(Error{});
    if (!json)
        return std::nullopt;
    const QString said = json->at(u"message").toString();
    bool isOne = said.contains(QLatin1String("duplicate of"), Qt::CaseInsensitive);
    for (const Json& one : json->at(u"errorDetails").at(u"inputErrors").items())
        isOne = isOne || one.at(u"code").toString() == QLatin1String("DUPLICATE_POST");
    static const QRegularExpression urn(QStringLiteral("urn:li:(?:share|ugcPost):[0-9]{1,20}"));
    return isOne ? std::optional(urn.match(said).captured()) : std::nullopt;
}

} // namespace qd::agents
