#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

/// The small things that mails from outside are written in (RFC 2045, 2047, 5322). Whatever the bytes are, each ends, in time and memory of the order of them. Pure.
namespace qd::agents {

/// A header such as Content-Type: what stands before its first semicolon, and what it says besides by name. Both in small letters but for the values.
struct MimeField {
    QByteArray value;
    QMap<QByteArray, QByteArray> parameters;
};
MimeField mimeField(const QByteArray& header);

/// Base64 and quoted-printable as they are meant; anything else as it is.
QByteArray decodedBody(const QByteArray& bytes, const QByteArray& encoding);
/// Text in a charset that it says; one that nobody knows here keeps what is ASCII of it, and the rest becomes U+FFFD.
QString charsetText(const QByteArray& bytes, const QByteArray& charset);
/// A header as people read it: on one line, its encoded words read.
QString headerWords(const QByteArray& header);

/// The first address in a header as From or To, in small letters; empty: there is none.
QString firstAddress(const QByteArray& header);
/// The name before it, as people read it; empty: there is none.
QString firstName(const QByteArray& header);

} // namespace qd::agents
