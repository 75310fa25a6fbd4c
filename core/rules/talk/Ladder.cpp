#include "core/rules/talk/Ladder.h"

#include "core/rules/Authority.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Outside.h"
#include "core/rules/course/Steering.h"
#include "core/rules/routing/Routing.h"

#include <algorithm>

namespace qd::rules {

namespace {

QString counted(qsizetype count, const char* one, const char* many)
{
    return count == 1 ? QString::fromLatin1(one) : QString::fromLatin1(many).arg(count);
}

QString stepTitle(const Workflow* workflow, const StepId& id)
{
    const Step* step = workflow ? workflow->step(id) : nullptr;
    return step ? step->title : id.text;
}

/// Steps that come after this one and are not over, and how many of them let something out.
struct HeldUp {
    qsizetype steps = 0;
    qsizetype pieces = 0;
};
HeldUp heldUpBy(const Workflow& workflow, const RunState& run, const StepId& id)
{
    HeldUp held;
    const QSet<StepId> reached = reachedFrom(workflow, id);
    for (const Step& step : workflow.steps) {
        const bool counts = step.undoes.isEmpty() && step.fallbackFor.isEmpty() && (step.id == id || reached.contains(step.id));
        if (!counts || isOver(workflow, run, step.id))
            continue;
        held.steps += step.id != id;
        held.pieces += step.kind == StepKind::Effect;
    }
    return held;
}

/// The next moment at which somebody counts on something of this run.
std::optional<Instant> nextDeadline(const OfficeState& state, const RunState& run, Instant now)
{
    std::optional<Instant> next;
    const auto consider = [&](Instant at) {
        if (at > now && (!next || at < *next))
            next = at;
    };
    for (const Instant due : run.due)
        consider(due);
    for (const RunState::Request& request : run.requests)
        consider(request.due);
    for (const Approval& approval : state.inbox.approvals)
        if (approval.run == run.id)
            consider(approval.expires);
    return next;
}

QString spentSoFar(const RunState& run)
{
    const Money spent = std::max(run.withCalls, run.cost);
    return spent.micro > 0 ? QStringLiteral("%1 is spent on the run so far").arg(dollars(spent)) : QStringLiteral("nothing is billed for the run so far");
}

QString sentence(QString text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return text;
    text[0] = text[0].toUpper();
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

/// Those who could do the step, have not had it and are not down.
QStringList others(const OfficeState& state, const RunState& run, const StepId& step, const AgentId& but, Instant now)
{
    constexpr qsizetype kNamed = 2;
    const Workflow* workflow = workflowOf(state, run);
    const Step* plan = workflow ? workflow->step(step) : nullptr;
    const QList<AgentId> tried = run.step(step).tried;
    QStringList names;
    for (const AgentId& agent : plan ? plan->candidates : QList<AgentId>())
        if (agent != but && !tried.contains(agent) && !isDown(state, agent, now) && names.size() < kNamed)
            names.append(titleOf(state, agent));
    return names;
}

QString ofFailure(const OfficeState& state, const RunState& run, const StepId& step, const Tried& tried, Instant now)
{
    const QString title = stepTitle(workflowOf(state, run), step);
    const QStringList able = others(state, run, step, tried.agent, now);
    const QString give = able.isEmpty() ? QString() : QStringLiteral("give “%1” to %2").arg(title, able.join(QStringLiteral(" or ")));
    const int often = run.step(step).escalations;
    if (often == 0)
        return QStringLiteral("Carry on, so that “%1” is tried again%2: it is raised for the first time.").arg(title, give.isEmpty() ? QString() : QStringLiteral(", or ") + give);
    return give.isEmpty() ? QStringLiteral("End the run, or mend what keeps “%1” from being done first: it was raised %2 already and failed again.").arg(title, counted(often, "once", "%1 times"))
                          : QStringLiteral("%1%2, or end the run: it was raised %3 already and failed again.").arg(give.left(1).toUpper(), give.mid(1), counted(often, "once", "%1 times"));
}

} // namespace

QString titleOf(const OfficeState& state, const AgentId& agent)
{
    const AgentProfile* profile = state.org.organisation().agent(agent);
    return profile ? profile->title : agent.text;
}

QString impactOf(const OfficeState& state, const RunState& run, const StepId& step, Instant now)
{
    const Workflow* workflow = workflowOf(state, run);
    if (!workflow)
        return QStringLiteral("No run waits for it any more.");
    const HeldUp held = heldUpBy(*workflow, run, step);
    const QString title = stepTitle(workflow, step);
    QString text = held.steps == 0 ? QStringLiteral("Nothing else of the run waits for “%1”").arg(title)
                                   : QStringLiteral("Until it is settled, “%1” and %2 after it stand still").arg(title, counted(held.steps, "one step", "%1 steps"));
    if (held.pieces > 0)
        text += QStringLiteral(", and %1").arg(counted(held.pieces, "one piece does not go out", "%1 pieces do not go out"));
    if (const std::optional<Instant> due = nextDeadline(state, run, now))
        text += QStringLiteral("; the next deadline of the run is %1").arg(toRfc3339(*due).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')) + QStringLiteral(" UTC"));
    return text + QStringLiteral("; %1.").arg(spentSoFar(run));
}

QString impactOf(const OfficeState& state, const QList<AgentId>& paused)
{
    qsizetype steps = 0;
    QSet<RunId> runs;
    for (const RunState& run : state.runs.open) {
        const Workflow* workflow = workflowOf(state, run);
        for (const Step& step : workflow ? workflow->steps : QList<Step>())
            if (step.undoes.isEmpty() && step.fallbackFor.isEmpty() && paused.contains(agentOf(step, run)) && !isOver(*workflow, run, step.id)) {
                ++steps;
                runs.insert(run.id);
            }
    }
    if (steps == 0)
        return QStringLiteral("No step of an open run waits for them now; everybody else works on.");
    return QStringLiteral("%1 for them in %2; everybody else works on.").arg(counted(steps, "One step waits", "%1 steps wait"), counted(runs.size(), "one run", "%1 runs"));
}

QString recommendationFor(const OfficeState& state, const RunState& run, const StepId& step, const QString& reason, const Tried& tried, Instant now)
{
    const Workflow* workflow = workflowOf(state, run);
    const QString title = stepTitle(workflow, step);
    if (reason == QLatin1String(Escalation::kQuestion))
        return QStringLiteral("Answer it: the run goes on with what you write.");
    const Step* planned = workflow ? workflow->step(step) : nullptr;
    if (planned && planned->kind == StepKind::Call && !outsideOf(state, run, *planned).isEmpty())
        return QStringLiteral("Leave “%1” out, or end the run: what it let out would go out a second time.").arg(title);
    if (reason == QLatin1String("budget"))
        return sentence(QStringLiteral("%1; then carry on").arg(tried.hint.isEmpty() ? QStringLiteral("raise the budget, or wait until it is renewed") : QString(tried.hint).remove(QLatin1Char('.'))));
    if (reason == QLatin1String("models"))
        return sentence(QStringLiteral("%1; then carry on").arg(tried.hint.isEmpty() ? QStringLiteral("see to the provider, or give the tier a model that can be asked") : QString(tried.hint).remove(QLatin1Char('.'))));
    if (reason == QLatin1String("key"))
        return sentence(QStringLiteral("%1; “%2” then goes on by itself").arg(tried.hint.isEmpty() ? QStringLiteral("give a key that is let in") : QString(tried.hint).remove(QLatin1Char('.')), title));
    if (reason == QLatin1String("brand-voice")) {
        const Step* plan = workflow ? workflow->step(step) : nullptr;
        return QStringLiteral("Carry on with a note on what matters, for another %1, or end the run: without a word from above it would only go round again.")
            .arg(counted(plan && plan->loop ? plan->loop->limit : 1, "round", "%1 rounds"));
    }
    if (reason == QLatin1String("priorities"))
        return QStringLiteral("Carry on if “%1” is still wanted, so that it is asked for again; else end the run.").arg(title);
    if (reason == QLatin1String(kChangedSince))
        return QStringLiteral("Carry on if “%1” is still wanted, so that it is made anew as things are now; else end the run.").arg(title);
    if (reason == QLatin1String(Escalation::kParked))
        return QStringLiteral("Let %1 go on once; if it hangs again, give its steps to somebody else.").arg(tried.agentTitle);
    if (reason == QLatin1String(Escalation::kUnknownOutcome))
        return QStringLiteral("Look where it would have gone, then say what became of “%1”: it went out, it did not, or it is to be sent again, which may do it twice.").arg(title);
    return ofFailure(state, run, step, tried, now);
}

Escalation ownQuestion(const AgentId& raisedBy, const char* reason, Instant now)
{
    Escalation question;
    question.id = EscalationId::make(now);
    question.raisedBy = raisedBy;
    question.with = human();
    question.reason = QString::fromLatin1(reason);
    question.severity = Severity::High;
    question.raised = now;
    question.answerBy = now + std::chrono::days(1);
    question.label.integrity = Integrity::Internal;
    return question;
}

QStringList attemptsOf(const OfficeState& state, const RunState& run, const StepId& step, const QString& reason, const Tried& tried)
{
    const StepState at = run.step(step);
    QStringList attempts;
    for (const AgentId& before : at.tried)
        if (before != tried.agent)
            attempts.append(QStringLiteral("%1 had it before and could not").arg(titleOf(state, before)));
    if (reason == QLatin1String("brand-voice"))
        attempts.append(QStringLiteral("It was revised and reviewed %1").arg(counted(at.loops, "once", "%1 times")));
    else if (reason == QLatin1String("priorities"))
        attempts.append(QStringLiteral("It was put up for approval, and nobody decided in time"));
    else if (reason == QLatin1String(kChangedSince))
        attempts.append(QStringLiteral("It was put up for approval, and has changed since"));
    else if (reason == QLatin1String("budget"))
        attempts.append(QStringLiteral("Nothing: the call was not made, because its price could not be reserved"));
    else if (reason == QLatin1String("models"))
        attempts.append(QStringLiteral("Nothing: none of its models can be asked, and nobody was paid"));
    else if (reason == QLatin1String("key"))
        attempts.append(QStringLiteral("Nothing: what it would change could not be looked at, so nobody was asked about it"));
    else if (reason == QLatin1String(Escalation::kParked))
        attempts.append(QStringLiteral("%1 was begun anew %2 within a minute").arg(tried.agentTitle, counted(AgentState::kRemembered, "once", "%1 times")));
    else
        attempts.append(QStringLiteral("%1 tried %2%3").arg(tried.agentTitle, counted(tried.attempts, "once", "%1 times"),
                                                           tried.reason.isEmpty() ? QString() : QStringLiteral("; the last time: %1").arg(tried.reason)));
    if (at.escalations > 0)
        attempts.append(QStringLiteral("It was raised %1 before and tried again").arg(counted(at.escalations, "once", "%1 times")));
    return attempts;
}

} // namespace qd::rules
