#include "core/rules/money/Campaigns.h"

#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

const CampaignId kLaunch{QStringLiteral("launch")};
const ChannelId kPrint{QStringLiteral("print")};
const ChannelId kRadio{QStringLiteral("radio")};
const AgentId kBoss{QStringLiteral("boss")};
const AgentId kWriter{QStringLiteral("writer")};

/// Print may spend 100, radio 50; the boss may move 30 a day; the writer owns the campaign.
class CampaignsTest : public testing::Test {
protected:
    FactBuilder record;

    void SetUp() override
    {
        Organisation team = record.team();
        team.agents[0].shiftAuthority = Money{30};
        team.agents[2].shiftAuthority = Money{30}; // the editor, who is not above the writer
        team.campaigns = {{kLaunch, QStringLiteral("Launch"), kWriter,
                           {{kPrint, QStringLiteral("Print"), {100}}, {kRadio, QStringLiteral("Radio"), {50}}}}};
        record.adopt(team);
    }
    Result<QList<Fact>> judge(const Command& command, const AgentId& by = human()) { return rules::judge(record.state, command, {by, record.now, {}, {}}); }
    bool tell(const Command& command, const AgentId& by = human())
    {
        const Result<QList<Fact>> facts = judge(command, by);
        for (const Fact& fact : facts ? *facts : QList<Fact>())
            record.tell(fact);
        return bool(facts);
    }
    CampaignsState::ChannelState at(const ChannelId& channel) const { return record.state.campaigns.channel(kLaunch, channel); }
    static MoveBudget move(const ChannelId& from, const ChannelId& to, qint64 amount) { return {{kLaunch, from, to, {amount}}, {}}; }
    std::string refusal(const Command& command, const AgentId& by)
    {
        const Result<QList<Fact>> facts = judge(command, by);
        return facts ? std::string() : facts.error().text.toStdString();
    }
};

} // namespace

TEST_F(CampaignsTest, SpendAddsUpAndSaysItsShareBeforeAndAfter)
{
    ASSERT_TRUE(tell(ReportSpend{kLaunch, kPrint, {99}, {}}));
    const Result<QList<Fact>> facts = judge(ReportSpend{kLaunch, kPrint, {42}, {}});
    ASSERT_TRUE(facts);
    const auto& spent = std::get<ChannelSpent>(facts->first());
    EXPECT_EQ(spent.percentBefore, 99);
    EXPECT_EQ(spent.percent, 141);
    EXPECT_EQ(spent.spent, Money{141});
}

TEST_F(CampaignsTest, AShiftKeepsTheSumToTheMicroDollar)
{
    ASSERT_TRUE(tell(move(kPrint, kRadio, 33)));
    EXPECT_EQ(at(kPrint).limit(), Money{67});
    EXPECT_EQ(at(kRadio).limit(), Money{83});
    EXPECT_EQ(at(kPrint).planned, Money{100}) << "what was planned stays known";
    ASSERT_EQ(record.state.campaigns.moves.size(), 1);
    EXPECT_EQ(record.state.campaigns.moves.first().what.fromBefore, Money{100});
}

TEST_F(CampaignsTest, NobodyTakesWhatIsSpentAlready)
{
    ASSERT_TRUE(tell(ReportSpend{kLaunch, kRadio, {20}, {}}));
    EXPECT_TRUE(judge(move(kRadio, kPrint, 30)));
    EXPECT_EQ(refusal(move(kRadio, kPrint, 31), human()), "Radio has $0.000030 left of $0.000050, so $0.000031 cannot be taken from it");
}

TEST_F(CampaignsTest, AnAgentMovesWithinItsAuthorityOfTheDay)
{
    EXPECT_TRUE(tell(move(kPrint, kRadio, 20), kBoss));
    EXPECT_TRUE(judge(move(kPrint, kRadio, 10), kBoss));
    EXPECT_FALSE(judge(move(kPrint, kRadio, 11), kBoss)) << "20 of 30 are used";
    EXPECT_TRUE(judge(move(kPrint, kRadio, 40), human())) << "hers has no limit";
    record.now = record.now + std::chrono::days(1);
    EXPECT_TRUE(judge(move(kPrint, kRadio, 30), kBoss));
}

