#pragma once

#include "agents/llm/rehearsal/frames/Passages.h"

namespace qd::agents::rehearsal {

/// Passages that tie a theme to the subject: they speak of the topic and of the things of its field. Slots as in Theme.h
/// and besides {W} {D} {R} {L} {M} {E} {H} {V} (frames/Field.h). Empty for a theme that is not in the stock.
Passages tiesOf(const char* themeId);

} // namespace qd::agents::rehearsal
