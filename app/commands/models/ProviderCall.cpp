#include "app/commands/models/ProviderCall.h"

#include "agents/keys/KeyShelf.h"
#include "agents/llm/wire/Refusal.h"
#include "app/commands/Loop.h"
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

Result<ProviderSaid> askProvider(const Invocation& call, const agents::ModelProvider& provider, const QString& path, const QByteArray& body)
{
    const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
    Result<agents::SharedSecret> key = agents::SharedSecret();
    if (!provider.key.header.isEmpty())
        key = waitFor<agents::SharedSecret>([&](Mailbox*, auto done) { shelf->find(provider.id, done); });
    if (!key && !(provider.key.isOptional && key.error().kind == Error::Rule))
        return key.error();
    const QByteArrayView secret = key && *key ? (*key)->bytes() : QByteArrayView();
    agents::Transport transport(wayOf(call.home));
    const Result<agents::HttpAnswer> answer = waitFor<agents::HttpAnswer>([&](Mailbox*, auto done) {
        transport.send(requestFor(provider, path, body, key ? *key : agents::SharedSecret()), [done](const agents::HttpAnswer& came) { done(came); });
    });
    if (!answer || !answer->trouble.isEmpty())
        return answer ? Error{Error::Network, answer->trouble, provider.id, {}} : answer.error();
    if (answer->status / 100 != 2)
        return agents::readRefusal(answer->status, answer->headers, answer->body, SystemClock().now(),
                                   [secret](const QString& text) { return agents::masked(text, secret); }).error();
    return ProviderSaid{answer->body, !secret.isEmpty()};
}

} // namespace qd::app
