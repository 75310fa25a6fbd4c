#pragma once

namespace qd::ui {

/// Makes every MessageList a list of the rows in sight for screen readers; ten million children would help nobody.
/// Harmless when repeated. @thread main.
void installMessageListAccess();

} // namespace qd::ui
