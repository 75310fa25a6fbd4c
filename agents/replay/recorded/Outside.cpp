#include "agents/replay/recorded/Outside.h"

#include "agents/replay/recorded/Edits.h"
#include "core/rules/course/Course.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr int kPushes = 2; // what fails again and again is not pushed on for ever

/// A wish of hers became this fact, not a rule or an agent.
bool isHers(const StoredFact& stored)
{
    return stored.actor == human() && stored.cause == 0;
}

/// What a stop of hers adds before the reason that she gave (see judgeRun()).
QString stoppedByHer()
{
    return QStringLiteral("Stopped by %1: ").arg(human().text);
}

/// The one among `steps` that all others follow from.
StepId firstOf(const Workflow* workflow, const QList<StepId>& steps)
{
    for (const StepId& step : steps) {
        const QSet<StepId> reached = workflow ? rules::reachedFrom(*workflow, step) : QSet<StepId>();
        if (std::all_of(steps.begin(), steps.end(), [&](const StepId& other) { return other == step || reached.contains(other); }))
            return step;
    }
    return steps.value(0);
}

} // namespace

/// Reads the acts out of a recording, one fact after the other.
class Outside::Reader {
public:
    explicit Reader(const Recording& recording) : m_recording(recording), m_runs(recording)
    {
        for (const StoredFact& stored : recording.facts)
            if (const auto* started = std::get_if<RunStarted>(&stored.fact))
                m_workflows.insert(started->run, recording.organisation.workflow(started->workflow));
    }

    QList<Act> read()
    {
        for (m_at = 0; m_at < m_recording.facts.size(); ++m_at)
            std::visit([this](const auto& fact) { take(fact); }, m_recording.facts[m_at].fact);
        for (const StoredFact& stored : m_recording.elsewhere)
            takeElsewhere(stored);
        std::sort(m_acts.begin(), m_acts.end(), [](const Act& a, const Act& b) { return a.at < b.at; });
        return m_acts;
    }

private:
    const StoredFact& stored() const { return m_recording.facts[m_at]; }
    void add(What what, const RunId& run, const StepId& step, const QString& edits = {})
    {
        m_acts.append({stored().time, stored().sequence, m_runs.of(run), step, std::move(what), edits});
    }

    template <class T> void take(const T&) {} // nothing from outside
    void take(const EscalationRaised& raised) { m_steps.insert(raised.escalation.id, raised.escalation.step); }
    void take(const ApprovalAsked& asked) { m_items.insert(asked.approval.id, asked.approval.step); }
    void take(const EscalationSettled& settled)
    {
        if (settled.by == human() && !belongsToDeed(settled.step))
            add(settled, settled.run, m_steps.value(settled.escalation));
    }
    void take(const ApprovalDecided& decided)
    {
        if (decided.trial || decided.by != human())
            return;
        const bool isEdited = decided.verdict == Verdict::ApproveWithEdits;
        add(decided, decided.run, decided.step, isEdited ? editBefore(m_recording, m_at, decided).text : QString());
    }
    void take(const ApprovalUndone& undone)
    {
        if (undone.by == human())
            add(undone, undone.run, m_items.value(undone.approval));
    }
    void take(const RunPaused& paused) { steer(paused.run, RunWish::Pause, paused.reason); }
    void take(const RunContinued& goesOn) { steer(goesOn.run, RunWish::Continue, {}); }
    void take(const RunUndoing& undoing) { steer(undoing.run, RunWish::Undo, undoing.reason); }
    void take(const RunFinished& finished)
    {
        if (finished.outcome == RunOutcome::Stopped && finished.summary.startsWith(stoppedByHer()))
            steer(finished.run, RunWish::Stop, finished.summary.mid(stoppedByHer().size()));
    }
    void steer(const RunId& run, RunWish wish, const QString& reason)
    {
        if (isHers(stored()))
            add(SteerRun{{}, wish, reason}, run, {});
    }
    void take(const StepsReopened& reopened)
    {
        if (isHers(stored()) && reopened.by.isEmpty())
            steer(reopened.run, firstOf(m_workflows.value(reopened.run), reopened.steps), StepWish::Retry, {}, reopened.reason);
    }
    void take(const StepSkipped& skipped)
    {
        if (!isHers(stored()))
            return;
        QList<StepId> all; // with a step that would go out, those that follow it are left out at once
        for (qsizetype at = m_at; at < m_recording.facts.size() && isHers(m_recording.facts[at]); ++at) {
            const auto* more = std::get_if<StepSkipped>(&m_recording.facts[at].fact);
            if (!more || more->run != skipped.run || more->reason != skipped.reason)
                break;
            all.append(more->step);
        }
        steer(skipped.run, firstOf(m_workflows.value(skipped.run), all), StepWish::Skip, {}, skipped.reason);
        m_at += all.size() - 1;
    }
    void take(const StepAssigned& assigned)
    {
        if (assigned.by == human())
            steer(assigned.run, assigned.step, StepWish::Reassign, assigned.to, assigned.reason);
    }
    void steer(const RunId& run, const StepId& step, StepWish wish, const AgentId& to, const QString& reason)
    {
        add(SteerStep{{}, step, wish, to, reason}, run, step);
    }

