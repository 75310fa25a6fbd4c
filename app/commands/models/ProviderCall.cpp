#include "app/commands/models/ProviderCall.h"

#include "agents/keys/KeyShelf.h"
#include "app/commands/Loop.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

namespace qd::app {

Result<ProviderSaid> askProvider(const Invocation& call, const agents::ModelProvider& provider, const std::function<agents::HttpRequest(const agents::SharedSecret&)>& write)
{
    Result<agents::SharedSecret> key = agents::SharedSecret();
    if (!provider.key.header.isEmpty()) {
        const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
        key = agents::keyFrom(provider.key, waitFor<agents::SharedSecret>([&](Mailbox*, auto done) { shelf->find(provider.id, done); }));
    }
    if (!key)
        return key.error();
    agents::Transport transport(wayOf(call.home));
    const Result<agents::HttpAnswer> answer = waitFor<agents::HttpAnswer>([&](Mailbox*, auto done) {
        transport.send(write(*key), [done](const agents::HttpAnswer& came) { done(came); });
    });
    return answer ? Result<ProviderSaid>(ProviderSaid{*answer, *key}) : Result<ProviderSaid>(answer.error());
}

} // namespace qd::app
