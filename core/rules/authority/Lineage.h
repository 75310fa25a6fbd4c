#pragma once

#include "core/state/OfficeState.h"

/// Whose words chose what is done: what is written may come from a stranger, but where it goes, to whom and for how much may
/// not, unless she says so (promise P6, rules R1, R3 and R5). Pure.
namespace qd::rules {

/// Everything that chose what the step does, through what, where to, for whom and for how much: fields of its input that are no
/// words for readers, what its files are named by, its own condition and those of the calls that led here, the lists that these
/// go through, loops that have it done again, and what set off the first run. `step` is an Effect, with its input as it is
/// rendered. O(steps of the workflow), and of those that called it.
QList<ChoiceInput> choicesOf(const OfficeState& state, const RunState& run, const Step& step);
/// The worst of all of them.
Label labelOf(const QList<ChoiceInput>& choices);
/// Of a text or a list of texts as they stand in a workflow: the worst of what they quote as {step.field}, {title}, {brief},
/// {input.name} or bind as "@artefact:kind". Her own where they quote nothing.
Label labelOfInput(const OfficeState& state, const RunState& run, const Value& value);
/// Of the run's title: the run's own, and those of the steps that gave it one like it.
Label labelOfTitle(const RunState& run);
/// The worst of everything that the run has read and made.
Label labelOfAll(const RunState& run);

/// Everything else that her item was made from and chosen by: what its labels name and `approval.sources` lacks. Each is trusted as far as
/// the best label that names it, since a label of several says only what the worst of them is.
QList<Source> lineageOf(const OfficeState& state, const Approval& approval);
/// The sources of its run and all of these, also of an item whose record names them in its labels alone.
QList<Source> sourcesBehind(const Approval& approval);
/// Those of its choices that strangers had a hand in.
QList<ChoiceInput> strangersChoices(const Approval& approval);

/// What labels take a level down to. `choices` are those of `traits.chosenBy`. Chosen by something that is trusted less than a
/// colleague: she is asked. Made from a stranger's words: she is asked where everybody may see it or it cannot be undone. Personal or
/// secret, in a run that read a stranger's words (`all`) or where everybody may see it: she is asked. What cannot be undone does not go above L2.
QList<LevelCut> cutsByLabel(const ActionTraits& traits, const QList<ChoiceInput>& choices, const Label& all, Autonomy level);

} // namespace qd::rules
