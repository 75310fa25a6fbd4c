#include "agents/effects/render/ads/CampaignChange.h"

#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

constexpr Instant kNow{1'795'000'000'000}; // 2026-11-18

Result<agents::Rendered> rendered(const QStringList& campaigns, const QString& currency = QStringLiteral("EUR"))
{
    return agents::renderCampaignChange({QStringLiteral("More for spring"), campaigns, currency, kNow, false});
}

const QStringList kLines{QStringLiteral("23851 daily=80 was=50.5 until=2026-12-31"), QStringLiteral(" adset/77   total=500.25 status=on until=2026-11-30"), QStringLiteral("9 status=off")};

} // namespace

TEST(CampaignChange, ItsFileAndItsDetailsSayTheSame)
{
    const agents::Rendered out = rendered(kLines).value();
    const Result<agents::CampaignPlan> plan = agents::campaignPlanIn(out.content);
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->changes.size(), 3);
    EXPECT_EQ(plan->changes[0].daily, 80'000'000);
    EXPECT_EQ(plan->changes[0].was, 50'500'000);
    EXPECT_EQ(plan->changes[1].total, 500'250'000);
    EXPECT_TRUE(plan->changes[1].isAdSet && plan->changes[1].isOn == true && plan->changes[2].isOn == false);
    EXPECT_EQ(bytesOf(out, "campaigns.json"), agents::fileOf(*plan));
    EXPECT_EQ(bytesOf(out, "campaigns.json"), QByteArray(R"({"currency":"EUR","from":"2026-11-18","campaigns":["23851 daily=80.00 was=50.50 until=2026-12-31","adset/77 total=500.25 status=on until=2026-11-30","9 status=off"]})") + '\n');
    EXPECT_EQ(contentHash(out.content), contentHash(rendered(kLines)->content)) << "same material, same bytes";
    EXPECT_EQ(out.content.kind.text, QStringLiteral("budget-change"));
    EXPECT_FALSE(out.content.reversible) << "what was spent is spent";
    EXPECT_EQ(rendered({QStringLiteral("9 status=off")})->content.kind.text, QStringLiteral("campaign-pause"));
    EXPECT_TRUE(rendered({QStringLiteral("9 status=off")})->content.reversible);
}

TEST(CampaignChange, ThePreviewSaysWhatChanges)
{
    const QString view = QString::fromUtf8(rendered(kLines)->preview);
    EXPECT_TRUE(view.contains(QStringLiteral("Campaign 23851: daily budget 50.50 EUR → 80.00 EUR, may spend until 2026-12-31"))) << view.toStdString();
    EXPECT_TRUE(view.contains(QStringLiteral("Ad set 77: budget of its whole time 500.25 EUR, is set running, may spend until 2026-11-30")));
    EXPECT_TRUE(view.contains(QStringLiteral("Campaign 9: is paused")));
}

TEST(CampaignChange, WhatLetsMoneyBeSpentSaysForHowLongAndWithHowMuch)
{
    for (const char* const line : {"1 daily=80", "1 status=on", "1 status=on until=2026-12-31", "1 daily=80 total=9 until=2026-12-31", "1 until=2026-12-31", "1", "1 status=off until=2026-12-31", "1 total=9 was=8 until=2026-12-31", "1 daily=-80 until=2026-12-31",
                                   "1 daily=+5 until=2026-12-31", "1 daily=0 until=2026-12-31", "1 daily=80.005 until=2026-12-31", "1 daily=99999999 until=2026-12-31", "1 daily=80 daily=81 until=2026-12-31", "1 daily=80 until=2026-13-31", "1 daily=80 until=2026-11-17",
                                   "1 daily=80 until=2028-01-01", "act_1 status=off", "1/2 status=off", "0 status=off", "1 status=paused", "1 bid=3", ""})
        EXPECT_FALSE(rendered({QString::fromLatin1(line)})) << line;
    EXPECT_TRUE(rendered({QStringLiteral("1 daily=80 status=on until=2026-11-18")}));
    EXPECT_FALSE(rendered({QStringLiteral("1 status=off"), QStringLiteral("1 status=off")})) << "twice";
    EXPECT_FALSE(rendered({})) << "none";
    EXPECT_FALSE(rendered({QStringLiteral("1 status=off")}, QStringLiteral("Euro")));
    EXPECT_TRUE(rendered({QStringLiteral("1 status=off")}, QStringLiteral(" eur ")));
    EffectContent other;
    EXPECT_FALSE(agents::campaignPlanIn(other));
}

} // namespace qd::test
