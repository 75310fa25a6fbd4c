#include "agents/organisation/packs/PackShelf.h"

#include "agents/organisation/BrandFile.h"
#include "agents/organisation/DocumentShelf.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationShelf.h"
#include "core/rules/packs/PackTexts.h"

#include <QFile>

namespace qd::agents {

namespace {

const QString kSignature = QStringLiteral(".sig");

QString folderOf(const QString& home, const QString& into)
{
    return home + QStringLiteral("/packs") + (into.isEmpty() ? QString() : u'/' + into);
}

DocumentShelf shelfOf(const QString& home, const QString& into)
{
    return {QString(), home.isEmpty() ? QString() : folderOf(home, into), QStringLiteral(".json")};
}

bool isPlace(const QString& home, const QString& into)
{
    return !home.isEmpty() && (into.isEmpty() || isSlug(into));
}

} // namespace

QStringList packNames(const QString& home, const QString& into)
{
    QStringList names;
    for (const QString& name : isPlace(home, into) ? shelfOf(home, into).names() : QStringList())
        if (isSlug(name))
            names.append(name);
    return names;
}

QString packPath(const QString& home, const QString& id, const QString& into)
{
    return isPlace(home, into) && isSlug(id) ? shelfOf(home, into).ownPathOf(id) : QString();
}

Result<ReadPack> packOf(const QString& home, const QString& id, const Known& known, const QString& into)
{
    const QString path = packPath(home, id, into);
    if (path.isEmpty() || !QFile::exists(path))
        return Error{Error::Parse, QStringLiteral("there is no pack \"%1\"").arg(id), id, packNames(home, into).join(QLatin1String(", "))};
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

Result<Done> keepPack(const QString& home, const QString& id, const PackBytes& bytes, const QString& into)
{
    const QString path = packPath(home, id, into);
    const auto keep = [&](const QString& suffix, const QByteArray& content) -> Result<Done> {
        const QString file = path + suffix;
        if (content.isEmpty())
            return !QFile::exists(file) || QFile::remove(file) ? Result<Done>(Done{}) : Error{Error::Store, QStringLiteral("%1 cannot be removed").arg(file), file, {}};
        const Result<QString> kept = DocumentShelf(QString(), folderOf(home, into), QStringLiteral(".json") + suffix).put(id, content);
        return kept ? Result<Done>(Done{}) : Result<Done>(kept.error());
    };
    if (path.isEmpty())
        return Error{Error::Parse, QStringLiteral("\"%1\" is no id of a pack").arg(id), id, QStringLiteral("small letters, digits and hyphens")};
    const Result<Done> gone = keep(kSignature, {}); // never one that is another file's
    const Result<Done> kept = gone ? keep({}, bytes.pack) : gone;
    return kept && !bytes.signature.isEmpty() ? keep(kSignature, bytes.signature) : kept;
}

QString idIn(const QByteArray& bytes)
{
    const Result<Json> file = Json::parse(bytes);
    const QString id = file ? file->at(u"id").toString() : QString();
    return isSlug(id) ? id : QString();
}

Known knownWithPacks(const QString& home, const QString& organisation, Known known)
{
    for (const QString& id : organisation.isEmpty() ? QStringList() : packNames(home, organisation))
        if (const Result<ReadPack> pack = packOf(home, id, known, organisation); pack && rules::isSkills(pack->organisation))
            known = withTexts(std::move(known), pack->organisation.prompts, pack->organisation.replies);
    return known;
}

} // namespace qd::agents
