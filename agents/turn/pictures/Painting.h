#pragma once

#include "agents/turn/RunTurn.h"

namespace qd::agents {

/// The request for the picture of a step that paints. What stays the same goes first: the text of its prompt and the look of the
/// brand; then what this picture is of: theme, title and brief. @returns Error::Parse when there is no such prompt.
Result<LlmRequest> paintingRequest(const TurnOrder& order, const PromptShelf& shelf);

/// The picture of an answer in the house's format, or, where there is none that can be used, the one that the step's skill draws.
/// Which of both it is stands in the reply: "painter" (the model; empty: it was drawn here), "because" (why no model painted it),
/// "origin" (both in words), "prompt" (as the model got it). What was spent stays in the report.
TurnReport paintedReport(TurnReport report, const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills, const LlmRequest& request, const LlmAnswer& answer);

/// The picture as the step's skill draws it, and why.
TurnReport drawnReport(TurnReport report, const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills, const QString& because);

/// Where in its run a picture is asked for, as "step:round:part"; words of models have it in the first line of their prompt.
QString paintingPlace(const TurnOrder& order);

} // namespace qd::agents
