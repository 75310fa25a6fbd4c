#include "agents/skills/design/FittedPicture.h"

#include "agents/llm/PictureHead.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

namespace qd::agents {

namespace {

constexpr qint64 kMostPixels = 64'000'000; // beyond is no picture that anybody made for a page
constexpr int kLeastEdge = 64;

Error unusable(const QString& why)
{
    return {Error::Parse, QStringLiteral("The picture cannot be shown: %1.").arg(why), {}, QStringLiteral("PNG, JPEG, WebP or SVG")};
}

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

/// Smaller and smaller until it fits.
Result<FittedPicture> within(const QImage& image, const PictureLimit& limit)
{
    for (int edge = std::min(limit.edge, std::max(image.width(), image.height())); edge >= kLeastEdge; edge = edge * 3 / 4) {
        const bool isLarger = std::max(image.width(), image.height()) > edge;
        const QImage scaled = isLarger ? image.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
        const QByteArray png = pngOf(scaled);
        if (png.isEmpty() || scaled.isNull())
            return unusable(QStringLiteral("it could not be written as PNG"));
        if (png.size() <= limit.bytes)
            return FittedPicture{png, QStringLiteral("image/png"), scaled.width(), scaled.height()};
    }
    return unusable(QStringLiteral("even small it has more than %1 bytes").arg(limit.bytes));
}

bool looksLikeSvg(const QByteArray& bytes)
{
    const QByteArray start = bytes.left(1024).trimmed();
    return start.startsWith("<svg") || (start.startsWith("<?xml") && bytes.left(4096).contains("<svg"));
}

/// Drawings may name files and addresses; what is drawn here must not bring any of them along.
bool reachesOut(const QByteArray& svg)
{
    static const QRegularExpression outward(QStringLiteral("href\\s*+=\\s*+[\"'](?!#)|url\\(\\s*+[\"']?+(?!#)|<!ENTITY|@import"), QRegularExpression::CaseInsensitiveOption);
    return QString::fromUtf8(svg).contains(outward);
}

Result<QImage> drawn(const QByteArray& svg, int edge)
{
    if (reachesOut(svg))
        return unusable(QStringLiteral("the SVG names something outside of itself"));
    QSvgRenderer renderer(svg);
    const QSizeF size = renderer.viewBoxF().isEmpty() ? QSizeF(renderer.defaultSize()) : renderer.viewBoxF().size();
    if (!renderer.isValid() || size.isEmpty())
        return unusable(QStringLiteral("it is no SVG that can be drawn"));
    QImage image(size.scaled(edge, edge, Qt::KeepAspectRatio).toSize().expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    image.fill(Qt::white); // as the page that it stands on
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

} // namespace

Result<FittedPicture> fittedPicture(const QByteArray& bytes, const PictureLimit& limit)
{
    if (looksLikeSvg(bytes)) {
        const Result<QImage> image = drawn(bytes, limit.edge);
        return image ? within(*image, limit) : Result<FittedPicture>(image.error());
    }
    const std::optional<PictureHead> head = pictureHead(bytes);
    if (!head || qint64(head->width) * head->height > kMostPixels)
        return unusable(head ? QStringLiteral("it has %1 by %2 pixels").arg(head->width).arg(head->height) : QStringLiteral("its bytes begin like no picture"));
    if (std::max(head->width, head->height) <= limit.edge && bytes.size() <= limit.bytes)
        return FittedPicture{bytes, head->mediaType, head->width, head->height};
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QImage image = reader.read();
    if (image.isNull())
        return unusable(QStringLiteral("it is too large, and cannot be made smaller: %1").arg(reader.errorString()));
    return within(image, limit);
}

} // namespace qd::agents
