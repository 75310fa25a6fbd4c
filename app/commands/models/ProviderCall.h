#pragma once

#include "agents/llm/providers/ProviderRequest.h"
#include "app/commands/Invocation.h"

#include <functional>

namespace qd::app {

/// What a provider answered, and the key that went along: null where it takes none, or answers without one, too.
struct ProviderSaid {
    agents::HttpAnswer answer;
    agents::SharedSecret key;
};

/// Asks a provider something that is not charged, by hand. `write` makes the request with the key that was found, or null.
/// Error: there is no key. What the answer is worth is the caller's to say (agents::faultOf).
Result<ProviderSaid> askProvider(const Invocation& call, const agents::ModelProvider& provider, const std::function<agents::HttpRequest(const agents::SharedSecret&)>& write);

/// "quarterdeck models count PROVIDER:MODEL FILE".
int countTokens(const Invocation& call, const QString& model, const QString& file);

} // namespace qd::app
