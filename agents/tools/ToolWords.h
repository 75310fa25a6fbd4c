#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/tools/ToolServers.h"

namespace qd::agents {

/// A tool as a model is offered it. What its server says of it stands in <server-words integrity="untrusted">, escaped, after a sentence
/// of ours that says whose words they are; the texts within its schema are cleaned and bounded.
ToolOffer offerFor(const OfferedTool& tool);
/// What a tool gave as a model is shown it: in <tool-result from="…" integrity="…">, cleaned and escaped, so that no mark in it is
/// one of ours, with what was left out. The only way in for what comes from outside, whoever brought it. `from` is the first source.
QString resultFor(const ToolAnswer& answer);

} // namespace qd::agents
