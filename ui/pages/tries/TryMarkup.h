#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/past/Tries.h"

namespace qd::ui {

/// What was changed, in words: "another prompt, model x".
QString changeWords(const Attempt& attempt);
/// What came of a try, in a sentence or two.
QString resultSentence(const Tried& tried);

/// The run as it was and as it was tried, side by side: figures, decisions that differ with their reasons, every piece word
/// by word. A document in the colours in use now. Every text of a model is escaped. Pure; O(texts).
QString comparisonMarkup(const Tried& tried, const OfficeState& state);
/// Every decision of a run that was done again, and whether it came out the same.
QString replayMarkup(const Tried& tried, const OfficeState& state);

} // namespace qd::ui
