#pragma once

#include "agents/keys/KeyRing.h"
#include "agents/llm/providers/ModelProvider.h"
#include "agents/transport/Transport.h"

namespace qd::agents {

/// What a provider says that it has.
struct ModelListing {
    QStringList models; ///< by the API's own names
    bool isWhole = true; ///< else there are more, which were not asked for
};

/// Asks a provider for its list of models, which costs nothing and shows whether it is there and takes the key (Anthropic: "List
/// Models", at most 1000 at once; OpenAI: "List models"). One request, no more than 20 s. `key` may be null.
HttpRequest listingOf(const ModelProvider& provider, const SharedSecret& key);
/// Reads what came of it. Error::Network: trouble on the way or "not now"; Error::Rule: the key or the account is refused;
/// Error::Model: it answers, but with no list. No error holds any of the key. Pure but for the clock.
Result<ModelListing> readListing(const ModelProvider& provider, const SharedSecret& key, const HttpAnswer& answer);

} // namespace qd::agents
