#include "tests/support/fakeworld/outside/BlogSite.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace fakeworld {

namespace {

Reply reply(int status, const QJsonValue& body)
{
    Reply out;
    out.status = status;
    out.body = (body.isArray() ? QJsonDocument(body.toArray()) : QJsonDocument(body.toObject())).toJson(QJsonDocument::Compact);
    return out;
}

Reply wrong(int status, const char* code, const char* message)
{
    return reply(status, QJsonObject{{QStringLiteral("code"), QString::fromLatin1(code)}, {QStringLiteral("message"), QString::fromLatin1(message)},
                                     {QStringLiteral("data"), QJsonObject{{QStringLiteral("status"), status}}}});
}

QMap<QString, QString> queryOf(const QByteArray& path)
{
    QMap<QString, QString> query;
    for (const QByteArray& pair : path.mid(path.indexOf('?') + 1).split('&')) {
        const qsizetype equals = pair.indexOf('=');
        query.insert(QString::fromLatin1(pair.left(equals)), QUrl::fromPercentEncoding(pair.mid(equals + 1)));
    }
    return query;
}

/// Whose password it is; empty: nobody's.
QString userOf(const HttpRequest& request)
{
    const QByteArray header = request.headers.value("authorization");
    const QByteArray pair = header.startsWith("Basic ") ? QByteArray::fromBase64(header.mid(6)) : QByteArray();
    const qsizetype colon = pair.indexOf(':');
    const QByteArray user = pair.left(colon), password = pair.mid(colon + 1).replace(" ", "");
    const bool isKnown = user == "editor" || user == "author" || user == "helper";
    return isKnown && password == QByteArray(BlogSite::kPassword).replace(" ", "") ? QString::fromLatin1(user) : QString();
}

QJsonObject raw(const QString& text)
{
    return {{QStringLiteral("raw"), text}, {QStringLiteral("rendered"), text}};
}

} // namespace

Reply BlogSite::answer(const HttpRequest& request, bool does)
{
    static const QRegularExpression kOne(QStringLiteral("\\A/wp/v2/posts/([0-9]+)\\z"));
    const QMap<QString, QString> query = queryOf(request.path);
    const QString route = query.value(QStringLiteral("rest_route")), user = userOf(request);
    if (user.isEmpty())
        return request.headers.contains("authorization") ? wrong(401, "incorrect_password", "The provided password is an invalid application password.")
                                                        : wrong(401, "rest_forbidden_context", "Sorry, you are not allowed to edit posts in this post type.");
    if (route == QLatin1String("/wp/v2/users/me"))
        return reply(200, QJsonObject{{QStringLiteral("id"), 2}, {QStringLiteral("name"), user},
                                      {QStringLiteral("capabilities"), QJsonObject{{QStringLiteral("publish_posts"), user != QLatin1String("helper")}, {QStringLiteral("unfiltered_html"), user == QLatin1String("editor")}}}});
    if (route == QLatin1String("/wp/v2/posts"))
        return posts(request, query, user, does);
    if (route == QLatin1String("/wp/v2/media"))
        return media(request, query, does);
    if (const QRegularExpressionMatch one = kOne.match(route); one.hasMatch())
        return onePost(request, one.captured(1).toLongLong(), user, does);
    return wrong(404, "rest_no_route", "No route was found matching the URL and request method.");
}

Reply BlogSite::posts(const HttpRequest& request, const QMap<QString, QString>& query, const QString& user, bool does)
{
    if (request.method == "GET") {
        QJsonArray found;
        for (const Post& post : m_posts) {
            const bool holds = (post.title + post.excerpt + post.content).contains(query.value(QStringLiteral("search")), Qt::CaseInsensitive);
            const bool isNamed = !query.contains(QStringLiteral("slug")) || query.value(QStringLiteral("slug")) == post.slug;
            const bool isAny = query.value(QStringLiteral("status")) == QLatin1String("any") && post.status != QLatin1String("trash"); // as WP_Query has it
            if (holds && isNamed && (isAny || post.status == QLatin1String("publish")))
                found.prepend(shown(post)); // the newest first
        }
        return reply(200, found);
    }
    Post post;
    post.id = ++m_last;
    const QByteArray refusal = take(post, QJsonDocument::fromJson(request.body).object(), user);
    if (!refusal.isEmpty())
        return wrong(403, "rest_cannot_publish", refusal.constData());
    if (does)
        m_posts.insert(post.id, post);
    return reply(201, shown(post));
}

Reply BlogSite::onePost(const HttpRequest& request, qint64 id, const QString& user, bool does)
{
    if (!m_posts.contains(id))
        return wrong(404, "rest_post_invalid_id", "Invalid post ID.");
    if (request.method == "GET")
        return reply(200, shown(m_posts[id]));
    Post post = m_posts[id];
    const QByteArray refusal = take(post, QJsonDocument::fromJson(request.body).object(), user);
    if (!refusal.isEmpty())
        return wrong(403, "rest_cannot_publish", refusal.constData());
    if (does)
        m_posts[id] = post;
    return reply(200, shown(post));
}

