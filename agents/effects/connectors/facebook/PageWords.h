#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What Meta's Pages API is asked (developers.facebook.com/docs/pages-api/posts, .../docs/graph-api/reference/page/photos,
/// .../docs/graph-api/reference/page/feed). Without keys. Pure.
namespace qd::agents {

/// A picture that nobody sees until a post bears it. `boundary` stands nowhere in it.
HttpRequest pagePicture(const ConnectorFile& file, const QByteArray& picture, const QByteArray& mediaType, const QString& alt, const QByteArray& boundary);
/// `picture`: the number of one that is there; empty: none.
HttpRequest pagePost(const ConnectorFile& file, const QString& text, const QString& picture);
HttpRequest pageReadBack(const ConnectorFile& file, const QString& post);
/// What the page has published since then.
HttpRequest pagePosts(const ConnectorFile& file, Instant since);
/// Whose token it is.
HttpRequest pageWho(const ConnectorFile& file);

} // namespace qd::agents
