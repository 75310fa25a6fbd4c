#include "app/engine/tiers/NotAskable.h"

#include "agents/llm/Market.h"
#include "agents/office/writing/pictures/PictureOrders.h"

namespace qd::app {

agents::AskedFor askedFor(const TierId& tier)
{
    return tier == agents::pictureTier() ? agents::AskedFor::Pictures : agents::AskedFor::Words;
}

QList<NotAskable> notAskable(const Organisation& organisation, const agents::Market& market)
{
    QList<NotAskable> found;
    const auto look = [&](const QString& who, const QStringList& models, agents::AskedFor what) {
        for (const QString& model : models) {
            if (model.isEmpty() || model == QLatin1String(ModelsState::kRehearsal))
                continue;
            if (const Result<Done> askable = agents::checkAskable(model, &market.providers, market.prices, {}, what); !askable)
                found.append({who, model, askable.error().text});
        }
    };
    for (const Tier& tier : organisation.tiers)
        look(QStringLiteral("the tier %1").arg(tier.id.text), QStringList{tier.model} + tier.fallbacks, askedFor(tier.id));
    for (const AgentProfile& agent : organisation.agents)
        look(QStringLiteral("the agent %1").arg(agent.id.text), QStringList{agent.model} + agent.fallbacks, agents::AskedFor::Words);
    return found;
}

} // namespace qd::app
