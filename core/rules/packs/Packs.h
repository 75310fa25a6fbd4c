#pragma once

#include "core/rules/Judge.h"

/// What comes from others to work with. Pure.
namespace qd::rules {

Result<QList<Fact>> judgePack(const OfficeState& state, const TakePack& command, const Asking& asking);
Result<QList<Fact>> judgeAdoption(const OfficeState& state, const AdoptPack& command, const Asking& asking);
Result<QList<Fact>> judgeRemoval(const OfficeState& state, const RemovePack& command, const Asking& asking);

/// Why nothing of the organisation begins: the pack that it came in is held no more. Nothing: it may.
std::optional<Error> whyNotBegun(const OfficeState& state, const Organisation& organisation);
/// Why it is not used: it says of itself that it came in a pack, and is not the one that is held. Nothing: it may.
std::optional<Error> whyNotAdopted(const OfficeState& state, const Organisation& organisation);

} // namespace qd::rules
