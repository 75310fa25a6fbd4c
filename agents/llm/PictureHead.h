#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace qd::agents {

/// What the first bytes of a picture say about it.
struct PictureHead {
    QString mediaType; ///< "image/png", "image/jpeg", "image/webp"
    int width = 0;     ///< pixels, above 0
    int height = 0;
};

/// Nothing where it is none of these, or its size is not said: PNG (3rd edition, 5.2, 11.2.1), JPEG (ITU-T T.81, B.2.2), WebP
/// (RFC 9649, 2.4 to 2.7; RFC 6386, 9.1). Only the head is looked at: the rest may be broken. O(segments of a JPEG). Pure.
std::optional<PictureHead> pictureHead(QByteArrayView bytes);

} // namespace qd::agents
