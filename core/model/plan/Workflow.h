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

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("title", title);
        v("description", description);
        v("steps", steps);
        v("results", results);
        v("priority", priority);
        v("alarm", alarm);
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
