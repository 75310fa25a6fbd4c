#pragma once

#include "agents/llm/LlmClient.h"
#include "agents/turn/TurnOrder.h"

#include <QMap>

namespace qd::agents {

class SkillLibrary;
class PriceList;
class PromptShelf;

/// The bytes of the blobs that an order names, by SHA-256.
using TurnMaterials = QMap<QByteArray, QByteArray>;

/// What turns are done with. Read-only and shared by all workers.
struct TurnTools {
    const SkillLibrary* skills = nullptr;
    const PriceList* prices = nullptr;
    const PromptShelf* prompts = nullptr;
};

/// No prompt is longer and no answer is let grow longer: what a call can cost at worst.
constexpr TokenCount kAskedAtMost{60'000};
constexpr TokenCount kAnsweredAtMost{8'192};

/// One turn: prompt, model, parsed reply; or a skill; or a rendering. What was spent is in the report also when nothing
/// usable came. An error as result means that not even that is known.
/// @thread the worker's; resumes there. `model` and `tools` outlive it.
QCoro::Task<Result<TurnReport>> runTurn(TurnOrder order, TurnMaterials materials, LlmClient* model, const TurnTools* tools,
                                        std::stop_token stop);

} // namespace qd::agents
