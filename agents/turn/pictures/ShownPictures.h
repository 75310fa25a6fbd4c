#pragma once

#include "agents/llm/wire/ModelTraits.h"
#include "agents/turn/PromptBuilder.h"
#include "agents/turn/RunTurn.h"

#include <optional>

namespace qd::agents {

/// What its prompt says of the pictures of a turn, and what goes with it.
struct ShownPictures {
    QList<PromptPicture> told;  ///< one for each kind that the step shows, in its order
    QList<ShownImage> images;   ///< those of them that the model sees
};

/// The newest pieces of the kinds that the order's step shows, as its model takes them. What it cannot see is told with the
/// reason: there is none of that kind, it is no picture, or the model takes none. `traits`: of the model; none: not known, then it sees all.
/// @thread any.
ShownPictures shownPictures(const TurnOrder& order, const TurnMaterials& materials, const std::optional<ModelTraits>& traits);

} // namespace qd::agents