TEST_F(CampaignsTest, AnAgentMovesOnlyWhereItAnswersAndNeverGivesNewMoney)
{
    EXPECT_EQ(refusal(move(kPrint, kRadio, 1), {QStringLiteral("editor")}), "editor does not answer for the campaign Launch");
    EXPECT_EQ(refusal(move(kPrint, kRadio, 1), kWriter), "writer may not move money between channels");
    EXPECT_EQ(refusal(move({}, kRadio, 1), kBoss), "boss may not give new money; only you can");
    EXPECT_TRUE(judge(move({}, kRadio, 1)));
}

TEST_F(CampaignsTest, WhatIsNoMoveIsRefused)
{
    EXPECT_FALSE(judge(move(kPrint, kPrint, 1)));
    EXPECT_FALSE(judge(move(kPrint, kRadio, 0)));
    EXPECT_FALSE(judge(move(kPrint, kRadio, -5))) << "that would take it the other way round, past the rule of what is left";
    EXPECT_FALSE(judge(move(kPrint, {QStringLiteral("tv")}, 1)));
    EXPECT_FALSE(judge(ReportSpend{{QStringLiteral("other")}, kPrint, {1}, {}}));
    EXPECT_FALSE(judge(ReportSpend{kLaunch, kPrint, {-1}, {}}));
    EXPECT_FALSE(judge(ReportSpend{kLaunch, kPrint, Money{kMostMoney.micro + 1}, {}}));
}

TEST_F(CampaignsTest, ANewPlanKeepsWhatWasMovedAndSpent)
{
    ASSERT_TRUE(tell(move(kPrint, kRadio, 10)));
    ASSERT_TRUE(tell(ReportSpend{kLaunch, kRadio, {5}, {}}));
    Organisation team = record.state.org.organisation();
    team.title = QStringLiteral("Team with another plan");
    team.campaigns[0].channels[1].limit = {70};
    record.adopt(team);
    EXPECT_EQ(at(kRadio).limit(), Money{80});
    EXPECT_EQ(at(kRadio).spent, Money{5});
    EXPECT_EQ(at(kPrint).limit(), Money{90});
}

TEST_F(CampaignsTest, RetoldTheChannelsStandAsTheyDid)
{
    ASSERT_TRUE(tell(move(kPrint, kRadio, 40)));
    ASSERT_TRUE(tell(move({}, kPrint, 10)));
    ASSERT_TRUE(tell(move({}, kRadio, 5)));
    ASSERT_TRUE(tell(ReportSpend{kLaunch, kRadio, {61}, {}}));
    record.tell(BudgetMoved{{kLaunch, {}, kRadio, {}}, human(), {}, {}, {}, {}, {}, {}, {}}); // ended early
    record.tell(BudgetMoved{{kLaunch, {}, kPrint, {}}, human(), {}, {}, {}, {}, {}, {}, {}});
    ASSERT_TRUE(tell(move({}, kPrint, 1))); // which may spend again
    FactBuilder other;
    other.adopt(record.state.org.organisation());
    for (const Fact& fact : retold(record.state.campaigns))
        other.tell(fact);
    for (const ChannelId& channel : {kPrint, kRadio}) {
        EXPECT_EQ(other.state.campaigns.channel(kLaunch, channel).limit(), at(channel).limit());
        EXPECT_EQ(other.state.campaigns.channel(kLaunch, channel).spent, at(channel).spent);
        EXPECT_EQ(isEnded(other.state, kLaunch, channel), channel == kRadio);
    }
}

TEST_F(CampaignsTest, WaysOutNameWhoHasMostLeftFirst)
{
    ASSERT_TRUE(tell(ReportSpend{kLaunch, kRadio, {70}, {}}));
    const QList<Remedy> remedies = remediesFor(record.state, kLaunch, kRadio);
    ASSERT_EQ(remedies.size(), 3);
    EXPECT_EQ(remedies[0].id, QStringLiteral("shift-print"));
    EXPECT_EQ(remedies[0].shift->amount, Money{20}) << "what it is over, not more";
    EXPECT_FALSE(remedies[2].shift);
    QString why;
    EXPECT_EQ(affordableRemedy(record.state, remedies, kBoss, record.now, &why), &remedies[0]);
    EXPECT_EQ(affordableRemedy(record.state, remedies, kWriter, record.now, &why), nullptr);
    EXPECT_EQ(why.toStdString(), "writer may not move money between channels");
    EXPECT_TRUE(remediesFor(record.state, kLaunch, kPrint).isEmpty()) << "it is within its limit";
}

} // namespace qd::test
