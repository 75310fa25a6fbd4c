#include "agents/effects/connectors/ads/AdItem.h"

#include <gtest/gtest.h>

namespace qd::test {

using agents::AdItem;
using agents::CampaignChange;

namespace {

const QDate kFrom(2026, 11, 18);

CampaignChange daily(qint64 amount, std::optional<qint64> was = {}, std::optional<bool> isOn = {})
{
    return {false, QStringLiteral("1"), amount, {}, was, isOn, kFrom.addDays(8)};
}

qint64 most(const CampaignChange& change)
{
    return agents::mostSpent({{change}, QStringLiteral("EUR"), kFrom}, [](qint64 days) { return days; });
}

AdItem campaign()
{
    return {false, QStringLiteral("1"), QStringLiteral("Spring"), AdItem::On, 50, {}, kFrom.addDays(8)};
}

QString why(const AdItem& item, const CampaignChange& change, const QString& currency = QStringLiteral("EUR"))
{
    return agents::whyNot({currency, {item}}, {{change}, QStringLiteral("EUR"), kFrom});
}

} // namespace

TEST(AdItem, WhatItMaySpendIsWhatComesToItUntilItsEnd)
{
    EXPECT_EQ(most(daily(80)), 800) << "ten days: one more at each end, as the account's clock is another";
    EXPECT_EQ(most(daily(80, 50)), 300) << "what it could spend before is no cost of this";
    EXPECT_EQ(most(daily(50, 80)), 0);
    EXPECT_EQ(most(daily(80, 50, true)), 800) << "paused, it could spend nothing before";
    EXPECT_EQ(most(daily(80, {}, false)), 0);
    EXPECT_EQ(most({false, QStringLiteral("1"), {}, 500, {}, {}, kFrom.addDays(8)}), 500);
    EXPECT_EQ(most({false, QStringLiteral("1"), {}, {}, {}, false, {}}), 0);
}

TEST(AdItem, WhatWouldNotBeDoneAsItIsMeantIsSaidBefore)
{
    EXPECT_EQ(why(campaign(), daily(80)), QString());
    EXPECT_TRUE(agents::whyNot({QStringLiteral("EUR"), {}}, {{daily(80)}, QStringLiteral("EUR"), kFrom}).contains(QStringLiteral("has no campaign 1")));
    AdItem item = campaign();
    item.end = {};
    EXPECT_TRUE(why(item, daily(80)).contains(QStringLiteral("nothing ends campaign 1 there"))) << why(item, daily(80)).toStdString();
    item.end = kFrom.addDays(9);
    EXPECT_TRUE(why(item, daily(80)).contains(QStringLiteral("ends there on 2026-11-27, and may spend until 2026-11-26")));
    EXPECT_EQ(why(item, {false, QStringLiteral("1"), {}, {}, {}, false, {}}), QString()) << "what only stops needs no end";
    item = campaign();
    item.state = AdItem::Gone;
    EXPECT_TRUE(why(item, daily(80)).contains(QStringLiteral("removed or archived")));
    item = campaign();
    item.isShared = true;
    EXPECT_TRUE(why(item, daily(80)).contains(QStringLiteral("other campaigns, too")));
    EXPECT_TRUE(why(campaign(), daily(80, 60)).contains(QStringLiteral("is 0.00 EUR there, and not 0.00 EUR")));
    EXPECT_EQ(why(campaign(), daily(50, 40)), QString()) << "it stands there already";
    EXPECT_TRUE(why(campaign(), {false, QStringLiteral("1"), {}, 500, {}, {}, kFrom.addDays(8)}).contains(QStringLiteral("no budget of its whole time")));
    item = campaign();
    item.daily = {};
    EXPECT_TRUE(why(item, daily(80)).contains(QStringLiteral("no budget of its own")));
    EXPECT_TRUE(why(campaign(), daily(80), QStringLiteral("USD")).contains(QStringLiteral("kept in USD, and the amounts are in EUR")));
}

TEST(AdItem, EachThingThatSheSawIsPartOfWhatSheIsAsked)
{
    const agents::CampaignPlan plan{{daily(80)}, QStringLiteral("EUR"), kFrom};
    const agents::AdAccount asked{QStringLiteral("EUR"), {campaign()}};
    const QString target = agents::digestOf(asked, plan);
    EXPECT_EQ(agents::whyStale(asked, plan, target), QString());
    for (int i = 0; i < 4; ++i) {
        agents::AdAccount now = asked;
        i == 0 ? void(now.items[0].name = QStringLiteral("Autumn")) : i == 1 ? void(now.items[0].daily = 60) : i == 2 ? void(now.items[0].end = kFrom) : void(now.items[0].state = AdItem::Off);
        EXPECT_TRUE(agents::whyStale(now, plan, target).contains(QStringLiteral("is not as it was"))) << i;
    }
    agents::AdAccount done = asked;
    done.items[0].daily = 80;
    EXPECT_EQ(agents::whyStale(done, plan, target), QString()) << "it stands there already";
    EXPECT_TRUE(agents::differenceOf({QStringLiteral("EUR"), {{false, QStringLiteral("1"), QStringLiteral("<Spring>"), AdItem::On, 50'000'000, {}, kFrom}}}, {{daily(80'000'000)}, QStringLiteral("EUR"), kFrom})
                    .contains(QStringLiteral("Campaign &quot;&lt;Spring&gt;&quot;: daily budget 50.00 EUR → 80.00 EUR; running; ends there on 2026-11-18")));
}

} // namespace qd::test
