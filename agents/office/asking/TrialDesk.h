#pragma once

#include "agents/office/Floor.h"

namespace qd::agents {

/// Puts on record what came of pieces of work whose agents are being tried in two versions: once for each piece, together with
/// the fact that says it. A yes counts when it cannot be taken back any more; a trial run that approves everything is nobody's
/// judgement; a piece that another model made than its version's shows nothing of versions that differ in it, and is left out.
/// @thread the office's.
class TrialDesk final {
public:
    explicit TrialDesk(Floor& floor) : m_floor(floor) {}

    /// A fact was entered; what it means for a trial is entered by the next settle(). O(1) while nothing is tried.
    void heard(const StoredFact& fact);
    /// The effect is about to leave: a yes to it stands.
    void leaving(const Effect& effect);
    /// @returns true when something was counted.
    bool settle();
    /// The state is another one now.
    void recover() { m_due.clear(); m_leaving.reset(); }

private:
    struct Due {
        TrialCounted fact;
        Sequence cause;
    };
    struct Word {
        double asItWas = 0; ///< 1: a yes to it as it was
        double kept = 0;
    };
    struct Leaving {
        EffectId effect;
        RunId run;
        StepId step;
        Word word;
    };
    using Outcome = std::function<std::optional<double>(TrialMeasure, const RunState&, const Workflow&, const QString& piece)>;
    void count(const RunId& run, const StepId& step, Sequence cause, const Outcome& outcome);
    QString whyLeftOut(const SetupsState::Tried& tried, const RunState& run, const Workflow& workflow, int version) const;
    void judged(const RunId& run, const StepId& step, Sequence cause, const Word& word);
    void left(const EffectId& effect, Sequence at);

    Floor& m_floor;
    QList<Due> m_due;
    std::optional<Leaving> m_leaving;
};

} // namespace qd::agents
