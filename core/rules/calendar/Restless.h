#pragma once

#include "core/state/OfficeState.h"

#include <QHash>

namespace qd::rules {

/// Tells when a trigger answers what happens without an end: it is most likely set off by what it leads to, on a way that
/// no record shows. @thread any, one at a time.
class Restless final {
public:
    static constexpr qsizetype kMost = 100;
    static constexpr Duration kWithin = std::chrono::hours(1);

    /// She did something; what follows on that is her doing.
    void personActed() { m_fired.clear(); }
    /// It is about to set a run off. @returns true when it did so kMost times within kWithin, and nobody did anything meanwhile.
    bool fires(const TriggerId& trigger, Instant now);

private:
    QHash<TriggerId, QList<Instant>> m_fired;
};

/// The question whether it may go on, after it was switched off for that.
Escalation askedAboutRestless(const Trigger& trigger, Instant now);

} // namespace qd::rules
