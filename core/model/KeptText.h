#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace qd {

/// One piece of something kept under its hash, as a person reads it: a named field of a document, or a text.
struct KeptPiece {
    QString name;  ///< "Proposed by"; empty for a text that has none
    QString text;  ///< empty for a name that stands above other pieces
    int depth = 0; ///< how far inside the document
    friend bool operator==(const KeptPiece&, const KeptPiece&) = default;
};

/// The bytes in reading order: a JSON document as its fields with their names opened, anything else that is UTF-8 as one
/// text. Nothing for bytes that are no text. Pure.
std::optional<QList<KeptPiece>> keptPieces(const QByteArray& bytes);

/// The hash of the system text that a kept call names, which is kept once for many calls; empty for anything else. Pure.
QByteArray systemTextOf(const QByteArray& bytes);

/// The hash that a reference to kept bytes is: 64 hexadecimal digits; empty for any other reference.
QByteArray keptHash(const QString& reference);

} // namespace qd
