#include "agents/replay/recorded/Beginnings.h"

#include "agents/replay/recorded/RecordedModel.h"
#include "core/rules/course/Course.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr Duration kAtOnce{20}; // what was done one after the other in one go bears times that differ by so much

QString placeOf(const OfficeState& state, const TurnOrder& order)
{
    return RunPlaces::ofTurn(RunPlaces::of(state, order.run), order.step.id, order.round, order.part, order.attempt);
}

} // namespace

Beginnings::Beginnings(const Recording& recording, ReplayClock& clock) : m_clock(clock)
{
    const RunPlaces runs(recording);
    readTurns(recording, runs);
    readRefusals(recording, runs);
    readHandOvers(recording, runs);
}

void Beginnings::readTurns(const Recording& recording, const RunPlaces& runs)
{
    QHash<TurnId, QString> places;
    for (const StoredFact& stored : recording.facts) {
        if (const auto* started = std::get_if<TurnStarted>(&stored.fact)) {
            const QString place = RunPlaces::ofTurn(runs.of(started->run), started->step, started->round, started->part, started->attempt);
            places.insert(started->turn, place);
            m_turns[place].append({stored.sequence, stored.time, 0});
        }
        const auto* failed = std::get_if<TurnFailed>(&stored.fact);
        const auto* finished = std::get_if<TurnFinished>(&stored.fact);
        const QString place = places.value(failed ? failed->turn : finished ? finished->turn : TurnId{});
        if (place.isEmpty())
            continue;
        m_turns[place].last().ended = stored.sequence; // one place is one turn's at a time
        m_ends.insert(stored.sequence);
    }
}

void Beginnings::readRefusals(const Recording& recording, const RunPlaces& runs)
{
    QString took; // which step took what it needs right before
    for (const StoredFact& stored : recording.facts) {
        const auto* taken = std::get_if<LeaseTaken>(&stored.fact);
        const QString before = std::exchange(took, taken ? runs.of(taken->run) + taken->step.text : QString());
        if (taken && before != took)
            m_refused[took].append({stored.sequence, stored.time});
        if (const auto* started = std::get_if<TurnStarted>(&stored.fact); started && !before.isEmpty() && before == runs.of(started->run) + started->step.text)
            m_refused[before].removeLast(); // and began
        else if (const auto* raised = std::get_if<EscalationRaised>(&stored.fact); raised && raised->escalation.reason == QLatin1String("budget"))
            m_refused[runs.of(raised->escalation.run) + raised->escalation.step.text].append({stored.sequence, stored.time});
    }
}

void Beginnings::readHandOvers(const Recording& recording, const RunPlaces& runs)
{
    for (const StoredFact& stored : recording.facts)
        if (const auto* over = std::get_if<StepAssigned>(&stored.fact); over && over->by == system() && over->routed && !over->from.isEmpty() && stored.cause == 0) {
            m_over[runs.of(over->run) + over->step.text].append({stored.sequence, stored.time, *over});
            m_ends.insert(stored.sequence);
        }
}

/// What has ended since it was last looked at.
void Beginnings::purge(const OfficeState& state)
{
    for (auto turn = m_underWay.begin(); turn != m_underWay.end();) {
        const bool isAtWork = std::any_of(state.org.agents.begin(), state.org.agents.end(), [&](const AgentState& agent) { return agent.turn == turn.key(); });
        if (!isAtWork)
            m_ends.erase(turn.value());
        turn = isAtWork ? std::next(turn) : m_underWay.erase(turn);
    }
}

/// Everything that came before has come again, and nothing is to come by the clock alone before it is time.
bool Beginnings::isUp(Sequence at, Instant time, Sequence next, std::optional<Instant> due) const
{
    if ((next > 0 && next < at) || (!m_ends.empty() && *m_ends.begin() < at))
        return false;
    return m_clock.now() + kAtOnce >= time || (due && *due > time);
}

bool Beginnings::mayBegin(const OfficeState& state, const TurnOrder& order, Sequence next, std::optional<Instant> due)
{
    if (m_isLetGo)
        return true;
    purge(state);
    const QList<Turn> turns = m_turns.value(placeOf(state, order));
    const auto refused = order.part < 0 ? m_refused.end() : m_refused.find(RunPlaces::of(state, order.run) + order.step.id.text);
    const bool isRefused = refused != m_refused.end() && !refused->isEmpty() && (turns.isEmpty() || refused->first().at < turns.first().began);
    if (turns.isEmpty() && !isRefused) {
        m_hasOthers = m_hasOthers || order.part >= 0;
        return order.part < 0 || m_othersToo; // a question that nobody could pay for climbs instead
    }
    const Sequence at = isRefused ? refused->first().at : turns.first().began;
    const Instant time = isRefused ? refused->first().time : turns.first().time;
    if (waits(at, time, next, due))
        return false;
    if (isRefused) {
        refused->removeFirst();
        m_asRefused = placeOf(state, order);
    }
    return true;
}

/// It is noted as waiting, or time goes on to when it was.
bool Beginnings::waits(Sequence at, Instant time, Sequence next, std::optional<Instant> due)
{
    if (at > m_insisted && !isUp(at, time, next, due)) {
        m_waiting.insert(at, time);
        return true;
    }
    m_waiting.remove(at);
    m_clock.reach(time);
    return false;
}

void Beginnings::relieve(const RunState& run, const Step& step, const OfficeState& state, Sequence next, std::optional<Instant> due, std::optional<StepAssigned>& over)
{
    if (m_isLetGo)
        return;
    over.reset();
    purge(state);
    const auto known = m_over.find(RunPlaces::of(state, run.id) + step.id.text);
    if (known == m_over.end() || known->isEmpty() || known->first().fact.from != rules::agentOf(step, run) || waits(known->first().at, known->first().time, next, due))
        return;
    const HandedOver then = known->takeFirst();
    m_ends.erase(then.at);
    over = then.fact;
    over->run = run.id;
}

void Beginnings::began(const OfficeState& state, const TurnOrder& order)
{
    const QString place = placeOf(state, order);
    const auto turns = m_turns.find(place);
    if (std::exchange(m_asRefused, {}) == place || turns == m_turns.end() || turns->isEmpty())
        return;
    const Turn then = turns->takeFirst();
    m_waiting.remove(then.began);
    if (then.ended > 0)
        m_underWay.insert(order.turn, then.ended);
}

bool Beginnings::insist(Sequence next)
{
    if (m_isLetGo || m_waiting.isEmpty() || (next > 0 && next < first()) || m_clock.now() < firstTime())
        return false;
    m_insisted = first();
    m_waiting.remove(m_insisted);
    return true;
}

bool Beginnings::letOthers()
{
    return m_hasOthers && !std::exchange(m_othersToo, true);
}

} // namespace qd::agents