    /// Her answers to open questions that another deed of hers gives along the way (see judgeStep()).
    bool belongsToDeed(const StepId& step) const
    {
        for (qsizetype later = m_at + 1; later < m_recording.facts.size() && isHers(m_recording.facts[later]); ++later) {
            const Fact& fact = m_recording.facts[later].fact;
            if (const auto* reopened = std::get_if<StepsReopened>(&fact))
                return reopened->by.isEmpty() && reopened->steps.contains(step);
            if (const auto* assigned = std::get_if<StepAssigned>(&fact))
                return assigned->step == step;
            if (!std::holds_alternative<EscalationSettled>(fact) && !std::holds_alternative<EffectWithdrawn>(fact))
                return false;
        }
        return false;
    }

    void takeElsewhere(const StoredFact& stored)
    {
        Act act{stored.time, stored.sequence, {}, {}, stored, {}};
        if (const auto* paused = std::get_if<AgentPaused>(&stored.fact))
            act.what = SteerAgent{paused->agent, AgentWish::Pause, paused->reason};
        else if (const auto* goesOn = std::get_if<AgentContinued>(&stored.fact))
            act.what = SteerAgent{goesOn->agent, AgentWish::Continue, {}};
        else if (const auto* stopped = std::get_if<AllStopped>(&stored.fact))
            act.what = StopAll{stopped->reason};
        else if (std::holds_alternative<AllResumed>(stored.fact))
            act.what = ResumeAll{};
        else if (const auto* set = std::get_if<BudgetSet>(&stored.fact))
            act.what = SetBudget{set->budget, set->takenBack, set->reason};
        m_acts.append(act);
    }

    const Recording& m_recording;
    RunPlaces m_runs;
    QHash<RunId, const Workflow*> m_workflows;
    QMap<EscalationId, StepId> m_steps;
    QMap<ApprovalId, StepId> m_items;
    qsizetype m_at = 0;
    QList<Act> m_acts;
};

Outside::Outside(const Recording& recording) : m_acts(Reader(recording).read())
{
}

std::optional<Command> Outside::next(const OfficeState& state, const RunId& run)
{
    std::optional<Command> command = commandFor(m_acts.first(), state, run);
    if (command)
        m_acts.removeFirst();
    return command;
}

std::optional<StoredFact> Outside::nextFact()
{
    if (m_acts.isEmpty() || !std::holds_alternative<StoredFact>(m_acts.first().what))
        return std::nullopt;
    return takeFact();
}

namespace {

/// The run that stands there now.
RunId runAt(const QString& place, const OfficeState& state, const RunId& first)
{
    if (place.isEmpty())
        return first;
    for (const QMap<RunId, RunState>* runs : {&state.runs.open, &state.runs.undoable})
        for (const RunState& run : *runs)
            if (RunPlaces::of(state, run.id) == place)
                return run.id;
    return {};
}

template <class Items, class Fits>
auto itemAt(const Items& items, const RunId& run, const StepId& step, Fits fits) -> const typename Items::mapped_type*
{
    for (auto item = items.begin(); item != items.end(); ++item)
        if (item->step == step && item->run == run && fits(*item))
            return &*item;
    return nullptr;
}

/// Her answer as it is given now. Of what nobody could tell, a record from before there were rulings only says that its step was done anew.
SettleEscalation answerTo(const Escalation& open, const EscalationSettled& said)
{
    const bool isRuled = open.isUnknownOutcome() && (said.carryOn || !said.option.isEmpty());
    return {open.id, said.carryOn || isRuled, said.note, isRuled && said.option.isEmpty() ? wordOf(Ruling::DidNot) : said.option};
}

/// The first way out, where one has to be chosen and she has said nothing.
QString optionFor(const Escalation& escalation)
{
    if (escalation.isUnknownOutcome())
        return wordOf(Ruling::DidNot);
    return escalation.remedies.isEmpty() ? QString() : escalation.remedies.first().id;
}

} // namespace

