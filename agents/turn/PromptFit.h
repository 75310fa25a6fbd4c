#pragma once

#include "agents/turn/PromptBuilder.h"

namespace qd::agents {

/// Material with less in it, and a sentence that says what is missing.
struct FittedMaterial {
    PromptMaterial material;
    QString leftOut;
};

/// Takes at least `over` characters (as escaped) out of the recalled pieces, from their end, then out of the sources, the
/// longest first, and after them out of memory, from its end. Takes all of them when that is not enough.
FittedMaterial fit(const PromptMaterial& material, qsizetype over);

} // namespace qd::agents
