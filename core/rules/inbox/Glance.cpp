#include "core/rules/inbox/Glance.h"

namespace qd::rules {

bool isEnoughAtAGlance(const Approval& approval)
{
    const EffectContent& content = approval.content;
    const bool asAsked = approval.status == ApprovalStatus::Waiting && approval.decider == human() && approval.stale.isEmpty() && approval.merged.isEmpty();
    const bool small = content.reversible && content.cost == Money{} && approval.level >= Autonomy::L3;
    const bool trusted = approval.label.integrity > Integrity::Untrusted
        && (!approval.trace || (approval.trace->traits.chosenBy > Integrity::Untrusted && approval.trace->traits.madeFrom > Integrity::Untrusted));
    return asAsked && small && trusted;
}

} // namespace qd::rules
