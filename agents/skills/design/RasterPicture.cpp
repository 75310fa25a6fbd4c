#include "agents/skills/design/RasterPicture.h"

#include <QBuffer>
#include <QImageReader>

namespace qd::agents {

namespace {
constexpr qint64 kMostPixels = 64'000'000;
}

Result<PictureHead> rasterHead(const QByteArray& bytes)
{
    const std::optional<PictureHead> head = pictureHead(bytes);
    if (!head)
        return Error{Error::Parse, QStringLiteral("its bytes begin like no picture"), {}, {}};
    if (qint64(head->width) * head->height > kMostPixels)
        return Error{Error::Parse, QStringLiteral("it has %1 by %2 pixels").arg(head->width).arg(head->height), {}, {}};
    return *head;
}

Result<QImage> rasterImage(const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QImage image = reader.read();
    return image.isNull() ? Result<QImage>(Error{Error::Parse, reader.errorString(), {}, {}}) : Result<QImage>(image);
}

} // namespace qd::agents
