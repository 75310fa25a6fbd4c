#include "agents/office/writing/models/ModelChoice.h"

#include "agents/llm/providers/ProviderList.h"
#include "agents/office/writing/pictures/PictureOrders.h"
#include "core/rules/course/Course.h"

#include <algorithm>

namespace qd::agents {

namespace {

QStringList wantedBy(const OfficeState& state, const TurnOrder& order, const OfficeSettings& settings)
{
    const auto run = state.runs.open.constFind(order.run);
    return run == state.runs.open.constEnd() ? QStringList() : wantedModels(state, &*run, order.agent, settings, !order.step.shows.isEmpty());
}

} // namespace

QString usedIn(const OfficeState& state, const RunState* run, const OfficeSettings& settings)
{
    if (!settings.model.isEmpty())
        return settings.model;
    return run ? state.usedBy(*run) : state.models.use;
}

const Tier* tierNow(const OfficeState& state, const Organisation& then, const TierId& id)
{
    const Organisation& now = state.org.organisation();
    for (const Organisation* one : {now.id == then.id ? &now : &then, &then})
        for (const Tier& tier : one->tiers)
            if (tier.id == id)
                return &tier;
    return nullptr;
}

QStringList wantedModels(const OfficeState& state, const RunState* run, const AgentProfile& agent, const OfficeSettings& settings, bool shown)
{
    const Organisation* then = run ? rules::organisationOf(state, *run) : &state.org.organisation();
    if (!then)
        return {};
    if (const QString use = usedIn(state, run, settings); use != QLatin1String(ModelsState::kTiers))
        return {use};
    QStringList wanted = QStringList{agent.model} + agent.fallbacks;
    if (agent.model.isEmpty()) {
        const Tier* tier = tierNow(state, *then, agent.tier);
        wanted = tier ? QStringList{tier->model} + tier->fallbacks : QStringList();
    }
    return shown ? seeingFirst(wanted, settings.providers) : wanted;
}

QString troubleOf(const OfficeState& state, const QString& model)
{
    return state.models.troubled.contains(model) ? model : model.section(u':', 0, 0);
}

bool canBeAsked(const OfficeState& state, const QString& model)
{
    return !state.models.troubled.contains(troubleOf(state, model));
}

QString firstToAsk(const OfficeState& state, const QStringList& wanted)
{
    const auto found = std::find_if(wanted.begin(), wanted.end(), [&](const QString& model) { return canBeAsked(state, model); });
    return found != wanted.end() ? *found : wanted.value(0);
}

bool canGoElsewhere(const OfficeState& state, const TurnOrder& order, const OfficeSettings& settings)
{
    if (order.work != Work::Ask || order.step.paints || canBeAsked(state, order.model))
        return false;
    const QStringList wanted = wantedBy(state, order, settings);
    return std::any_of(wanted.begin(), wanted.end(), [&](const QString& model) { return model != order.model && canBeAsked(state, model); });
}

QString whyNobody(const OfficeState& state, const TurnOrder& order, const OfficeSettings& settings)
{
    QStringList told;
    for (const QString& model : wantedBy(state, order, settings)) {
        const QString who = troubleOf(state, model);
        const auto provider = settings.providers ? settings.providers->provider(who) : nullptr;
        const QString why = state.models.troubled.value(who).why;
        const bool saysWho = why.section(u':', 0, 0).contains(who); // in our own words, which go before the provider's
        const QString line = saysWho ? why : QStringLiteral("%1: %2").arg(provider ? provider->title : who, why);
        if (!why.isEmpty() && !told.contains(line))
            told.append(line);
    }
    return told.join(u' ');
}

} // namespace qd::agents
