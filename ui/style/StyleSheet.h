#pragma once

#include "ui/style/Tokens.h"

#include <QString>

namespace qd::ui {

/// The one style sheet of the window. Push buttons take a look from their property "kind": "main" (the one that goes
/// on), "danger" (stops), "quiet" (a link); labels from "role": "muted", "faint", "strong", "heading", "figure".
QString styleSheet(const Tokens& t);

} // namespace qd::ui
