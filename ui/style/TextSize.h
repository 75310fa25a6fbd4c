#pragma once

namespace qd::ui {

/// What setTextSize() was given last; what was measured at another one is measured anew. @thread main.
int textSize();

} // namespace qd::ui
