#include "agents/effects/http/ApprovedBytes.h"

#include "core/base/Digest.h"

namespace qd::agents {

Result<Done> checkApproved(const Delivery& delivery)
{
    for (const EffectFile& file : delivery.content.files) {
        const auto bytes = delivery.blobs.constFind(file.sha256);
        if (bytes == delivery.blobs.constEnd() || bytes->size() != file.bytes || sha256(*bytes) != file.sha256)
            return Error{Error::Rule, QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path.left(120)), file.path.left(120), {}};
    }
    return Done{};
}

QString detailIn(const EffectContent& content, QLatin1String name)
{
    const auto found = content.details.constFind(name);
    const QString* text = found == content.details.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return text ? *text : QString();
}

bool isMeantFor(const EffectContent& content, const QString& place)
{
    return content.destination == place || content.destination.startsWith(place + QLatin1Char('/'));
}

const EffectFile* onlyFile(const EffectContent& content, QLatin1String type)
{
    const EffectFile* only = nullptr;
    for (const EffectFile& file : content.files) {
        const QString is = file.mediaType.section(u';', 0, 0).trimmed();
        if (is != type && !(type.endsWith(QLatin1Char('/')) && is.startsWith(type)))
            continue;
        if (only)
            return nullptr;
        only = &file;
    }
    return only;
}

} // namespace qd::agents
