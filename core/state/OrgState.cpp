#include "core/state/OrgState.h"

namespace qd {

namespace {

void begin(AgentState& agent, const TurnStarted& fact, Instant time)
{
    agent.turn = fact.turn;
    agent.run = fact.run;
    agent.step = fact.step;
    agent.task = fact.task;
    agent.since = time;
    agent.deadline = fact.deadline;
}

void rest(AgentState& agent, Instant time)
{
    agent.busyMs += (time - agent.since).count();
    agent.turn = {};
    agent.run = {};
    agent.step = {};
    agent.task.clear();
    agent.since = time;
}

void hear(QMap<AgentId, AgentState>& agents, const Message& message)
{
    const auto agent = message.type == MessageType::Notice ? agents.find(message.to) : agents.end();
    if (agent == agents.end())
        return;
    agent->heard.append(Heard::of(message));
    if (agent->heard.size() > AgentState::kHeard)
        agent->heard.removeFirst();
}

} // namespace

const Organisation& OrgState::organisation() const
{
    static const Organisation none;
    const auto found = organisations.constFind(current);
    return found == organisations.constEnd() ? none : *found;
}

void OrgState::apply(const StoredFact& stored)
{
    if (const auto* fact = std::get_if<OrganisationAdopted>(&stored.fact)) {
        current = fact->digest;
        organisations.insert(fact->digest, fact->organisation)->index();
        for (const AgentProfile& profile : fact->organisation.agents)
            agents[profile.id];
    } else if (const auto* adopted = std::get_if<BrandAdopted>(&stored.fact)) {
        brand = adopted->brand;
    } else if (const auto* sent = std::get_if<MessageSent>(&stored.fact)) {
        hear(agents, sent->message);
    } else if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
        begin(agents[started->agent], *started, stored.time);
    } else if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        AgentState& agent = agents[finished->agent];
        if (agent.turn == finished->turn)
            rest(agent, stored.time);
        ++agent.turnsDone;
        agent.trouble.clear();
    } else if (const auto* batched = std::get_if<TurnBatched>(&stored.fact)) {
        if (AgentState& agent = agents[batched->agent]; agent.turn == batched->turn)
            rest(agent, stored.time);
    } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact)) {
        AgentState& agent = agents[failed->agent];
        if (agent.turn == failed->turn)
            rest(agent, stored.time);
        agent.turnsFailed += failed->stopped ? 0 : 1;
        if (!failed->again)
            agent.trouble = failed->reason;
    } else if (std::holds_alternative<EscalationSettled>(stored.fact)) {
        for (AgentState& agent : agents)
            agent.trouble.clear();
    } else if (const auto* hung = std::get_if<AgentHung>(&stored.fact)) {
        QList<Instant>& times = agents[hung->agent].hung;
        times.append(stored.time);
        if (times.size() > AgentState::kRemembered)
            times.removeFirst();
    } else if (const auto* paused = std::get_if<AgentPaused>(&stored.fact)) {
        agents[paused->agent].paused = true;
        agents[paused->agent].pauseReason = paused->reason;
    } else if (const auto* continued = std::get_if<AgentContinued>(&stored.fact)) {
        AgentState& agent = agents[continued->agent];
        agent.paused = false;
        agent.pauseReason.clear();
        agent.hung.clear();
    } else if (const auto* stop = std::get_if<AllStopped>(&stored.fact)) {
        stopped = true;
        stopReason = stop->reason;
        stoppedAt = stored.time;
        inFlightAtStop = stop->inFlight;
    } else if (std::holds_alternative<AllResumed>(stored.fact)) {
        stopped = false;
        stopReason.clear();
        inFlightAtStop.clear();
    }
}

} // namespace qd
