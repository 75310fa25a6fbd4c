#include "agents/keys/KeyNames.h"
#include "agents/llm/Market.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/models/ProviderCall.h"
#include "app/commands/models/TierModels.h"
#include "app/engine/tiers/NotAskable.h"
#include "app/keys/HomeKeys.h"
#include "app/keys/KeyAddresses.h"
#include "core/model/money/Budget.h"
#include "core/rules/Authority.h"

namespace qd::app {

namespace {

using agents::ModelProvider;

/// Everything that the list is made of.
struct Known {
    OfficeState state;
    agents::Market market;
    QStringList keys; ///< names of those that are kept
    QMap<QString, QString> elsewhere; ///< those that are only with who is at work: on which organisation
    QMap<QString, QString> origins;   ///< what those that are kept were given for, as far as that can be seen
    agents::ProviderList shipped;     ///< without the home's files
};

Result<Known> know(const Invocation& call)
{
    Result<OfficeState> state = stateNow(call);
    if (!state)
        return state.error();
    Result<agents::Market> market = agents::Market::read(call.home.path());
    if (!market)
        return market.error();
    Result<agents::ProviderList> shipped = agents::ProviderList::read();
    if (!shipped)
        return shipped.error();
    const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
    Known known{std::move(*state), std::move(*market), {}, {}, keyOrigins(*shelf), std::move(*shipped)};
    const QMap<QString, KeyAtWork> atWork = keysAtWork(call);
    for (auto key = atWork.begin(); key != atWork.end(); ++key) {
        known.elsewhere.insert(key.key(), key->organisation);
        known.origins.insert(key.key(), key->origin);
    }
    for (const agents::KeptKey& key : shelf->kept())
        known.keys.append(key.name);
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

/// Its key is only with what works on that organisation, until it ends.
QString holderOf(const ModelProvider& provider, const Known& known)
{
    return known.keys.contains(provider.id) ? QString() : known.elsewhere.value(provider.id);
}

/// What stands between the provider and a call; empty: nothing that can be seen from here.
QString lacking(const ModelProvider& provider, const Known& known)
{
    if (provider.isTemplate())
        return QStringLiteral("has no address yet");
    if (!provider.key.header.isEmpty() && !provider.key.isOptional && !known.keys.contains(provider.id) && holderOf(provider, known).isEmpty())
        return QStringLiteral("lacks its key: quarterdeck keys set %1").arg(provider.id);
    QStringList troubles;
    if (const QString strange = provider.key.header.isEmpty() ? QString() : strangeAddress(provider.id, known.origins.value(provider.id), {agents::originOf(provider.baseUrl)}); !strange.isEmpty())
        troubles.append(strange);
    for (auto trouble = known.state.models.troubled.begin(); trouble != known.state.models.troubled.end(); ++trouble) {
        const QString model = trouble.key().section(u':', 1);
        if (trouble.key().section(u':', 0, 0) == provider.id)
            troubles.append(model.isEmpty() ? trouble->why : model + QStringLiteral(": ") + trouble->why);
    }
    return troubles.join(u' ');
}

/// Where it is asked, unless that is what ships with the program.
QString ownAddress(const ModelProvider& provider, const Known& known)
{
    const auto shipped = known.shipped.provider(provider.id);
    return provider.isTemplate() || (shipped && shipped->baseUrl == provider.baseUrl) ? QString() : QStringLiteral("at %1").arg(provider.baseUrl);
}

/// Of input, output, and what is written to and read from the cache; the cache where it has prices of its own.
QString priceText(const agents::TokenPrice& price)
{
    QString text = QStringLiteral("%1 in, %2 out").arg(rules::dollars(price.input), rules::dollars(price.output));
    if (price.cacheWrite != price.input)
        text += QStringLiteral(", %1 into the cache").arg(rules::dollars(price.cacheWrite));
    if (price.cacheRead != price.input)
        text += QStringLiteral(", %1 from it").arg(rules::dollars(price.cacheRead));
    return text;
}

void sayModel(const Invocation& call, const ModelProvider& provider, const QString& model, const Known& known)
{
    const Result<agents::ModelPrice> price = known.market.prices.believed(provider.id + u':' + model, true);
    if (!price)
        return call.say(QStringLiteral("    %1  %2").arg(model, -22).arg(price.error().text));
    call.say(QStringLiteral("    %1  %2 per million tokens (%3)%4").arg(model, -22)
                 .arg(priceText(price->price), price->date,
                      provider.batches != agents::BatchWay::None && price->batchPercent > 0 ? QStringLiteral("; %1 % where it can wait").arg(price->batchPercent) : QString()));
    for (const agents::ModelPrice::Step& step : price->steps)
        call.say(QStringLiteral("    %1  above %2 of input: %3").arg(QString(), -22).arg(amountText(BudgetUnit::Tokens, step.above.value), priceText(step.price)));
}

void priceFields(JsonWriter& out, const agents::TokenPrice& price)
{
    field(out, "input_micro_usd_per_million", price.input);
    field(out, "output_micro_usd_per_million", price.output);
    field(out, "cache_write_micro_usd_per_million", price.cacheWrite);
    field(out, "cache_read_micro_usd_per_million", price.cacheRead);
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
        fieldList(out, "cannot_be_asked", notAskable(known.state.org.organisation(), known.market), [&out](const NotAskable& one) {
            field(out, "who", one.who);
            field(out, "model", one.model);
            field(out, "why", one.why);
        });
        fieldList(out, "providers", known.market.providers.providers(), [&](const ModelProvider& provider) {
            field(out, "id", provider.id);
            field(out, "title", provider.title);
            field(out, "address", provider.baseUrl);
            field(out, "lacks", lacking(provider, known));
            field(out, "key_only_with", holderOf(provider, known));
            fieldList(out, "models", provider.models, [&](const agents::ModelTraits& model) {
                const Result<agents::ModelPrice> price = known.market.prices.believed(provider.id + u':' + model.model, true);
                field(out, "model", model.model);
                field(out, "context_tokens", model.context.value);
                field(out, "lacks", price ? QString() : price.error().text);
                if (!price)
                    return;
                priceFields(out, price->price);
                fieldList(out, "steps", price->steps, [&](const agents::ModelPrice::Step& step) {
                    field(out, "above_input_tokens", step.above.value);
                    priceFields(out, step.price);
                });
                field(out, "batch_percent", provider.batches != agents::BatchWay::None ? price->batchPercent : 0);
                field(out, "price_of", price->date);
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
    for (const NotAskable& one : notAskable(known->state.org.organisation(), known->market))
        call.say(QStringLiteral("    %1 names %2, which cannot be asked: %3").arg(one.who, one.model, one.why));
    for (const ModelProvider& provider : known->market.providers.providers()) {
        QStringList told{provider.title, ownAddress(provider, *known)};
        if (const QString at = holderOf(provider, *known); !at.isEmpty())
            told.append(QStringLiteral("what works on %1 has a key for this session").arg(at));
        told.append(lacking(provider, *known));
        told.removeAll(QString());
        call.say(QStringLiteral("%1  %2").arg(provider.id, -12).arg(told.join(QStringLiteral("; "))));
        for (const agents::ModelTraits& model : provider.models)
            sayModel(call, provider, model.model, *known);
    }
    return kDone;
}

/// Asks the provider which models it has, which costs nothing (Anthropic: "List Models"; OpenAI: "List models").
int test(const Invocation& call, const QString& id)
{
    const Result<agents::ProviderList> providers = agents::ProviderList::read(call.home.path());
    if (!providers)
        return call.fail(providers.error());
    const auto provider = providers->provider(id);
    if (!provider || provider->isTemplate())
        return call.fail({Error::Parse, QStringLiteral("there is no provider “%1” with an address").arg(id), id, QStringLiteral("one that \"quarterdeck models\" shows")});
    const Result<ProviderHeard> heard = hearProvider(call, *provider);
    if (!heard)
        return call.fail(heard.error());
    const agents::ModelListing& listing = heard->learned.listing;
    QStringList said{QStringLiteral("%1 answers, takes %2, and has %3%4 models.").arg(provider->title, heard->tookKey ? QStringLiteral("the key") : QStringLiteral("no key"),
                                                                                    listing.isWhole ? QString() : QStringLiteral("more than ")).arg(listing.models.size())};
    for (auto window = heard->learned.windows.begin(); window != heard->learned.windows.end(); ++window)
        said.append(QStringLiteral("%1 holds %2, input and output together, as it is loaded now.").arg(window.key(), amountText(BudgetUnit::Tokens, window->value)));
    for (const QString& line : std::as_const(said))
        call.say(line);
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", said); }));
    return kDone;
}

/// Chooses whom all ask, and says what stands between that one and a call.
int use(const Invocation& call, const QString& who)
{
    const int code = carryOut(call, Command(UseModels{who}));
    const Result<Known> known = code == kDone && who.contains(u':') ? know(call) : Result<Known>(Error{});
    const auto provider = known ? known->market.providers.provider(who.section(u':', 0, 0)) : nullptr;
    if (const QString lacks = provider ? lacking(*provider, *known) : QString(); !lacks.isEmpty())
        call.note(QStringLiteral("quarterdeck: %1 %2").arg(provider->title, lacks));
    return code;
}

/// `models repeat [off|HOURS]`.
int repeat(const Invocation& call, const QStringList& words)
{
    const bool sets = words.size() == 2;
    if (sets) {
        bool isNumber = words[1] == QLatin1String("off");
        const int hours = isNumber ? 0 : words[1].toInt(&isNumber);
        if (!isNumber || hours < 0 || hours > Home::kMostRepeated.count())
            return call.fail({Error::Parse, QStringLiteral("models cannot repeat \"%1\"").arg(words[1]), QStringLiteral("repeat"),
                              QStringLiteral("off, or a whole number of hours up to %1").arg(Home::kMostRepeated.count())});
        call.home.setRepeats(std::chrono::hours(hours));
    }
    const qint64 hours = std::chrono::duration_cast<std::chrono::hours>(call.home.repeats()).count();
    const QString said = hours == 0 ? QStringLiteral("Every call is made: no model is said to have answered before.")
                                    : QStringLiteral("What a model said to a call that leaves nothing to chance is said again to the same call for %1 h.").arg(hours);
    call.say(sets ? said + QStringLiteral(" Who is at work goes by that from the next start on.") : said);
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "repeat_hours", hours); }));
    return kDone;
}

} // namespace

int modelsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | use WHO | tier TIER PROVIDER:MODEL [FALLBACK...] | test PROVIDER | count PROVIDER:MODEL FILE | repeat [off|HOURS]\n"
                                                    "WHO: rehearsal; tiers, each agent the model of its tier; or PROVIDER:MODEL for all.\n"
                                                    "tier writes whom a tier asks, and who is asked when that one cannot be, in your own file of the organisation.\n"
                                                    "test asks a provider for its list of models, with the key, and costs nothing.\n"
                                                    "count asks a provider how many tokens a text has, which costs nothing either.\n"
                                                    "repeat says how long the answer to a call that leaves nothing to chance is said again to the same call."));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call);
    if (verb == QLatin1String("use") && words.size() == 2)
        return use(call, words[1]);
    if (verb == QLatin1String("tier") && words.size() > 2)
        return setTierModels(call, words[1], words.mid(2));
    if (verb == QLatin1String("test") && words.size() == 2)
        return test(call, words[1]);
    if (verb == QLatin1String("count") && words.size() == 3)
        return countTokens(call, words[1], words[2]);
    if (verb == QLatin1String("repeat") && words.size() < 3)
        return repeat(call, words);
    return call.fail({Error::Parse, QStringLiteral("models cannot \"%1\"").arg(words.join(u' ')), verb, QStringLiteral("list, use WHO, tier TIER PROVIDER:MODEL, test PROVIDER, count PROVIDER:MODEL FILE or repeat off|HOURS")});
}

} // namespace qd::app
