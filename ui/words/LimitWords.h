#pragma once

#include "core/rules/outside/Stuck.h"

#include <QString>

namespace qd::ui {

/// Which limit holds it back, until when, and whose it is: "No more than 3 a day go out there; it waits until tomorrow 01:00. You have set
/// that yourself, in the settings at Connections." Empty where none does.
QString limitWords(const rules::Stuck& one, Instant now);

} // namespace qd::ui
