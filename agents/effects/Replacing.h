#pragma once

#include <QLatin1String>

namespace qd::agents {

/// Stands in EffectContent::details of what takes the place of something that was there when it was looked at, and says what that is. It is
/// never let out unasked.
inline constexpr QLatin1String kReplaces("replaces");

} // namespace qd::agents
