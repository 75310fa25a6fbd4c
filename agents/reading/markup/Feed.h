#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace qd::agents {

struct FeedItem {
    QString id;         ///< as the feed names it; else its address
    QString title;
    QString address;    ///< whole, http or https; empty: none
    std::optional<Instant> time; ///< when it was published, else when it was changed
    QString summary;    ///< plain text, at most 2,000 characters
};

struct Feed {
    QString title;
    QString address;    ///< of the site; empty: not said
    QString language;
    QList<FeedItem> items; ///< in the order of the feed, at most 200
    bool isCut = false; ///< there were more
};

/// Reads RSS 2.0 (rssboard.org/rss-specification; also the items of 0.9x and 1.0), Atom (RFC 4287) or a JSON Feed 1.1
/// (jsonfeed.org/version/1.1). `said` is the charset of the header of the answer, `address` where the feed was, for its links.
/// Error::Parse: it is none of these, or breaks off; entities that grow are refused, none is fetched. Pure.
Result<Feed> readFeed(const QByteArray& bytes, const QByteArray& said, const QUrl& address);

/// A date as RSS writes it (RFC 822, with the names of zones) or as Atom does (RFC 3339); nothing for anything else.
std::optional<Instant> feedTime(const QString& text);

} // namespace qd::agents
