#include "agents/office/writing/pictures/PictureOrders.h"

#include "agents/llm/providers/ProviderList.h"
#include "agents/office/writing/models/ModelChoice.h"
#include "core/rules/course/Course.h"

namespace qd::agents {

namespace {

bool isTrue(const ProviderList* providers, const QString& model, bool (*what)(const ModelTraits&))
{
    const Result<ChosenModel> found = providers ? providers->find(model) : Result<ChosenModel>(Error{});
    return found && what(found->traits);
}

/// Why none of these can be asked for a picture; empty, and `painter` is set, when one can.
QString whyNone(const QStringList& models, const OfficeState& state, const ProviderList* providers, QString& painter)
{
    QString why = QStringLiteral("The organisation has no tier for pictures.");
    for (const QString& model : models) {
        const QString provider = model.section(u':', 0, 0);
        const QString ill = troubleOf(state, model);
        if (providers && !isTrue(providers, model, [](const ModelTraits& traits) { return traits.pictures != PictureWay::None; })) {
            why = QStringLiteral("No model “%1” that makes pictures is known here.").arg(model);
        } else if (!canBeAsked(state, model)) {
            const auto known = providers ? providers->provider(provider) : nullptr;
            why = QStringLiteral("%1 cannot be asked for now: %2").arg(known ? known->title : provider, state.models.troubled.value(ill).why);
        } else {
            painter = model;
            return {};
        }
    }
    return why;
}

} // namespace

TierId pictureTier()
{
    return {QStringLiteral("picture")};
}

void takeShown(TurnOrder& order, const RunState& run)
{
    for (const QString& kind : order.step.shows) {
        const QList<Artefact> made = run.artefacts.value(kind);
        if (made.isEmpty())
            continue;
        order.artefacts.insert(kind, made.last().sha256);
        order.label = joined(order.label, made.last().label);
    }
}

QStringList seeingFirst(const QStringList& wanted, const ProviderList* providers)
{
    QStringList seeing, others;
    for (const QString& model : wanted)
        (isTrue(providers, model, [](const ModelTraits& traits) { return traits.images; }) ? seeing : others).append(model);
    return seeing + others;
}

void takePainter(TurnOrder& order, const OfficeState& state, const RunState& run, const OfficeSettings& settings)
{
    const QString use = usedIn(state, &run, settings);
    if (order.attempt > 1) // `invalid` says what came of the first one
        return;
    if (use != QLatin1String(ModelsState::kTiers)) {
        order.invalid = use == QLatin1String(ModelsState::kRehearsal) ? QStringLiteral("This is a rehearsal.") : QStringLiteral("Everybody is asked with %1, which is for words.").arg(use);
        return;
    }
    const Organisation* then = rules::organisationOf(state, run);
    const Tier* tier = then ? tierNow(state, *then, pictureTier()) : nullptr;
    const QStringList models = tier ? QStringList{tier->model} + tier->fallbacks : QStringList();
    QString painter;
    order.invalid = whyNone(models, state, settings.providers, painter);
    if (painter.isEmpty())
        return;
    order.work = Work::Ask;
    order.model = painter;
    order.tierModel = models.first();
    order.agent.tier = pictureTier(); // it is this tier's money
}

} // namespace qd::agents
