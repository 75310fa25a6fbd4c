#include "app/packs/PackFiles.h"

#include "app/engine/Shelves.h"
#include "core/rules/packs/PackTexts.h"

namespace qd::app {

namespace {

const QString kReply = QStringLiteral("reply/");

/// Where texts alone go: an organisation of hers that is here.
Result<QString> placeFor(const agents::ReadPack& read, const QString& into, const QStringList& hers)
{
    if (!rules::isSkills(read.organisation))
        return QString();
    const QString which = QStringLiteral("an organisation of yours: %1").arg(hers.join(QLatin1String(", ")));
    if (into.isEmpty())
        return Error{Error::Parse, QStringLiteral("\"%1\" brings prompts and forms of replies alone, and nothing says which organisation they are for").arg(read.pack.id.text), QStringLiteral("--into"), which};
    if (!hers.contains(into))
        return Error{Error::Parse, QStringLiteral("there is no organisation \"%1\" of yours").arg(into), QStringLiteral("--into"), which};
    return into;
}

} // namespace

QStringList organisationsOfHers(const Home& home)
{
    return Shelves(home).organisations().names();
}

Result<ShelvedPack> shelvePack(const Home& home, const QString& file, const QString& into)
{
    const Shelves shelves(home);
    const QStringList hers = shelves.organisations().names();
    const Result<agents::ReadPack> read = agents::readPackFile(file, shelves.known(), shelves.brands().names());
    const Result<QString> place = read ? placeFor(*read, into, hers) : Result<QString>(read.error());
    if (!place)
        return place.error();
    const QString id = read->pack.id.text;
    if (place->isEmpty() && hers.contains(id))
        return Error{Error::Rule, QStringLiteral("an organisation \"%1\" is here already, and no pack takes its place").arg(id), id, QStringLiteral("a pack whose organisation has another id")};
    if (const Result<Done> made = home.make(); !made)
        return made.error();
    ShelvedPack shelved{*read, *place, agents::packBytes(agents::packPath(home.path(), id, *place))};
    if (const Result<Done> kept = agents::keepPack(home.path(), id, agents::packBytes(file), *place); !kept)
        return kept.error();
    return shelved;
}

Result<Done> unshelvePack(const Home& home, const ShelvedPack& pack)
{
    return agents::keepPack(home.path(), pack.read.pack.id.text, pack.before, pack.into);
}

Result<Done> fits(const Home& home, const Organisation& hers, const Organisation& skills, const QStringList& texts)
{
    Organisation plain = hers;
    plain.prompts.clear();
    plain.replies.clear();
    QMap<QString, QString> replies = hers.replies;
    for (const QString& text : texts)
        if (text.startsWith(kReply))
            replies.insert(text.mid(kReply.size()), skills.replies.value(text.mid(kReply.size())));
    agents::Known known = agents::knownWithPacks(home.path(), hers.id.text, Shelves(home).known());
    for (const QString& reply : replies.keys())
        known.replies.removeAll(reply);
    const Result<Organisation> whole = agents::readOrganisation(agents::writeOrganisation(plain), hers.id.text, agents::withTexts(known, {}, replies));
    if (whole)
        return Done{};
    return Error{Error::Rule, QStringLiteral("%1 would not hold together with it: %2").arg(hers.title, whole.error().text), whole.error().where, QStringLiteral("a form that has what later steps take from the reply")};
}

} // namespace qd::app
