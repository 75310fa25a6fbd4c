#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Effect.h"

/// What Google's Business Profile is asked and answers (developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts: LocalPost,
/// create, list). Without keys. Pure.
namespace qd::agents {

constexpr qint64 kLeastBusinessPicture = 10'240, kMostBusinessPicture = 5 * 1024 * 1024; ///< developers.google.com/my-business/content/upload-photos

HttpRequest businessPost(const ConnectorFile& file, const EffectContent& content);
/// The location's last posts, newest first; `most` of them.
HttpRequest businessPosts(const ConnectorFile& file, int most);

/// A post as it stands there.
struct BusinessPost {
    QString name;   ///< "accounts/1/locations/2/localPosts/3"
    QString text;
    QString link;   ///< where it is seen; empty: nobody has said
    Instant made{};
    enum State { Live, Working, Rejected, Other };
    State state = Other;
};
/// Error::Parse: the answer is none.
Result<BusinessPost> businessPostIn(const QByteArray& body);
struct BusinessPosts {
    QList<BusinessPost> posts;
    bool isAll = true; ///< no further page
};
Result<BusinessPosts> businessPostsIn(const QByteArray& body);

} // namespace qd::agents