/// @returns why it may not be.
QByteArray BlogSite::take(Post& post, const QJsonObject& json, const QString& user)
{
    const auto text = [&json](const char* name, QString& into) {
        if (json.contains(QLatin1String(name)))
            into = json.value(QLatin1String(name)).toString();
    };
    const QString before = post.status;
    text("status", post.status);
    if (post.status == QLatin1String("publish") && user == QLatin1String("helper"))
        return "Sorry, you are not allowed to publish posts in this post type.";
    text("title", post.title);
    text("content", post.content);
    text("excerpt", post.excerpt);
    text("slug", post.slug);
    const bool isNew = !m_posts.contains(post.id);
    if (user == QLatin1String("author") && json.contains(QStringLiteral("title")))
        post.title.replace(QLatin1Char('&'), QStringLiteral("&amp;"));
    if (user == QLatin1String("author"))
        post.content.remove(QRegularExpression(QStringLiteral("<!--.*?-->"), QRegularExpression::DotMatchesEverythingOption));
    post.media = json.value(QStringLiteral("featured_media")).toInteger(post.media);
    ++post.changes;
    if (isNew || post.status == QLatin1String("publish"))
        post.slug = freeSlug(post);
    if (post.status == QLatin1String("publish")) {
        post.publications += before == QLatin1String("publish") ? 0 : 1;
    }
    return {};
}

QString BlogSite::freeSlug(const Post& of) const
{
    const auto isTaken = [this, &of](const QString& slug) {
        return std::any_of(m_posts.begin(), m_posts.end(), [&](const Post& post) { return post.id != of.id && post.slug == slug; });
    };
    QString slug = of.slug;
    for (int i = 2; isTaken(slug); ++i)
        slug = QStringLiteral("%1-%2").arg(of.slug).arg(i);
    return slug;
}

QJsonObject BlogSite::shown(const Post& post) const
{
    return {{QStringLiteral("id"), post.id}, {QStringLiteral("status"), post.status}, {QStringLiteral("slug"), post.slug}, {QStringLiteral("title"), raw(post.title)},
            {QStringLiteral("content"), raw(post.content)}, {QStringLiteral("excerpt"), raw(post.excerpt)}, {QStringLiteral("link"), QStringLiteral("https://blog.example/%1/").arg(post.slug)},
            {QStringLiteral("featured_media"), post.media}, {QStringLiteral("modified_gmt"), QStringLiteral("2026-11-23T00:00:%1").arg(post.changes, 2, 10, QLatin1Char('0'))}};
}

Reply BlogSite::media(const HttpRequest& request, const QMap<QString, QString>& query, bool does)
{
    const auto seen = [](const Media& one) {
        return QJsonObject{{QStringLiteral("id"), one.id}, {QStringLiteral("title"), raw(one.name)}, {QStringLiteral("media_details"), QJsonObject{{QStringLiteral("filesize"), one.bytes.size()}}}};
    };
    if (request.method == "GET") {
        QJsonArray found;
        for (const Media& one : m_media)
            if (one.name.contains(query.value(QStringLiteral("search"))))
                found.prepend(seen(one));
        return reply(200, found);
    }
    static const QRegularExpression kName(QStringLiteral("filename=\"([^\"]+)\\.(png|jpg)\""));
    const QRegularExpressionMatch name = kName.match(QString::fromLatin1(request.headers.value("content-disposition")));
    if (!name.hasMatch())
        return wrong(400, "rest_upload_no_content_disposition", "No Content-Disposition supplied.");
    const Media one{++m_last, name.captured(1), query.value(QStringLiteral("alt_text")), request.body};
    if (does)
        m_media.insert(one.id, one);
    return reply(201, seen(one));
}

QJsonObject BlogSite::acts() const
{
    QJsonArray posts, media;
    for (const Post& post : m_posts)
        posts.append(QJsonObject{{QStringLiteral("id"), post.id}, {QStringLiteral("status"), post.status}, {QStringLiteral("slug"), post.slug}, {QStringLiteral("title"), post.title},
                                 {QStringLiteral("content"), post.content}, {QStringLiteral("excerpt"), post.excerpt}, {QStringLiteral("media"), post.media},
                                 {QStringLiteral("changes"), post.changes}, {QStringLiteral("publications"), post.publications}});
    for (const Media& one : m_media)
        media.append(QJsonObject{{QStringLiteral("id"), one.id}, {QStringLiteral("name"), one.name}, {QStringLiteral("alt"), one.alt}, {QStringLiteral("bytes"), one.bytes.size()}});
    return {{QStringLiteral("posts"), posts}, {QStringLiteral("media"), media}};
}

void BlogSite::change(const QJsonObject& json)
{
    const qint64 id = json.contains(QStringLiteral("id")) ? json.value(QStringLiteral("id")).toInteger() : ++m_last;
    Post& post = m_posts[id];
    post.id = id;
    take(post, json, QStringLiteral("editor"));
}

} // namespace fakeworld
