#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/tools/ToolServers.h"

namespace qd::agents {

/// A tool as a model is offered it. What its server says of it stands in <server-words integrity="untrusted">, escaped, after a sentence
/// of ours that says whose words they are; the texts within its schema are cleaned and bounded.
ToolOffer offerFor(const OfferedTool& tool);
/// What a tool gave as a model is shown it: in <tool-result integrity="…">, escaped, with what was left out.
QString resultFor(const ToolAnswer& answer);

} // namespace qd::agents
