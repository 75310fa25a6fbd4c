#pragma once

#include "core/model/authority/PastAction.h"
#include "core/state/OfficeState.h"

#include <span>

/// Other rules, tried on what was done. Pure.
namespace qd::rules {

/// One that would be decided otherwise.
struct Differing {
    PastAction action;
    Autonomy then = Autonomy::L3;
    Autonomy now = Autonomy::L3;
};

struct DryRun {
    qint64 of = 0;        ///< actions that were tried
    qint64 asked = 0;     ///< of them did ask her
    qint64 wouldAsk = 0;  ///< of those that can be told
    qint64 unknown = 0;   ///< it hangs on something that was not recorded then: counted as neither
    qint64 newlyAsk = 0;  ///< went by themselves, and would ask
    qint64 noLonger = 0;  ///< asked, and would go by themselves
    QList<Differing> cases; ///< of these two, the newest first, kCases at most
    static constexpr qsizetype kCases = 50;
};

/// What authority would look at in it, if it was chosen by something of that trust.
ActionTraits traitsOf(const PastAction& action, Integrity chosenBy);
/// What `rules` and `ceilings` in the place of hers would have made of these actions, with the organisation and its agents as they
/// are. Labels cut as they do. O(actions * rules).
DryRun dryRun(const OfficeState& state, std::span<const PastAction> actions, const QList<AuthorityRule>& rules, const std::optional<Ceilings>& ceilings, Instant now);

} // namespace qd::rules
