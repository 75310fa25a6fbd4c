#pragma once

#include "core/model/plan/Workflow.h"

#include <QHash>

namespace qd::agents {

/// Which step of a workflow waits for which.
class StepGraph {
public:
    explicit StepGraph(const Workflow& workflow);

    const QStringList& names() const { return m_names; }
    /// The steps of one circle, each waiting for the next and the last for the first; empty when there is none.
    QStringList circle() const;
    /// False when the step waits, however far back, for a circle or for a step that does not exist.
    bool canStart(const QString& name) const;
    /// True when `later` waits, however far back, for `earlier`, or both are the same step.
    bool comesBefore(const QString& earlier, const QString& later) const;

private:
    QStringList m_names;
    QHash<QString, QStringList> m_after;
    QStringList m_reachable;
};

} // namespace qd::agents
