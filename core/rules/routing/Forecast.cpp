#include "core/rules/routing/Forecast.h"

#include "core/rules/calendar/Triggers.h"
#include "core/rules/routing/Passes.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr int kDeepest = 8; ///< workflows that have workflows run
constexpr int kMostOften = 10'000; ///< a trigger in all hours

/// Who may have a part in the step: of one that is handed over everybody.
QList<AgentId> thoseWhoMay(const Organisation& organisation, const Step& step)
{
    QList<AgentId> all{step.agent};
    all += step.candidates;
    all += step.parties;
    if (step.handOver)
        for (const AgentProfile& agent : organisation.agents)
            all.append(agent.id);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// How many turns of the step each of them takes each time that it is done: in a debate everybody has its own; else they share what one
/// does, as they shared it so far. Whom nobody has seen at it takes none.
QMap<AgentId, double> turnsOf(const OfficeState& state, const Organisation& organisation, const WorkflowId& workflow, const Step& step)
{
    QMap<AgentId, double> turns;
    double all = 0;
    for (const AgentId& agent : thoseWhoMay(organisation, step)) {
        turns.insert(agent, double(state.routing.known.value(RoutingState::keyOf(agent, workflow, step.id)).done));
        all += turns.value(agent);
    }
    const double debates = double(state.runs.usual.value(workflow.text + QLatin1Char('/') + step.id.text).count);
    const double whole = std::max(step.kind == StepKind::Debate ? debates : all, 1.0);
    for (double& one : turns)
        one /= whole;
    return turns;
}

/// How long each agent works at `times` runs of the workflow, by what its turns took so far.
void addWork(const OfficeState& state, const Organisation& organisation, const WorkflowId& id, double times, int depth, QMap<AgentId, double>& work)
{
    const Workflow* workflow = depth > kDeepest ? nullptr : organisation.workflow(id);
    if (!workflow)
        return;
    const Passes passes(state, *workflow);
    for (const Step& step : workflow->steps) {
        const double often = times * passes.of(step.id);
        if (step.call) {
            addWork(state, organisation, step.call->workflow, often * runsAtATime(state, organisation, *step.call), depth + 1, work);
            continue;
        }
        if (!step.undoes.isEmpty() || !step.fallbackFor.isEmpty())
            continue;
        const QMap<AgentId, double> turns = turnsOf(state, organisation, id, step);
        for (auto its = turns.begin(); its != turns.end(); ++its)
            work[its.key()] += often * *its * state.routing.known.value(RoutingState::keyOf(its.key(), id, step.id)).ms;
    }
}

} // namespace

QMap<AgentId, QList<ForecastHour>> forecast(const OfficeState& state, const QList<AgentId>& agents, Instant now, int hours)
{
    const int count = std::clamp(hours, 1, 1'000);
    const qint64 first = LoadState::hourOf(now);
    constexpr double kHour = double(LoadState::kHour);
    QMap<AgentId, QList<ForecastHour>> ahead;
    for (const AgentId& agent : agents) {
        const QMap<qint64, HourLoad> usual = state.load.hours.value(agent);
        for (int i = 0; i < count; ++i)
            ahead[agent].append({{(first + i) * LoadState::kHour}, usual.value(LoadState::placeOf(first + i)).usualAt(first + i) / kHour, 0});
    }
    const Organisation& organisation = state.org.organisation();
    const Instant end{(first + count) * LoadState::kHour};
    for (const Trigger& trigger : organisation.triggers) {
        if (!trigger.schedule || !isOn(state, trigger))
            continue;
        const Result<Schedule> schedule = Schedule::read(*trigger.schedule, organisation.timeZone);
        if (!schedule)
            continue;
        QMap<AgentId, double> work;
        addWork(state, organisation, trigger.workflow, 1, 0, work);
        int times = 0;
        for (std::optional<Occurrence> next = schedule->next(now); next && next->at < end && times < kMostOften; next = schedule->next(next->at), ++times)
            for (auto its = work.begin(); its != work.end(); ++its)
                if (const auto agent = ahead.find(its.key()); agent != ahead.end())
                    (*agent)[LoadState::hourOf(next->at) - first].planned += its.value() / kHour;
    }
    return ahead;
}

} // namespace qd::rules
