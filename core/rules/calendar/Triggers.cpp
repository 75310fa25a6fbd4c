#include "core/rules/calendar/Triggers.h"

#include "core/rules/Refusals.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/course/Inputs.h"
#include "core/rules/course/Terms.h"
#include "core/rules/routing/Urgency.h"

#include <algorithm>

namespace qd::rules {

namespace {

Result<const Trigger*> wanted(const OfficeState& state, const TriggerId& id)
{
    if (const Trigger* trigger = triggerOf(state, id))
        return trigger;
    QStringList known;
    for (const Trigger& trigger : state.org.organisation().triggers)
        known.append(trigger.id.text);
    return Error{Error::Parse, QStringLiteral("%1 has no trigger \"%2\"").arg(state.org.organisation().title, id.text), QStringLiteral("trigger"),
                 known.isEmpty() ? QStringLiteral("an organisation with triggers") : QStringLiteral("one of: %1").arg(known.join(QLatin1String(", ")))};
}

Values prefixed(const NamedValues& events)
{
    Values values;
    for (auto event = events.begin(); event != events.end(); ++event)
        for (auto it = event->begin(); it != event->end(); ++it)
            values.insert(event.key() + QLatin1Char('.') + it.key(), it.value());
    return values;
}

/// As a clock on the wall shows it.
QString momentText(const std::optional<Schedule>& schedule, const QString& zone, Instant at)
{
    return schedule ? schedule->clockText(at) : clockText(at, zone);
}

} // namespace

const Trigger* triggerOf(const OfficeState& state, const TriggerId& id)
{
    for (const Trigger& trigger : state.org.organisation().triggers)
        if (trigger.id == id)
            return &trigger;
    return nullptr;
}

bool tellsOfTriggers(const QString& kind)
{
    return kind.startsWith(QLatin1String("trigger-")) || kind == QLatin1String(ClockSetBack::kName);
}

bool isOn(const OfficeState& state, const Trigger& trigger)
{
    const auto at = state.triggers.known.constFind(trigger.id);
    return at != state.triggers.known.constEnd() && at->on.value_or(trigger.enabled);
}

std::optional<Next> nextOf(const Schedule& schedule, const TriggerState& at)
{
    Instant since = at.passedFrom({0});
    for (;;) {
        const std::optional<Occurrence> next = schedule.next(since);
        if (!next)
            return std::nullopt;
        const Instant until = at.passedFrom(next->at - Duration(1));
        if (until < next->at)
            return Next{*next, since};
        since = until;
    }
}

std::optional<TriggerMissed> missedOf(const TriggerId& id, const Schedule& schedule, const TriggerState& at, Instant now)
{
    const std::optional<Next> first = nextOf(schedule, at);
    if (!first || first->occurrence.at > now)
        return std::nullopt;
    TriggerMissed missed{id, first->occurrence.at, first->occurrence.at, 0, first->since};
    TriggerState walked = at;
    for (std::optional<Next> next = first; next && next->occurrence.at <= now && missed.count < kCounted; next = nextOf(schedule, walked)) {
        ++missed.count;
        missed.last = next->occurrence.at;
        walked.passedOver = {{next->since, next->occurrence.at}}; // what came before is not looked at again
        walked.passedOver.first().from = {0};
    }
    if (missed.count == 1 && now - missed.first <= kTolerance)
        return std::nullopt;
    if (missed.count == kCounted)
        if (const std::optional<Occurrence> last = schedule.last(missed.last, now))
            missed.last = last->at;
    return missed;
}

double metricOf(const OfficeState& state, Metric metric, Instant now)
{
    constexpr double kMicro = 1e6;
    switch (metric) {
    case Metric::SpendToday: return state.ledger.isToday(now) ? double(state.ledger.today.cost.micro) / kMicro : 0;
    case Metric::SpendThisMonth: return state.ledger.isThisMonth(now) ? double(state.ledger.thisMonth.cost.micro) / kMicro : 0;
    case Metric::WaitingApprovals:
        return double(std::count_if(state.inbox.approvals.begin(), state.inbox.approvals.end(),
                                    [](const Approval& a) { return a.status == ApprovalStatus::Waiting; }));
    case Metric::OpenQuestions: return double(state.inbox.escalations.size());
    case Metric::OpenRuns: return double(state.runs.open.size());
    case Metric::FailedRuns:
        return double(std::count_if(state.runs.recent.begin(), state.runs.recent.end(),
                                    [](const RunSummary& run) { return run.outcome == RunOutcome::Failed; }));
    case Metric::BusyAgents:
        return double(std::count_if(state.org.agents.begin(), state.org.agents.end(), [](const AgentState& agent) { return !agent.turn.isNull(); }));
    case Metric::PublishedToday: return double(state.activity.days.value(dayOf(now)).published);
    }
    return 0;
}

QStringList movedBy(Metric metric)
{
    const auto names = [](auto... facts) { return QStringList{QString::fromLatin1(decltype(facts)::kName)...}; };
    switch (metric) {
    case Metric::SpendToday:
    case Metric::SpendThisMonth: return names(TurnFinished{}, TurnFailed{});
    case Metric::WaitingApprovals:
        return names(ApprovalAsked{}, ApprovalDecided{}, ApprovalUndone{}, ApprovalExpired{}, ApprovalReplaced{}, EffectWithdrawn{}, RunFinished{});
    case Metric::OpenQuestions: return names(EscalationRaised{}, EscalationSettled{}, RunFinished{});
    case Metric::OpenRuns: return names(RunStarted{}, RunFinished{});
    case Metric::FailedRuns: return names(RunFinished{});
    case Metric::BusyAgents: return names(TurnStarted{}, TurnFinished{}, TurnFailed{});
    case Metric::PublishedToday: return names(EffectConfirmed{});
    }
    return {};
}

bool countsTime(Metric metric)
{
    return metric == Metric::SpendToday || metric == Metric::SpendThisMonth || metric == Metric::PublishedToday;
}

bool isPassed(const Threshold& threshold, double value)
{
    return (threshold.risesTo && value >= *threshold.risesTo) || (threshold.fallsTo && value <= *threshold.fallsTo);
}

bool isBack(const Threshold& threshold, double value)
{
    if (threshold.risesTo)
        return value < threshold.againBelow.value_or(*threshold.risesTo);
    return threshold.fallsTo && value > threshold.againAbove.value_or(*threshold.fallsTo);
}

QString briefOf(const Trigger& trigger, const NamedValues& events)
{
    RunState given;
    given.data = prefixed(events);
    given.title = trigger.title;
    return filled(trigger.brief, given);
}

Values inputOf(const Trigger& trigger, const NamedValues& events)
{
    RunState given;
    given.data = prefixed(events);
    given.title = trigger.title;
    return bound(trigger.input, given);
}

Result<QList<Fact>> fired(const OfficeState& state, const Trigger& trigger, const Firing& firing, const Asking& asking)
{
    const TriggerState at = state.triggers.known.value(trigger.id);
    if (state.org.stopped)
        return refuse(QStringLiteral("everything is stopped, so \"%1\" does not run").arg(trigger.title), QStringLiteral("resume first"));
    if (firing.at && at.hasFired(*firing.at))
        return refuse(QStringLiteral("\"%1\" has run for %2 already").arg(trigger.title, firing.occurrence));
    TriggerFired fact{trigger.id, firing.occurrence, firing.by, asking.run, firing.why, firing.at, firing.since, firing.before};
    fact.chain.append(trigger.id);
    BriefSubmitted submitted;
    submitted.brief = asking.brief;
    submitted.run = asking.run;
    submitted.text = firing.brief;
    RunStarted started;
    started.run = asking.run;
    started.workflow = trigger.workflow;
    started.organisation = state.org.current;
    started.title = trigger.title;
    started.input = firing.input;
    const Workflow* workflow = state.org.organisation().workflow(trigger.workflow);
    setUrgency(started, workflow, trigger.priority, trigger.alarm);
    started.canWait = workflow && workflow->canWait;
    started.model = firing.model;
    return QList<Fact>{fact, submitted, started};
}

Escalation askedAbout(const Trigger& trigger, const TriggerState& at, const std::optional<Schedule>& schedule, const QString& zone, Instant now)
{
    const TriggerState::Missed& missed = at.missed;
    const QString first = momentText(schedule, zone, missed.first);
    Escalation question;
    question.id = EscalationId::make(now);
    question.step = {trigger.id.text};
    question.raisedBy = system();
    question.with = human();
    question.reason = QString::fromLatin1(Escalation::kMissedRun);
    question.severity = Severity::Medium;
    question.issue = missed.count == 1
        ? QStringLiteral("A run of “%1” was missed (%2): run it now, or leave it?").arg(trigger.title, first)
        : QStringLiteral("%1 runs of “%2” were missed (%3 … %4): run once now, or leave it?")
              .arg(missed.count >= kCounted ? QStringLiteral("%1 or more").arg(kCounted) : QString::number(missed.count), trigger.title, first,
                   momentText(schedule, zone, missed.last));
    question.recommendation = QStringLiteral("Run it once now if what it makes is still wanted.");
    question.impact = QStringLiteral("Nothing else waits for it. Left as it is, it runs the next time that it is due.");
    question.raised = now;
    question.answerBy = now + std::chrono::days(1);
    return question;
}

QList<Fact> letGo(const TriggerId& id, const TriggerState& at, const QString& reason)
{
    QList<Fact> facts;
    if (!at.question.isNull())
        facts.append(EscalationSettled{at.question, {}, {id.text}, system(), false, reason});
    facts.append(TriggerAnswered{id, false, system(), reason});
    return facts;
}

Result<QList<Fact>> judgeFire(const OfficeState& state, const FireTrigger& command, const Asking& asking)
{
    const Result<const Trigger*> trigger = wanted(state, command.trigger);
    if (!trigger)
        return trigger.error();
    const bool isTold = (*trigger)->hearsEvents() || (*trigger)->threshold;
    if (const QStringList events = isTold ? eventsTaken(**trigger) : QStringList(); !events.isEmpty())
        return refuse(QStringLiteral("\"%1\" takes %2 from what sets it off, and by hand there is nothing that says it").arg((*trigger)->title, placesInWords(events)),
                      QStringLiteral("bring about what it hears of, or give a brief to its workflow, \"%1\"").arg((*trigger)->workflow.text));
    const QString why = QStringLiteral("set off by %1").arg(asking.by.text);
    return fired(state, **trigger, {FiredBy::Command, QStringLiteral("command %1").arg(asking.run.toString()), why, {}, {},
                                    briefOf(**trigger, {}), inputOf(**trigger, {}), {}}, asking);
}

Result<QList<Fact>> judgeSwitch(const OfficeState& state, const SwitchTrigger& command, const Asking& asking)
{
    const Result<const Trigger*> trigger = wanted(state, command.trigger);
    if (!trigger)
        return trigger.error();
    const Trigger& its = **trigger;
    if (isOn(state, its) == command.on)
        return refuse(QStringLiteral("\"%1\" is %2 already").arg(its.title, command.on ? QStringLiteral("on") : QStringLiteral("off")));
    if (command.on && !its.schedule && !its.hearsEvents() && !its.threshold)
        return refuse(QStringLiteral("\"%1\" sets nothing off by itself").arg(its.title), QStringLiteral("fire it when you want it"));
    QList<Fact> facts{TriggerSwitched{its.id, command.on, asking.by}};
    for (const Escalation& open : state.inbox.escalations) // the question whether it may go on has answered itself
        if (command.on && open.reason == QLatin1String(Escalation::kStorm) && open.step.text == its.id.text)
            facts.append(EscalationSettled{open.id, {}, open.step, asking.by, true, {}});
    return facts;
}

Result<QList<Fact>> judgeMissed(const OfficeState& state, const Escalation& question, const SettleEscalation& command, const Asking& asking)
{
    QList<Fact> facts{EscalationSettled{question.id, {}, question.step, asking.by, command.carryOn, command.note},
                      TriggerAnswered{{question.step.text}, command.carryOn, asking.by, command.note}};
    if (!command.carryOn)
        return facts;
    const Result<const Trigger*> trigger = wanted(state, {question.step.text});
    if (!trigger)
        return trigger.error();
    const TriggerState::Missed missed = state.triggers.known.value((*trigger)->id).missed;
    const QString occurrence = QStringLiteral("missed %1 to %2").arg(toRfc3339(missed.first), toRfc3339(missed.last));
    const QString why = QStringLiteral("%1 missed, run once: %2 wants it").arg(missed.count).arg(asking.by.text);
    const bool wasHeard = !missed.brief.isEmpty(); // then it is given what the last of them said
    const Result<QList<Fact>> run = fired(state, **trigger, {FiredBy::Missed, occurrence, why, {}, {}, wasHeard ? missed.brief : briefOf(**trigger, {}),
                                                             wasHeard ? missed.input : inputOf(**trigger, {}), missed.chain, wasHeard ? missed.model : QString()}, asking);
    if (!run)
        return run.error();
    return facts + *run;
}

} // namespace qd::rules
