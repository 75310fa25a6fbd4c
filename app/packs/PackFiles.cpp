#include "app/packs/PackFiles.h"

#include "app/engine/Shelves.h"

namespace qd::app {

Result<ShelvedPack> shelvePack(const Home& home, const QString& file)
{
    const Shelves shelves(home);
    const Result<agents::ReadPack> read = agents::readPackFile(file, shelves.known(), shelves.brands().names());
    if (!read)
        return read.error();
    const QString id = read->pack.id.text;
    if (shelves.organisations().names().contains(id))
        return Error{Error::Rule, QStringLiteral("an organisation \"%1\" is here already, and no pack takes its place").arg(id), id, QStringLiteral("a pack whose organisation has another id")};
    if (const Result<Done> made = home.make(); !made)
        return made.error();
    ShelvedPack shelved{*read, agents::packBytes(agents::packPath(home.path(), id))};
    if (const Result<Done> kept = agents::keepPack(home.path(), id, agents::packBytes(file)); !kept)
        return kept.error();
    return shelved;
}

Result<Done> unshelvePack(const Home& home, const ShelvedPack& pack)
{
    return agents::keepPack(home.path(), pack.read.pack.id.text, pack.before);
}

} // namespace qd::app
