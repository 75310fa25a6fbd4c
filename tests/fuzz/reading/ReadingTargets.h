#pragma once

#include <QByteArray>
#include <QString>

namespace qd::fuzz {

// What is read of the outside. Each takes any bytes and says what did not hold; empty: everything did.

/// A page's text is text: within its bounds, without control characters, the same each time; its links lead to the web; and what
/// stands in a script, a style or a comment is none of it.
QString readingHtml(const QByteArray& bytes);
/// An answer over HTTP is the same in any cuts; one with a fault has no body, one that is whole is within its bounds.
QString readingHttp(const QByteArray& bytes);
/// robots.txt: itself may always be read, and a path does not change its meaning with its escapes. The first line is the path.
QString readingRobots(const QByteArray& bytes);
/// A feed is within its bounds, and its items lead to the web.
QString readingFeed(const QByteArray& bytes);

using ReadingTarget = QString (*)(const QByteArray&);
/// By the name of its corpus ("reading-html"); null for another name.
ReadingTarget readingTargetOf(const char* corpus);

} // namespace qd::fuzz
