#pragma once

#include "agents/skills/SkillLibrary.h"

namespace qd::agents {

/// Holds inputs and outputs of skills against their schemas (draft 7); names the first fault and how many more.
SkillLibrary::SchemaJudge schemaJudge();

} // namespace qd::agents
