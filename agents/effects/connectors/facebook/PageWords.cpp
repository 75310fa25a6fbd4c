#include "agents/effects/connectors/facebook/PageWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "core/base/Json.h"

namespace qd::agents {

namespace {

/// RFC 7578, 4: a part of a form. Names are ours.
QByteArray part(const QByteArray& boundary, const QByteArray& head, const QByteArray& bytes)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + bytes + "\r\n";
}

} // namespace

HttpRequest pagePicture(const ConnectorFile& file, const QByteArray& picture, const QByteArray& mediaType, const QString& alt, const QByteArray& boundary)
{
    QByteArray body = part(boundary, "name=\"published\"", "false");
    if (!alt.isEmpty())
        body += part(boundary, "name=\"alt_text_custom\"", alt.toUtf8());
    body += part(boundary, "name=\"source\"; filename=\"picture\"\r\nContent-Type: " + mediaType, picture) + "--" + boundary + "--\r\n";
    HttpRequest request = apiRequest(file, QStringLiteral("/%1/photos").arg(file.account), body);
    request.contentType = "multipart/form-data; boundary=" + boundary;
    return request;
}

HttpRequest pagePost(const ConnectorFile& file, const QString& text, const QString& picture)
{
    JsonWriter out;
    out.beginObject();
    out.key("message");
    out.value(text);
    if (!picture.isEmpty()) {
        out.key("attached_media");
        out.beginList();
        out.beginObject();
        out.key("media_fbid");
        out.value(picture);
        out.endObject();
        out.endList();
    }
    out.endObject();
    return apiRequest(file, QStringLiteral("/%1/feed").arg(file.account), out.take());
}

HttpRequest pageReadBack(const ConnectorFile& file, const QString& post)
{
    return apiRequest(file, QStringLiteral("/%1?fields=id,message,permalink_url").arg(post));
}

HttpRequest pagePosts(const ConnectorFile& file, Instant since)
{
    return apiRequest(file, QStringLiteral("/%1/published_posts?fields=id,message,permalink_url&limit=100&since=%2").arg(file.account).arg(since.ms / 1'000));
}

HttpRequest pageWho(const ConnectorFile& file)
{
    return apiRequest(file, QStringLiteral("/me?fields=id,name"));
}

} // namespace qd::agents
