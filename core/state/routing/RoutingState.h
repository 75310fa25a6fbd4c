#pragma once

#include "core/state/OrgState.h"
#include "core/state/RunsState.h"

namespace qd {

/// What an agent made of a step so far.
struct Experience {
    qint64 done = 0;
    qint64 failed = 0; ///< turns that gave nothing usable
    double ms = 0;     ///< how long a turn of it takes: a mean that leans to the latest (each new one counts a fifth); 0: not known
    double microUsd = 0; ///< and what it costs, or would have cost

    template <class V> void fields(V& v)
    {
        v("done", done);
        v("failed", failed);
        v("ms", ms);
        v("micro_usd", microUsd);
    }
};

/// What is known of who does what how well, and weights that were learned from it. Grows with agents and steps, not with
/// the log. The arithmetic is plain sums and products, so that it comes out the same wherever the record is read.
struct RoutingState {
    static constexpr qsizetype kFactors = 4;
    QMap<QString, Experience> known;        ///< by "agent/workflow/step"
    QMap<QString, QList<double>> tried;     ///< by "run/step": the factors of the agent that has it; until it is done or failed
    QList<double> weights{1, 1, 1, 1, -2};  ///< of the factors, and what is added
    qint64 lessons = 0;                     ///< so often they were moved

    template <class V> void fields(V& v)
    {
        v("known", known);
        v("tried", tried);
        v("weights", weights);
        v("lessons", lessons);
    }
    static QString keyOf(const AgentId& agent, const WorkflowId& workflow, const StepId& step)
    {
        return agent.text + QLatin1Char('/') + workflow.text + QLatin1Char('/') + step.text;
    }
    /// From 0 to 1: how probable the weights take it to be that it will be done well.
    double expected(const QList<double>& factors) const;
    /// `org` and `runs` as they were before the fact.
    void apply(const StoredFact& stored, const OrgState& org, const RunsState& runs);

private:
    Experience* experienceOf(const RunsState& runs, const RunId& run, const StepId& step, const TurnId& turn, const AgentId& agent);
    void learn(const RunId& run, const StepId& step, bool done);
};

} // namespace qd
