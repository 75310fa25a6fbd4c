#pragma once

#include "core/model/Effect.h"

#include <QMap>

namespace qd::agents {

/// An effect ready to be judged: what would leave, the bytes of it, and how it looks.
struct Rendered {
    EffectContent content;               ///< contentHash(content) is what an approval is bound to
    QMap<QByteArray, QByteArray> blobs;  ///< by SHA-256: every file of `content`
    QByteArray preview;                  ///< simple HTML for a text browser; images by the names of the effect's files
    QString previewType = QStringLiteral("text/html");

    /// Adds a file at `path` below the destination.
    void add(const QString& path, const QString& mediaType, const QByteArray& bytes);
};

/// What the renderers demand of `slug`, the name of the piece in addresses and folders: kebab-case ASCII, 1–100 long.
Result<Done> checkSlug(const QString& slug);
/// What they demand of the address that `piece` ("post") points to: http or https, or none.
Result<Done> checkLink(const QString& link, const QString& piece);
/// EffectContent::details of a piece that points to a page: slug, title, date, link.
Values linkDetails(const QString& slug, const QString& title, Instant date, const QString& link);
struct ImageSize {
    int width = 0;
    int height = 0;
};
/// The size that a PNG says it has (PNG specification, 11.2.2). Error::Parse: it is no PNG.
Result<ImageSize> pngSize(const QByteArray& png);

} // namespace qd::agents
