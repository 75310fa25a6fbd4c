#include "ui/models/RunReadings.h"

#include "core/rules/course/Progress.h"
#include "core/rules/routing/Routing.h"
#include "ui/words/Amounts.h"
#include "ui/words/WaitWords.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd::ui {

namespace {

class Reading {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::RunReadings)
};

/// A question about the step that waits for her, or nothing.
std::optional<Instant> askedOfHer(const OfficeState& state, const RunId& run, const StepId& step)
{
    for (const Approval& approval : state.inbox.approvals)
        if (approval.run == run && approval.step == step && (approval.status == ApprovalStatus::Merged || (approval.status == ApprovalStatus::Waiting && approval.decider == human())))
            return approval.asked; // one that another stands for is asked with that
    for (const Escalation& open : state.inbox.escalations)
        if (open.run == run && open.step == step && open.with == human())
            return open.raised;
    return {};
}

/// What she has approved and has not gone: it waits for something else than her.
const Effect* heldBackAt(const OfficeState& state, const RunId& run, const StepId& step)
{
    for (const Effect& effect : state.effects.open)
        if (effect.run == run && effect.step == step && effect.status == EffectStatus::Deferred && !askedOfHer(state, run, step))
            return &effect;
    return nullptr;
}

/// What a step that waits waits for.
QString waitsFor(const StepState& at, Instant now)
{
    if (!at.items.isEmpty())
        return Reading::tr("%1 of %2 runs").arg(at.results.size() + at.lost.size()).arg(at.items.size());
    if (at.notBefore)
        return Reading::tr("until %1").arg(momentText(*at.notBefore, now));
    return at.event.isEmpty() ? QString() : Reading::tr("for “%1”").arg(opened(at.event).toLower());
}

QString lengthOf(const StepState& at, Instant now)
{
    switch (at.status) {
    case StepStatus::Waits: return waitsFor(at, now);
    case StepStatus::Pending: return at.notBefore ? Reading::tr("again at %1").arg(clockText(*at.notBefore)) : QString();
    case StepStatus::WaitingForHuman:
    case StepStatus::Escalated: return at.ended.ms > 0 ? durationText(now - at.ended) : QString(); // since it was asked
    case StepStatus::Running: return at.started.ms > 0 ? durationText(now - at.started) : QString();
    case StepStatus::Done:
    case StepStatus::Failed: return at.started.ms > 0 && at.ended >= at.started ? durationText(at.ended - at.started) : QString();
    case StepStatus::Skipped: return {};
    }
    return {};
}

/// The call of the step that lies with a provider, or nullptr.
const ModelsState::Batched* batchedAt(const OfficeState& state, const RunState& run, const StepId& step)
{
    const auto found = state.models.batched.constFind(run.step(step).turn);
    return found == state.models.batched.constEnd() ? nullptr : &*found;
}

QString withProvider(const ModelsState::Batched& batched)
{
    return Reading::tr("with %1", "provider of models").arg(providerWords(batched.provider));
}

QString sinceAndBy(const ModelsState::Batched& batched, Instant now)
{
    return Reading::tr("since %1, by %2 at the latest").arg(momentText(batched.since, now), momentText(batched.deadline, now));
}

WorkLook lookOf(const OfficeState& state, const RunState& run, const StepId& step)
{
    switch (run.statusOf(step)) {
    case StepStatus::Pending: return WorkLook::NotBegun;
    case StepStatus::Running: return batchedAt(state, run, step) || heldBackAt(state, run.id, step) ? WorkLook::Waits : WorkLook::UnderWay; // some of many may have left
    case StepStatus::WaitingForHuman: return heldBackAt(state, run.id, step) ? WorkLook::Waits : WorkLook::ForYou;
    case StepStatus::Escalated: return askedOfHer(state, run.id, step) ? WorkLook::ForYou : WorkLook::Stuck;
    case StepStatus::Waits: return askedOfHer(state, run.id, step) ? WorkLook::ForYou : WorkLook::Waits;
    case StepStatus::Done: return WorkLook::Done;
    case StepStatus::Skipped: return WorkLook::LeftOut;
    case StepStatus::Failed: return WorkLook::Failed;
    }
    return WorkLook::NotBegun;
}

/// The first step that looks like that and still matters.
const Step* firstThat(const OfficeState& state, const Workflow& workflow, const RunState& run, WorkLook look)
{
    const auto found = std::find_if(workflow.steps.begin(), workflow.steps.end(), [&](const Step& step) {
        return lookOf(state, run, step.id) == look && !rules::isOver(workflow, run, step.id);
    });
    return found == workflow.steps.end() ? nullptr : &*found;
}

Instant sinceOf(const OfficeState& state, const RunState& run, const StepId& step)
{
    if (const auto asked = askedOfHer(state, run.id, step))
        return *asked;
    const StepState at = run.step(step);
    const bool isAsked = at.status == StepStatus::WaitingForHuman || at.status == StepStatus::Escalated || at.status == StepStatus::Failed;
    const Instant since = isAsked ? at.ended : at.started;
    return since.ms > 0 ? since : run.changed;
}

void setAt(RunReading& reading, const OfficeState& state, const RunState& run, const Step& step, WorkLook look, const QString& words)
{
    reading.look = look;
    reading.state = words;
    reading.on = step.title;
    reading.since = sinceOf(state, run, step.id);
}

