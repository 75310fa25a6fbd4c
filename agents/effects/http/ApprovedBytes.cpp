#include "agents/effects/http/ApprovedBytes.h"

#include "core/base/Digest.h"

namespace qd::agents {

namespace {

template <class T> const T* heldBy(const EffectContent& content, QLatin1String name)
{
    const auto found = content.details.constFind(name);
    return found == content.details.constEnd() ? nullptr : std::get_if<T>(&*found);
}

} // namespace

Result<Done> checkApproved(const Delivery& delivery)
{
    for (const EffectFile& file : delivery.content.files) {
        const auto bytes = delivery.blobs.constFind(file.sha256);
        if (bytes == delivery.blobs.constEnd() || bytes->size() != file.bytes || sha256(*bytes) != file.sha256)
            return Error{Error::Rule, QStringLiteral("the bytes of %1 are not the ones that were approved").arg(file.path.left(120)), file.path.left(120), {}};
    }
    return Done{};
}

Result<Done> checkTextFile(const EffectContent& content, const char* renderer)
{
    const QString text = detailIn(content, QLatin1String("text"));
    const EffectFile* const file = onlyFile(content, QLatin1String("text/plain"));
    if (file && !text.trimmed().isEmpty() && file->bytes == text.toUtf8().size())
        return Done{};
    return Error{Error::Rule, QStringLiteral("it has no text that is its only file of text/plain and its detail \"text\""), QStringLiteral("files"), QStringLiteral("the renderer \"%1\"").arg(QLatin1String(renderer))};
}

Result<Done> checkApprovedText(const Delivery& delivery)
{
    if (const Result<Done> same = checkApproved(delivery); !same)
        return same;
    const EffectFile* const file = onlyFile(delivery.content, QLatin1String("text/plain"));
    if (file && delivery.blobs.value(file->sha256) == detailIn(delivery.content, QLatin1String("text")).toUtf8())
        return Done{};
    return Error{Error::Rule, QStringLiteral("its text is not that of its file"), QStringLiteral("text"), {}};
}

QString detailIn(const EffectContent& content, QLatin1String name)
{
    const QString* text = heldBy<QString>(content, name);
    return text ? *text : QString();
}

std::optional<qint64> numberOf(const EffectContent& content, QLatin1String name)
{
    const qint64* number = heldBy<qint64>(content, name);
    return number ? std::optional(*number) : std::nullopt;
}

QStringList listIn(const EffectContent& content, QLatin1String name)
{
    const QStringList* texts = heldBy<QStringList>(content, name);
    return texts ? *texts : QStringList();
}

bool isMeantFor(const EffectContent& content, const QString& place)
{
    if (content.destination == place)
        return true;
    if (!content.destination.startsWith(place + QLatin1Char('/')) || content.files.isEmpty())
        return false;
    const QString below = content.destination.mid(place.size() + 1), file = content.files.first().path;
    const QString folder = file.left(file.lastIndexOf(u'/') + 1), above = folder.left(folder.lastIndexOf(u'/', -2) + 1);
    const QString slug = detailIn(content, QLatin1String("slug"));
    return below == file || below == folder || (!slug.isEmpty() && below == above + slug + QLatin1Char('/'));
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
