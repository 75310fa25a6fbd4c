#pragma once

#include "core/base/Describe.h"

namespace qd {

/// What a look at the outside said of something whose outcome is unknown. No: only where that can be relied on.
enum class Found { Unclear, Yes, No };
template <> struct EnumWords<Found> {
    static constexpr std::array words{"unclear", "yes", "no"};
};

/// How often it was looked for, and when next.
struct Lookup {
    int tries = 0;
    Found found = Found::Unclear;
    QString evidence;
    Instant last;
    std::optional<Instant> next; ///< none: not again by itself

    template <class V> void fields(V& v)
    {
        v("tries", tries);
        v("found", found);
        v("evidence", evidence);
        v("last", last);
        v("next", next);
    }
};

/// Why something that may leave waits all the same.
enum class Deferral { Offline, Rate, Quota, QuietHours, Busy, Key, Window };
template <> struct EnumWords<Deferral> {
    static constexpr std::array words{"offline", "rate", "quota", "quiet-hours", "busy", "key", "window"};
};

} // namespace qd
