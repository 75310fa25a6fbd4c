#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <initializer_list>

namespace qd::agents {

// How a key is written where it does not stand as it is. Nothing of it is left behind but what is appended; whoever appends has
// reserved the room.

/// The base64 (RFC 4648, 4) of the parts, one after the other.
void appendBase64(QByteArray& to, std::initializer_list<QByteArrayView> parts);

/// Whether a key can stand in a body of that type: JSON, or a form (application/x-www-form-urlencoded).
bool isEscapable(QByteArrayView contentType);
/// The key inside a string of JSON (RFC 8259, 7) or a value of a form (WHATWG URL, 5.2), by the body's type, which is one of those.
void appendEscaped(QByteArray& to, QByteArrayView key, QByteArrayView contentType);
/// How many bytes that is.
qsizetype escapedSize(QByteArrayView key, QByteArrayView contentType);

} // namespace qd::agents
