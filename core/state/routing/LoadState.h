#pragma once

#include "core/state/OrgState.h"

namespace qd {

/// How long an agent worked in one hour of the week (UTC, Monday 0:00 is the first of 168), the last one and usually.
struct HourLoad {
    qint64 hour = 0;      ///< which hour since 1970 the next two are of
    double busyMs = 0;
    double unplannedMs = 0; ///< of it: for runs that no calendar had begun
    double usualMs = 0;   ///< mean of `unplannedMs` of the weeks before, which leans to the latest (each counts a fourth)
    qint64 weeks = 0;     ///< so many of them

    template <class V> void fields(V& v)
    {
        v("hour", hour);
        v("busy_ms", busyMs);
        v("unplanned_ms", unplannedMs);
        v("usual_ms", usualMs);
        v("weeks", weeks);
    }
    /// What is usual by then: weeks in which nothing was done count as such.
    double usualAt(qint64 wantedHour) const;
};

/// When agents had work. Grows with agents and hours of the week, not with the log.
struct LoadState {
    static constexpr qint64 kHour = 3'600'000;
    static constexpr qint64 kWeek = 168;
    QMap<AgentId, QMap<qint64, HourLoad>> hours; ///< by hour of the week
    QMap<RunId, bool> planned;                   ///< open runs that go back to a calendar

    template <class V> void fields(V& v)
    {
        v("hours", hours);
        v("planned", planned);
    }
    static qint64 hourOf(Instant at) { return at.ms / kHour; }
    /// 1970 began on a Thursday.
    static qint64 placeOf(qint64 hour) { return (hour + 3 * 24) % kWeek; }
    /// `org` as it was before the fact: since when the agent works is known only there.
    void apply(const StoredFact& stored, const OrgState& org);

private:
    void work(const AgentId& agent, Instant from, Instant to, bool isPlanned);
};

} // namespace qd
