#pragma once

#include "agents/reading/WebReader.h"
#include "agents/reading/markup/Feed.h"
#include "agents/reading/markup/HtmlText.h"
#include "core/model/Label.h"

namespace qd::agents {

/// A page of the outside that was read, with where and when, and the hash by which it can be shown later what it was.
struct Reading {
    QString asked;       ///< the address that was asked for
    QString address;     ///< where the page was in the end
    QString title;
    QString text;        ///< plain text; everything of it is somebody else's word
    QString description; ///< what the page says of itself; these may be empty
    QString canonical;
    QString published;
    QString language;
    QString mediaType;
    QList<HtmlLink> links;
    bool isCut = false;  ///< there was more text than is kept
    Instant readAt;
    qint64 bytes = 0;
    QByteArray sha256;   ///< of the bytes that came, before anything was made of them
    Label label;         ///< untrusted, public, with the address as its source
};

/// The label of everything that was read at `address`.
Label outsideLabel(const QString& address);

/// Makes text of what was fetched: HTML, plain text, JSON, XML and other text. Error::Network for a status that is no success,
/// Error::Parse for what is no text, or text in an encoding that is not read here. Pure.
Result<Reading> readingOf(const Fetched& page);
/// The same for a feed, whose items become the text; with `feed` filled. 304 (unchanged) is Error::Network here: whoever asks with a
/// condition looks at the status first.
Result<Reading> readingOfFeed(const Fetched& page, Feed& feed);

/// How a model is shown it: what it is, where from and when, then its text from the character `from` on, and links where there is
/// room. At most `most` characters, and what was left out is said.
QString shownText(const Reading& reading, qsizetype from = 0, qsizetype most = 12'000);

} // namespace qd::agents
