#include "app/commands/models/ProviderCall.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/llm/wire/Refusal.h"
#include "app/commands/Loop.h"
#include "app/control/Holders.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {

constexpr Duration kDeadline{20'000};

agents::HttpRequest requestFor(const agents::ModelProvider& provider, const QString& path, const QByteArray& body, const agents::SharedSecret& key)
{
    agents::HttpRequest request;
    request.method = body.isEmpty() ? agents::HttpRequest::Get : agents::HttpRequest::Post;
    request.url = provider.baseUrl + path;
    request.body = body;
    if (!provider.query.isEmpty())
        request.url += u'?' + provider.query;
    for (auto header = provider.headers.begin(); header != provider.headers.end(); ++header)
        request.headers.append(std::pair(header.key().toLatin1(), header->toUtf8()));
    if (provider.dialect == agents::Dialect::Anthropic)
        request.headers.append(std::pair(QByteArray("anthropic-version"), QByteArray("2023-06-01")));
    if (key)
        request.key = {key, provider.key.header.toLatin1(), provider.key.prefix.toLatin1(), provider.origin()};
    request.deadline = kDeadline;
    return request;
}

} // namespace

Result<Done> checkModel(const Invocation& call, const QString& use, const QString& where)
{
    if (!use.contains(u':'))
        return Done{};
    const Result<agents::ProviderList> providers = agents::ProviderList::read(call.home.path());
    const Result<agents::PriceList> prices = agents::PriceList::read(call.home.path());
    if (!providers || !prices)
        return providers ? prices.error() : providers.error();
    const auto wrong = [&where](const Error& why) { return Error{Error::Parse, why.text, where, why.hint}; };
    if (const auto model = providers->find(use); !model)
        return wrong(model.error());
    if (const auto price = prices->price(use); !price)
        return wrong(price.error());
    return Done{};
}

QMap<QString, QString> keysAtWork(const Invocation& call)
{
    QMap<QString, QString> keys;
    const QStringList organisations = call.home.recorded();
    const auto answers = askHolders<QList<agents::KeptKey>>(call.home, organisations, [](ControlClient& holder) { return holder.keys(); });
    for (qsizetype i = 0; i < organisations.size(); ++i)
        for (const agents::KeptKey& key : answers[i] && *answers[i] ? **answers[i] : QList<agents::KeptKey>())
            if (!key.inKeyring)
                keys.insert(key.name, organisations[i]);
    return keys;
}

Result<agents::SharedSecret> keyOf(const Invocation& call, const agents::ModelProvider& provider)
{
    if (provider.key.header.isEmpty())
        return agents::SharedSecret();
    const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
    const Result<agents::SharedSecret> key = waitFor<agents::SharedSecret>([&](Mailbox*, auto done) { shelf->find(provider.id, done); });
    if (key || key.error().kind != Error::Rule)
        return key;
    if (const QString at = keysAtWork(call).value(provider.id); !at.isEmpty())
        return Error{Error::Rule, QStringLiteral("the key for %1 is only in the memory of what works on %2, and is given to nobody").arg(provider.id, at), {},
                     QStringLiteral("the Settings of the window, which ask with it; or the first call of an agent, which shows whether it is taken")};
    return provider.key.isOptional ? Result<agents::SharedSecret>(agents::SharedSecret()) : key;
}

Result<ProviderSaid> askProvider(const Invocation& call, const agents::ModelProvider& provider, const QString& path, const QByteArray& body)
{
    const Result<agents::SharedSecret> key = keyOf(call, provider);
    if (!key)
        return key.error();
    const QByteArrayView secret = *key ? (*key)->bytes() : QByteArrayView();
    agents::Transport transport(wayOf(call.home));
    const Result<agents::HttpAnswer> answer = waitFor<agents::HttpAnswer>([&](Mailbox*, auto done) {
        transport.send(requestFor(provider, path, body, *key), [done](const agents::HttpAnswer& came) { done(came); });
    });
    if (!answer || !answer->trouble.isEmpty())
        return answer ? Error{Error::Network, answer->trouble, provider.id, {}} : answer.error();
    if (answer->status / 100 != 2)
        return agents::readRefusal(answer->status, answer->headers, answer->body, SystemClock().now(),
                                   [secret](const QString& text) { return agents::masked(text, secret); }).error();
    return ProviderSaid{answer->body, !secret.isEmpty()};
}

} // namespace qd::app
