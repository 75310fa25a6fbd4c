#include "agents/organisation/checks/StepGraph.h"

#include <QSet>

#include <algorithm>

namespace qd::agents {

StepGraph::StepGraph(const Workflow& workflow)
{
    for (const Step& step : workflow.steps) {
        m_names.append(step.id.text);
        for (const StepId& before : step.after)
            m_after[step.id.text].append(before.text);
    }
    // Kahn's order: what waits only for steps already taken can be taken.
    for (bool grew = true; grew;) {
        grew = false;
        for (const QString& name : std::as_const(m_names)) {
            const QStringList before = m_after.value(name);
            const bool free = std::all_of(before.begin(), before.end(), [this](const QString& b) { return m_reachable.contains(b); });
            if (free && !m_reachable.contains(name)) {
                m_reachable.append(name);
                grew = true;
            }
        }
    }
}

QStringList StepGraph::circle() const
{
    for (const QString& start : m_names) {
        if (canStart(start))
            continue;
        // Walking back from a step that can never start ends at a missing step or comes round.
        QStringList line;
        QString at = start;
        while (!line.contains(at)) {
            line.append(at);
            const QStringList before = m_after.value(at);
            const auto blocked = std::find_if(before.begin(), before.end(), [this](const QString& b) { return m_names.contains(b) && !canStart(b); });
            if (blocked == before.end())
                break;
            at = *blocked;
        }
        const qsizetype from = line.indexOf(at);
        if (from + 1 < line.size() || m_after.value(at).contains(at))
            return line.mid(from);
    }
    return {};
}

bool StepGraph::canStart(const QString& name) const
{
    return m_reachable.contains(name);
}

bool StepGraph::comesBefore(const QString& earlier, const QString& later) const
{
    QStringList open{later};
    QSet<QString> seen;
    while (!open.isEmpty()) {
        const QString name = open.takeLast();
        if (name == earlier)
            return true;
        if (seen.contains(name))
            continue;
        seen.insert(name);
        open += m_after.value(name);
    }
    return false;
}

} // namespace qd::agents
