#pragma once

#include "core/state/OfficeState.h"
#include "tests/support/SampleState.h"

namespace qd::test {

inline AgentId setupWriter() { return {QStringLiteral("copywriter")}; }

/// A copywriter with three versions, who works with the second.
inline void addVersions(OfficeState& state)
{
    const AgentProfile* writer = state.org.organisation().agent(setupWriter());
    Configuration one{writer->role, writer->personality, QStringLiteral("Open with what it costs. Use lists for steps."), QStringLiteral("anthropic:claude-sonnet-4-5"), {}, 0.6, {}, {}};
    Configuration two = one;
    two.instructions = QStringLiteral("Open with what it costs. Never use lists.");
    two.temperature = 0.3;
    const auto tell = [&](Fact fact, int minutes) { state.setups.apply({0, SampleOffice::now() - std::chrono::minutes(minutes), human(), 0, {}, {}, std::move(fact)}); };
    tell(AgentConfigured{setupWriter(), 1, one, -1, true, human(), QStringLiteral("Readers skip the opening")}, 300);
    tell(AgentConfigured{setupWriter(), 2, two, -1, true, human(), QStringLiteral("Lists read like a manual")}, 200);
    tell(AgentConfigured{setupWriter(), 3, {}, 0, false, human(), {}}, 100);
}

/// The first two are tried against each other, with so many outcomes of each: b (version 2) did well each time, a in part of them.
inline TrialId addTrial(OfficeState& state, int pairs, int waiting = 0)
{
    Trial trial{fixedId<TrialId>(77), setupWriter(), 1, 2, 0.5};
    const auto tell = [&](Fact fact) { state.setups.apply({0, SampleOffice::now() - std::chrono::minutes(90), human(), 0, {}, {}, std::move(fact)}); };
    tell(TrialBegun{trial, human()});
    for (int i = 0; i < pairs + waiting; ++i)
        tell(TrialCounted{trial.id, fixedId<RunId>(quint64(500 + i)), {QStringLiteral("draft")}, 2, 1});
    for (int i = 0; i < pairs; ++i)
        tell(TrialCounted{trial.id, fixedId<RunId>(quint64(900 + i)), {QStringLiteral("draft")}, 1, i % 5 == 0 ? 1.0 : 0.0});
    return trial.id;
}

} // namespace qd::test
