#include "core/rules/routing/Routing.h"

#include "core/rules/course/Course.h"
#include "core/rules/talk/Chatter.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr double kBusy = 0.8;
constexpr double kUnknown = 0.5; ///< of what nothing is said
constexpr Duration kAfterHanging = std::chrono::minutes(1);

double capabilityOf(const AgentProfile& agent, const Step& step)
{
    for (const QString& task : {step.skill.text, step.prompt, step.action.text, step.id.text})
        if (const auto found = agent.capabilities.constFind(task); !task.isEmpty() && found != agent.capabilities.constEnd())
            return std::clamp(*found, 0.0, 1.0);
    return kUnknown;
}

/// The least of what is known of `value` among those in question; nothing when nothing is.
std::optional<double> leastOf(const QList<Experience>& all, double Experience::*value)
{
    std::optional<double> least;
    for (const Experience& one : all)
        if (one.done > 0 && one.*value > 0 && (!least || one.*value < *least))
            least = one.*value;
    return least;
}

/// What the least is of one's own, from 0 to 1; of whom nothing is known counts as the best.
double shareOf(const std::optional<double>& least, const Experience& one, double Experience::*value)
{
    return least && one.done > 0 && one.*value > 0 ? *least / (one.*value) : 1;
}

QString percent(double share)
{
    return QString::number(share, 'f', 2);
}

QString inWords(const Weighed& its, const Routed& routed)
{
    QString text = QStringLiteral("%1: capability %2 × load %3 × record %4 × cost %5 = %6")
                       .arg(its.agent.text, percent(its.capability), percent(its.load), percent(its.record), percent(its.cost), percent(its.rule));
    if (routed.by == Predictor::Learned)
        text += QStringLiteral(", learned %1").arg(percent(its.learned));
    const AgentId other = routed.by == Predictor::Learned ? routed.rule : routed.learned;
    if (other != its.agent)
        text += (routed.by == Predictor::Learned ? QStringLiteral("; the rule would have taken %1") : QStringLiteral("; what was learned speaks for %1")).arg(other.text);
    return text;
}

/// True when the profile itself says that the agent can do the step: by its skill, or by a capability for its prompt, its
/// action or the step.
bool isCapable(const AgentProfile& agent, const Step& step)
{
    if (step.kind == StepKind::Skill)
        return agent.skills.contains(step.skill);
    for (const QString& task : {step.prompt, step.action.text, step.id.text})
        if (!task.isEmpty() && agent.capabilities.contains(task))
            return agent.capabilities.value(task) > 0;
    return false;
}

bool isFirstTime(const RunState& run, const Step& step)
{
    const StepState at = run.step(step.id);
    return at.agent.isEmpty() && at.tried.isEmpty() && at.status == StepStatus::Pending;
}

/// The best placed of those who do not have the step, have not tried it and are not down gets it.
std::optional<StepAssigned> given(const OfficeState& state, const RunState& run, const Step& step, QList<AgentId> among, const QString& because,
                                  const Waiting& waiting, Instant now)
{
    const AgentId has = agentOf(step, run);
    const QList<AgentId> tried = run.step(step.id).tried;
    among.removeIf([&](const AgentId& agent) { return agent == has || tried.contains(agent) || isDown(state, agent, now); });
    const std::optional<Choice> choice = chosen(state, run, step, among, waiting, now);
    if (!choice)
        return std::nullopt;
    return StepAssigned{run.id, step.id, choice->agent, has, system(), because + QStringLiteral("; ") + choice->reason, choice->routed};
}

} // namespace

double PlacingByRule::of(const Factors& factors) const
{
    return factors.capability * factors.load * factors.record * factors.cost;
}

double PlacingByExperience::of(const Factors& factors) const
{
    return m_state.expected({factors.capability, factors.load, factors.record, factors.cost});
}

