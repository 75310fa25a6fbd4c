#pragma once

#include <QByteArrayView>
#include <QString>

#include <functional>

namespace qd::agents {

/// Takes a provider's words and gives them without what must not be seen.
using Mask = std::function<QString(const QString&)>;

/// `text` without anything that looks like a key, and without any part of `secret` of six bytes or more.
QString masked(const QString& text, QByteArrayView secret = {});

/// Whether the text holds the key, or its first or last twelve bytes; also behind the escapes of JSON strings (RFC 8259, 7), four
/// of which may stand around each other, of addresses (RFC 3986, 2.1), in hex or base64 (RFC 4648), and with something between its
/// characters that nobody sees.
bool holdsKey(const QString& text, QByteArrayView secret);

/// The words of somebody who was asked with the key: masked(), and none of them where it can still be read from them.
QString wordsWithoutKey(const QString& text, QByteArrayView secret);

/// A provider's words as one plain sentence part: no markup, no control characters, no line breaks, masked by masked() and
/// then by `mask`, at most `most` characters.
QString plainWords(const QString& text, const Mask& mask = {}, qsizetype most = 200);

} // namespace qd::agents
