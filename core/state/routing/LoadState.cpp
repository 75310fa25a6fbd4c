#include "core/state/routing/LoadState.h"

#include <algorithm>

namespace qd {

namespace {

constexpr double kShare = 4; ///< a week counts a fourth
constexpr qint64 kForgotten = 40; ///< after so many empty weeks nothing is left of it

struct Ended {
    AgentId agent;
    TurnId turn;
    RunId run;
};

std::optional<Ended> endedBy(const Fact& fact)
{
    if (const auto* finished = std::get_if<TurnFinished>(&fact))
        return Ended{finished->agent, finished->turn, finished->run};
    if (const auto* failed = std::get_if<TurnFailed>(&fact))
        return Ended{failed->agent, failed->turn, failed->run};
    if (const auto* batched = std::get_if<TurnBatched>(&fact))
        return Ended{batched->agent, batched->turn, batched->run};
    return std::nullopt;
}

} // namespace

double HourLoad::usualAt(qint64 wantedHour) const
{
    if (wantedHour <= hour)
        return weeks == 0 ? unplannedMs : usualMs;
    double usual = weeks == 0 ? unplannedMs : usualMs + (unplannedMs - usualMs) / kShare;
    for (qint64 empty = std::min((wantedHour - hour) / LoadState::kWeek - 1, kForgotten); empty > 0; --empty)
        usual -= usual / kShare;
    return usual;
}

void LoadState::work(const AgentId& agent, Instant from, Instant to, bool isPlanned)
{
    for (qint64 hour = std::max(hourOf(from), hourOf(to) - kWeek); hour <= hourOf(to); ++hour) {
        const qint64 ms = std::min(to.ms, (hour + 1) * kHour) - std::max(from.ms, hour * kHour);
        if (ms <= 0)
            continue;
        HourLoad& at = hours[agent][placeOf(hour)];
        if (hour > at.hour) {
            const bool isNew = at.hour == 0;
            at = {hour, 0, 0, isNew ? 0 : at.usualAt(hour), isNew ? 0 : at.weeks + 1};
        }
        at.busyMs += double(ms);
        at.unplannedMs += isPlanned ? 0 : double(ms);
    }
}

void LoadState::apply(const StoredFact& stored, const OrgState& org)
{
    if (const std::optional<Ended> ended = endedBy(stored.fact)) {
        const auto agent = org.agents.constFind(ended->agent);
        if (agent != org.agents.constEnd() && agent->turn == ended->turn)
            work(ended->agent, agent->since, stored.time, planned.contains(ended->run));
    } else if (const auto* fired = std::get_if<TriggerFired>(&stored.fact)) {
        if (fired->by == FiredBy::Schedule)
            planned.insert(fired->run, true);
    } else if (const auto* started = std::get_if<RunStarted>(&stored.fact)) {
        if (started->parent && planned.contains(started->parent->run))
            planned.insert(started->run, true);
    } else if (const auto* finished = std::get_if<RunFinished>(&stored.fact)) {
        planned.remove(finished->run);
    } else if (const auto* adopted = std::get_if<OrganisationAdopted>(&stored.fact)) {
        hours.removeIf([&](const auto& entry) { return !adopted->organisation.agent(entry.key()) && !org.agents.contains(entry.key()); });
    }
}

} // namespace qd