std::optional<Command> Outside::commandFor(const Act& act, const OfficeState& state, const RunId& first)
{
    const RunId run = runAt(act.place, state, first);
    const auto item = [&](ApprovalStatus status) {
        return itemAt(state.inbox.approvals, run, act.step, [&](const Approval& one) { return one.status == status; });
    };
    if (const auto* settled = std::get_if<EscalationSettled>(&act.what)) {
        const Escalation* open = itemAt(state.inbox.escalations, run, act.step, [](const Escalation&) { return true; });
        return open ? std::optional<Command>(answerTo(*open, *settled)) : std::nullopt;
    }
    if (const auto* decided = std::get_if<ApprovalDecided>(&act.what)) {
        const Approval* open = item(ApprovalStatus::Waiting);
        return open ? std::optional<Command>(DecideApproval{open->id, decided->verdict, open->sha256, decided->note, act.edits, decided->delegateTo, decided->lookedAt})
                    : std::nullopt;
    }
    if (std::holds_alternative<ApprovalUndone>(act.what)) {
        const Approval* held = item(ApprovalStatus::Held);
        return held ? std::optional<Command>(UndoApproval{held->id}) : std::nullopt;
    }
    if (const auto* steered = std::get_if<SteerRun>(&act.what))
        return SteerRun{run, steered->wish, steered->reason};
    if (const auto* steered = std::get_if<SteerStep>(&act.what))
        return SteerStep{run, steered->step, steered->wish, steered->to, steered->reason};
    if (const auto* steered = std::get_if<SteerAgent>(&act.what))
        return *steered;
    if (const auto* stop = std::get_if<StopAll>(&act.what))
        return *stop;
    if (const auto* limit = std::get_if<SetBudget>(&act.what))
        return *limit;
    return std::holds_alternative<ResumeAll>(act.what) ? std::optional<Command>(ResumeAll{}) : std::nullopt;
}

std::optional<Instant> Outside::factTime() const
{
    const auto act = std::find_if(m_acts.begin(), m_acts.end(), [](const Act& one) { return std::holds_alternative<StoredFact>(one.what); });
    return act == m_acts.end() ? std::nullopt : std::optional(act->time);
}

StoredFact Outside::takeFact()
{
    const auto act = std::find_if(m_acts.begin(), m_acts.end(), [](const Act& one) { return std::holds_alternative<StoredFact>(one.what); });
    const StoredFact fact = std::get<StoredFact>(act->what);
    m_acts.erase(act);
    return fact;
}

std::optional<Command> Outside::about(const InboxState& inbox)
{
    for (const Approval& approval : inbox.approvals)
        if (approval.status == ApprovalStatus::Waiting && approval.decider == human())
            return about(approval);
    for (const Escalation& escalation : inbox.escalations)
        if (escalation.with == human())
            return about(escalation);
    return std::nullopt;
}

/// Takes what she said at that step next.
template <class Said>
std::optional<Said> Outside::take(const StepId& step)
{
    const auto act = std::find_if(m_acts.begin(), m_acts.end(), [&](const Act& one) {
        return one.step == step && std::holds_alternative<Said>(one.what);
    });
    if (act == m_acts.end()) {
        ++m_assumed;
        return std::nullopt;
    }
    const Said said = std::get<Said>(act->what);
    m_acts.erase(act);
    return said;
}

Command Outside::about(const Approval& approval)
{
    const std::optional<ApprovalDecided> said = take<ApprovalDecided>(approval.step);
    if (!said || said->verdict == Verdict::ApproveWithEdits)
        return DecideApproval{approval.id, Verdict::Approve, approval.sha256, said ? said->note : QString(), {}, {}, {}};
    return DecideApproval{approval.id, said->verdict, approval.sha256, said->note, {}, said->delegateTo, said->lookedAt};
}

Command Outside::about(const Escalation& escalation)
{
    if (const std::optional<EscalationSettled> said = take<EscalationSettled>(escalation.step))
        return answerTo(escalation, *said);
    return SettleEscalation{escalation.id, escalation.isQuestion() || escalation.asked || m_pushed[escalation.step]++ < kPushes, QStringLiteral("Yes."),
                            optionFor(escalation)};
}

} // namespace qd::agents
