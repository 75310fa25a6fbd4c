#include "app/commands/models/ProviderCall.h"

#include "agents/keys/KeyShelf.h"
#include "agents/llm/AskableModel.h"
#include "agents/llm/Market.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/control/Holders.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

namespace qd::app {

Result<Done> checkModel(const Invocation& call, const QString& use, const QString& where)
{
    if (!use.contains(u':'))
        return Done{};
    const Result<agents::Market> market = agents::Market::read(call.home.path());
    return market ? agents::checkAskable(use, &market->providers, market->prices, where) : Result<Done>(market.error());
}

QMap<QString, KeyAtWork> keysAtWork(const Invocation& call)
{
    QMap<QString, KeyAtWork> keys;
    const QStringList organisations = call.home.recorded();
    const auto answers = askHolders<QList<agents::KeptKey>>(call.home, organisations, [](ControlClient& holder) { return holder.keys(); });
    for (qsizetype i = 0; i < organisations.size(); ++i)
        for (const agents::KeptKey& key : answers[i] && *answers[i] ? **answers[i] : QList<agents::KeptKey>())
            if (!key.inKeyring)
                keys.insert(key.name, {organisations[i], key.origin});
    return keys;
}

Error withoutKey(const Invocation& call, const QString& name, const Error& missing, const QString& way)
{
    const QString at = missing.kind == Error::Rule ? keysAtWork(call).value(name).organisation : QString();
    return at.isEmpty() ? missing : Error{Error::Rule, QStringLiteral("the key for %1 is only in the memory of what works on %2, and is given to nobody").arg(name, at), {}, way};
}

namespace {

/// What the provider is asked with; null where it takes none.
Result<agents::SharedSecret> keyOf(const Invocation& call, const agents::ModelProvider& provider)
{
    if (provider.key.header.isEmpty())
        return agents::SharedSecret();
    const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
    const Result<agents::SharedSecret> key = waitFor<agents::SharedSecret>([&](Mailbox*, auto done) { shelf->find(provider.id, provider.origin(), done); });
    if (key || key.error().kind != Error::Rule)
        return key;
    const Error why = withoutKey(call, provider.id, key.error(), QStringLiteral("the Settings of the window, which ask with it; or the first call of an agent, which shows whether it is taken"));
    return why.text == key.error().text ? agents::keyFrom(provider.key, key) : Result<agents::SharedSecret>(why);
}

/// The same, unless nothing is asked outside now.
Result<agents::SharedSecret> keyToAskWith(const Invocation& call, const agents::ModelProvider& provider)
{
    const Result<Done> may = mayAskOutside(call, QStringLiteral("this"));
    return may ? keyOf(call, provider) : Result<agents::SharedSecret>(may.error());
}

} // namespace

Result<ProviderSaid> askProvider(const Invocation& call, const agents::ModelProvider& provider, const std::function<agents::HttpRequest(const agents::SharedSecret&)>& write)
{
    const Result<agents::SharedSecret> key = keyToAskWith(call, provider);
    if (!key)
        return key.error();
    agents::Transport transport(wayOf(call.home));
    const Result<agents::HttpAnswer> answer = waitFor<agents::HttpAnswer>([&](Mailbox*, auto done) {
        transport.send(write(*key), [done](const agents::HttpAnswer& came) { done(came); });
    });
    return answer ? Result<ProviderSaid>(ProviderSaid{*answer, *key}) : Result<ProviderSaid>(answer.error());
}

Result<ProviderHeard> hearProvider(const Invocation& call, const agents::ModelProvider& provider)
{
    const Result<agents::SharedSecret> key = keyToAskWith(call, provider);
    if (!key)
        return key.error();
    agents::Transport transport(wayOf(call.home));
    const Result<agents::Learned> learned = waitFor<agents::Learned>([&](Mailbox*, auto done) { agents::learnModels(transport, provider, *key, done); });
    const Result<Done> kept = learned ? agents::keepWindows(call.home.path(), provider, learned->windows) : Result<Done>(learned.error());
    return kept ? Result<ProviderHeard>(ProviderHeard{*learned, *key != nullptr}) : Result<ProviderHeard>(kept.error());
}

} // namespace qd::app
