#include "core/rules/talk/Settling.h"

#include "core/rules/Refusals.h"
#include "core/rules/authority/Proposing.h"
#include "core/rules/calendar/Triggers.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Outside.h"
#include "core/rules/money/Campaigns.h"
#include "core/rules/money/Incidents.h"
#include "core/rules/outside/Ruled.h"
#include "core/rules/routing/Routing.h"
#include "core/rules/talk/FailedRuns.h"
#include "core/rules/talk/Ladder.h"

namespace qd::rules {

namespace {

/// The step can still be given to somebody, or be replaced.
bool isOpen(StepStatus status)
{
    return status == StepStatus::Pending || status == StepStatus::Running;
}

/// Somebody else who may do the step and is not down.
AgentId substitute(const OfficeState& state, const RunState& run, const Step& step, const AgentId& silent, Instant now)
{
    for (const AgentId& agent : ableFor(state, run, step))
        if (agent != silent && !run.step(step.id).tried.contains(agent) && !isDown(state, agent, now))
            return agent;
    return {};
}

EscalationSettled settledBy(const Escalation& escalation, const AgentId& by, bool carryOn, const QString& note, const QString& option)
{
    return {escalation.id, escalation.run, escalation.step, by, carryOn, note, option};
}

Result<QList<Fact>> chosen(const OfficeState& state, const Escalation& escalation, const SettleEscalation& command, const Asking& asking)
{
    const bool isOpen = command.option.isEmpty() && escalation.remedies.size() > 1; // nobody takes the first for her
    const Remedy* remedy = isOpen ? nullptr : remedyOf(escalation.remedies, command.option);
    if (remedy)
        return settledWith(state, escalation, *remedy, command.note, asking.by, asking.now);
    QStringList known;
    QStringList ways;
    for (const Remedy& one : escalation.remedies) {
        known.append(one.id);
        ways.append(QStringLiteral("%1 (%2)").arg(one.id, one.title));
    }
    if (isOpen)
        return Error{Error::Parse, QStringLiteral("no way out is named, and there are %1: %2").arg(ways.size()).arg(ways.join(QLatin1String(", "))),
                     QStringLiteral("option"), QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
    return Error{Error::Parse, QStringLiteral("there is no option \"%1\" here").arg(command.option), QStringLiteral("option"),
                 QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
}

/// One of the answers that whoever asked has put there; nobody takes the first for her.
Result<QList<Fact>> picked(const Escalation& escalation, const SettleEscalation& command, const Asking& asking)
{
    QStringList known;
    for (const Option& one : escalation.options) {
        if (one.id == command.option)
            return QList<Fact>{settledBy(escalation, asking.by, true, command.note, one.id)};
        known.append(QStringLiteral("%1 (%2)").arg(one.id, one.title));
    }
    return Error{Error::Parse, command.option.isEmpty() ? QStringLiteral("no answer is named") : QStringLiteral("there is no option \"%1\" here").arg(command.option), QStringLiteral("option"),
                 QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
}

/// Who was stopped or paused by it goes on.
void letGoOn(const OfficeState& state, const Escalation& escalation, const AgentId& by, QList<Fact>& facts)
{
    if (escalation.reason == QLatin1String(Escalation::kParked))
        facts.append(AgentContinued{escalation.raisedBy, by});
    for (const AgentId& agent : escalation.agents)
        if (state.org.agents.value(agent).paused)
            facts.append(AgentContinued{agent, by});
    const Trigger* trigger = escalation.reason == QLatin1String(Escalation::kStorm) ? triggerOf(state, {escalation.step.text}) : nullptr;
    if (trigger && !isOn(state, *trigger))
        facts.append(TriggerSwitched{trigger->id, true, by});
}

/// What a step that is asked about would let out a second time, were it tried again.
QString againBy(const OfficeState& state, const Escalation& escalation)
{
    const RunState run = state.runs.open.value(escalation.run);
    const Workflow* workflow = workflowOf(state, run);
    const Step* step = workflow ? workflow->step(escalation.step) : nullptr;
    const bool calls = step && step->kind == StepKind::Call && run.statusOf(step->id) == StepStatus::Escalated;
    return calls ? outsideOf(state, run, *step).value(0) : QString();
}

void saidNo(const OfficeState& state, const Escalation& escalation, const Asking& asking, QList<Fact>& facts)
{
    const auto run = state.runs.open.constFind(escalation.run);
    if (run == state.runs.open.constEnd() || escalation.asked || escalation.isQuestion())
        return;
    if (escalation.reason == QLatin1String(Escalation::kNoAnswer))
        facts += refusalOf(state, *run, escalation.step, escalation.silent, asking.by, asking.now).facts;
    else
        facts += ended(state, escalation.run, RunOutcome::Stopped, QStringLiteral("Ended: %1").arg(escalation.issue));
}

} // namespace

Refusal refusalOf(const OfficeState& state, const RunState& run, const StepId& id, const AgentId& silent, const AgentId& by, Instant now)
{
    const Workflow* workflow = workflowOf(state, run);
    const Step* step = workflow ? workflow->step(id) : nullptr;
    const bool his = step && isOpen(run.statusOf(id)) && agentOf(*step, run) == silent;
    if (his) {
        const QString reason = QStringLiteral("%1 did not answer").arg(titleOf(state, silent));
        if (const Step* instead = fallbackOf(*workflow, run, id))
            return {QStringLiteral("“%1” is done in the place of “%2”, and the run goes on.").arg(instead->title, step->title),
                    {StepSettled{run.id, id, true, reason, {}}}};
        if (const AgentId other = substitute(state, run, *step, silent, now); !other.isEmpty())
            return {QStringLiteral("%1 takes over “%2” from %3, and the run goes on.").arg(titleOf(state, other), step->title, titleOf(state, silent)),
                    {StepAssigned{run.id, id, other, silent, by, reason, {}}}};
    }
    return {QStringLiteral("The run ends: nobody else can do what %1 was asked for.").arg(titleOf(state, silent)),
            ended(state, run.id, RunOutcome::Stopped, QStringLiteral("Ended: %1 did not answer").arg(titleOf(state, silent)))};
}

Result<QList<Fact>> settledWith(const OfficeState& state, const Escalation& escalation, const Remedy& remedy, const QString& note, const AgentId& by, Instant now)
{
    QList<Fact> facts;
    if (remedy.shift) {
        Result<BudgetMoved> move = moved(state, *remedy.shift, by, now);
        if (!move)
            return move.error();
        move->reason = note.isEmpty() ? escalation.issue : note;
        move->escalation = escalation.id;
        move->run = escalation.run;
        facts.append(*move);
    } else if (const std::optional<BudgetMoved> ending = endingOf(state, escalation, by, note)) {
        facts.append(*ending);
    }
    facts.append(settledBy(escalation, by, true, note, remedy.id));
    return facts;
}

Result<QList<Fact>> judgeSettle(const OfficeState& state, const SettleEscalation& command, const Asking& asking)
{
    const auto found = state.inbox.escalations.constFind(command.escalation);
    if (found == state.inbox.escalations.constEnd())
        return refuse(QStringLiteral("this question does not wait any more"), QStringLiteral("it was answered, its time was over, or its run went on without it"));
    if (asking.by != human() && asking.by != found->with)
        return refuse(QStringLiteral("%1 may not settle this").arg(asking.by.text));
    if (found->reason == QLatin1String(Escalation::kMissedRun))
        return judgeMissed(state, *found, command, asking);
    if (found->reason == QLatin1String(Escalation::kProposal))
        return judgeProposal(state, *found, command, asking);
    if (found->reason == QLatin1String(Escalation::kBudget))
        return judgeIncident(state, *found, command, asking);
    if (found->reason == QLatin1String(Escalation::kFailedRun))
        return judgeFailedRun(state, *found, command, asking);
    if (command.carryOn && !askedAbout(state, *found).isEmpty())
        return judgeOutcome(state, *found, command, asking);
    if (const QString out = command.carryOn ? againBy(state, *found) : QString(); !out.isEmpty())
        return refuse(twiceInWords(out), QStringLiteral("leave the step out, or end the run"));
    if (command.carryOn && !found->remedies.isEmpty())
        return chosen(state, *found, command, asking);
    if (command.carryOn && !found->options.isEmpty())
        return picked(*found, command, asking);
    if (!command.option.isEmpty())
        return Error{Error::Parse, QStringLiteral("there is nothing to choose from here"), QStringLiteral("option"), QStringLiteral("settle it without one")};
    QList<Fact> facts{settledBy(*found, asking.by, command.carryOn, command.note, {})};
    if (command.carryOn)
        letGoOn(state, *found, asking.by, facts);
    for (const Effect& effect : state.effects.open) // her answer rules what nobody can tell
        if (isUnknown(effect.status) && effect.run == found->run && effect.step == found->step)
            facts.append(EffectWithdrawn{effect.id, QStringLiteral("its outcome stays unknown; %1 has ruled on it").arg(asking.by.text)});
    if (!command.carryOn)
        saidNo(state, *found, asking, facts);
    return facts;
}

} // namespace qd::rules
