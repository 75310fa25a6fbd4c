#pragma once

#include "core/rules/Judge.h"

/// What campaigns may spend outside and have spent, and who may move their money. Integer micro-dollars throughout. Pure.
namespace qd::rules {

/// More than this in one go is a slip of the pen.
constexpr Money kMostMoney{1'000'000'000'000'000};

/// What a brief is about. Error::Rule: the organisation has no such campaign, or the campaign no such channel, or a channel is named
/// without its campaign. Neither: it is about none.
Result<Done> judgeSubject(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel);
Result<QList<Fact>> judgeSpend(const OfficeState& state, const ReportSpend& command, const Asking& asking);
Result<QList<Fact>> judgeMove(const OfficeState& state, const MoveBudget& command, const Asking& asking);

/// The shift with before and after. Error::Parse: there is no such campaign or channel, or the amount is none. Error::Rule:
/// the channel that gives has less than that left, or `by` may not: an agent moves money only in campaigns that it or one
/// that reports to it owns, within what it may move in a day, and never gives new money.
Result<BudgetMoved> moved(const OfficeState& state, const BudgetShift& shift, const AgentId& by, Instant now);

/// What can be done about a channel that has spent more than its limit: shifts from those that have enough left (the one
/// with most left first), new money, ending it early. Empty when it is within its limit.
QList<Remedy> remediesFor(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel);
/// The first of them that `by` may choose, or nullptr. `why`: of the first that it may not, the sentence.
const Remedy* affordableRemedy(const OfficeState& state, const QList<Remedy>& remedies, const AgentId& by, Instant now, QString* why);
/// The remedy of that name; of no name, the first. nullptr: there is none.
const Remedy* remedyOf(const QList<Remedy>& remedies, const QString& id);

/// A move of no money is how the record says that a channel was ended early.
inline bool isEnding(const BudgetShift& shift)
{
    return shift.amount.micro == 0;
}
/// Whoever settled its overrun last chose that the channel spends nothing more, and nobody gave it money since.
/// Remembered as long as CampaignsState::moves.
bool isEnded(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel);
/// The move that ends early the channel that `escalation` is about; nothing when it is about none.
std::optional<BudgetMoved> endingOf(const OfficeState& state, const Escalation& escalation, const AgentId& by, const QString& note);
/// What a channel has spent is to be raised although it was raised before: it had been ended early, or it passes a further 40 %
/// of its limit, from 180 % on. Not while somebody looks at the channel or is asked about it. `state` as it is with the fact.
bool isAgain(const OfficeState& state, const ChannelSpent& spent);

/// Facts after which the channels of a state that has the same organisation stand as they do in `campaigns`: what was spent,
/// what was moved in as few moves as it takes, and what was ended early.
QList<Fact> retold(const CampaignsState& campaigns);

/// "LinkedIn: $5,000.00 -> $7,000.00, of which $7,000.00 are spent. Twitter: …" of a shift that was judged.
QString beforeAndAfter(const OfficeState& state, const BudgetMoved& move);
/// "Shift $2,000.00 from Twitter to LinkedIn"
QString inWords(const OfficeState& state, const BudgetShift& shift);

} // namespace qd::rules
