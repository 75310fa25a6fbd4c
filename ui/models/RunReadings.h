#pragma once

#include "core/state/OfficeState.h"

/// What a run and its steps are at, as a person reads it. Pure. @thread main.
namespace qd::ui {

/// What it looks like at a glance; each has a shape and a colour.
enum class WorkLook { NotBegun, UnderWay, ForYou, Waits, Paused, Stuck, Undoing, Done, LeftOut, Failed };

struct RunReading {
    WorkLook look = WorkLook::UnderWay;
    QString state;                ///< "waits for you"
    QString on;                   ///< the step, or what it waits for
    std::optional<Instant> since;
    int done = 0;
    int steps = 0;
    double share = 0;
    std::optional<Instant> end;   ///< when it is probably over
};
/// Of an open run. O(steps × open questions).
RunReading readingOf(const OfficeState& state, const RunState& run, Instant now);
/// "waits for you · Publish the post · 4 min", and "18 of 28 steps · about 12 min".
QString stateText(const RunReading& reading, Instant now);
QString progressText(const RunReading& reading, Instant now);

struct StepReading {
    WorkLook look = WorkLook::NotBegun;
    QString state;  ///< "under way"
    QString who;    ///< the agent's short name; nobody's for a wait
    QString times;  ///< "round 2", "attempt 3"
    QString length; ///< how long it took or takes, or what it waits for: "3 min", "until 18:00", "2 of 5 runs"
};
StepReading readingOf(const OfficeState& state, const RunState& run, const Step& step, Instant now);

/// Of a run that has ended.
WorkLook lookOf(RunOutcome outcome);

} // namespace qd::ui
