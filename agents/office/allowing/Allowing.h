#pragma once

#include "core/model/Effect.h"
#include "core/model/plan/Workflow.h"
#include "core/state/OfficeState.h"

namespace qd::agents {

class Dispatcher;

/// The effect of `step`, with the level that authority gives it and why, each choice behind it with where it came from. What is
/// personal or secret says so in its content, and so in its hash. `step`: as it was rendered. `text`: of what it was made from.
/// `instead`: the level that a fork gives everything. Error::Rule: it may not even be asked for, or its way out may not carry it.
Result<Effect> allowed(const OfficeState& state, const Dispatcher& dispatcher, const Effect& effect, const Step& step, const Label& text, std::optional<Autonomy> instead, Instant now);
/// The same of one that was judged before, by the rules of now: what chose it, and what it was made from, is as it was then.
Result<Effect> stillAllowed(const OfficeState& state, const Dispatcher& dispatcher, const Effect& effect, const AuthorityTrace& then, std::optional<Autonomy> instead, Instant now);

} // namespace qd::agents
