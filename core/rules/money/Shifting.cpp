#include "core/rules/money/Shifting.h"

#include "core/rules/Authority.h"
#include "core/rules/Measuring.h"
#include "core/rules/Refusals.h"
#include "core/rules/money/Campaigns.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace qd::rules {

namespace {

constexpr qint64 kMicroPerDollar = 1'000'000, kMicroPerCent = 10'000;

/// One channel, and what it has brought of late.
struct Brought {
    ChannelId id;
    QString title;
    Money limit;
    Money spent;
    std::optional<double> leads;
    std::optional<double> revenue;
    Label label;

    Money left() const { return limit - spent; }
    double perDollar(const std::optional<double>& what) const { return what.value_or(0) * double(kMicroPerDollar) / double(spent.micro); }
    bool isRead() const { return leads || revenue; }
};

/// The last time that money went to the channel or from it.
std::optional<Instant> lastMove(const OfficeState& state, const CampaignId& campaign, const ChannelId& channel)
{
    for (const CampaignsState::Move& move : state.campaigns.moves) { // newest first
        const BudgetShift& shift = move.what.shift;
        if (shift.campaign == campaign && !isEnding(shift) && (shift.from == channel || shift.to == channel))
            return move.time;
    }
    return std::nullopt;
}

/// The readings of one name added up, where the newest of them is of these days and of after the last move.
std::optional<double> broughtOf(const OfficeState& state, const CampaignId& campaign, QLatin1String name, Instant now, Brought& channel)
{
    std::optional<double> sum;
    Instant newest;
    Label label;
    for (const Measurement& one : state.metrics.latest) {
        if (one.campaign != campaign.text || !isOf(one, name, channel.id.text, campaign.text))
            continue;
        sum = sum.value_or(0) + one.value;
        newest = std::max(newest, one.measured);
        label = joined(label, labelOf(one));
    }
    const std::optional<Instant> moved = lastMove(state, campaign, channel.id);
    if (!sum || newest + kFresh < now || (moved && newest <= *moved + kAfterMove))
        return std::nullopt;
    channel.label = joined(channel.label, label);
    return sum;
}

QList<Brought> broughtByEach(const OfficeState& state, const Campaign& campaign, Instant now)
{
    QList<Brought> all;
    for (const Channel& channel : campaign.channels) {
        const CampaignsState::ChannelState at = state.campaigns.channel(campaign.id, channel.id);
        Brought one{channel.id, channel.title, at.limit(), at.spent, {}, {}, {}};
        one.leads = broughtOf(state, campaign.id, MetricsState::kLeads, now, one);
        one.revenue = broughtOf(state, campaign.id, MetricsState::kRevenue, now, one);
        all.append(one);
    }
    return all;
}

/// Huffman's statistic: how far the leads of `good` lie beyond kClearly times the rate of `poor`, in standard deviations.
double beyond(const Brought& good, const Brought& poor)
{
    const double ratio = kClearly * double(good.spent.micro) / double(poor.spent.micro);
    return 2 * (std::sqrt(*good.leads + 0.375) - std::sqrt((*poor.leads + 0.375) * ratio)) / std::sqrt(1 + ratio);
}

bool isBetterByLeads(const Brought& good, const Brought& poor)
{
    if (!good.leads || !poor.leads || *good.leads < kLeastLeads)
        return false;
    const double expected = *good.leads * double(poor.spent.micro) / double(good.spent.micro);
    return expected >= kLeastLeads && beyond(good, poor) >= kQuantile;
}

/// What brings back less than it costs is no good channel, however poor another is.
bool isBetterByRevenue(const Brought& good, const Brought& poor)
{
    if (!good.revenue || !poor.revenue)
        return false;
    const double brings = good.perDollar(good.revenue);
    return brings >= 1 && brings >= kTimesRevenue * std::max(0.0, poor.perDollar(poor.revenue));
}

/// By one of the two, and the other does not say the opposite.
bool isClearlyBetter(const Brought& good, const Brought& poor)
{
    const bool notByLeads = good.leads && poor.leads && good.perDollar(good.leads) < poor.perDollar(poor.leads);
    const bool notByRevenue = good.revenue && poor.revenue && good.perDollar(good.revenue) < poor.perDollar(poor.revenue);
    return (isBetterByLeads(good, poor) && !notByRevenue) || (isBetterByRevenue(good, poor) && !notByLeads);
}

/// What one lead has cost, in whole cents.
QString costText(const Brought& one)
{
    return dollars({qint64(std::llround(double(one.spent.micro) / *one.leads / kMicroPerCent)) * kMicroPerCent});
}

QString broughtText(const Brought& one)
{
    QStringList parts;
    if (one.leads)
        parts.append(*one.leads > 0 ? QStringLiteral("%1 leads at %2 each").arg(QString::number(*one.leads, 'g', 12), costText(one))
                                    : QStringLiteral("no lead"));
    if (one.revenue)
        parts.append(QStringLiteral("revenue of %1 for each dollar").arg(QString::number(one.perDollar(one.revenue), 'f', 2)));
    return QStringLiteral("%1 has brought %2 for %3").arg(one.title, parts.join(QStringLiteral(" and ")), dollars(one.spent));
}

QString weighedText(const Brought& good, const Brought& poor)
{
    if (isBetterByLeads(good, poor))
        return QStringLiteral("Leads for the money were compared: were %1 only %2 times as good as %3, chance would show this less than once in a hundred times.")
            .arg(good.title, QString::number(kClearly), poor.title);
    return QStringLiteral("Revenue for the money was compared: %1 brings at least %2 times what %3 does.").arg(good.title, QString::number(kTimesRevenue), poor.title);
}

/// Whole dollars.
Money amountFor(const Brought& good, const Brought& poor)
{
    const Money most = std::min({Money{poor.left().micro / 2}, good.spent, kMostMoney - good.limit});
    return {most.micro / kMicroPerDollar * kMicroPerDollar};
}

/// Somebody has to answer a question that would move money of one of them.
bool isAsked(const OfficeState& state, const CampaignId& campaign, const ChannelId& a, const ChannelId& b)
{
    for (const Escalation& open : state.inbox.escalations)
        for (const Remedy& remedy : open.remedies)
            if (remedy.shift && remedy.shift->campaign == campaign)
                for (const ChannelId& channel : {remedy.shift->from, remedy.shift->to})
                    if (channel == a || channel == b)
                        return true;
    return false;
}

/// The poorest first: by leads for a dollar where all have them, else by revenue.
void sortByWorth(QList<Brought>& all)
{
    const bool byLeads = std::all_of(all.begin(), all.end(), [](const Brought& one) { return one.leads.has_value(); });
    const auto worth = [byLeads](const Brought& one) { return one.perDollar(byLeads ? one.leads : one.revenue); };
    std::sort(all.begin(), all.end(), [&](const Brought& a, const Brought& b) { return std::tuple(worth(a), a.id.text) < std::tuple(worth(b), b.id.text); });
}

Result<Shift> shiftOf(const OfficeState& state, const Campaign& campaign, const Brought& good, const Brought& poor, Instant now)
{
    if (isAsked(state, campaign.id, good.id, poor.id))
        return refuse(QStringLiteral("somebody is asked about money of %1 or %2 already").arg(poor.title, good.title));
    Shift shift;
    shift.what = {campaign.id, poor.id, good.id, amountFor(good, poor)};
    const Result<BudgetMoved> move = moved(state, shift.what, human(), now);
    if (!move)
        return move.error();
    shift.issue = QStringLiteral("%1, and %2, in %3").arg(broughtText(poor), broughtText(good), campaign.title);
    shift.weighed = weighedText(good, poor);
    shift.impact = QStringLiteral("Nothing is moved: %1 has %2 left to spend at what it brings now.").arg(poor.title, dollars(poor.left()));
    shift.remedy = {QStringLiteral("shift-") + poor.id.text, inWords(state, shift.what), beforeAndAfter(state, *move), shift.what};
    shift.label = joined(good.label, poor.label);
    return shift;
}

} // namespace

