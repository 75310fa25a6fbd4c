#include "agents/office/course/CallDesk.h"

#include "agents/office/course/FailureDesk.h"
#include "agents/office/course/RunDesk.h"
#include "agents/office/course/TurnDesk.h"
#include "agents/office/writing/Quoted.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Terms.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/routing/Urgency.h"

#include <algorithm>

namespace qd::agents {

namespace {

/// A run inside a run inside a run … ends here: a workflow that calls itself would never stop.
constexpr int kDeepest = 8;

int depthOf(const OfficeState& state, const RunState& run)
{
    int depth = 0;
    for (std::optional<Parent> above = run.parent; above; ++depth) {
        const auto found = state.runs.open.constFind(above->run);
        above = found == state.runs.open.constEnd() ? std::nullopt : found->parent;
    }
    return depth;
}

/// The run as texts of the call see it: {item} is filled as everything else is, once.
RunState withItem(RunState run, const QString& item)
{
    run.data.insert(QStringLiteral("item"), item);
    return run;
}

/// The results of all runs, each name with one entry per run that finished well, in the order of the list. `called`: what
/// they ran; of a list without an entry that is all that is known.
Values gathered(const StepState& at, const Workflow* called, bool isList)
{
    Values values;
    QMap<QString, QStringList> lists;
    for (const QString& name : called && isList ? called->results.keys() : QStringList())
        lists.insert(name, {});
    for (const Values& results : at.results)
        for (auto it = results.begin(); it != results.end(); ++it) {
            if (!isList)
                values.insert(it.key(), it.value());
            else
                lists[it.key()].append(rules::textOf(it.value()));
        }
    for (auto it = lists.begin(); it != lists.end(); ++it)
        values.insert(it.key(), it.value());
    values.insert(QStringLiteral("finished"), qint64(at.results.size()));
    values.insert(QStringLiteral("failed"), qint64(at.lost.size()));
    return values;
}

qsizetype neededOf(const Join& join, qsizetype all)
{
    switch (join.of) {
    case JoinOf::All: return all;
    case JoinOf::First: return 1;
    case JoinOf::Quorum: return join.needs;
    }
    return all;
}

/// Why so few came out well that the step has failed.
QString whyHopeless(const StepState& at, qsizetype needed)
{
    const qsizetype all = at.items.size();
    if (at.lost.isEmpty())
        return QStringLiteral("%1 of its runs have to finish well, and its list has %2").arg(needed)
            .arg(all == 0 ? QStringLiteral("no entry") : all == 1 ? QStringLiteral("one entry only") : QStringLiteral("%1 entries only").arg(all));
    return QStringLiteral("%1 of %2 came to nothing: %3").arg(at.lost.size()).arg(all).arg(at.lost.first());
}

} // namespace

void CallDesk::begin(const RunId& id, const Step& step)
{
    const Instant now = m_floor.now();
    const RunState run = m_floor.state.runs.open.value(id);
    StepWaits waits{id, step.id, {}, {}, {}, {QString()}};
    if (!step.call->over.isEmpty()) {
        const Value* list = rules::valueAt(run, step.call->over);
        const QStringList* items = list ? std::get_if<QStringList>(list) : nullptr;
        if (!items) {
            const QString reason = QStringLiteral("\"%1\" is no list").arg(step.call->over);
            m_floor.docket.enter(StepSettled{id, step.id, true, reason, {}}, system(), 0, id, {}, now);
            return m_floor.failures->failed(id, step.id, reason);
        }
        waits.items = *items;
    }
    if (depthOf(m_floor.state, run) >= kDeepest) {
        const QString reason = QStringLiteral("workflows call each other more than %1 deep").arg(kDeepest);
        m_floor.docket.enter(StepSettled{id, step.id, true, reason, {}}, system(), 0, id, {}, now);
        return m_floor.failures->failed(id, step.id, reason);
    }
    m_floor.docket.enter(waits, system(), 0, id, {}, now);
    carryOn(id, step.id);
}

void CallDesk::beginChild(const RunState& run, const Step& step, int index, const QString& item)
{
    const Instant now = m_floor.now();
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    const Workflow* workflow = organisation->workflow(step.call->workflow);
    const RunState giving = withItem(run, item);
    const QString brief = rules::filled(step.call->brief.isEmpty() ? QStringLiteral("{brief}") : step.call->brief, giving);
    BriefSubmitted submitted;
    submitted.brief = BriefId::make(now);
    submitted.run = RunId::make(now);
    submitted.text = brief;
    submitted.sources = run.sources;
    submitted.approveAll = run.approveAll;
    submitted.sample = run.sample;
    RunStarted started;
    started.run = submitted.run;
    started.workflow = step.call->workflow;
    started.organisation = run.organisation;
    started.title = item.isEmpty() ? (workflow ? workflow->title : run.title) : item;
    started.parent = Parent{run.id, step.id, index};
    for (auto it = step.call->input.begin(); it != step.call->input.end(); ++it)
        started.input.insert(it.key(), rules::bound(it.value(), giving));
    if (!step.call->over.isEmpty() && !started.input.contains(QStringLiteral("item")))
        started.input.insert(QStringLiteral("item"), item);
    rules::setUrgency(started, workflow, run.priority == Priority::Normal ? std::nullopt : std::optional(run.priority), run.alarm);
    started.canWait = run.canWait || (workflow && workflow->canWait);
    started.fresh = run.fresh;
    started.model = run.model;
    m_parents.insert(started.run, *started.parent);
    const QString texts = step.call->brief + QLatin1Char('\n') + (step.call->over.isEmpty() ? QString() : QStringLiteral("{%1}").arg(step.call->over));
    const Label label = labelOfValues(run, step.call->input, labelOfText(run, texts, joined(Label(), rules::labelOfWorkflow(m_floor.state, run))));
    const Sequence cause = m_floor.docket.enter(submitted, rules::agentOf(step, run), 0, submitted.run, label, now);
    m_floor.docket.enter(started, system(), cause, submitted.run, label, now);
    m_floor.runs->advance(started.run);
}

void CallDesk::heard(const StoredFact& stored)
{
    const auto* finished = std::get_if<RunFinished>(&stored.fact);
    if (!finished || m_parents.isEmpty())
        return;
    if (const auto found = m_parents.constFind(finished->run); found != m_parents.constEnd()) {
        m_ended.append(*found);
        m_parents.erase(found);
    }
}

bool CallDesk::settle()
{
    const QList<Parent> ended = std::exchange(m_ended, {});
    for (const Parent& parent : ended) {
        carryOn(parent.run, parent.step);
        if (m_floor.state.runs.open.value(parent.run).undone)
            m_floor.runs->advance(parent.run); // the next that is undone
    }
    return !ended.isEmpty();
}

/// Begins as many of the step's runs as it may have side by side; when enough have ended, the step does.
void CallDesk::carryOn(const RunId& id, const StepId& stepId)
{
    for (;;) {
        const auto run = m_floor.state.runs.open.constFind(id);
        const Workflow* workflow = run == m_floor.state.runs.open.constEnd() ? nullptr : rules::workflowOf(m_floor.state, *run);
        const Step* step = workflow ? workflow->step(stepId) : nullptr;
        const StepState at = step ? run->step(stepId) : StepState{};
        if (!step || !step->call || m_floor.isHalted() || rules::isPaused(m_floor.state, *run) || at.status != StepStatus::Waits || decide(*run, *step, at))
            return;
        const qsizetype begun = at.children.size() + at.results.size() + at.lost.size();
        if (begun >= at.items.size() || at.children.size() >= step->call->atOnce)
            return;
        qsizetype index = 0; // they are begun in the order of the list
        while (at.children.contains(index) || at.results.contains(index) || at.lost.contains(index))
            ++index;
        beginChild(RunState(*run), Step(*step), int(index), at.items[index]);
    }
}

/// @returns true when the step has come to its end.
bool CallDesk::decide(const RunState& run, const Step& step, const StepState& at)
{
    const qsizetype all = at.items.size();
    const qsizetype needed = neededOf(step.call->join, all);
    const bool enough = at.results.size() >= needed;
    const bool hopeless = all - at.lost.size() < needed;
    if (!enough && !hopeless)
        return false;
    const RunId id = run.id;
    const StepId stepId = step.id;
    const QString reason = hopeless ? whyHopeless(at, needed) : QString();
    end(RunState(run), Step(step), at, reason);
    if (hopeless)
        m_floor.failures->failed(id, stepId, reason);
    m_floor.runs->advance(id);
    return true;
}

void CallDesk::giveUp(const RunState& run, const Step& step, const QString& reason)
{
    end(run, step, run.step(step.id), reason);
}

/// The step's runs that are still open are not needed any more. `whyFailed`: empty when enough of them finished well.
void CallDesk::end(const RunState& run, const Step& step, const StepState& at, const QString& whyFailed)
{
    const Instant now = m_floor.now();
    for (const RunId& child : at.children)
        for (const Fact& fact : rules::ended(m_floor.state, child, RunOutcome::Stopped, QStringLiteral("It was not needed any more")))
            m_floor.docket.enter(fact, system(), 0, child, {}, now);
    const Organisation* organisation = rules::organisationOf(m_floor.state, run);
    const Workflow* called = organisation && whyFailed.isEmpty() ? organisation->workflow(step.call->workflow) : nullptr;
    const StepSettled settled{run.id, step.id, !whyFailed.isEmpty(), whyFailed, gathered(at, called, !step.call->over.isEmpty())};
    Label label = at.label; // the worst of what its runs were made from
    label.rehearsal = label.rehearsal || run.rehearsal;
    m_floor.docket.enter(settled, system(), 0, run.id, label, now);
    for (const RunId& child : at.children)
        m_floor.turns->haltStale(child);
    if (whyFailed.isEmpty())
        m_floor.turns->followUp(run.id, step.id, label);
}

void CallDesk::undo(const RunId& id, const StepId& step)
{
    const RunState run = m_floor.state.runs.open.value(id);
    const QList<RunId> left = run.step(step).toUndo;
    const auto ended = left.isEmpty() ? m_floor.state.runs.undoable.constEnd() : m_floor.state.runs.undoable.constFind(left.last());
    if (ended == m_floor.state.runs.undoable.constEnd())
        return; // it is being undone
    const RunState child = *ended;
    m_parents.insert(child.id, {id, step, 0});
    for (const Fact& fact : rules::undone(m_floor.state, child, system(), run.undoReason))
        m_floor.docket.enter(fact, system(), 0, child.id, {}, m_floor.now());
    m_floor.runs->advance(child.id);
}

void CallDesk::resumed(const RunId& id)
{
    const RunState run = m_floor.state.runs.open.value(id);
    for (auto it = run.steps.begin(); it != run.steps.end(); ++it)
        if (it->status == StepStatus::Waits && !it->items.isEmpty())
            carryOn(id, it.key());
}

void CallDesk::recover()
{
    m_parents.clear();
    m_ended.clear();
    for (const RunState& run : std::as_const(m_floor.state.runs.open)) {
        if (run.parent)
            m_parents.insert(run.id, *run.parent);
        for (auto it = run.steps.begin(); it != run.steps.end(); ++it)
            if (it->status == StepStatus::Waits && !it->items.isEmpty())
                m_ended.append({run.id, it.key(), 0}); // a child may have ended in the last moment
    }
}

} // namespace qd::agents
