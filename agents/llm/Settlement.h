#pragma once

#include "agents/llm/LlmClient.h"

namespace qd::agents {

/// What a call was allowed to take when it was sent; or what it took at least.
struct Reserved {
    TokenCount in;  ///< fresh and cached together
    TokenCount out;
};

/// What a call is taken to have used.
struct Settled {
    /// Which word counted.
    enum How {
        Reported, ///< the provider's, as it is
        Raised,   ///< less was reported than what was sent or said can have, so it is false: all that was reserved of that
        Clamped,  ///< more was reported than was reserved: the reservation
        Whole,    ///< nobody can tell: what was reserved
    };
    TokenUsage usage; ///< each within the reservation, all of the input together too
    How how = Reported;
};

/// What an answer is settled at: input and output as reported, within what was reserved. Where less of one was reported than it can
/// be by the local lower estimate, all that was reserved of it: nobody knows how much more than the estimate it is, and a limit
/// has to hold by the provider's own bill. A broken answer, and one whose figures cannot be believed, take the whole reservation, its input as written
/// to the cache, which is the dearest way of billing it, as PriceList::worstCase() reckons; what comes from our own cache or the
/// rehearsal model takes what it says. Of the input, what is dearest stays first: what was written to the
/// cache, then what is fresh, then what was read from it. Pure.
/// `leastIn`: the request cannot have taken less input (countAtLeast).
Settled settled(TokenCount leastIn, const LlmAnswer& answer, Reserved reserved);
Settled settled(const LlmRequest& request, const LlmAnswer& answer, Reserved reserved);

/// The same by figures: what was reported, held to at least `least` and at most `reserved`. Pure.
Settled settledWithin(const TokenUsage& reported, Reserved least, Reserved reserved);

} // namespace qd::agents
