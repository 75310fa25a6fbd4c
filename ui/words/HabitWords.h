#pragma once

#include "core/facts/HouseFacts.h"

#include <QString>

namespace qd::ui {

/// What is not as on an agent's other days, in a sentence. `who`: its title. @thread main.
QString unusualSentence(const AgentUnusual& unusual, const QString& who);

} // namespace qd::ui
