#include "core/rules/routing/Leases.h"

#include "core/rules/course/Course.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr Duration kKept = std::chrono::days(1);

const RunState* openRun(const OfficeState& state, const RunId& id)
{
    const auto found = state.runs.open.constFind(id);
    return found == state.runs.open.constEnd() ? nullptr : &*found;
}

const Step* stepOf(const OfficeState& state, const RunState& run, const StepId& id)
{
    const Workflow* workflow = workflowOf(state, run);
    return workflow ? workflow->step(id) : nullptr;
}

bool isAbove(const OfficeState& state, const RunState& run, const RunId& other)
{
    for (const RunState* at = &run; at && at->parent; at = openRun(state, at->parent->run))
        if (at->parent->run == other)
            return true;
    return false;
}

/// The run at the top of those that began each other.
RunId topOf(const OfficeState& state, const RunState& run)
{
    const RunState* at = &run;
    for (const RunState* above = at; above; above = at->parent ? openRun(state, at->parent->run) : nullptr)
        at = above;
    return at->id;
}

/// What a run and those below it wait for: whom, and for which resource.
struct Waits {
    struct Need {
        RunId run;
        StepId step;
        QString resource;
    };
    bool moves = false; ///< something of it is under way, or will be without anybody's lease
    QMap<RunId, Need> forWhom; ///< by the top run of the holder; of several the first, so that it is the same one each time
};

void addWaits(const OfficeState& state, const RunState& run, Waits& waits)
{
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow || isPaused(state, run)) {
        waits.moves = true; // it is a person's to let it go on
        return;
    }
    for (auto step = run.steps.begin(); step != run.steps.end(); ++step) {
        const bool callsOnly = step->status == StepStatus::Waits && !step->items.isEmpty();
        waits.moves = waits.moves || step->status == StepStatus::Running || step->status == StepStatus::WaitingForHuman
            || step->status == StepStatus::Escalated || (step->status == StepStatus::Waits && !callsOnly);
        for (const RunId& child : step->children)
            if (const RunState* its = openRun(state, child))
                addWaits(state, *its, waits);
    }
    for (const StepId& id : openSteps(*workflow, run)) {
        const QMap<QString, Lease> held = heldUp(state, run, *workflow->step(id));
        waits.moves = waits.moves || held.isEmpty();
        for (auto lease = held.begin(); lease != held.end(); ++lease)
            if (const RunState* holder = openRun(state, lease->run))
                if (const RunId top = topOf(state, *holder); !waits.forWhom.contains(top))
                    waits.forWhom.insert(top, {run.id, id, lease.key()});
    }
}

/// The one who waits gets the lease. Within one run nobody is younger: the holder gives way, and does its step again, once.
/// `family`: all who wait began each other; the first of them comes first until it is done, so that they get on.
Sacrifice givenTo(const OfficeState& state, const Waits::Need& need, bool family)
{
    const Lease lease = state.leases.held.value(need.resource);
    const RunState holder = state.runs.open.value(lease.run);
    Sacrifice given{need.resource, lease, need.run, need.step, {}, false};
    if (lease.run != need.run) {
        given.reason = QStringLiteral("\"%1\" waits for %2 and holds what this waits for; %3")
                           .arg(state.runs.open.value(need.run).title, need.resource,
                                family ? QStringLiteral("it comes first") : QStringLiteral("the younger of them gives way"));
        return given;
    }
    const Step* step = stepOf(state, holder, lease.step);
    const QString until = step && !step->holdsUntil.isEmpty() ? QStringLiteral(" until \"%1\"").arg(step->holdsUntil.text) : QString();
    given.inVain = holder.statusOf(lease.step) != StepStatus::Pending && holder.step(lease.step).round > 1;
    given.reason = QStringLiteral("\"%1\" waits for %2, which \"%3\" keeps%4, and that waits for \"%1\"").arg(need.step.text, need.resource, lease.step.text, until);
    return given;
}

} // namespace

