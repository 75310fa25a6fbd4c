#include "core/rules/money/Campaigns.h"

#include "core/rules/Authority.h"
#include "core/rules/Refusals.h"

#include <algorithm>
#include <limits>

namespace qd::rules {

namespace {

template <class Listed> QString names(const QList<Listed>& all)
{
    QStringList names;
    for (const Listed& one : all)
        names.append(one.id.text);
    return names.isEmpty() ? QStringLiteral("none") : names.join(QLatin1String(", "));
}

Result<const Campaign*> campaignOf(const OfficeState& state, const CampaignId& id)
{
    const Organisation& organisation = state.org.organisation();
    if (const Campaign* campaign = organisation.campaign(id))
        return campaign;
    return wrong(QStringLiteral("campaign"), QStringLiteral("%1 has no campaign \"%2\"").arg(organisation.title, id.text),
                 QStringLiteral("one of: %1").arg(names(organisation.campaigns)));
}

Result<const Channel*> channelOf(const Campaign& campaign, const ChannelId& id, const QString& where)
{
    if (const Channel* channel = campaign.channel(id))
        return channel;
    return wrong(where, QStringLiteral("the campaign %1 has no channel \"%2\"").arg(campaign.title, id.text),
                 QStringLiteral("one of: %1").arg(names(campaign.channels)));
}

Result<Done> checkAmount(Money amount)
{
    if (amount.micro <= 0 || amount > kMostMoney)
        return wrong(QStringLiteral("amount"), QStringLiteral("the amount is %1").arg(dollars(amount)), QStringLiteral("more than nothing, and at most %1").arg(dollars(kMostMoney)));
    return Done{};
}

qint64 percentOf(Money part, Money whole)
{
    static_assert(kMostMoney.micro <= std::numeric_limits<qint64>::max() / 1000); // a hundredfold still fits
    return whole.micro > 0 ? part.micro * 100 / whole.micro : part.micro > 0 ? 1000 : 0;
}

bool standsAbove(const Organisation& organisation, const AgentId& agent, const AgentId& below)
{
    AgentId at = below;
    for (qsizetype i = 0; i <= organisation.agents.size(); ++i, at = bossOf(organisation, at)) { // a ring of bosses ends, too
        if (at == agent)
            return true;
        if (at == human())
            return false;
    }
    return false;
}

Result<Done> mayMove(const OfficeState& state, const Campaign& campaign, const BudgetShift& shift, const AgentId& by, Instant now)
{
    if (by == human())
        return Done{};
    const Organisation& organisation = state.org.organisation();
    const AgentProfile* profile = organisation.agent(by);
    const QString title = profile ? profile->title : by.text;
    if (shift.from.isEmpty())
        return refuse(QStringLiteral("%1 may not give new money; only you can").arg(title));
    if (!profile || !standsAbove(organisation, by, campaign.owner))
        return refuse(QStringLiteral("%1 does not answer for the campaign %2").arg(title, campaign.title));
    const Money may = profile->shiftAuthority.value_or(Money{});
    const Money before = state.campaigns.movedBy(by, campaign.id, now);
    if (before + shift.amount <= may)
        return Done{};
    if (may.micro == 0)
        return refuse(QStringLiteral("%1 may not move money between channels").arg(title));
    return refuse(before.micro == 0 ? QStringLiteral("%1 may move up to %2 a day, and this is %3").arg(title, dollars(may), dollars(shift.amount))
                                    : QStringLiteral("%1 may move up to %2 a day and has moved %3, and this is %4 more").arg(title, dollars(may), dollars(before), dollars(shift.amount)));
}

QString titleOf(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel)
{
    const Campaign* known = state.org.organisation().campaign(campaign);
    const Channel* its = known ? known->channel(channel) : nullptr;
    return its ? its->title : channel.text;
}

/// The shift as it would be on record, whoever did it.
BudgetMoved reckoned(const OfficeState& state, const BudgetShift& shift)
{
    BudgetMoved move;
    move.shift = shift;
    if (!shift.from.isEmpty()) {
        move.fromBefore = state.campaigns.channel(shift.campaign, shift.from).limit();
        move.fromAfter = move.fromBefore - shift.amount;
    }
    move.toBefore = state.campaigns.channel(shift.campaign, shift.to).limit();
    move.toAfter = move.toBefore + shift.amount;
    return move;
}

Remedy remedy(const OfficeState& state, const QString& id, const BudgetShift& shift)
{
    return {id, inWords(state, shift), beforeAndAfter(state, reckoned(state, shift)), shift};
}

/// How often it has passed 40 % of its limit beyond it.
qint64 stepsOver(qint64 percent)
{
    return percent < 100 ? 0 : (percent - 100) / 40;
}

/// A run was begun because of it and is not over, or a question about it is open.
bool isLookedAt(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel)
{
    for (const RunState& run : state.runs.open)
        if (run.alarm == Alarm::Budget && run.data.value(QStringLiteral("input.campaign")) == Value(campaign.text)
            && run.data.value(QStringLiteral("input.channel")) == Value(channel.text))
            return true;
    for (const Escalation& escalation : state.inbox.escalations)
        for (const Remedy& remedy : escalation.remedies)
            if (escalation.reason == QLatin1String(Escalation::kOverrun) && remedy.shift && remedy.shift->campaign == campaign && remedy.shift->to == channel)
                return true;
    return false;
}

BudgetMoved ending(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel)
{
    return reckoned(state, {campaign, {}, channel, {}});
}

/// Channels that have as much left as is wanted, the one with most left first.
QList<ChannelId> donors(const OfficeState& state, const CampaignId& campaign, const ChannelId& to, Money wanted)
{
    const CampaignsState::Channels channels = state.campaigns.channels.value(campaign);
    const auto left = [&](const ChannelId& id) { return channels.value(id).limit() - channels.value(id).spent; };
    QList<ChannelId> able;
    const Campaign* known = state.org.organisation().campaign(campaign);
    for (const Channel& channel : known ? known->channels : QList<Channel>())
        if (channel.id != to && left(channel.id) >= wanted)
            able.append(channel.id);
    std::sort(able.begin(), able.end(), [&](const ChannelId& a, const ChannelId& b) { return left(a) != left(b) ? left(a) > left(b) : a < b; });
    return able;
}

} // namespace

Result<Done> judgeSubject(const OfficeState& state, const CampaignId& id, const ChannelId& channel)
{
    if (id.isEmpty() && channel.isEmpty())
        return Done{};
    if (id.isEmpty())
        return wrong(QStringLiteral("channel"), QStringLiteral("the channel \"%1\" is one of a campaign, and none is named").arg(channel.text),
                     QStringLiteral("the campaign as well"));
    const Result<const Campaign*> campaign = campaignOf(state, id);
    if (!campaign)
        return campaign.error();
    if (channel.isEmpty())
        return Done{};
    const Result<const Channel*> found = channelOf(**campaign, channel, QStringLiteral("channel"));
    return found ? Result<Done>(Done{}) : found.error();
}

Result<QList<Fact>> judgeSpend(const OfficeState& state, const ReportSpend& command, const Asking& asking)
{
    const Result<const Campaign*> campaign = campaignOf(state, command.campaign);
    if (!campaign)
        return campaign.error();
    const Result<const Channel*> channel = channelOf(**campaign, command.channel, QStringLiteral("channel"));
    if (!channel)
        return channel.error();
    if (const Result<Done> amount = checkAmount(command.amount); !amount)
        return amount.error();
    const CampaignsState::ChannelState at = state.campaigns.channel(command.campaign, command.channel);
    if (at.spent + command.amount > kMostMoney)
        return wrong(QStringLiteral("amount"), QStringLiteral("%1 would have spent %2").arg((*channel)->title, dollars(at.spent + command.amount)), QStringLiteral("at most %1 in all").arg(dollars(kMostMoney)));
    ChannelSpent spent{command.campaign, command.channel, command.amount, asking.by, command.note.simplified(), (*campaign)->title, (*channel)->title,
                       at.spent + command.amount, at.limit(), 0, percentOf(at.spent, at.limit())};
    spent.percent = percentOf(spent.spent, spent.limit);
    return QList<Fact>{spent};
}

Result<BudgetMoved> moved(const OfficeState& state, const BudgetShift& shift, const AgentId& by, Instant now)
{
    const Result<const Campaign*> campaign = campaignOf(state, shift.campaign);
    if (!campaign)
        return campaign.error();
    if (const Result<const Channel*> to = channelOf(**campaign, shift.to, QStringLiteral("to")); !to)
        return to.error();
    if (!shift.from.isEmpty())
        if (const Result<const Channel*> from = channelOf(**campaign, shift.from, QStringLiteral("from")); !from)
            return from.error();
    if (shift.from == shift.to)
        return wrong(QStringLiteral("to"), QStringLiteral("\"%1\" gives and takes").arg(shift.to.text), QStringLiteral("two channels"));
    if (const Result<Done> amount = checkAmount(shift.amount); !amount)
        return amount.error();
    BudgetMoved move = reckoned(state, shift);
    move.by = by;
    if (const Money spent = state.campaigns.channel(shift.campaign, shift.from).spent; !shift.from.isEmpty() && move.fromAfter < spent)
        return refuse(QStringLiteral("%1 has %2 left of %3, so %4 cannot be taken from it")
                          .arg(titleOf(state, shift.campaign, shift.from), dollars(move.fromBefore - spent), dollars(move.fromBefore), dollars(shift.amount)));
    if (move.toAfter > kMostMoney)
        return wrong(QStringLiteral("amount"), QStringLiteral("%1 would have a limit of %2").arg(titleOf(state, shift.campaign, shift.to), dollars(move.toAfter)), QStringLiteral("at most %1").arg(dollars(kMostMoney)));
    if (const Result<Done> may = mayMove(state, **campaign, shift, by, now); !may)
        return may.error();
    return move;
}

Result<QList<Fact>> judgeMove(const OfficeState& state, const MoveBudget& command, const Asking& asking)
{
    Result<BudgetMoved> move = moved(state, command.shift, asking.by, asking.now);
    if (!move)
        return move.error();
    move->reason = command.reason.simplified();
    return QList<Fact>{*move};
}

QList<Remedy> remediesFor(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel)
{
    const CampaignsState::ChannelState at = state.campaigns.channel(campaign, channel);
    const Money over = at.spent - at.limit();
    QList<Remedy> remedies;
    if (over.micro <= 0)
        return remedies;
    for (const ChannelId& from : donors(state, campaign, channel, over))
        remedies.append(remedy(state, QStringLiteral("shift-") + from.text, {campaign, from, channel, over}));
    remedies.append(remedy(state, QStringLiteral("new-money"), {campaign, {}, channel, over}));
    const QString title = titleOf(state, campaign, channel);
    remedies.append({QStringLiteral("end-early"), QStringLiteral("End %1 early").arg(title),
                     QStringLiteral("Nothing is moved: %1 stays %2 over its limit of %3, and spends nothing more.").arg(title, dollars(over), dollars(at.limit())), {}});
    return remedies;
}

const Remedy* affordableRemedy(const OfficeState& state, const QList<Remedy>& remedies, const AgentId& by, Instant now, QString* why)
{
    for (const Remedy& remedy : remedies) {
        if (!remedy.shift)
            continue;
        const Result<BudgetMoved> move = moved(state, *remedy.shift, by, now);
        if (move)
            return &remedy;
        if (why && why->isEmpty())
            *why = move.error().text;
    }
    return nullptr;
}

const Remedy* remedyOf(const QList<Remedy>& remedies, const QString& id)
{
    for (const Remedy& remedy : remedies)
        if (remedy.id == id || id.isEmpty())
            return &remedy;
    return nullptr;
}

bool isEnded(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel)
{
    for (const CampaignsState::Move& move : state.campaigns.moves) // newest first
        if (move.what.shift.campaign == campaign && move.what.shift.to == channel)
            return isEnding(move.what.shift);
    return false;
}

std::optional<BudgetMoved> endingOf(const OfficeState& state, const Escalation& escalation, const AgentId& by, const QString& note)
{
    for (const Remedy& remedy : escalation.remedies) {
        if (!remedy.shift)
            continue;
        BudgetMoved move = ending(state, remedy.shift->campaign, remedy.shift->to);
        move.by = by;
        move.reason = note.isEmpty() ? escalation.issue : note;
        move.escalation = escalation.id;
        move.run = escalation.run;
        return move;
    }
    return std::nullopt;
}

bool isAgain(const OfficeState& state, const ChannelSpent& spent)
{
    const qint64 before = stepsOver(spent.percentBefore);
    const bool isFurther = before > 0 && stepsOver(spent.percent) > before;
    return (isFurther || isEnded(state, spent.campaign, spent.channel)) && !isLookedAt(state, spent.campaign, spent.channel);
}

QList<Fact> retold(const CampaignsState& campaigns)
{
    QList<Fact> facts;
    for (auto campaign = campaigns.channels.begin(); campaign != campaigns.channels.end(); ++campaign) {
        QMap<ChannelId, Money> owed; // what others have given to it
        for (auto channel = campaign->begin(); channel != campaign->end(); ++channel)
            owed.insert(channel.key(), channel->moved);
        for (auto channel = campaign->begin(); channel != campaign->end(); ++channel) {
            if (channel->spent.micro > 0)
                facts.append(ChannelSpent{campaign.key(), channel.key(), channel->spent, human(), {}, {}, {}, channel->spent, channel->limit(), 0, 0});
            for (auto taker = owed.begin(); taker != owed.end() && channel->moved.micro < 0; ++taker) {
                Money& gives = owed[channel.key()];
                const Money amount = std::min(Money{-gives.micro}, *taker);
                if (amount.micro <= 0)
                    continue;
                facts.append(BudgetMoved{{campaign.key(), channel.key(), taker.key(), amount}, human(), {}, {}, {}, {}, {}, {}, {}});
                gives += amount;
                *taker -= amount;
            }
        }
        for (auto rest = owed.begin(); rest != owed.end(); ++rest)
            if (rest->micro > 0)
                facts.append(BudgetMoved{{campaign.key(), {}, rest.key(), *rest}, human(), {}, {}, {}, {}, {}, {}, {}});
    }
    QList<std::pair<CampaignId, ChannelId>> met;
    for (const CampaignsState::Move& move : campaigns.moves) { // newest first: the last word on each
        const std::pair<CampaignId, ChannelId> channel{move.what.shift.campaign, move.what.shift.to};
        if (isEnding(move.what.shift) && !met.contains(channel))
            facts.append(move.what);
        met.append(channel);
    }
    return facts;
}

QString inWords(const OfficeState& state, const BudgetShift& shift)
{
    const QString to = titleOf(state, shift.campaign, shift.to);
    if (isEnding(shift))
        return QStringLiteral("End %1 early").arg(to);
    return shift.from.isEmpty() ? QStringLiteral("Give %1 of new money to %2").arg(dollars(shift.amount), to)
                                : QStringLiteral("Shift %1 from %2 to %3").arg(dollars(shift.amount), titleOf(state, shift.campaign, shift.from), to);
}

QString beforeAndAfter(const OfficeState& state, const BudgetMoved& move)
{
    const auto line = [&](const ChannelId& channel, Money before, Money after) {
        return QStringLiteral("%1: limit %2 before, %3 after, %4 spent.").arg(titleOf(state, move.shift.campaign, channel), dollars(before), dollars(after),
                                                                             dollars(state.campaigns.channel(move.shift.campaign, channel).spent));
    };
    const QString to = line(move.shift.to, move.toBefore, move.toAfter);
    if (isEnding(move.shift))
        return to;
    return move.shift.from.isEmpty() ? to + QStringLiteral(" The campaign costs that much more.") : to + QLatin1Char(' ') + line(move.shift.from, move.fromBefore, move.fromAfter);
}

} // namespace qd::rules
