#include "tests/app/Home.h"

namespace qd::test {

/// The campaign of the shipped department, from outside: LinkedIn $5,000, Twitter $5,000, newsletter slots $2,000.
class BudgetCommand : public AppTest {
protected:
    Json listed() const { return program.json(words("budget list")).json(); }
    qint64 limit(int channel) const { return listed().at(u"campaigns").items()[0].at(u"channels").items()[channel].at(u"limit_micro_usd").toInteger(); }
};

TEST_F(BudgetCommand, ListsSpendsAndMoves)
{
    EXPECT_EQ(limit(0), 5'000'000'000);
    const Ran spent = program.run(words("budget spend autumn-launch linkedin-ads 1999.50"));
    ASSERT_EQ(spent.code, 0) << spent.err.toStdString();
    EXPECT_TRUE(spent.out.contains("linkedin-ads has spent $1,999.50 of $5,000.00 (39 %)")) << spent.out.toStdString();
    const Ran moved = program.run(words("budget move autumn-launch linkedin-ads x-ads 1000.000001 --reason trial"));
    ASSERT_EQ(moved.code, 0) << moved.err.toStdString();
    EXPECT_EQ(limit(0), 3'999'999'999) << "to the micro-dollar";
    EXPECT_EQ(limit(1), 6'000'000'001);
    const Json move = listed().at(u"moves").items()[0];
    EXPECT_EQ(move.at(u"from_before_micro_usd").toInteger(), 5'000'000'000);
    EXPECT_EQ(move.at(u"reason").toString(), QStringLiteral("trial"));
    EXPECT_TRUE(program.run(words("costs")).out.contains("limit $5,000.00 before")) << "the costs show it, too";
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(BudgetCommand, AnOverrunWithinTheAuthorityOfTheCmoIsSettledBeforeItEnds)
{
    const Ran spent = program.run(words("budget spend autumn-launch linkedin-ads 7000"));
    ASSERT_EQ(spent.code, 0) << spent.err.toStdString();
    EXPECT_EQ(limit(0), 7'000'000'000);
    EXPECT_EQ(limit(1), 3'000'000'000);
    EXPECT_TRUE(program.run(words("decisions list")).out.contains("Shift $2,000.00 from Twitter ads to LinkedIn ads"));
}

TEST_F(BudgetCommand, AboveItSheChoosesInTheInbox)
{
    ASSERT_EQ(program.run(words("budget spend autumn-launch linkedin-ads 8000")).code, 0);
    const Json item = program.json(words("inbox list")).json().at(u"items").items()[0];
    const QString id = item.at(u"id").toString();
    ASSERT_EQ(item.at(u"options").items().size(), 3);
    EXPECT_EQ(item.at(u"options").items()[0].at(u"id").toString(), QStringLiteral("shift-x-ads"));
    const QByteArray shown = program.run({QStringLiteral("inbox"), QStringLiteral("show"), id}).out;
    EXPECT_TRUE(shown.contains("--option new-money: Give $3,000.00 of new money to LinkedIn ads.")) << shown.toStdString();
    EXPECT_EQ(program.run({QStringLiteral("inbox"), QStringLiteral("settle"), id, QStringLiteral("--option"), QStringLiteral("nothing")}).code, 2);
    const Ran settled = program.run({QStringLiteral("inbox"), QStringLiteral("settle"), id, QStringLiteral("--option"), QStringLiteral("new-money")});
    ASSERT_EQ(settled.code, 0) << settled.err.toStdString();
    EXPECT_EQ(limit(0), 8'000'000'000);
    EXPECT_EQ(limit(1), 5'000'000'000);
}

TEST_F(BudgetCommand, ExitCodesTellWhatWasWrong)
{
    EXPECT_EQ(program.run(words("budget spend autumn-launch linkedin-ads lots")).code, 2);
    EXPECT_EQ(program.run(words("budget spend autumn-launch linkedin-ads 0")).code, 2);
    EXPECT_EQ(program.run(words("budget spend winter linkedin-ads 1")).code, 2);
    EXPECT_EQ(program.run(words("budget move autumn-launch linkedin-ads 1")).code, 2);
    EXPECT_EQ(program.run(words("budget move autumn-launch newsletter-slots x-ads 2001")).code, 4) << "it has only 2,000";
    EXPECT_TRUE(program.run(words("budget spend autumn-launch tv 1")).err.contains("linkedin-ads, x-ads, newsletter-slots"));
}

TEST_F(BudgetCommand, LimitsAreSetInPlaceAndTakenBack)
{
    const auto limitOf = [this](const QString& scope) {
        for (const Json& one : program.json(words("budget limits")).json().at(u"budgets").items())
            if (one.at(u"scope").toString() == scope)
                return one;
        return Json();
    };
    EXPECT_EQ(limitOf(QStringLiteral("organisation")).at(u"limit").toInteger(), 50'000'000);
    const Ran set = program.run(words("budget set agent:copywriter --day 5.25"));
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    EXPECT_TRUE(set.out.contains("agent:copywriter\" per day is $5.25")) << set.out.toStdString();
    EXPECT_EQ(limitOf(QStringLiteral("agent:copywriter")).at(u"limit").toInteger(), 5'250'000);
    EXPECT_TRUE(limitOf(QStringLiteral("agent:copywriter")).at(u"set_in_place").toBool());
    ASSERT_EQ(program.run(words("budget set provider:ollama --month 90 --unit minutes")).code, 0);
    EXPECT_EQ(limitOf(QStringLiteral("provider:ollama")).at(u"limit").toInteger(), 90 * 60'000);
    EXPECT_TRUE(program.run(words("budget limits")).out.contains("0 minutes of 90 minutes (0 %)  (set in place)"));
    ASSERT_EQ(program.run(words("budget unset provider:ollama month --unit minutes")).code, 0);
    EXPECT_TRUE(limitOf(QStringLiteral("provider:ollama")).isNull());
    EXPECT_EQ(program.run(words("budget unset provider:ollama month --unit minutes")).code, 4);
    ASSERT_EQ(program.run(words("budget set provider:ollama --month 90 --unit runs")).code, 0);
    EXPECT_EQ(limitOf(QStringLiteral("provider:ollama")).at(u"unit").toString(), QStringLiteral("calls")) << "of a model";
    EXPECT_EQ(program.run(words("budget set agent:nobody --day 1")).code, 2);
    EXPECT_EQ(program.run(words("budget set agent:copywriter")).code, 2);
    EXPECT_EQ(program.run(words("budget set agent:copywriter --day 1 --month 2")).code, 2);
    EXPECT_EQ(program.run(words("budget set agent:copywriter --day 1.5 --unit calls")).code, 2);
    EXPECT_EQ(program.run(words("budget set agent:copywriter --day 1 --unit hours")).code, 2);
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(BudgetCommand, WhatIsBoughtOutsideIsTold)
{
    ASSERT_EQ(program.run(words("budget spend autumn-launch linkedin-ads 1500")).code, 0);
    EXPECT_TRUE(program.run(words("costs")).out.contains("$1,500.00: models $0.00, outside $1,500.00"));
    EXPECT_TRUE(program.run(words("status")).out.contains("$1,500.00 spent outside today"));
    ASSERT_EQ(program.run(words("budget set campaign:autumn-launch --month 2000")).code, 0);
    EXPECT_TRUE(program.run(words("status")).out.contains("(campaign:autumn-launch) per month: $1,500.00 of $2,000.00 (75 %)")) << program.run(words("status")).out.toStdString();
    ASSERT_EQ(program.run(words("metrics note leads 30 --campaign autumn-launch")).code, 0);
    const Json campaign = program.json(words("costs team")).json().at(u"campaigns").items()[0];
    EXPECT_EQ(campaign.at(u"outside_micro_usd").toInteger(), 1'500'000'000);
    EXPECT_EQ(campaign.at(u"per_lead_micro_usd").toInteger(), 50'000'000);
}

TEST_F(BudgetCommand, ABriefForACampaignDrawsOnItsLimitAndStandsUnderIt)
{
    ASSERT_EQ(program.run(words("budget set campaign:autumn-launch --day 5 --unit calls")).code, 0);
    QStringList asked = words("run --approve none --campaign autumn-launch --brief");
    asked.append(QStringLiteral("Write about tides"));
    program.run(asked);
    const QByteArray status = program.run(words("budget limits")).out;
    EXPECT_TRUE(status.contains("5 calls of 5 calls")) << status.toStdString();
    asked[4] = QStringLiteral("winter");
    const Ran refused = program.run(asked);
    EXPECT_EQ(refused.code, 2);
    EXPECT_TRUE(refused.err.contains("has no campaign \"winter\"")) << refused.err.toStdString();
    QStringList channel = words("run --channel linkedin-ads --brief");
    channel.append(QStringLiteral("Write about tides"));
    EXPECT_TRUE(program.run(channel).err.contains("one of a campaign, and none is named"));
}

TEST_F(BudgetCommand, AHumanTeamIsEnteredAndFiguresSayWhatIsMissing)
{
    const Ran set = program.run({QStringLiteral("costs"), QStringLiteral("team"), QStringLiteral("set"), QStringLiteral("Copywriter"), QStringLiteral("--yearly"),
                                 QStringLiteral("65000"), QStringLiteral("--hours-per-piece"), QStringLiteral("4")});
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    const QByteArray team = program.run(words("costs team")).out;
    EXPECT_TRUE(team.contains("$65,000.00 a year, 4 h for a piece: $151.16")) << team.toStdString();
    EXPECT_TRUE(team.contains("Not enough data: no piece was finished"));
    EXPECT_EQ(program.run(words("costs team set Editor --yearly lots --hours-per-piece 4")).code, 2);
    EXPECT_EQ(program.run(words("costs team set Editor --yearly 5")).code, 2);
    ASSERT_EQ(program.run(words("costs team remove Copywriter")).code, 0);
    EXPECT_TRUE(program.run(words("costs --forecast")).out.contains("not enough data"));
    const QByteArray targets = program.run(words("metrics targets")).out;
    for (const char* line : {"Pieces a week", "Cost of a lead", "Your time a day", "Approved as it was"})
        EXPECT_TRUE(targets.contains(line)) << line << targets.toStdString();
    EXPECT_EQ(program.json(words("metrics targets")).json().at(u"targets").items().size(), 16);
}

TEST_F(BudgetCommand, AProviderThatNobodyKnowsGetsNoLimit)
{
    const Ran set = program.json(words("budget set provider:nope --day 5"));
    EXPECT_EQ(set.code, 2) << set.out.toStdString();
    EXPECT_TRUE(set.message().contains(QLatin1String("no provider \"nope\""))) << set.out.toStdString();
    EXPECT_EQ(program.run(words("budget set provider:openai --day 5")).code, 0);
}

} // namespace qd::test
