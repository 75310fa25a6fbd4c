#pragma once

#include "core/state/OfficeState.h"

#include <algorithm>

/// Commands judged against the state. Pure: what is accepted becomes facts, what is not becomes a sentence.
namespace qd::rules {

/// Who asks, when, and with which new ids; so that the same question gives the same facts.
struct Asking {
    AgentId by = human();
    Instant now;
    BriefId brief; ///< for SubmitBrief
    RunId run;     ///< for SubmitBrief
    EffectId effect{};     ///< for a SettleEffect that sends again
    ProposalId proposal{}; ///< for ProposeRule
    QByteArray home{};     ///< for TakeBundle: what this home is known by, the public half of its key
};

/// The facts that the command becomes. Approving with edits is not settled here, since the edited text has to be
/// rendered first: the answer then only says whether it may be.
/// Error::Rule: not now, not this, not by you. Error::Parse: the command itself is wrong.
Result<QList<Fact>> judge(const OfficeState& state, const Command& command, const Asking& asking);

/// The same question for one approval: may this verdict be given on it now?
Result<Approval> decidable(const OfficeState& state, const DecideApproval& command, const Asking& asking);

/// Those to whom she may delegate this approval, in the order of the organisation that its run works with: the same rule
/// that decidable() holds a Verdict::Delegate against. O(agents).
QList<AgentId> delegates(const OfficeState& state, const Approval& approval);

/// How long an item was before the human, as her window says: nobody else's word counts, and no more than a day does.
inline Duration believed(Duration lookedAt, const AgentId& by)
{
    return by == human() ? std::clamp(lookedAt, Duration(0), Duration(std::chrono::days(1))) : Duration(0);
}

/// What was under way when everything stops, in words, one line each.
QStringList inFlight(const OfficeState& state);

constexpr Duration kLongestSnooze = std::chrono::days(30); ///< what is put off must not be forgotten
constexpr qsizetype kLongestBrief = 100'000; ///< characters: it is part of every prompt, which has room for 240,000

} // namespace qd::rules
