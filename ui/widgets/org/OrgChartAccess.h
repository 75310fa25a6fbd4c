#pragma once

namespace qd::ui {

/// Makes every OrgChart a tree of its agents for screen readers. Harmless when repeated. @thread main.
void installChartAccess();

} // namespace qd::ui
