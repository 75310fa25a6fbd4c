#pragma once

#include "core/facts/Fact.h"

namespace qd {

/// What was taken from others to work with, and what of it she has adopted.
struct PacksState {
    struct Held {
        Pack pack;
        Organisation organisation;          ///< as it came
        QMap<QString, QByteArray> adopted;  ///< of its texts, by name: SHA-256 of what she read
        Instant taken;
        template <class V> void fields(V& v)
        {
            v("pack", pack);
            v("organisation", organisation);
            v("adopted", adopted);
            v("taken", taken);
        }
    };
    QMap<PackId, Held> held;

    template <class V> void fields(V& v) { v("held", held); }
    /// Those of the pack's texts that are not adopted as they stand, by name; none for a pack that is not held.
    QStringList unread(const PackId& pack) const;
    void apply(const StoredFact& stored);
};

} // namespace qd
