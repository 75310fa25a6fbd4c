#include "agents/organisation/packs/PackShelf.h"

#include "agents/organisation/BrandFile.h"
#include "agents/organisation/DocumentShelf.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationShelf.h"

#include <QFile>

namespace qd::agents {

namespace {

const QString kSignature = QStringLiteral(".sig");

DocumentShelf shelfOf(const QString& home)
{
    return {QString(), home.isEmpty() ? QString() : home + QStringLiteral("/packs"), QStringLiteral(".json")};
}

} // namespace

QStringList packNames(const QString& home)
{
    QStringList names;
    for (const QString& name : home.isEmpty() ? QStringList() : shelfOf(home).names())
        if (isSlug(name))
            names.append(name);
    return names;
}

QString packPath(const QString& home, const QString& id)
{
    return home.isEmpty() || !isSlug(id) ? QString() : shelfOf(home).ownPathOf(id);
}

Result<ReadPack> packOf(const QString& home, const QString& id, const Known& known)
{
    const QString path = packPath(home, id);
    if (path.isEmpty() || !QFile::exists(path))
        return Error{Error::Parse, QStringLiteral("there is no pack \"%1\"").arg(id), id, packNames(home).join(QLatin1String(", "))};
    return readPackFile(path, known, BrandShelf(home).names());
}

PackBytes packBytes(const QString& path)
{
    const auto read = [](const QString& file) {
        const Result<QByteArray> bytes = QFile::exists(file) ? fileBytes(file, kMostPackBytes) : QByteArray();
        return bytes ? *bytes : QByteArray();
    };
    return {read(path), read(path + kSignature)};
}

Result<Done> keepPack(const QString& home, const QString& id, const PackBytes& bytes)
{
    const QString path = packPath(home, id);
    const auto keep = [&](const QString& suffix, const QByteArray& content) -> Result<Done> {
        const QString file = path + suffix;
        if (content.isEmpty())
            return !QFile::exists(file) || QFile::remove(file) ? Result<Done>(Done{}) : Error{Error::Store, QStringLiteral("%1 cannot be removed").arg(file), file, {}};
        const Result<QString> kept = DocumentShelf(QString(), home + QStringLiteral("/packs"), QStringLiteral(".json") + suffix).put(id, content);
        return kept ? Result<Done>(Done{}) : Result<Done>(kept.error());
    };
    if (path.isEmpty())
        return Error{Error::Parse, QStringLiteral("\"%1\" is no id of a pack").arg(id), id, QStringLiteral("small letters, digits and hyphens")};
    const Result<Done> gone = keep(kSignature, {}); // never one that is another file's
    const Result<Done> kept = gone ? keep({}, bytes.pack) : gone;
    return kept && !bytes.signature.isEmpty() ? keep(kSignature, bytes.signature) : kept;
}

} // namespace qd::agents
