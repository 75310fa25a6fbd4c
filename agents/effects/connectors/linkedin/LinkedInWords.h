#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What LinkedIn is asked and answers (learn.microsoft.com/linkedin/marketing/community-management/shares: posts-api, images-api,
/// little-text-format). Pure.
namespace qd::agents {

/// A post as its reader sees it.
struct LinkedInPosted {
    QString urn;  ///< "urn:li:share:…" or "urn:li:ugcPost:…"
    QString text;
    Instant made{};
};

/// "urn:li:organization:123", of a page; "urn:li:person:abc", of somebody.
bool isLinkedInAuthor(const QString& urn);
bool isLinkedInPage(const QString& urn);
bool isLinkedInPost(const QString& urn);

/// A request to a route of the versioned API ("/rest/posts"), with JSON where there is some; a reading one else. Without a key.
HttpRequest linkedInRequest(const ConnectorFile& file, const QString& route, const QByteArray& json = {});
/// The routes of a post that is read back, and of a page's last posts.
QString linkedInPostRoute(const QString& urn);
QString linkedInPostsRoute(const QString& author);

/// A text as LinkedIn's "little" format wants it: what has a meaning there is escaped, hashtags are hashtags.
QString asLittleText(const QString& text);
/// And back.
QString fromLittleText(const QString& little);

/// `image`: of a picture; empty: none.
QByteArray linkedInPostJson(const QString& author, const QString& text, const QString& image, const QString& alt);
QByteArray linkedInUploadJson(const QString& author);

/// Where a picture goes, and what it is called then.
struct LinkedInUpload {
    QString url;
    QString image;
};
/// Error::Parse: the answer is no such thing.
Result<LinkedInUpload> linkedInUploadIn(const QByteArray& body);
/// Out of the header x-restli-id.
Result<QString> linkedInUrnIn(const HttpAnswer& answer);
Result<LinkedInPosted> linkedInPostIn(const QByteArray& body);
Result<QList<LinkedInPosted>> linkedInPostsIn(const QByteArray& body);
/// Whose token it is, as the last part of a person's URN.
Result<QString> linkedInPersonIn(const QByteArray& body);
/// What LinkedIn says was wrong, cleaned; empty: nothing.
QString linkedInComplaintIn(const QByteArray& body);
/// The post that it says is the same, of a 422 for a duplicate; nothing: the answer is none of those. Empty: it names none.
std::optional<QString> linkedInDuplicateIn(const HttpAnswer& answer);

} // namespace qd::agents
