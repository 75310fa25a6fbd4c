#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ModelListing.h"
#include "agents/llm/providers/ProviderList.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/models/ProviderCall.h"
#include "app/keys/HomeKeys.h"
#include "core/rules/Authority.h"

namespace qd::app {

namespace {

using agents::ModelProvider;

/// Everything that the list is made of.
struct Known {
    OfficeState state;
    agents::ProviderList providers;
    agents::PriceList prices;
    QStringList keys; ///< names of those that are kept, or are with who is at work
};

Result<Known> know(const Invocation& call)
{
    Result<OfficeState> state = stateNow(call);
    if (!state)
        return state.error();
    Result<agents::ProviderList> providers = agents::ProviderList::read(call.home.path());
    if (!providers)
        return providers.error();
    Result<agents::PriceList> prices = agents::PriceList::read(call.home.path());
    if (!prices)
        return prices.error();
    Known known{std::move(*state), std::move(*providers), std::move(*prices), {}};
    for (const agents::KeptKey& key : keysOf(call.home)->kept())
        known.keys.append(key.name);
    known.keys += keysAtWork(call).keys();
    return known;
}

QString inUse(const OfficeState& state)
{
    if (state.models.use == QLatin1String(ModelsState::kRehearsal))
        return QStringLiteral("The department rehearses: nobody outside is asked, and nothing is paid.");
    if (state.models.use == QLatin1String(ModelsState::kTiers))
        return QStringLiteral("Each agent asks the model of its tier, or its own.");
    return QStringLiteral("All agents ask %1.").arg(state.models.use);
}

/// What stands between the provider and a call; empty: nothing that can be seen from here.
QString lacking(const ModelProvider& provider, const Known& known)
{
    if (provider.isTemplate())
        return QStringLiteral("has no address yet");
    if (!provider.key.header.isEmpty() && !provider.key.isOptional && !known.keys.contains(provider.id))
        return QStringLiteral("lacks its key: quarterdeck keys set %1").arg(provider.id);
    return known.state.models.troubled.contains(provider.id) ? known.state.models.troubled.value(provider.id).why : QString();
}

void print(const Invocation& call, const Known& known)
{
    call.print(document([&](JsonWriter& out) {
        field(out, "use", known.state.models.use);
        fieldList(out, "tiers", known.state.org.organisation().tiers, [&out](const Tier& tier) {
            field(out, "id", tier.id);
            field(out, "model", tier.model);
            field(out, "fallbacks", tier.fallbacks);
        });
        fieldList(out, "providers", known.providers.providers(), [&](const ModelProvider& provider) {
            field(out, "id", provider.id);
            field(out, "title", provider.title);
            field(out, "address", provider.baseUrl);
            field(out, "lacks", lacking(provider, known));
            fieldList(out, "models", provider.models, [&](const agents::ModelTraits& model) {
                const Result<agents::ModelPrice> price = known.prices.price(provider.id + u':' + model.model);
                field(out, "model", model.model);
                field(out, "context_tokens", model.context.value);
                field(out, "input_micro_usd_per_million", price ? std::optional(price->price.input) : std::nullopt);
                field(out, "output_micro_usd_per_million", price ? std::optional(price->price.output) : std::nullopt);
                field(out, "batch_percent", price && provider.batches != agents::BatchWay::None ? price->batchPercent : 0);
                field(out, "price_of", price ? std::optional(price->date) : std::nullopt);
            });
        });
    }));
}

int list(const Invocation& call)
{
    const Result<Known> known = know(call);
    if (!known)
        return call.fail(known.error());
    if (call.json)
        print(call, *known);
    call.say(inUse(known->state));
    for (const Tier& tier : known->state.org.organisation().tiers)
        call.say(QStringLiteral("    %1  %2%3").arg(tier.id.text, -8).arg(tier.model, tier.fallbacks.isEmpty() ? QString() : QStringLiteral(", else %1").arg(tier.fallbacks.join(QStringLiteral(", ")))));
    for (const ModelProvider& provider : known->providers.providers()) {
        const QString lacks = lacking(provider, *known);
        call.say(QStringLiteral("%1  %2%3").arg(provider.id, -12).arg(provider.title, lacks.isEmpty() ? QString() : QStringLiteral("; ") + lacks));
        for (const agents::ModelTraits& model : provider.models)
            if (const Result<agents::ModelPrice> price = known->prices.price(provider.id + u':' + model.model); price)
                call.say(QStringLiteral("    %1  %2 in, %3 out per million tokens (%4)%5").arg(model.model, -22)
                             .arg(rules::dollars(price->price.input), rules::dollars(price->price.output), price->date,
                                  provider.batches != agents::BatchWay::None && price->batchPercent > 0 ? QStringLiteral("; %1 % where it can wait").arg(price->batchPercent) : QString()));
    }
    return kDone;
}

/// Asks the provider which models it has, which costs nothing (Anthropic: "List Models"; OpenAI: "List models").
int test(const Invocation& call, const QString& id)
{
    const Result<agents::ProviderList> providers = agents::ProviderList::read(call.home.path());
    if (!providers)
        return call.fail(providers.error());
    const ModelProvider* provider = providers->provider(id);
    if (!provider || provider->isTemplate())
        return call.fail({Error::Parse, QStringLiteral("there is no provider “%1” with an address").arg(id), id, QStringLiteral("one that \"quarterdeck models\" shows")});
    const Result<ProviderSaid> came = askProvider(call, *provider, [provider](const agents::SharedSecret& key) { return agents::listingOf(*provider, key); });
    const Result<agents::ModelListing> listing = came ? agents::readListing(*provider, came->key, came->answer) : Result<agents::ModelListing>(came.error());
    if (!listing)
        return call.fail(listing.error());
    const QString said = QStringLiteral("%1 answers, takes %2, and has %3%4 models.").arg(provider->title, came->key ? QStringLiteral("the key") : QStringLiteral("no key"),
                                                                                          listing->isWhole ? QString() : QStringLiteral("more than ")).arg(listing->models.size());
    call.say(said);
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", QStringList{said}); }));
    return kDone;
}

/// A model that could never be asked is refused now, and not by each agent.
int use(const Invocation& call, const QString& who)
{
    const Result<Done> known = checkModel(call, who, QStringLiteral("WHO"));
    return known ? carryOut(call, Command(UseModels{who})) : call.fail(known.error());
}

} // namespace

int modelsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | use WHO | test PROVIDER | count PROVIDER:MODEL FILE\n"
                                                    "WHO: rehearsal; tiers, each agent the model of its tier; or PROVIDER:MODEL for all.\n"
                                                    "test asks a provider for its list of models, with the key, and costs nothing.\n"
                                                    "count asks a provider how many tokens a text has, which costs nothing either."));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call);
    if (verb == QLatin1String("use") && words.size() == 2)
        return use(call, words[1]);
    if (verb == QLatin1String("test") && words.size() == 2)
        return test(call, words[1]);
    if (verb == QLatin1String("count") && words.size() == 3)
        return countTokens(call, words[1], words[2]);
    return call.fail({Error::Parse, QStringLiteral("models cannot \"%1\"").arg(words.join(u' ')), verb, QStringLiteral("list, use WHO, test PROVIDER or count PROVIDER:MODEL FILE")});
}

} // namespace qd::app
