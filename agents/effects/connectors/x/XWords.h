#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"
#include "core/base/Json.h"

/// What X is asked and answers (its own description, api.x.com/2/openapi.json, 2.167: POST /2/tweets, GET /2/tweets/{id},
/// GET /2/users/me, GET /2/users/{id}/tweets, POST /2/media/upload, POST /2/media/metadata). Pure.
namespace qd::agents {

/// A post as its reader sees it: links as they were written, no link to its own picture.
struct XPost {
    QString id;
    QString text;
};
struct XPosts {
    QList<XPost> posts;
    bool isAll = true; ///< no further page
};
/// Whose key it is.
struct XAccount {
    QString id;
    QString user; ///< without '@'
};

/// A request to the path ("/2/tweets"). Without a key.
HttpRequest xRequest(const ConnectorFile& file, HttpRequest::Method method, const QString& path, const QByteArray& json = {});
/// The path of a post that is read back, and of an account's posts since then, without answers and reposts.
QString xPostPath(const QString& id);
QString xTimelinePath(const QString& account, Instant since);

/// `media`: the number of a picture; empty: none.
QByteArray xPostJson(const QString& text, const QString& media, bool isMadeWithAi);
QByteArray xPictureJson(const QByteArray& picture);
QByteArray xAltJson(const QString& media, const QString& alt);

/// Error::Parse: the answer is no such thing. Numbers are 1 to 19 digits, fit to stand in a path.
Result<XAccount> xAccountIn(const QByteArray& body);
Result<QString> xNumberIn(const QByteArray& body);
Result<XPost> xPostIn(const QByteArray& body);
Result<XPosts> xPostsIn(const QByteArray& body);
/// What X says was wrong, cleaned; empty: nothing.
QString xComplaintIn(const QByteArray& body);
/// Whether it refused a post because the account has the same one already.
bool isXDuplicate(const HttpAnswer& answer);
/// How long until it takes more, after a 429: the longest of what is used up (x-rate-limit-, x-app-limit-24hour- and
/// x-user-limit-24hour-remaining and -reset, seconds since 1970); nothing where it does not say. At most a day.
std::optional<Duration> xResetIn(const HttpAnswer& answer, Instant now);

/// Whether two posts read the same: X writes out the scheme of a link and the slash at its end as it likes.
bool readsTheSame(const QString& a, const QString& b);

} // namespace qd::agents
