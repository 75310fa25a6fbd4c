#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"
#include "core/base/Json.h"
#include "core/model/Effect.h"

#include <optional>

/// What a site of WordPress is asked and answers (developer.wordpress.org/rest-api/reference/posts, …/media, …/users; and the
/// sources of WordPress 6.1, wp-includes/rest-api). Pure.
namespace qd::agents {

/// A post as it is edited (context=edit).
struct SitePost {
    qint64 id = 0;
    QString status; ///< "draft", "publish", "future", "pending", "private"
    QString slug;
    QString link;   ///< cleaned, to be shown; nothing is asked by it
    QString title;
    QString content;
    QString modified;
};

using Query = QList<std::pair<QString, QString>>;
/// A request to the route ("/wp/v2/posts"), by "?rest_route=", which every site has whatever its links look like. Without a key.
HttpRequest siteRequest(const ConnectorFile& file, HttpRequest::Method method, const QString& route, const Query& query = {}, const QByteArray& json = {});

/// The last line of a post's text, by which it is found again. No "--" within: WordPress makes one dash of two in the comments of
/// people who may not write any HTML (wp_kses_split2).
QString markLine(const QString& mark);
/// Members that make or change a post. `status`: empty: not said.
struct PostText {
    QString title;
    QString content; ///< with its mark
    QString excerpt;
    QString slug;    ///< empty: as it is
    QString status;
    qint64 picture = 0; ///< a number of media; 0: none
    QByteArray json() const;
};

/// One post; Error::Parse: the answer is none, or its number is not one.
Result<SitePost> postIn(const QByteArray& body);
/// A list of them.
Result<QList<SitePost>> postsIn(const QByteArray& body);
/// The numbers of the media in a list that bear that name and have those bytes' size, where the site says it.
Result<QList<qint64>> mediaIn(const QByteArray& body, const QString& name, qint64 bytes);
/// The number of what was made.
Result<qint64> numberIn(const QByteArray& body);
/// What the site says was wrong ("code" and "message"), cleaned; empty: nothing.
QString complaintIn(const QByteArray& body);

/// What a picture is called there: by its bytes, so that it is found again.
QString pictureName(const EffectFile& file);
/// SHA-256 over what a person sees of a post and when it was changed last, in hex.
QString digestOf(const SitePost& post);

/// Details of an effect for a site.
QString textIn(const EffectContent& content, QLatin1String name);
/// The post that it takes the place of; 0: a new one.
std::optional<qint64> replacedBy(const EffectContent& content);
/// The mark that its post bears: the effect that was looked at, or `effect`.
QString markOf(const EffectContent& content, const EffectId& effect);
/// Its text, and its picture or nullptr.
const EffectFile* pageOf(const EffectContent& content);
const EffectFile* pictureOf(const EffectContent& content);

} // namespace qd::agents
