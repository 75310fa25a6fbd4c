#pragma once

#include "core/base/Describe.h"

namespace qd {

/// Somebody who must not be reached by a channel any more.
struct Suppression {
    QByteArray index; ///< keyed hash of the address, 32 bytes; the address itself is nowhere in the record
    QString channel;  ///< "e-mail", "sms", "letter"; empty: by any
    QString reason;   ///< "opted out", "bounced", "complained", "her"
    QString source;   ///< what said so

    template <class V> void fields(V& v)
    {
        v("index", index);
        v("channel", channel);
        v("reason", reason);
        v("source", source);
    }
};

} // namespace qd
