#pragma once

#include "core/base/Describe.h"

namespace qd {

/// Something is not what it was when she was asked.
struct Change {
    QString what;   ///< "text", "target", "price", "recipients", "window", "rules"
    QString before; ///< for a person
    QString after;

    template <class V> void fields(V& v)
    {
        v("what", what);
        v("before", before);
        v("after", after);
    }
    friend bool operator==(const Change&, const Change&) = default;
};

} // namespace qd
