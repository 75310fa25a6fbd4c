#pragma once

namespace qd::ui {

/// Makes every BoxChart a tree of its boxes for screen readers. Harmless when repeated. @thread main.
void installBoxChartAccess();

} // namespace qd::ui
