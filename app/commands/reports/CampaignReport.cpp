#include "app/commands/reports/CampaignReport.h"

#include "app/commands/Fields.h"
#include "core/rules/Authority.h"
#include "core/rules/money/Campaigns.h"

namespace qd::app {

namespace {

QString share(const CampaignsState::ChannelState& at)
{
    return at.limit().micro > 0 ? QStringLiteral("%1 %").arg(at.spent.micro * 100 / at.limit().micro) : QStringLiteral("no limit");
}

} // namespace

void sayCampaigns(const Invocation& call, const OfficeState& state)
{
    for (const Campaign& campaign : state.org.organisation().campaigns) {
        call.say(QStringLiteral("%1 (%2), watched by %3").arg(campaign.title, campaign.id.text, campaign.owner.text));
        for (const Channel& channel : campaign.channels) {
            const CampaignsState::ChannelState at = state.campaigns.channel(campaign.id, channel.id);
            const QString planned = at.moved.micro == 0 ? QString() : QStringLiteral("  (planned %1)").arg(rules::dollars(at.planned));
            const QString ended = rules::isEnded(state, campaign.id, channel.id) ? QStringLiteral("  (ended early)") : QString();
            call.say(QStringLiteral("  %1 %2 of %3  %4%5%6").arg(channel.id.text, -22).arg(rules::dollars(at.spent), 12).arg(rules::dollars(at.limit()), -12).arg(share(at), 6).arg(planned, ended));
        }
    }
    for (const CampaignsState::Move& move : state.campaigns.moves)
        call.say(QStringLiteral("%1 %2: %3. %4").arg(toRfc3339(move.time).left(16), move.what.by.text, rules::inWords(state, move.what.shift), rules::beforeAndAfter(state, move.what)));
}

void campaignFields(JsonWriter& out, const OfficeState& state)
{
    fieldList(out, "campaigns", state.org.organisation().campaigns, [&](const Campaign& campaign) {
        field(out, "id", campaign.id);
        field(out, "title", campaign.title);
        field(out, "owner", campaign.owner);
        fieldList(out, "channels", campaign.channels, [&](const Channel& channel) {
            const CampaignsState::ChannelState at = state.campaigns.channel(campaign.id, channel.id);
            field(out, "id", channel.id);
            field(out, "title", channel.title);
            field(out, "planned_micro_usd", at.planned);
            field(out, "limit_micro_usd", at.limit());
            field(out, "spent_micro_usd", at.spent);
            field(out, "ended_early", rules::isEnded(state, campaign.id, channel.id));
        });
    });
    fieldList(out, "moves", state.campaigns.moves, [&](const CampaignsState::Move& move) {
        field(out, "time", move.time);
        field(out, "by", move.what.by);
        field(out, "campaign", move.what.shift.campaign);
        field(out, "from", move.what.shift.from);
        field(out, "to", move.what.shift.to);
        field(out, "amount_micro_usd", move.what.shift.amount);
        field(out, "from_before_micro_usd", move.what.fromBefore);
        field(out, "from_after_micro_usd", move.what.fromAfter);
        field(out, "to_before_micro_usd", move.what.toBefore);
        field(out, "to_after_micro_usd", move.what.toAfter);
        field(out, "reason", move.what.reason);
    });
}

} // namespace qd::app
