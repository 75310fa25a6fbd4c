#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"
#include "core/base/Result.h"

/// What Meta is asked to publish on Instagram (developers.facebook.com/docs/instagram-platform/content-publishing,
/// .../instagram-graph-api/reference/ig-user/media, .../ig-user/media_publish, .../ig-container). Without keys. Pure.
namespace qd::agents {

constexpr qint64 kMostInstagramPicture = 8 * 1024 * 1024; ///< ig-user/media, "Image specifications"

/// A container: the picture, which Instagram fetches, and the caption. Nobody sees it; it is gone after 24 hours.
HttpRequest instagramContainer(const ConnectorFile& file, const QString& pictureAt, const QString& caption, const QString& alt);
HttpRequest instagramStatus(const ConnectorFile& file, const QString& container);
HttpRequest instagramPublish(const ConnectorFile& file, const QString& container);
HttpRequest instagramReadBack(const ConnectorFile& file, const QString& media);
HttpRequest instagramWho(const ConnectorFile& file);

/// Where a container stands (ig-container, "status_code").
enum class ContainerIs { Working, Ready, Published, Faulty, Expired };
/// Error::Parse: the answer is no such thing.
Result<ContainerIs> containerIn(const QByteArray& body);

} // namespace qd::agents
