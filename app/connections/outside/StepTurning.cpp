#include "app/connections/outside/StepTurning.h"

#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/effects/settings/WayTaking.h"
#include "app/engine/Shelves.h"

namespace qd::app {

Result<rules::WayTakes> takesOf(const Home& home, const QString& id)
{
    for (const agents::SetUpConnector& each : agents::connectorFiles(home.path()))
        if (each.name == id + QLatin1String(".json"))
            return each.file ? Result<rules::WayTakes>(agents::takenBy(*each.file)) : Result<rules::WayTakes>(each.file.error());
    const std::optional<rules::WayTakes> named = agents::takenBy(id);
    return named ? Result<rules::WayTakes>(*named)
                 : Result<rules::WayTakes>(Error{Error::Parse, QStringLiteral("there is no connector \"%1\"").arg(id), id, QStringLiteral("quarterdeck connectors list shows them, connectors add sets one up")});
}

Result<StepsWritten> writeSteps(const Home& home, const QString& organisation, const QString& id, const QList<rules::StepName>& steps)
{
    const Result<rules::WayTakes> way = takesOf(home, id);
    if (!way)
        return way.error();
    const Shelves shelves(home);
    const Result<Organisation> before = shelves.organisation(organisation);
    if (!before)
        return before.error();
    if (!before->pack.isEmpty())
        return Error{Error::Rule, QStringLiteral("%1 came in a pack, and its steps go where its publisher wrote").arg(before->title), id, QStringLiteral("--org, with an organisation of yours")};
    const Result<Organisation> changed = rules::turnedTo(*before, *way, steps);
    if (!changed)
        return changed.error();
    const bool wasShipped = !shelves.organisations().isOwn(organisation);
    if (const Result<Done> made = home.make(); !made)
        return made.error();
    const Result<QString> path = shelves.organisations().save(*changed);
    return path ? Result<StepsWritten>(StepsWritten{{*changed, organisation}, *path, wasShipped}) : Result<StepsWritten>(path.error());
}

} // namespace qd::app
