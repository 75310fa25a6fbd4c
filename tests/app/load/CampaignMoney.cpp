#include "tests/app/load/CampaignMoney.h"

#include <QJsonObject>

namespace qd::test {

namespace {

constexpr int kChannels = 3;
constexpr int kTurnsPerMove = 10;
constexpr qint64 kLimit = 5'000'000'000;
constexpr qint64 kLeast = 1'250'017; // to the micro-dollar, so that nothing is hidden by rounding

QString campaignOf(int campaign)
{
    return QStringLiteral("campaign-%1").arg(campaign + 1);
}

} // namespace

QString CampaignMoney::title(int campaign)
{
    return QStringLiteral("Campaign %1").arg(campaign + 1);
}

QString CampaignMoney::channelOf(int campaign, int at)
{
    return QStringLiteral("channel-%1-%2").arg(campaign + 1).arg(at + 1);
}

QJsonArray CampaignMoney::campaigns(const QJsonArray& agents)
{
    QJsonArray all;
    for (int i = 0; i < kCampaigns; ++i) {
        QJsonArray channels;
        for (int k = 0; k < kChannels; ++k)
            channels.append(QJsonObject{{QStringLiteral("id"), channelOf(i, k)}, {QStringLiteral("title"), channelOf(i, k)},
                                        {QStringLiteral("limit_micro_usd"), kLimit}});
        all.append(QJsonObject{{QStringLiteral("id"), campaignOf(i)}, {QStringLiteral("title"), title(i)},
                               {QStringLiteral("owner"), agents[i % agents.size()].toObject().value(QLatin1String("id"))},
                               {QStringLiteral("channels"), channels}});
    }
    return all;
}

CampaignMoney::Channel& CampaignMoney::at(int campaign, int channel)
{
    const QString name = campaignOf(campaign) + u' ' + channelOf(campaign, channel);
    if (!m_channels.contains(name))
        m_channels.insert(name, {0, kLimit});
    return m_channels[name];
}

void CampaignMoney::spend(ControlLine& line)
{
    const int campaign = m_turn % kCampaigns;
    const int channel = m_turn / kCampaigns % kChannels;
    const qint64 amount = kLeast + 1'003 * m_turn;
    if (++m_turn % kTurnsPerMove == 0)
        move(line, m_turn / kTurnsPerMove % kCampaigns);
    const Json answer = line.send(ReportSpend{{campaignOf(campaign)}, {channelOf(campaign, channel)}, {amount}, QStringLiteral("bill %1").arg(m_turn)});
    if (answer.at(u"receipt").kind() != Json::Object) {
        wrong += QStringLiteral("a bill was not taken: ") + QString::fromUtf8(answer.toText());
        return;
    }
    ++reports;
    spent += amount;
    at(campaign, channel).spent += amount;
}

void CampaignMoney::move(ControlLine& line, int campaign)
{
    const Json answer = line.send(MoveBudget{{{campaignOf(campaign)}, {channelOf(campaign, 0)}, {channelOf(campaign, 1)}, {kLeast}}, QStringLiteral("load")});
    if (answer.at(u"receipt").kind() != Json::Object) {
        wrong += QStringLiteral("money was not moved: ") + QString::fromUtf8(answer.toText());
        return;
    }
    ++moves;
    at(campaign, 0).limit -= kLeast;
    at(campaign, 1).limit += kLeast;
}

QStringList CampaignMoney::judge(const Json& listed) const
{
    QStringList differing = wrong;
    const QList<Json> campaigns = listed.at(u"campaigns").items();
    if (campaigns.size() != kCampaigns)
        differing += QStringLiteral("%1 campaigns are listed instead of %2").arg(campaigns.size()).arg(kCampaigns);
    for (const Json& campaign : campaigns) {
        qint64 is = 0;
        qint64 reported = 0;
        qint64 limits = 0;
        const QString id = campaign.at(u"id").toString();
        const QList<Json> channels = campaign.at(u"channels").items();
        for (const Json& channel : channels) {
            const QString name = id + u' ' + channel.at(u"id").toString();
            const Channel kept = m_channels.value(name, {0, kLimit});
            is += channel.at(u"spent_micro_usd").toInteger();
            reported += kept.spent;
            limits += channel.at(u"limit_micro_usd").toInteger();
            if (channel.at(u"spent_micro_usd").toInteger() != kept.spent || channel.at(u"limit_micro_usd").toInteger() != kept.limit)
                differing += QStringLiteral("%1 has spent %2 of %3 instead of %4 of %5").arg(name).arg(channel.at(u"spent_micro_usd").toInteger())
                                 .arg(channel.at(u"limit_micro_usd").toInteger()).arg(kept.spent).arg(kept.limit);
        }
        if (is != reported || limits != kLimit * kChannels)
            differing += QStringLiteral("%1 has spent %2 in all instead of %3, and may spend %4 instead of %5").arg(id).arg(is).arg(reported).arg(limits).arg(kLimit * kChannels);
    }
    return differing;
}

} // namespace qd::test