/// What holds the run up or carries it on, the most pressing first.
void readSteps(RunReading& reading, const OfficeState& state, const Workflow& workflow, const RunState& run, Instant now)
{
    if (const Step* step = firstThat(state, workflow, run, WorkLook::ForYou))
        return setAt(reading, state, run, *step, WorkLook::ForYou, Reading::tr("waits for you"));
    if (const Step* step = firstThat(state, workflow, run, WorkLook::Stuck))
        return setAt(reading, state, run, *step, WorkLook::Stuck, Reading::tr("stuck"));
    if (const Step* step = firstThat(state, workflow, run, WorkLook::UnderWay))
        return setAt(reading, state, run, *step, WorkLook::UnderWay, Reading::tr("under way"));
    if (const Step* step = firstThat(state, workflow, run, WorkLook::Waits)) {
        const ModelsState::Batched* batched = batchedAt(state, run, step->id);
        setAt(reading, state, run, *step, WorkLook::Waits, batched ? withProvider(*batched) : Reading::tr("waits"));
        const Effect* const held = heldBackAt(state, run.id, step->id);
        if (held)
            reading.state = held->deferral ? waitWords(*held->deferral) : reading.state;
        const QString what = batched ? sinceAndBy(*batched, now) : held ? QString() : waitsFor(run.step(step->id), now);
        reading.on = what.isEmpty() ? step->title : Reading::tr("%1, %2", "step, what it waits for").arg(step->title, what);
        return;
    }
    const QList<StepId> open = rules::openSteps(workflow, run);
    const QList<rules::Resting> resting = rules::resting(state, run);
    if (!open.isEmpty() && resting.size() == open.size()) { // whoever could go on is paused
        setAt(reading, state, run, *workflow.step(resting.first().step), WorkLook::Waits, Reading::tr("waits"));
        reading.on = Reading::tr("%1, for %2, who is paused", "step, agent").arg(reading.on, partyName(state, resting.first().agent));
        reading.since.reset(); // the step's own time says nothing of the pause
        return;
    }
    if (const Step* next = open.isEmpty() ? nullptr : workflow.step(open.first())) {
        setAt(reading, state, run, *next, WorkLook::UnderWay, Reading::tr("under way"));
        return;
    }
    const Step* failed = firstThat(state, workflow, run, WorkLook::Failed);
    if (failed)
        return setAt(reading, state, run, *failed, WorkLook::Stuck, Reading::tr("stuck"));
    reading.state = Reading::tr("under way");
}

} // namespace

RunReading readingOf(const OfficeState& state, const RunState& run, Instant now)
{
    RunReading reading;
    const rules::Progress progress = rules::progressOf(state, run, now);
    reading.done = progress.done;
    reading.steps = progress.steps;
    reading.share = progress.share;
    const bool moves = !state.org.stopped && !rules::isPaused(state, run);
    reading.end = moves ? progress.end : std::nullopt;
    reading.state = Reading::tr("about to begin");
    reading.since = run.started;
    if (const Workflow* workflow = rules::workflowOf(state, run))
        readSteps(reading, state, *workflow, run, now);
    if (run.undone) {
        reading.look = WorkLook::Undoing;
        reading.state = Reading::tr("being undone");
    } else if (rules::isPaused(state, run)) {
        reading.look = WorkLook::Paused;
        reading.state = run.paused ? Reading::tr("paused") : Reading::tr("paused with the run above");
        reading.since.reset(); // the step's own time says nothing of the pause
    } else if (state.org.stopped) {
        reading.look = WorkLook::Paused;
        reading.state = Reading::tr("stopped with everything");
        reading.since.reset();
    }
    return reading;
}

QString stateText(const RunReading& reading, Instant now)
{
    QStringList parts{reading.state};
    if (!reading.on.isEmpty())
        parts << reading.on;
    if (reading.since)
        parts << durationText(now - *reading.since);
    return parts.join(QStringLiteral(" · "));
}

QString progressText(const RunReading& reading, Instant now)
{
    const QString steps = Reading::tr("%1 of %n step(s)", nullptr, reading.steps).arg(reading.done);
    if (!reading.end)
        return steps;
    const Duration left = *reading.end - now;
    const QString end = left.count() < 1000 ? Reading::tr("about to end") : Reading::tr("about %1").arg(durationText(left));
    return steps + QStringLiteral(" · ") + end;
}

StepReading readingOf(const OfficeState& state, const RunState& run, const Step& step, Instant now)
{
    const StepState at = run.step(step.id);
    StepReading reading;
    reading.look = lookOf(state, run, step.id);
    reading.state = reading.look == WorkLook::ForYou ? Reading::tr("waits for you") : words(at.status);
    const AgentId who = rules::agentOf(step, run);
    if (step.kind != StepKind::Wait && step.kind != StepKind::Call && !who.isEmpty())
        reading.who = partyName(state, who);
    QStringList times;
    if (at.round > 1)
        times << Reading::tr("round %1").arg(at.round);
    if (at.attempt > 1)
        times << Reading::tr("attempt %1").arg(at.attempt);
    reading.times = times.join(QStringLiteral(", "));
    reading.length = lengthOf(at, now);
    if (const ModelsState::Batched* batched = batchedAt(state, run, step.id)) {
        reading.state = withProvider(*batched);
        reading.length = sinceAndBy(*batched, now);
    }
    for (const rules::Resting& one : at.status == StepStatus::Pending ? rules::resting(state, run) : QList<rules::Resting>())
        if (one.step == step.id) {
            reading.look = WorkLook::Waits;
            reading.state = Reading::tr("waits for %1, who is paused").arg(partyName(state, one.agent));
            reading.length = one.reason;
        }
    return reading;
}

WorkLook lookOf(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Finished: return WorkLook::Done;
    case RunOutcome::Rejected:
    case RunOutcome::Stopped:
    case RunOutcome::Undone: return WorkLook::LeftOut;
    case RunOutcome::Failed: return WorkLook::Failed;
    }
    return WorkLook::Done;
}

} // namespace qd::ui
