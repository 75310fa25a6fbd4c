#include "core/rules/course/Steering.h"

#include "core/rules/Refusals.h"
#include "core/rules/course/Detours.h"
#include "core/rules/course/Outside.h"
#include "core/rules/course/Patterns.h"

#include <algorithm>

namespace qd::rules {

namespace {

using Answer = Result<QList<Fact>>;

/// The agent as the organisation has it now, or as an earlier version had it by which runs still work.
const AgentProfile* anywhere(const OrgState& org, const AgentId& id)
{
    if (const AgentProfile* agent = org.organisation().agent(id))
        return agent;
    for (const Organisation& version : org.organisations)
        if (const AgentProfile* agent = version.agent(id))
            return agent;
    return nullptr;
}

Error gone(const OfficeState& state, const RunId& id, bool toUndo = false)
{
    for (const RunSummary& run : state.runs.recent)
        if (run.id == id)
            return refuse(QStringLiteral("\"%1\" has ended (%2)%3").arg(run.title, wordOf(run.outcome),
                              toUndo ? QStringLiteral(", and nothing that it did is left to undo by what its workflow says") : QString()));
    return wrong(QStringLiteral("run"), QStringLiteral("there is no open run %1").arg(id.toString()),
                 QStringLiteral("the id of an open run"));
}

QString reasonOr(const QString& reason, const char* otherwise)
{
    return reason.trimmed().isEmpty() ? QString::fromLatin1(otherwise) : reason.trimmed();
}

Answer retried(const OfficeState& state, const RunState& run, const Step& step, const QString& reason)
{
    const StepId begins = beginningOf(*workflowOf(state, run), step.id);
    if (run.statusOf(begins) == StepStatus::Pending && !run.step(begins).notBefore) // else it failed, and its next attempt can come now
        return refuse(QStringLiteral("\"%1\" has not been done yet, so there is nothing to do again").arg(step.title));
    const bool isOut = step.kind == StepKind::Effect && run.statusOf(step.id) == StepStatus::Done;
    if (const QString out = isOut ? step.title : twice(state, run, step.id); !out.isEmpty())
        return refuse(twiceInWords(out), QStringLiteral("give a new brief, or undo the run"));
    if (isLeaving(state, run, step.id))
        return refuse(QStringLiteral("nobody can tell yet whether \"%1\" has left").arg(step.title),
                      QStringLiteral("answer the question about it first"));
    QList<Fact> facts;
    const QList<StepId> again = reopenedFrom(*workflowOf(state, run), run, step.id);
    for (const Escalation& open : state.inbox.escalations)
        if (open.run == run.id && again.contains(open.step) && open.reason != QLatin1String(Escalation::kUnknownOutcome))
            facts.append(EscalationSettled{open.id, run.id, open.step, human(), true, reason});
    return facts + goneBack(state, run, {}, step.id, reason);
}

Answer skipped(const OfficeState& state, const RunState& run, const Step& step, const QString& reason)
{
    const StepStatus status = run.statusOf(step.id);
    if (isOver(*workflowOf(state, run), run, step.id))
        return refuse(QStringLiteral("\"%1\" is %2 already").arg(step.title, status == StepStatus::Failed ? QStringLiteral("done by what stands in for it") : wordOf(status)));
    const auto effect = state.effects.open.constFind(run.step(step.id).effect);
    if (effect != state.effects.open.constEnd() && !isStillHere(effect->status))
        return refuse(QStringLiteral("\"%1\" is leaving the house and cannot be left out any more").arg(step.title));
    const Workflow& workflow = *workflowOf(state, run);
    QList<Fact> facts;
    for (const Step& part : workflow.steps) // nobody is asked for a vote any more that nobody counts
        if (part.partOf == step.id && !isOver(workflow, run, part.id))
            facts += leftOut(state, run, part.id, reason);
    return facts + leftOut(state, run, step.id, reason);
}

/// Why that agent can't be given the step; nothing when it can.
std::optional<Error> whyNotTo(const RunState& run, const Step& step, const AgentProfile& to)
{
    if (step.kind == StepKind::Wait || step.kind == StepKind::Call)
        return refuse(QStringLiteral("\"%1\" is nobody's work: it waits").arg(step.title));
    const StepStatus status = run.statusOf(step.id);
    if (to.id == agentOf(step, run))
        return refuse(QStringLiteral("%1 has \"%2\" already").arg(to.title, step.title));
    if (!step.partOf.isEmpty())
        return refuse(QStringLiteral("in \"%1\" everybody speaks for themselves, so nobody does \"%2\" in the place of %3").arg(step.partOf.text, step.title, agentOf(step, run).text),
                      QStringLiteral("leave it out, have it done again, or wait for %1").arg(agentOf(step, run).text));
    if (step.kind == StepKind::Debate && step.parties.contains(to.id))
        return refuse(QStringLiteral("%1 argues in \"%2\", and nobody rules in a dispute of their own").arg(to.title, step.title),
                      QStringLiteral("an agent that does not argue there"));
    if (status == StepStatus::Done || status == StepStatus::Skipped || status == StepStatus::WaitingForHuman)
        return refuse(QStringLiteral("\"%1\" is %2; there is nothing left to give away").arg(step.title, wordOf(status)),
                      QStringLiteral("do it again first"));
    if (step.kind == StepKind::Skill && !to.skills.contains(step.skill))
        return wrong(QStringLiteral("to"), QStringLiteral("%1 does not have the skill %2").arg(to.title, step.skill.text),
                     QStringLiteral("an agent that has it"));
    return {};
}

Answer reassigned(const OfficeState& state, const RunState& run, const Step& step, const SteerStep& command, const AgentId& by)
{
    const Organisation* organisation = organisationOf(state, run);
    const AgentProfile* to = organisation->agent(command.to);
    if (!to)
        return wrong(QStringLiteral("to"), QStringLiteral("there is no agent \"%1\"").arg(command.to.text),
                     QStringLiteral("the id of an agent of %1").arg(organisation->title));
    if (const std::optional<Error> refused = whyNotTo(run, step, *to))
        return *refused;
    QList<Fact> facts;
    for (const Escalation& open : state.inbox.escalations)
        if (open.run == run.id && open.step == step.id && open.reason != QLatin1String(Escalation::kUnknownOutcome))
            facts.append(EscalationSettled{open.id, run.id, step.id, by, true, command.reason});
    facts.append(StepAssigned{run.id, step.id, to->id, agentOf(step, run), by, reasonOr(command.reason, "given to somebody else")});
    return facts;
}

} // namespace

Result<QList<Fact>> judgeRun(const OfficeState& state, const SteerRun& command, const Asking& asking)
{
    const auto open = state.runs.open.constFind(command.run);
    const auto past = state.runs.undoable.constFind(command.run);
    if (open == state.runs.open.constEnd() && (command.wish != RunWish::Undo || past == state.runs.undoable.constEnd()))
        return gone(state, command.run, command.wish == RunWish::Undo);
    const RunState run = open == state.runs.open.constEnd() ? *past : *open;
    if (open == state.runs.open.constEnd() && workflowOf(state, run) && !canUndo(state, run)) // what was on its way did not leave
        return gone(state, command.run, true);
    switch (command.wish) {
    case RunWish::Pause:
        if (run.paused)
            return refuse(QStringLiteral("\"%1\" is paused already").arg(run.title));
        return QList<Fact>{RunPaused{run.id, asking.by, command.reason}};
    case RunWish::Continue:
        if (!run.paused)
            return refuse(QStringLiteral("\"%1\" is not paused").arg(run.title));
        return QList<Fact>{RunContinued{run.id, asking.by}};
    case RunWish::Stop:
        return ended(state, run.id, RunOutcome::Stopped, QStringLiteral("Stopped by %1: %2").arg(asking.by.text, reasonOr(command.reason, "no reason given")));
    case RunWish::Undo:
        if (run.undone && open != state.runs.open.constEnd())
            return refuse(QStringLiteral("\"%1\" is being undone already").arg(run.title));
        if (!workflowOf(state, run))
            return refuse(QStringLiteral("the workflow of \"%1\" is not known any more").arg(run.title));
        return undone(state, run, asking.by, reasonOr(command.reason, "undone by you"));
    }
    return refuse(QStringLiteral("unknown wish"));
}

Result<QList<Fact>> judgeAgent(const OfficeState& state, const SteerAgent& command, const Asking& asking)
{
    const AgentProfile* agent = anywhere(state.org, command.agent);
    if (!agent)
        return wrong(QStringLiteral("agent"), QStringLiteral("there is no agent \"%1\"").arg(command.agent.text),
                     QStringLiteral("the id of an agent of %1").arg(state.org.organisation().title));
    const bool paused = state.org.agents.value(agent->id).paused;
    if (command.wish == AgentWish::Pause) {
        if (paused)
            return refuse(QStringLiteral("%1 is paused already").arg(agent->title));
        return QList<Fact>{AgentPaused{agent->id, asking.by, reasonOr(command.reason, "paused by you")}};
    }
    if (!paused)
        return refuse(QStringLiteral("%1 is not paused").arg(agent->title));
    QList<Fact> facts;
    for (const Escalation& open : state.inbox.escalations) // the question whether it may go on has answered itself
        if (open.raisedBy == agent->id && open.reason == QLatin1String(Escalation::kParked))
            facts.append(EscalationSettled{open.id, open.run, open.step, asking.by, true, command.reason});
        else if (open.agents.contains(agent->id) && std::none_of(open.agents.begin(), open.agents.end(), [&](const AgentId& other) {
                     return other != agent->id && state.org.agents.value(other).paused;
                 })) // the last of those that a storm paused
            facts.append(EscalationSettled{open.id, open.run, open.step, asking.by, true, command.reason});
    facts.append(AgentContinued{agent->id, asking.by});
    return facts;
}

bool hangsTooOften(const AgentState& agent, Instant now)
{
    constexpr Duration kWithin{60'000};
    return agent.hung.size() >= AgentState::kRemembered && now - agent.hung.first() <= kWithin;
}

Result<QList<Fact>> judgeStep(const OfficeState& state, const SteerStep& command, const Asking& asking)
{
    const auto run = state.runs.open.constFind(command.run);
    if (run == state.runs.open.constEnd())
        return gone(state, command.run);
    const Workflow* workflow = workflowOf(state, *run);
    const Step* step = workflow ? workflow->step(command.step) : nullptr;
    if (!step) {
        QStringList known;
        for (const Step& one : workflow ? workflow->steps : QList<Step>())
            known.append(one.id.text);
        return wrong(QStringLiteral("step"), QStringLiteral("\"%1\" has no step \"%2\"").arg(run->title, command.step.text),
                     QStringLiteral("one of: %1").arg(known.join(QLatin1String(", "))));
    }
    if (run->undone && (step->undoes.isEmpty() || !run->undoing.contains(step->id)))
        return refuse(QStringLiteral("\"%1\" is being undone").arg(run->title), QStringLiteral("one of its undoing steps"));
    switch (command.wish) {
    case StepWish::Retry: return retried(state, *run, *step, reasonOr(command.reason, "you want it done again"));
    case StepWish::Skip: return skipped(state, *run, *step, reasonOr(command.reason, "you left it out"));
    case StepWish::Reassign: return reassigned(state, *run, *step, command, asking.by);
    }
    return refuse(QStringLiteral("unknown wish"));
}

QList<AgentId> assignees(const OfficeState& state, const RunState& run, const StepId& step)
{
    const Organisation* organisation = organisationOf(state, run);
    const Workflow* workflow = workflowOf(state, run);
    const Step* found = workflow ? workflow->step(step) : nullptr;
    QList<AgentId> able;
    const bool isTooLate = found && run.undone && (found->undoes.isEmpty() || !run.undoing.contains(step));
    for (const AgentProfile& agent : found && !isTooLate ? organisation->agents : QList<AgentProfile>())
        if (!whyNotTo(run, *found, agent))
            able.append(agent.id);
    return able;
}

} // namespace qd::rules
