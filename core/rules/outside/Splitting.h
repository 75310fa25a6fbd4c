#pragma once

#include "core/state/OfficeState.h"

/// What is for many leaves as many: one effect for each of them, each with a key of its own, under the one yes to the whole
/// (promises, 3.1). Pure.
namespace qd::rules {

/// True where it is for several, and each of them reads it alone: an e-mail, an SMS. Not a part, nor what stands in one place for all of
/// them (an event with guests), nor what changes something that was looked at as a whole.
bool isForEach(const Effect& effect);
/// The whole for one of its recipients alone: the same bytes, without what is sealed for another. `cost`: of that one.
EffectContent partOf(const EffectContent& whole, qsizetype recipient, Money cost);
/// True when the part is what was agreed to, for one of those that it was agreed to for, and costs no more than all of it. O(recipients).
bool isPartOf(const EffectContent& whole, const EffectContent& part);
/// The parts of an effect that was allowed, planned and not begun. `costs`: of each, in the order of the recipients.
QList<Effect> partsOf(const Effect& whole, const QList<Money>& costs, Instant now);

/// True when the fact is about a part of an effect that is open. Its step, and whoever listens, hears of the whole alone.
bool isOfPart(const OfficeState& state, const Fact& fact);
/// Of which it is a part, while that is open; nullptr: it stands for itself.
const Effect* wholeOf(const OfficeState& state, const Effect& part);

/// How far an effect that was split has come.
struct SplitTally {
    qsizetype all = 0;
    qsizetype sent = 0;
    qsizetype refused = 0; ///< certainly not sent, and not to be
    qsizetype unknown = 0;
    qsizetype leaving = 0; ///< on their way
    qsizetype waits = 0;   ///< to leave
};
SplitTally tallyOf(const OfficeState& state, const Effect& whole);
/// "312 sent, 1 unknown".
QString tallyInWords(const SplitTally& tally);
/// It has become many, also while she is asked about some of them: those of which it is certain go on.
/// Known by its having no key of its own: all of its parts may have ended.
bool isSplit(const Effect& effect);
/// Those of which nobody can tell.
QList<EffectId> unknownParts(const OfficeState& state, const Effect& whole);
/// The next one to leave; nullptr: none, one is on its way, or so many are unknown that she is asked first.
const Effect* nextPart(const OfficeState& state, const Effect& whole);
constexpr qsizetype kUnknownParts = 3;

/// What she is asked about the whole, with what her answers do to those alone of which nobody can tell.
Escalation questionOnParts(const OfficeState& state, const Effect& whole, Instant now);
/// Her word on an effect that was split: on those parts alone of which nobody can tell. What the others have stays with them.
QList<Fact> ruledParts(const OfficeState& state, const Effect& whole, Ruling ruling, const AgentId& by, const QString& note, Instant now);

} // namespace qd::rules
