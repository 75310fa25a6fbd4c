#include "agents/effects/render/Rendered.h"

#include "agents/effects/render/Html.h"

#include "core/base/Digest.h"

#include <QRegularExpression>
#include <QtEndian>

namespace qd::agents {

void Rendered::add(const QString& path, const QString& mediaType, const QByteArray& bytes)
{
    const QByteArray name = sha256(bytes);
    content.files.append({path, name, mediaType, bytes.size()});
    blobs.insert(name, bytes);
}

Result<Done> checkSlug(const QString& slug)
{
    static const QRegularExpression kKebab(QStringLiteral("\\A[a-z0-9]+(-[a-z0-9]+)*\\z"));
    if (slug.size() <= 100 && kKebab.match(slug).hasMatch())
        return Done{};
    return Error{Error::Parse, QStringLiteral("the slug \"%1\" cannot be part of an address; write it like \"first-steps-with-ai\"").arg(slug.left(100)),
                 QStringLiteral("slug"), QStringLiteral("small letters and digits, joined by single hyphens, at most 100")};
}

Result<Done> checkLink(const QString& link, const QString& piece)
{
    if (link.isEmpty() || isWebAddress(link))
        return Done{};
    return Error{Error::Parse, QStringLiteral("the %1's link is no web address: %2").arg(piece, link.left(200)), QStringLiteral("link"),
                 QStringLiteral("https://…")};
}

Values linkDetails(const QString& slug, const QString& title, Instant date, const QString& link)
{
    return {{QStringLiteral("slug"), slug}, {QStringLiteral("title"), oneLine(title)},
            {QStringLiteral("date"), toRfc3339(date)}, {QStringLiteral("link"), link}};
}

Result<ImageSize> pngSize(const QByteArray& png)
{
    constexpr qsizetype kWidthAt = 16; // signature 8, length 4, "IHDR" 4
    static const QByteArray kStart = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
    const auto number = [&png](qsizetype at) { return qFromBigEndian<quint32>(png.constData() + at); };
    if (png.size() >= kWidthAt + 8 && png.startsWith(kStart)) {
        const quint32 width = number(kWidthAt);
        const quint32 height = number(kWidthAt + 4);
        if (width > 0 && height > 0 && width <= 20'000 && height <= 20'000)
            return ImageSize{int(width), int(height)};
    }
    return Error{Error::Parse, QStringLiteral("the image is not a PNG"), QStringLiteral("image"), QStringLiteral("a PNG file")};
}

} // namespace qd::agents
