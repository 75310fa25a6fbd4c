#pragma once

#include "core/rules/course/Course.h"

/// How far a run is, and when it will probably end. Pure.
namespace qd::rules {

struct Progress {
    int done = 0;   ///< steps that are over
    int steps = 0;  ///< all that count: none that stands in for another without need, none that undoes
    double share = 0; ///< of the usual time of all of them, from 0 to 1; of their number where no time is known
    std::optional<Instant> end; ///< when it is over if every step takes its usual time and nobody has to be waited for;
                                ///< none while a person is asked, it or an agent that it needs now is paused, it waits
                                ///< for what another one holds, or nothing is known
};

/// The longest way through what is left, by the usual times of its steps (critical path; J. E. Kelley, M. R. Walker,
/// Critical-Path Planning and Scheduling, 1959). A step of which nothing is known counts as the mean of the others.
/// O(steps + what follows on what).
Progress progressOf(const OfficeState& state, const RunState& run, Instant now);

} // namespace qd::rules
