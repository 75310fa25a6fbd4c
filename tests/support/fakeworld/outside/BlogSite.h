#pragma once

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/Plan.h"

#include <QJsonArray>
#include <QMap>

namespace fakeworld {

/// A site of WordPress 6.1, as far as one asks it who publishes posts: /blog/?rest_route=/wp/v2/… with an application password.
/// What it does was read in WordPress 6.1.9's own sources (wp-includes): a draft that is made there, and what is published, gets a slug of
/// its own (class-wp-rest-posts-controller.php, create_item; post.php, wp_unique_post_slug); whoever may not write any HTML has some of it taken away, and "&" written out in titles (kses.php); a draft is not found by its slug or text by
/// strangers (class-wp-rest-posts-controller.php); blanks in an application password do not count (user.php,
/// wp_authenticate_application_password); media are called as their file is, without its ending (media.php, media_handle_upload).
/// Its users: "editor" may publish, "author" has comments in texts taken away, "helper" may not publish.
class BlogSite {
public:
    static constexpr const char* kPassword = "abcd efgh ijkl mnop qrst uvwx";

    static bool serves(const QByteArray& path) { return path.startsWith("/blog/"); }
    /// `does`: it gets as far as doing it.
    Reply answer(const HttpRequest& request, bool does);
    /// {"posts":[{id,status,slug,title,content,media,changes,publications}],"media":[{id,name,bytes}]}
    QJsonObject acts() const;
    /// Somebody at the site itself changes a post: {"id":N,"title":…,"content":…,"status":…}, or makes one with {"slug":…}.
    void change(const QJsonObject& post);

private:
    struct Post {
        qint64 id = 0;
        QString title, content, excerpt, slug, status = QStringLiteral("draft");
        qint64 media = 0;
        int changes = 0, publications = 0;
    };
    struct Media {
        qint64 id = 0;
        QString name, alt;
        QByteArray bytes;
    };
    Reply posts(const HttpRequest& request, const QMap<QString, QString>& query, const QString& user, bool does);
    Reply onePost(const HttpRequest& request, qint64 id, const QString& user, bool does);
    Reply media(const HttpRequest& request, const QMap<QString, QString>& query, bool does);
    QByteArray take(Post& post, const QJsonObject& json, const QString& user);
    QString freeSlug(const Post& of) const;
    QJsonObject shown(const Post& post) const;

    QMap<qint64, Post> m_posts;
    QMap<qint64, Media> m_media;
    qint64 m_last = 4; ///< a new site has a post, a page and two drafts
};

} // namespace fakeworld
