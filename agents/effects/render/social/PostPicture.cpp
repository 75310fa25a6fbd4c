#include "agents/effects/render/social/PostPicture.h"

#include "agents/effects/render/Rendered.h"

#include <QBuffer>
#include <QImage>

namespace qd::agents {

namespace {

constexpr int kQuality = 92;
constexpr double kTallest = 4.0 / 5.0, kWidest = 1.91; ///< width by height (IG User Media, "Image specifications")

Error wrong(const QString& text, const QString& hint = {})
{
    return {Error::Parse, text, QStringLiteral("image"), hint};
}

} // namespace

Result<QByteArray> jpegOf(const QByteArray& png, const QString& platform)
{
    if (png.isEmpty())
        return wrong(QStringLiteral("the post has no picture, and %1 takes none without one").arg(platform), QStringLiteral("a graphic of the run"));
    if (const Result<ImageSize> size = pngSize(png); !size)
        return size.error();
    const QImage picture = QImage::fromData(png, "PNG");
    const double ratio = picture.isNull() ? 0 : double(picture.width()) / picture.height();
    if (ratio < kTallest || ratio > kWidest)
        return wrong(QStringLiteral("the picture has %1 × %2 points; it may have from 4:5 to 1.91:1").arg(picture.width()).arg(picture.height()));
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.convertToFormat(QImage::Format_RGB32).save(&buffer, "JPEG", kQuality))
        return wrong(QStringLiteral("the picture could not be made a JPEG"));
    return jpeg;
}

} // namespace qd::agents
