#include "core/rules/routing/Forecast.h"

#include "core/rules/calendar/Triggers.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr int kDeepest = 8; ///< workflows that have workflows run
constexpr int kMostOften = 10'000; ///< a trigger in all hours

/// How long each agent works at one run of the workflow, by what its turns took so far.
void addWork(const OfficeState& state, const Organisation& organisation, const WorkflowId& id, int depth, QMap<AgentId, double>& work)
{
    const Workflow* workflow = depth > kDeepest ? nullptr : organisation.workflow(id);
    for (const Step& step : workflow ? workflow->steps : QList<Step>()) {
        if (step.call)
            addWork(state, organisation, step.call->workflow, depth + 1, work);
        else if (step.undoes.isEmpty() && step.fallbackFor.isEmpty())
            work[step.agent] += state.routing.known.value(RoutingState::keyOf(step.agent, id, step.id)).ms;
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
        addWork(state, organisation, trigger.workflow, 0, work);
        int times = 0;
        for (std::optional<Occurrence> next = schedule->next(now); next && next->at < end && times < kMostOften; next = schedule->next(next->at), ++times)
            for (auto its = work.begin(); its != work.end(); ++its)
                if (const auto agent = ahead.find(its.key()); agent != ahead.end())
                    (*agent)[LoadState::hourOf(next->at) - first].planned += its.value() / kHour;
    }
    return ahead;
}

} // namespace qd::rules
