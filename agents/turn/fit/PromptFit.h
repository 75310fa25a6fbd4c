#pragma once

#include "agents/turn/PromptBuilder.h"

namespace qd::agents {

/// Material with less in it. PromptMaterial::leftOut is one sentence that says what is missing, by name and how much.
/// Takes at least `over` away (as TokenGuess reckons), or all that may go. In this order: recalled pieces, memory, older messages,
/// older turns of a debate, older results (their ends, the longest first), parts of sources by how much they have to do with the
/// task, and then the newest message, turn and result. Never the task, the brief, the draft, notes and what was wrong with a reply.
PromptMaterial fit(const PromptMaterial& material, qint64 over);

/// What a step is about, to tell by it what has most to do with it.
QString askedOf(const PromptMaterial& material);

} // namespace qd::agents
