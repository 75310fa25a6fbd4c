#include "core/state/routing/RoutingState.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr double kRate = 0.1; ///< how far one lesson moves the weights
constexpr double kLatest = 5; ///< the latest counts a fifth

QString keyOfStep(const RunId& run, const StepId& step)
{
    return run.toString() + QLatin1Char('/') + step.text;
}

void takes(Experience& its, double ms)
{
    its.ms = its.ms == 0 ? ms : its.ms + (ms - its.ms) / kLatest;
}

} // namespace

double RoutingState::expected(const QList<double>& factors) const
{
    if (weights.size() != kFactors + 1 || factors.size() != kFactors)
        return 0.5;
    double sum = weights.last();
    for (qsizetype i = 0; i < kFactors; ++i)
        sum += weights[i] * factors[i];
    return 0.5 + 0.5 * sum / (1 + std::abs(sum));
}

/// One step of online gradient descent on what was expected and what came (the delta rule: B. Widrow, M. E. Hoff, Adaptive
/// switching circuits, 1960).
void RoutingState::learn(const RunId& run, const StepId& step, bool done)
{
    const QList<double> factors = tried.take(keyOfStep(run, step));
    if (factors.size() != kFactors || weights.size() != kFactors + 1)
        return;
    const double move = kRate * ((done ? 1.0 : 0.0) - expected(factors));
    for (qsizetype i = 0; i < kFactors; ++i)
        weights[i] += move * factors[i];
    weights.last() += move;
    ++lessons;
}

Experience* RoutingState::experienceOf(const RunsState& runs, const RunId& run, const StepId& step, const TurnId& turn, const AgentId& agent)
{
    const auto its = runs.open.constFind(run);
    const auto at = its == runs.open.constEnd() ? QMap<StepId, StepState>::const_iterator() : its->steps.constFind(step);
    if (its == runs.open.constEnd() || at == its->steps.constEnd() || at->turn != turn)
        return nullptr; // beside the step: it settles a question about it
    return &known[keyOf(agent, its->workflow, step)];
}

void RoutingState::apply(const StoredFact& stored, const OrgState& org, const RunsState& runs)
{
    if (const auto* finished = std::get_if<TurnFinished>(&stored.fact)) {
        const auto agent = org.agents.constFind(finished->agent);
        Experience* its = experienceOf(runs, finished->run, finished->step, finished->turn, finished->agent);
        const bool isItsOwn = agent != org.agents.constEnd() && agent->turn == finished->turn;
        if (!its || (!isItsOwn && !finished->spend.batched))
            return;
        if (isItsOwn) // when something comes back that lay with a provider says nothing of how long it takes
            takes(*its, double((stored.time - agent->since).count()));
        const double cost = double(std::max(finished->spend.cost.micro, finished->spend.wouldHaveCost.micro));
        its->microUsd = its->done == 0 ? cost : its->microUsd + (cost - its->microUsd) / kLatest;
        ++its->done;
        if (finished->stepDone)
            learn(finished->run, finished->step, true);
    } else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact); failed && !failed->stopped) {
        Experience* its = experienceOf(runs, failed->run, failed->step, failed->turn, failed->agent);
        if (!its)
            return;
        ++its->failed;
        if (!failed->again)
            learn(failed->run, failed->step, false);
    } else if (const auto* assigned = std::get_if<StepAssigned>(&stored.fact)) {
        tried.remove(keyOfStep(assigned->run, assigned->step));
        if (assigned->routed)
            for (const Weighed& weighed : assigned->routed->weighed)
                if (weighed.agent == assigned->to)
                    tried.insert(keyOfStep(assigned->run, assigned->step), {weighed.capability, weighed.load, weighed.record, weighed.cost});
    } else if (const auto* over = std::get_if<RunFinished>(&stored.fact)) {
        const QString first = over->run.toString() + QLatin1Char('/');
        for (auto it = tried.lowerBound(first); it != tried.end() && it.key().startsWith(first);)
            it = tried.erase(it);
    } else if (const auto* adopted = std::get_if<OrganisationAdopted>(&stored.fact)) {
        known.removeIf([&](const auto& entry) {
            const AgentId agent{entry.key().section(QLatin1Char('/'), 0, 0)};
            return !adopted->organisation.agent(agent) && !org.agents.contains(agent);
        });
    }
}

} // namespace qd
