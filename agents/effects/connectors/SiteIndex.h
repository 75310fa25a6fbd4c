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
/// feed.xml: the newest 50 posts as an Atom feed (RFC 4287). `owner` keeps the identifiers of a site without an address
/// apart from those of another such site, which may have a post of the same name; empty: a site that all share.
QByteArray siteFeed(const SitePosts& posts, const QString& owner = {});

} // namespace qd::agents
