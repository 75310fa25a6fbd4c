#include "agents/llm/PriceList.h"
#include "agents/llm/TokenBound.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/llm/wire/ModelWire.h"
#include "app/commands/Fields.h"
#include "app/commands/models/ProviderCall.h"
#include "app/engine/SourceFolder.h"
#include "core/rules/Authority.h"

namespace qd::app {

namespace {

constexpr Duration kDeadline{20'000};

/// Error: it refuses, in its own words, or what it answers is no count.
Result<TokenCount> countOf(const agents::ModelProvider& provider, const ProviderSaid& said, const QString& model)
{
    if (const std::optional<Error> fault = agents::faultOf(provider, said.key, said.answer))
        return *fault;
    const Result<Json> read = Json::parse(said.answer.body);
    const Json* counted = read ? read->find(u"input_tokens") : nullptr;
    if (!counted || counted->kind() != Json::Integer || counted->toInteger() < 0)
        return Error{Error::Model, QStringLiteral("%1 answers, but not with a count of tokens").arg(provider.title), model, {}};
    return TokenCount{counted->toInteger()};
}

} // namespace

int countTokens(const Invocation& call, const QString& model, const QString& file)
{
    const Result<agents::ProviderList> providers = agents::ProviderList::read(call.home.path());
    const Result<agents::ChosenModel> chosen = providers ? providers->find(model) : Result<agents::ChosenModel>(providers.error());
    if (!chosen)
        return call.fail(chosen.error());
    const Result<QString> text = readTextFile(file);
    if (!text)
        return call.fail(text.error());
    agents::LlmRequest request;
    request.model = model;
    request.prompt = *text;
    const std::optional<agents::WireCall> asks = agents::wireOf(chosen->provider.dialect)->count(request, chosen->traits);
    if (!asks)
        return call.fail({Error::Rule, QStringLiteral("%1 has no call that counts tokens").arg(chosen->provider.title), model, QStringLiteral("a model of Anthropic or OpenAI")});
    const Result<ProviderSaid> said = askProvider(call, chosen->provider, [&](const agents::SharedSecret& key) {
        agents::HttpRequest http = agents::requestTo(chosen->provider, asks->path, key, asks->headers);
        http.body = asks->body;
        http.deadline = kDeadline;
        return http;
    });
    const Result<TokenCount> count = said ? countOf(chosen->provider, *said, model) : Result<TokenCount>(said.error());
    if (!count)
        return call.fail(count.error());
    const TokenCount most = agents::countAtMost(request);
    const Result<agents::PriceList> prices = agents::PriceList::read(call.home.path());
    const Result<Money> cost = prices ? prices->cost(model, {*count, {}, {}, {}}) : Result<Money>(prices.error());
    call.say(QStringLiteral("%1 counts %2 tokens%3. It is an estimate; %4 at most are reserved for such a call.")
                 .arg(chosen->provider.title).arg(count->value).arg(cost ? QStringLiteral(", which cost %1").arg(rules::dollars(*cost)) : QString()).arg(most.value));
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "input_tokens", count->value);
            field(out, "input_tokens_at_most", most.value);
            field(out, "cost_micro_usd", cost ? std::optional(*cost) : std::nullopt);
        }));
    return kDone;
}

} // namespace qd::app
