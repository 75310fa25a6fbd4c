#include "app/commands/models/TierModels.h"

#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/models/ProviderCall.h"
#include "app/engine/Shelves.h"

namespace qd::app {

namespace {

/// Each has somebody who can be asked for it, at a known price, and stands there once.
Result<Done> checkModels(const Invocation& call, const QStringList& models)
{
    for (const QString& model : models) {
        if (!model.contains(u':'))
            return Error{Error::Parse, QStringLiteral("“%1” is no model of a provider").arg(model), model, QStringLiteral("PROVIDER:MODEL")};
        if (const Result<Done> known = checkModel(call, model, model); !known)
            return known.error();
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

int setTierModels(const Invocation& call, const QString& tier, const QStringList& models)
{
    if (const Result<Done> right = checkModels(call, models); !right)
        return call.fail(right.error());
    const Shelves shelves(call.home);
    const Result<Organisation> before = shelves.organisation(call.organisation);
    const Result<Organisation> changed = before ? withTier(*before, tier, models) : before;
    if (!changed)
        return call.fail(changed.error());
    const bool wasShipped = !shelves.organisations().isOwn(call.organisation);
    if (const Result<Done> made = call.home.make(); !made)
        return call.fail(made.error());
    const Result<QString> path = shelves.organisations().save(*changed);
    const Result<Receipt> adopted = path ? sendCommand(call, AdoptOrganisation{*changed, call.organisation}) : Result<Receipt>(path.error());
    if (!adopted)
        return call.fail(adopted.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "tier", tier);
            field(out, "model", models.first());
            field(out, "fallbacks", models.mid(1));
            field(out, "path", *path);
        }));
    call.say(QStringLiteral("Who is of the tier %1 asks %2.").arg(tier, models.join(QStringLiteral(", else "))));
    call.say(wasShipped ? QStringLiteral("It stands in %1, in place of what ships, which is used again when that file is removed.").arg(*path) : QStringLiteral("It stands in %1.").arg(*path));
    return kDone;
}

} // namespace qd::app