Result<Shift> shiftFor(const OfficeState& state, const CampaignId& id, Instant now)
{
    const Campaign* const campaign = state.org.organisation().campaign(id);
    if (!campaign)
        return refuse(QStringLiteral("there is no campaign \"%1\"").arg(id.text));
    QList<Brought> read = broughtByEach(state, *campaign, now);
    read.removeIf([](const Brought& one) { return !one.isRead(); });
    if (read.size() < 2)
        return refuse(QStringLiteral("leads or revenue of %1 of the channels of %2 were read in the last %3 days and after their money was last moved, and it takes two to compare")
                          .arg(read.size() == 1 ? QStringLiteral("one") : QStringLiteral("none"), campaign->title).arg(std::chrono::duration_cast<std::chrono::days>(kFresh).count()));
    read.removeIf([](const Brought& one) { return one.spent < kLeastSpent; });
    if (read.size() < 2)
        return refuse(QStringLiteral("fewer than two channels of %1 have spent %2, and before that their figures say too little").arg(campaign->title, dollars(kLeastSpent)));
    sortByWorth(read);
    QString why = QStringLiteral("no channel of %1 is clearly better than another: what they have brought differs too little, or by chance").arg(campaign->title);
    for (const Brought& poor : std::as_const(read))
        for (auto good = read.crbegin(); good != read.crend(); ++good) {
            if (good->id == poor.id || !isClearlyBetter(*good, poor) || isEnded(state, id, good->id))
                continue;
            if (amountFor(*good, poor) >= kLeastShift)
                return shiftOf(state, *campaign, *good, poor, now);
            why = QStringLiteral("%1 is clearly better than %2, which has less than %3 left to give").arg(good->title, poor.title, dollars({2 * kLeastShift.micro}));
        }
    return refuse(why);
}

bool isShiftNews(const OfficeState& state, const Measurement& reading)
{
    if ((reading.name != MetricsState::kLeads && reading.name != MetricsState::kRevenue) || reading.campaign.isEmpty() || reading.channel.isEmpty())
        return false;
    const Result<Shift> shift = shiftFor(state, {reading.campaign}, state.time);
    return shift && (shift->what.from.text == reading.channel || shift->what.to.text == reading.channel);
}

} // namespace qd::rules
