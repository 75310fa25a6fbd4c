#include "core/state/HabitsState.h"

namespace qd {

HabitsState::Day& HabitsState::dayFor(const AgentId& agent, Instant time)
{
    QList<Day>& list = days[agent];
    const qint64 day = dayOf(time);
    if (list.isEmpty() || list.last().day < day) { // a clock that was set back goes on with the newest day
        list.append(Day{day, 0, 0, {}, Duration(0), {}});
        if (list.size() > kDays)
            list.removeFirst();
    }
    return list.last();
}

void HabitsState::count(const AgentId& agent, const Spend& spend, bool failed, Instant time)
{
    if (spend.model.isEmpty()) // a skill
        return;
    Day& day = dayFor(agent, time);
    day.cost += spend.model == QLatin1String("rehearsal") ? spend.wouldHaveCost : spend.cost;
    if (spend.batched) // how long it lay says nothing of the agent; one that failed is asked again by itself, which counts
        return;
    ++day.turns;
    day.failed += failed ? 1 : 0;
    day.took += spend.took;
}

void HabitsState::apply(const StoredFact& stored)
{
    if (const auto* finished = std::get_if<TurnFinished>(&stored.fact))
        count(finished->agent, finished->spend, false, stored.time);
    else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact); failed && !failed->stopped)
        count(failed->agent, failed->spend, true, stored.time);
    else if (const auto* unusual = std::get_if<AgentUnusual>(&stored.fact))
        dayFor(unusual->agent, stored.time).said.append(unusual->habit);
}

} // namespace qd