QList<AgentId> ableFor(const OfficeState& state, const RunState& run, const Step& step)
{
    const Organisation* organisation = organisationOf(state, run);
    QList<AgentId> named{step.agent};
    named += step.candidates;
    if (organisation && step.handOver && step.kind == StepKind::Skill)
        for (const AgentProfile& agent : organisation->agents)
            if (agent.skills.contains(step.skill))
                named.append(agent.id);
    QList<AgentId> able;
    for (const AgentId& agent : std::as_const(named))
        if (!able.contains(agent) && organisation && organisation->agent(agent))
            able.append(agent);
    return able;
}

QList<AgentId> capableOf(const OfficeState& state, const RunState& run, const Step& step)
{
    const Organisation* organisation = organisationOf(state, run);
    QList<AgentId> capable;
    for (const AgentProfile& agent : organisation ? organisation->agents : QList<AgentProfile>())
        if (isCapable(agent, step))
            capable.append(agent.id);
    return capable;
}

QList<Resting> resting(const OfficeState& state, const RunState& run)
{
    QList<Resting> all;
    const Workflow* workflow = workflowOf(state, run);
    for (const StepId& id : workflow ? openSteps(*workflow, run) : QList<StepId>()) {
        const Step* step = workflow->step(id);
        if (step->kind == StepKind::Wait || step->kind == StepKind::Call)
            continue;
        const AgentId agent = step->kind == StepKind::Debate ? debateTurn(*step, run).speaker : agentOf(*step, run);
        const auto at = state.org.agents.constFind(agent);
        if (at != state.org.agents.constEnd() && at->paused)
            all.append({id, agent, at->pauseReason});
    }
    return all;
}

double busyShare(const OfficeState& state, const AgentId& agent, Instant now)
{
    const qint64 hour = LoadState::hourOf(now);
    const QMap<qint64, HourLoad> hours = state.load.hours.value(agent);
    const auto busyIn = [&](qint64 wanted) {
        const HourLoad at = hours.value(LoadState::placeOf(wanted));
        return at.hour == wanted ? at.busyMs : 0.0;
    };
    const double passed = double(now.ms - hour * LoadState::kHour) / double(LoadState::kHour); // of the hour before counts the rest
    double busy = busyIn(hour) + busyIn(hour - 1) * (1 - passed);
    if (const AgentState at = state.org.agents.value(agent); !at.turn.isNull())
        busy += double((now - at.since).count());
    return std::clamp(busy / double(LoadState::kHour), 0.0, 1.0);
}

bool isDown(const OfficeState& state, const AgentId& agent, Instant now)
{
    const AgentState at = state.org.agents.value(agent);
    return at.paused || (!at.hung.isEmpty() && now - at.hung.last() < kAfterHanging);
}

bool isNearCapacity(const OfficeState& state, const AgentId& agent, qsizetype waiting, Instant now)
{
    return waiting >= kManyWait || busyShare(state, agent, now) > kBusy;
}

std::optional<Choice> chosen(const OfficeState& state, const RunState& run, const Step& step, const QList<AgentId>& among,
                             const Waiting& waiting, Instant now)
{
    const Organisation* organisation = organisationOf(state, run);
    if (among.isEmpty() || !organisation)
        return std::nullopt;
    QList<Experience> known;
    for (const AgentId& agent : among)
        known.append(state.routing.known.value(RoutingState::keyOf(agent, run.workflow, step.id)));
    const std::optional<double> soonest = leastOf(known, &Experience::ms);
    const std::optional<double> cheapest = leastOf(known, &Experience::microUsd);
    const PlacingByRule rule;
    const PlacingByExperience learned(state.routing);
    Routed routed;
    routed.by = organisation->routing.value_or(Predictor::Rule);
    for (qsizetype i = 0; i < among.size(); ++i) {
        const Experience& its = known[i];
        const bool isBusy = !state.org.agents.value(among[i]).turn.isNull();
        const double done = double(its.done + 1) / double(its.done + its.failed + 2); // mean of a Beta(1 + done, 1 + failed)
        const Factors factors{capabilityOf(*organisation->agent(among[i]), step), (1 - busyShare(state, among[i], now) / 2) / double(1 + waiting(among[i]) + (isBusy ? 1 : 0)),
                              done * shareOf(soonest, its, &Experience::ms), shareOf(cheapest, its, &Experience::microUsd)};
        routed.weighed.append({among[i], factors.capability, factors.load, factors.record, factors.cost, rule.of(factors), learned.of(factors)});
    }
    const auto best = [&](double Weighed::*by) {
        return *std::max_element(routed.weighed.begin(), routed.weighed.end(), [by](const Weighed& a, const Weighed& b) { return a.*by < b.*by; });
    };
    const Weighed byRule = best(&Weighed::rule);
    const Weighed byLearned = best(&Weighed::learned);
    routed.rule = byRule.agent;
    routed.learned = byLearned.agent;
    const Weighed& taken = routed.by == Predictor::Rule ? byRule : byLearned;
    return Choice{taken.agent, routed, inWords(taken, routed)};
}

