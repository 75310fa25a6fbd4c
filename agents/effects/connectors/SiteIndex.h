#pragma once

#include "agents/effects/connectors/PostRecord.h"

#include <QByteArray>
#include <QMap>

namespace qd::agents {

/// The posts of a site by the name of their folder.
using SitePosts = QMap<QString, PostRecord>;

/// index.html: the posts, newest first, each with image, title, summary and date. Looks as the newest post's brand
/// does. Same posts, same bytes.
QByteArray siteIndex(const SitePosts& posts);
/// feed.xml: the newest 50 posts as an Atom feed (RFC 4287).
QByteArray siteFeed(const SitePosts& posts);

} // namespace qd::agents
