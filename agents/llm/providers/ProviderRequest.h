#pragma once

#include "agents/keys/KeyRing.h"
#include "agents/llm/providers/ModelProvider.h"
#include "agents/llm/wire/Masking.h"
#include "agents/transport/Transport.h"

namespace qd::agents {

/// A request to the provider, with all that its file says of every one: where it goes, headers, and the key, pinned to its
/// origin. `path`: behind its address; may have a query of its own. `headers`: before the provider's. `key` may be null. Pure.
HttpRequest requestTo(const ModelProvider& provider, const QString& path, const SharedSecret& key, const HttpHeaders& headers = {});

/// The key that goes along, of what was found: null where there is none and the provider answers without one, too.
Result<SharedSecret> keyFrom(const KeyForm& form, const Result<SharedSecret>& found);

/// Takes the key, and whatever looks like one, out of words. `key` may be null; the mask keeps it.
Mask maskOf(const SharedSecret& key);

/// Why an answer is no good: trouble on the way, or another status than 2xx, in the provider's words without the key. Nothing
/// when it is good. Pure but for the clock.
std::optional<Error> faultOf(const ModelProvider& provider, const SharedSecret& key, const HttpAnswer& answer);

} // namespace qd::agents
