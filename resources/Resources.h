#pragma once

namespace qd {

/// Makes ":/organisations", ":/prompts", ":/brands", ":/schema", ":/prices", ":/providers", ":/icons", ":/samples" and ":/fonts"
/// readable. Call once, first thing in main(). Harmless when repeated.
void openResources();

} // namespace qd
