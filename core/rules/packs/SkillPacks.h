#pragma once

#include "core/rules/Judge.h"

/// Packs that bring no organisation: prompts and forms of replies alone, which she takes over into an organisation of hers, one by one.
/// Pure.
namespace qd::rules {

/// What such a pack is held as: nobody works in it, nothing is worked by it, and it has no rules, money or beginnings.
Organisation skillsOf(const PackId& pack, const QString& title, const QMap<QString, QString>& prompts, const QMap<QString, QString>& replies);

/// Why the pack is not taken for the organisation that is used here. Nothing: it is.
std::optional<Error> whyNotFor(const OfficeState& state, const Pack& pack);

/// An organisation of hers as it is used: with the texts that were taken over before, since no file brings any. One that came in a
/// pack is as it came. O(its size).
Organisation withTakenOver(const OfficeState& state, Organisation organisation);

/// Those of `texts`, by name, which agents of the organisation that is used here are not told as the pack has them.
QStringList notTold(const OfficeState& state, const PacksState::Held& held, const QStringList& texts);
/// What makes these texts of the pack those of the organisation that is used here, in place of what it had under their names.
QList<Fact> takenOver(const OfficeState& state, const PacksState::Held& held, const QStringList& texts, const Asking& asking);
/// What has it told those of the pack no more, but what it was told before.
QList<Fact> givenBack(const OfficeState& state, const PacksState::Held& held, const Asking& asking);
/// An open run that is told something of it; null: none is.
const RunState* toldIn(const OfficeState& state, const PacksState::Held& held);

} // namespace qd::rules