std::optional<StepAssigned> assigned(const OfficeState& state, const RunState& run, const Step& step, const Waiting& waiting, Instant now)
{
    if (step.candidates.isEmpty() || step.kind == StepKind::Debate || !isFirstTime(run, step))
        return std::nullopt;
    QList<AgentId> able = ableFor(state, run, step);
    if (able.size() < 2)
        return std::nullopt;
    able.removeIf([&](const AgentId& agent) { return isDown(state, agent, now); });
    const std::optional<Choice> choice = chosen(state, run, step, able, waiting, now);
    if (!choice)
        return std::nullopt; // all are down: it waits for its own
    return StepAssigned{run.id, step.id, choice->agent, {}, system(), choice->reason, choice->routed};
}

/// A vote, an objection, an argument: nobody gives it in another's place.
static bool speaksForItself(const Step& step)
{
    return step.kind == StepKind::Debate || !step.partOf.isEmpty();
}

std::optional<StepAssigned> takenOver(const OfficeState& state, const RunState& run, const Step& step, const QString& because,
                                      const Waiting& waiting, Instant now)
{
    if (speaksForItself(step) || (step.candidates.isEmpty() && !step.handOver))
        return std::nullopt;
    const std::optional<StepAssigned> over = given(state, run, step, ableFor(state, run, step), because, waiting, now);
    return over || !step.handOver ? over : given(state, run, step, capableOf(state, run, step), because, waiting, now);
}

std::optional<StepAssigned> relieved(const OfficeState& state, const RunState& run, const Step& step, const Waiting& waiting, Instant now)
{
    const AgentId has = agentOf(step, run);
    if (restsAfterStorm(state, has))
        return std::nullopt; // the next one would only go on with it
    if (isDown(state, has, now)) {
        const AgentState at = state.org.agents.value(has);
        const QString because = at.paused ? QStringLiteral("%1 is paused (%2)").arg(has.text, at.pauseReason) : QStringLiteral("%1 has just hung").arg(has.text);
        if (const std::optional<StepAssigned> over = takenOver(state, run, step, because, waiting, now))
            return over;
        QList<AgentId> free = speaksForItself(step) ? QList<AgentId>() : capableOf(state, run, step);
        free.removeIf([&](const AgentId& agent) { return !state.org.agents.value(agent).turn.isNull() || waiting(agent) > 0; });
        return given(state, run, step, free, because, waiting, now);
    }
    if (step.candidates.isEmpty() && !step.handOver)
        return std::nullopt;
    if (!isNearCapacity(state, has, waiting(has), now))
        return std::nullopt;
    const QString because = QStringLiteral("%1 is near capacity: %2 wait for it, and it was at work for %3 % of the last hour")
                                .arg(has.text).arg(waiting(has)).arg(qRound(100 * busyShare(state, has, now)));
    const std::optional<StepAssigned> over = given(state, run, step, ableFor(state, run, step), because, waiting, now);
    if (!over || isNearCapacity(state, over->to, waiting(over->to), now))
        return std::nullopt;
    const auto line = [&](const AgentId& agent) { return waiting(agent) + (state.org.agents.value(agent).turn.isNull() ? 0 : 1); };
    if (line(over->to) + 1 >= line(has))
        return std::nullopt; // there it would stand no better, and might be sent back
    return over;
}

} // namespace qd::rules
