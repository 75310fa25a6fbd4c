#pragma once

#include "core/state/OfficeState.h"

/// Which level an action has, and why. Pure.
namespace qd::rules {

/// What authority looks at: from what would leave, the label of what it was made from, and that of what chose where it goes, to whom
/// and for how much.
ActionTraits traitsOf(const EffectContent& content, const Label& text, const Label& choice);

struct Judgement {
    Autonomy level = Autonomy::L3;
    AuthorityTrace trace;
    QString forbidden; ///< why it may not even be asked for, one sentence; empty: it may
};
/// The first rule that holds: hers, then those of the run's organisation, then its matrix; L3 where none does. Of an organisation that came
/// in a pack: the lower of what it says and what hers say, and L3 where none of hers holds. Cut by every ceiling, by what its agent may decide alone, and by what strangers had a hand in (Lineage.h). O(rules).
/// `instead`: the level that a fork gives everything, in the place of the rule's. `choices`: what `traits.chosenBy` is the worst of.
Judgement judged(const OfficeState& state, const ActionTraits& traits, const AgentId& agent, const RunId& run, Instant now, std::optional<Autonomy> instead = {},
                 const QList<ChoiceInput>& choices = {});

/// True when the rule that it was let out by had an end, and that has come. O(rules).
bool hasRunOut(const OfficeState& state, const RunId& run, const AuthorityTrace& trace, Instant now);

/// How long it is held, waited for, and what happens then: as the rule of the trace says, and the matrix where that is silent.
AutonomyRule termsOf(const OfficeState& state, const Organisation& organisation, const ActionKind& kind, const AuthorityTrace& trace);
/// Who decides on that, in a sentence for a person. `title`: of the rule, or of the kind of action.
QString levelInWords(const QString& title, Autonomy level);

} // namespace qd::rules
