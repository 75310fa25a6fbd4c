#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

namespace qd::agents {

/// How large a picture may be.
struct PictureLimit {
    int edge = 1568;             ///< pixels of the longer side
    qsizetype bytes = 3'700'000;
};

struct FittedPicture {
    QByteArray bytes;
    QString mediaType;
    int width = 0;
    int height = 0;
};

/// A picture as models take it. PNG, JPEG and WebP within the limit stay as they are, byte for byte; what is larger, and an SVG
/// (SVG 1.1, drawn here at the edge of the limit), becomes a PNG within it, the same one each time. An SVG that names anything
/// outside of itself is refused. Error::Parse says what is no picture. Needs a running QGuiApplication for texts in an SVG.
/// @thread any.
Result<FittedPicture> fittedPicture(const QByteArray& bytes, const PictureLimit& limit = {});

} // namespace qd::agents
