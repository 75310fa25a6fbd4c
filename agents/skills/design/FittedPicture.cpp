#include "agents/skills/design/FittedPicture.h"

#include "agents/skills/design/RasterPicture.h"

#include <QBuffer>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

namespace qd::agents {

namespace {

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
    const Result<PictureHead> head = rasterHead(bytes);
    if (!head)
        return unusable(head.error().text);
    if (std::max(head->width, head->height) <= limit.edge && bytes.size() <= limit.bytes)
        return FittedPicture{bytes, head->mediaType, head->width, head->height};
    const Result<QImage> image = rasterImage(bytes);
    if (!image)
        return unusable(QStringLiteral("it is too large, and cannot be made smaller: %1").arg(image.error().text));
    return within(*image, limit);
}

} // namespace qd::agents
