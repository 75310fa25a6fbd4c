#include "app/engine/tiers/TierFile.h"

#include "agents/llm/AskableModel.h"
#include "agents/llm/Market.h"
#include "app/engine/tiers/NotAskable.h"
#include "app/engine/Shelves.h"

namespace qd::app {

namespace {

/// Each has somebody who can be asked for it, at a known price, and stands there once.
Result<Done> checkModels(const Home& home, const QString& tier, const QStringList& models)
{
    const Result<agents::Market> market = agents::Market::read(home.path());
    if (!market)
        return market.error();
    if (models.isEmpty())
        return Error{Error::Parse, QStringLiteral("a tier asks one model at least"), {}, QStringLiteral("PROVIDER:MODEL")};
    for (const QString& model : models) {
        if (!model.contains(u':'))
            return Error{Error::Parse, QStringLiteral("“%1” is no model of a provider").arg(model), model, QStringLiteral("PROVIDER:MODEL")};
        if (const Result<Done> askable = agents::checkAskable(model, &market->providers, market->prices, model, askedFor({tier})); !askable)
            return askable.error();
        if (models.count(model) > 1)
            return Error{Error::Parse, QStringLiteral("“%1” stands there twice").arg(model), model, QStringLiteral("each model once, in the order in which they are asked")};
    }
    return Done{};
}

Result<Organisation> withTier(Organisation organisation, const QString& id, const QStringList& models)
{
    QStringList known;
    for (Tier& tier : organisation.tiers) {
        known.append(tier.id.text);
        if (tier.id.text != id)
            continue;
        tier.model = models.first();
        tier.fallbacks = models.mid(1);
        return organisation;
    }
    return Error{Error::Parse, QStringLiteral("%1 has no tier \"%2\"").arg(organisation.title, id), QStringLiteral("TIER"), QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
}

} // namespace

Result<TierWritten> writeTier(const Home& home, const QString& organisation, const QString& tier, const QStringList& models)
{
    if (const Result<Done> right = checkModels(home, tier, models); !right)
        return right.error();
    const Shelves shelves(home);
    const Result<Organisation> before = shelves.organisation(organisation);
    if (before && !before->pack.isEmpty())
        return Error{Error::Rule, QStringLiteral("%1 came in a pack, and its tiers are as its publisher wrote them").arg(before->title), QStringLiteral("TIER"), QStringLiteral("models use MODEL, which all its agents ask then")};
    const Result<Organisation> changed = before ? withTier(*before, tier, models) : before;
    if (!changed)
        return changed.error();
    const bool wasShipped = !shelves.organisations().isOwn(organisation);
    if (const Result<Done> made = home.make(); !made)
        return made.error();
    const Result<QString> path = shelves.organisations().save(*changed);
    if (!path)
        return path.error();
    return TierWritten{{*changed, organisation}, *path, wasShipped};
}

} // namespace qd::app
