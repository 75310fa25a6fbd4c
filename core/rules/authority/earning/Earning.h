#pragma once

#include "core/model/authority/PastAction.h"
#include "core/rules/authority/earning/Share.h"
#include "core/state/OfficeState.h"

/// How far she agrees with a kind of action, and which level that would earn it, or cost it. Pure.
namespace qd::rules {

constexpr qint64 kLeastWords = 20;                         ///< of hers on a kind, before a level is put to her
constexpr double kEarnedAt = 0.85;                         ///< she is certain to agree with so many at least, and it may go by itself …
constexpr double kLostUnder = 0.80;                        ///< … until that is less
constexpr qint64 kLeastTakenBack = 3;                      ///< before a lower level is put to her
constexpr Duration kLooksBack = std::chrono::days(90);     ///< for her words
constexpr Duration kTriedOn = std::chrono::days(30);       ///< actions of so long a rule is tried on
constexpr Duration kNotAgain = std::chrono::days(30);      ///< after she did not take one

/// Her own words on actions of a kind. What a stranger's words chose or were made into can only speak against it (rule R5).
struct Evidence {
    qint64 agreed = 0;
    qint64 of = 0;
    QList<PastAction> differ; ///< the newest first
    Share share() const { return shareOf(agreed, of); }
};
/// Of what she said from `from` on. Yes to it as it was is agreement, anything else is none. O(actions).
Evidence wordsSince(const QList<PastAction>& actions, Instant from);
/// Of what went without asking her from `from` on: agreement is that she did not take it back. O(actions).
Evidence unaskedSince(const QList<PastAction>& actions, Instant from);

/// The narrowest rule that covers all that she said yes to as it was and that can be undone, without an id; nothing where that is none.
std::optional<AuthorityRule> coveringYeses(const ActionKind& kind, const QList<PastAction>& actions, Instant from);
/// Whether her words on the kind, or what she took back, may put a level to her or end one: the past is worth a look.
bool isWorthALook(const OfficeState& state, const ActionKind& kind);
/// The kinds that some rule or the matrix lets out unasked.
QList<ActionKind> unaskedKinds(const OfficeState& state);
/// The level that `past` earns the kind, or costs it, as it is to be put to her; nothing where it stays, where she did not take the
/// same lately, or where ceilings and labels would have it ask all the same. `past` reaches kLooksBack behind `now`. What is raised
/// runs out by itself, what is lowered does not: no level goes up because time has passed. O(actions * rules).
std::optional<Proposal> levelFor(const OfficeState& state, const ActionKind& kind, const KindPast& past, const ProposalId& id, Instant now);
/// `proposal` with what its rule would have made of the kind's actions of the last kTriedOn. O(actions * rules).
Proposal tried(const OfficeState& state, Proposal proposal, const QList<PastAction>& actions, Instant now);

} // namespace qd::rules
