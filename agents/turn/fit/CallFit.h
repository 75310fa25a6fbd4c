#pragma once

#include "agents/turn/PromptBuilder.h"
#include "agents/turn/fit/ModelRoom.h"

namespace qd::agents {

/// What is sent beside a prompt.
struct CallParts {
    QString model;             ///< "provider:model"
    TokenCount thinking{0};
    QList<ToolOffer> tools{};
    QList<Exchange> exchanges{}; ///< what tools gave
    std::optional<TokenCount> mostOut{}; ///< how long its answer could be when the call was made before; none: as long as there is room
    QList<ShownImage> images{};  ///< that it is shown
};

struct FittedCall {
    LlmRequest request;        ///< `parts` are in it
    qsizetype recalled = 0;    ///< so many of the recalled pieces are in the prompt
};

/// The call with as much of its material as the model holds beside an answer: what is too long gives way as fit() has it, and of
/// what tools gave, the oldest first, the parts that have least to do with the task; the prompt says what was left out. The answer
/// may be as long as its reply needs, but takes at most three eighths of a window.
/// @returns Error::Rule with the model, what is needed and what it holds, where all that may go does not suffice; what buildPrompt()
/// refuses.
/// @thread any.
Result<FittedCall> fittedCall(const PromptMaterial& material, const CallParts& parts, const ModelRoom& room, const PromptShelf& shelf = PromptShelf());

/// No answer is let grow longer, thinking apart.
constexpr TokenCount kAnsweredAtMost{8'192};

} // namespace qd::agents
