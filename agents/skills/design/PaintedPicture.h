#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace qd::agents {

/// A picture that a model made, as the house sends it out.
struct PaintedPicture {
    QByteArray png;
    QString note; ///< a sentence where it did not come as it was asked for; else empty
};

/// Cuts the middle of it to 1200×630 and says in its XMP who made it: IPTC's DigitalSourceType "trainedAlgorithmicMedia" (IPTC
/// Photo Metadata Standard 2025.1, 10.28; PNG 3rd edition, 11.3.3.5 and C.) and the model; never what was asked for. The same
/// picture gives the same bytes, and so does one that went through this before.
/// @param title empty: the file bears none.
/// @param wanted "1536x1024", as it was asked for.
/// Error::Model: it is no picture, or a smaller one than half of what is needed.
/// @thread any.
Result<PaintedPicture> paintedPicture(const QByteArray& bytes, const QString& title, const QString& model, const QString& wanted);

/// `png` with an XMP packet (ISO 16684-1) as its "XML:com.adobe.xmp" chunk, right behind the head. `png` must begin with one.
QByteArray withXmp(const QByteArray& png, const QByteArray& xmp);

} // namespace qd::agents
