#pragma once

#include "core/model/plan/Step.h"

namespace qd {

/// A directed graph of steps.
struct Workflow {
    WorkflowId id;
    QString title;
    QString description;
    QList<Step> steps;
    Values results{}; ///< what a Call of it gets, by name; texts may hold {step.field}
    std::optional<Priority> priority{}; ///< of its runs, where nobody names one; none: normal
    std::optional<Alarm> alarm{};
    bool canWait = false; ///< its models may take up to a day, for less

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("description", description);
        v("steps", steps);
        v("results", results);
        v("priority", priority);
        v("alarm", alarm);
        v("can_wait", canWait);
    }
    const Step* step(const StepId& wanted) const
    {
        for (const Step& s : steps)
            if (s.id == wanted)
                return &s;
        return nullptr;
    }
};

} // namespace qd