bool mayUse(const OfficeState& state, const RunState& run, const StepId& step, const Lease& lease)
{
    if (lease.run != run.id)
        return isAbove(state, run, lease.run);
    const Workflow* workflow = workflowOf(state, run);
    return lease.step == step || (workflow && reachedFrom(*workflow, lease.step).contains(step));
}

QStringList inOrder(const Step& step)
{
    QStringList names = step.holds;
    names.sort();
    names.removeDuplicates();
    return names;
}

QMap<QString, Lease> heldUp(const OfficeState& state, const RunState& run, const Step& step)
{
    QMap<QString, Lease> by;
    for (const QString& resource : step.holds)
        if (const auto lease = state.leases.held.constFind(resource); lease != state.leases.held.constEnd() && !mayUse(state, run, step.id, *lease))
            by.insert(resource, *lease);
    return by;
}

Instant leaseEnd(const OfficeState& state, const RunState& run, const Step& step, Instant now)
{
    if (step.holdLimit)
        return now + *step.holdLimit;
    if (!step.holdsUntil.isEmpty())
        return now + kKept;
    Duration longest = step.timeLimit * (step.retries + 1);
    if (step.kind == StepKind::Debate)
        longest = longest * (2 * step.rounds + 1);
    if (const Organisation* organisation = step.kind == StepKind::Effect ? organisationOf(state, run) : nullptr)
        longest += organisation->ruleFor(step.action).expiresAfter;
    return now + longest;
}

bool isLeaseOver(const OfficeState& state, const Lease& lease)
{
    const RunState* run = openRun(state, lease.run);
    const Step* step = run ? stepOf(state, *run, lease.step) : nullptr;
    if (!step || (run->undone && !run->undoing.contains(lease.step)))
        return true;
    const StepStatus own = run->statusOf(step->id);
    if (own == StepStatus::Failed || own == StepStatus::Escalated || own == StepStatus::Skipped)
        return true;
    const StepStatus last = step->holdsUntil.isEmpty() ? own : run->statusOf(step->holdsUntil);
    return own == StepStatus::Done && (last == StepStatus::Done || last == StepStatus::Skipped); // the last may be left out before it begins
}

bool givesUp(const OfficeState& state, const Lease& lease)
{
    const RunState* run = openRun(state, lease.run);
    if (!run)
        return true;
    const StepState at = run->step(lease.step);
    const bool atWork = at.status == StepStatus::Running && at.effect.isNull();
    return atWork || at.status == StepStatus::Pending || at.round == 1;
}

std::optional<Sacrifice> sacrifice(const OfficeState& state, const RunState& run)
{
    QMap<RunId, Waits> known;
    QList<RunId> open{topOf(state, run)};
    while (!open.isEmpty()) {
        const RunId id = open.takeLast();
        const RunState* its = known.contains(id) ? nullptr : openRun(state, id);
        if (!its)
            continue;
        Waits waits;
        addWaits(state, *its, waits);
        if (waits.moves || waits.forWhom.isEmpty())
            return std::nullopt; // it will give back what it holds
        known.insert(id, waits);
        open += waits.forWhom.keys();
    }
    QList<RunId> way; // everybody waits for somebody, so following one leads into the circle
    for (RunId at = topOf(state, run); known.contains(at) && !way.contains(at); at = known.value(at).forWhom.firstKey())
        way.append(at);
    if (way.isEmpty())
        return std::nullopt;
    const QList<RunId> circle = way.mid(way.indexOf(known.value(way.last()).forWhom.firstKey()));
    const auto younger = [&](const RunId& a, const RunId& b) {
        const Instant first = state.runs.open.value(a).started;
        const Instant second = state.runs.open.value(b).started;
        return first == second ? a < b : first < second;
    };
    const RunId youngest = *std::max_element(circle.begin(), circle.end(), younger);
    const RunId waiting = circle[(circle.indexOf(youngest) + circle.size() - 1) % circle.size()];
    return givenTo(state, known.value(waiting).forWhom.value(youngest), circle.size() == 1);
}

} // namespace qd::rules
