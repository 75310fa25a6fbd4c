#include "agents/organisation/checks/data/StepOrder.h"

#include "core/rules/course/Patterns.h"

#include <algorithm>

namespace qd::agents {

StepOrder::StepOrder(const Workflow& workflow) : m_flow(workflow) {}

/// A step that stands in for another has its turn when that one has failed.
QList<StepId> StepOrder::waitsFor(const Step& step) const
{
    QList<StepId> before = step.after;
    if (!step.fallbackFor.isEmpty())
        before.append(step.fallbackFor);
    return before;
}

/// Those that are over on so many of the ways to the step that its join cannot do without them.
StepOrder::Names StepOrder::counted(const Step& step) const
{
    QHash<StepId, qsizetype> ways;
    for (const StepId& id : step.after) {
        const Step* before = m_flow.step(id);
        if (!before)
            continue;
        Names way = sureBefore(*before);
        way.insert(id);
        for (const StepId& one : std::as_const(way))
            ++ways[one];
    }
    const qsizetype all = step.after.size();
    const qsizetype needed = !step.join || step.join->of == JoinOf::All ? all : step.join->of == JoinOf::First ? 1 : step.join->needs;
    Names names;
    for (auto way = ways.begin(); way != ways.end(); ++way)
        if (*way > all - needed)
            names.insert(way.key());
    return names;
}

StepOrder::Names StepOrder::sureBefore(const Step& step) const
{
    const auto known = m_sure.constFind(step.id);
    if (known != m_sure.constEnd())
        return *known;
    m_sure.insert(step.id, {}); // a circle ends here
    Names names = counted(step);
    if (const Step* failing = m_flow.step(step.fallbackFor); failing && failing->id != step.id)
        names += sureBefore(*failing);
    return *m_sure.insert(step.id, names);
}

StepOrder::Names StepOrder::maybeBefore(const Step& step) const
{
    const auto known = m_maybe.constFind(step.id);
    if (known != m_maybe.constEnd())
        return *known;
    Names names;
    QList<StepId> open = waitsFor(step);
    while (!open.isEmpty()) {
        const StepId id = open.takeLast();
        const Step* before = m_flow.step(id);
        if (!before || names.contains(id))
            continue;
        names.insert(id);
        open += waitsFor(*before);
        for (const Step& other : m_flow.steps) // what stands in for it
            if (other.fallbackFor == id)
                open.append(other.id);
    }
    return *m_maybe.insert(step.id, names);
}

bool StepOrder::reaches(const StepId& from, const Step& to) const
{
    return from == to.id || maybeBefore(to).contains(from);
}

bool StepOrder::sharesLoop(const Step& read, const Step& reader) const
{
    return std::any_of(m_flow.steps.begin(), m_flow.steps.end(), [&](const Step& looping) {
        const StepId back = looping.loop ? rules::beginningOf(m_flow, looping.loop->backTo) : StepId();
        return looping.loop && reaches(back, reader) && reaches(back, read) && reaches(reader.id, looping) && reaches(read.id, looping);
    });
}

Standing StepOrder::of(const Step& read, const Step* reader) const
{
    if (!reader)
        return read.undoes.isEmpty() ? Standing::Before : Standing::OnUndo;
    if (read.id == reader->id)
        return Standing::Itself;
    if (!reader->undoes.isEmpty())
        return Standing::Perhaps; // how far the run was when it is undone is not known
    if (!read.undoes.isEmpty())
        return Standing::OnUndo;
    if (reader->fallbackFor == read.id)
        return Standing::Failed;
    if (sureBefore(*reader).contains(read.id))
        return Standing::Before;
    if (maybeBefore(*reader).contains(read.id))
        return Standing::Perhaps;
    if (sharesLoop(read, *reader))
        return Standing::InLoop;
    return maybeBefore(read).contains(reader->id) ? Standing::Later : Standing::Beside;
}

} // namespace qd::agents
