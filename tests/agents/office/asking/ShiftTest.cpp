#include "core/rules/money/Shifting.h"

#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/organisation/Department.h"

using namespace qd;
using namespace qd::test;

namespace {

const CampaignId kLaunch{QStringLiteral("autumn-launch")};
const ChannelId kLinkedIn{QStringLiteral("linkedin-ads")};
const ChannelId kTwitter{QStringLiteral("x-ads")};
const AgentId kOwner{QStringLiteral("campaign-manager")};

constexpr Money dollars(qint64 whole) { return {whole * 1'000'000}; }

/// The department that ships, with the rehearsal model: LinkedIn $5,000, Twitter $5,000, newsletter slots $2,000; the campaign
/// manager may shift $500 a day, the CMO $2,500.
class ShiftTest : public EngineFixture {
protected:
    void SetUp() override
    {
        const Result<Organisation> team = agents::readOrganisation(department(), QStringLiteral("department.json"), everything());
        ASSERT_TRUE(team) << team.error().text.toStdString();
        rig = std::make_unique<OfficeRig>(*team);
        rig->answers.rehearses = true;
    }
    void spend(const ChannelId& channel, qint64 whole)
    {
        const Result<Receipt> receipt = rig->issue(ReportSpend{kLaunch, channel, dollars(whole), QStringLiteral("bill")});
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
        ASSERT_TRUE(rig->settle());
    }
    void read(const ChannelId& channel, double leads)
    {
        Measurement one;
        one.name = QStringLiteral("leads");
        one.value = leads;
        one.channel = channel.text;
        one.campaign = kLaunch.text;
        one.measured = rig->clock.now();
        const Result<Receipt> receipt = rig->issue(NoteMetrics{{one}});
        ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
        ASSERT_TRUE(rig->settle());
    }
    Money limit(const ChannelId& channel) const { return rig->state().campaigns.channel(kLaunch, channel).limit(); }
    Money allLimits() const { return limit(kLinkedIn) + limit(kTwitter) + limit({QStringLiteral("newsletter-slots")}); }
    Escalation hers() const
    {
        for (const Escalation& escalation : rig->state().inbox.escalations)
            if (escalation.with == human())
                return escalation;
        return {};
    }
    static std::string text(const QString& text) { return text.toStdString(); }
};

TEST_F(ShiftTest, TheOwnerMovesWhatItMay)
{
    spend(kTwitter, 4'200);
    spend(kLinkedIn, 3'000);
    read(kTwitter, 21);
    EXPECT_TRUE(rig->all<TriggerFired>().isEmpty()) << "one channel alone says nothing";
    read(kLinkedIn, 90);
    const QList<BudgetMoved> moves = rig->all<BudgetMoved>();
    ASSERT_EQ(moves.size(), 1);
    EXPECT_EQ(moves.first().by, kOwner);
    EXPECT_EQ(moves.first().shift.amount, dollars(400)) << "half of the 800 that are left";
    EXPECT_EQ(limit(kTwitter), dollars(4'600));
    EXPECT_EQ(limit(kLinkedIn), dollars(5'400));
    EXPECT_EQ(allLimits(), dollars(12'000));
    ASSERT_EQ(rig->all<DecisionMade>().size(), 1);
    const DecisionRecord decision = rig->all<DecisionMade>().first().decision;
    EXPECT_EQ(decision.maker, kOwner);
    EXPECT_EQ(text(decision.kind), "budget");
    EXPECT_EQ(text(decision.decision), "Shift $400.00 from Twitter ads to LinkedIn ads. LinkedIn ads: limit $5,000.00 before, $5,400.00 after, $3,000.00 spent. "
                                       "Twitter ads: limit $5,000.00 before, $4,600.00 after, $4,200.00 spent.");
    EXPECT_EQ(decision.approvalChain, QList<AgentId>{kOwner});
    EXPECT_TRUE(rig->all<EscalationClimbed>().isEmpty());
    for (const MessageSent& sent : rig->all<MessageSent>())
        EXPECT_NE(sent.message.from, sent.message.to) << "nobody writes to itself";
    ASSERT_EQ(rig->state().runs.recent.size(), 1);
    EXPECT_EQ(rig->state().runs.recent.first().outcome, RunOutcome::Finished);
}

TEST_F(ShiftTest, TheSameFiguresMoveNothingAgainAndNewOnesAtMostDaily)
{
    spend(kTwitter, 4'200);
    spend(kLinkedIn, 3'000);
    read(kTwitter, 21);
    read(kLinkedIn, 90);
    read(kLinkedIn, 91);
    read(kTwitter, 22);
    EXPECT_EQ(rig->all<TriggerFired>().size(), 1);
    rig->pass(std::chrono::hours(25));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->all<BudgetMoved>().size(), 1);
    read(kTwitter, 23);
    read(kLinkedIn, 95);
    EXPECT_EQ(rig->all<BudgetMoved>().size(), 2);
    EXPECT_EQ(limit(kTwitter), dollars(4'400));
}

TEST_F(ShiftTest, WhatIsMoreThanAnybodyMayIsHersWithItsEffect)
{
    spend(kTwitter, 1'000);
    spend(kLinkedIn, 3'000);
    ASSERT_TRUE(rig->issue(MoveBudget{{kLaunch, {}, kTwitter, dollars(2'000)}, QStringLiteral("more")}));
    rig->pass(std::chrono::hours(25));
    read(kTwitter, 0);
    read(kLinkedIn, 90);
    const Escalation question = hers();
    ASSERT_FALSE(question.id.isNull());
    EXPECT_TRUE(rig->all<BudgetMoved>().size() == 1) << "only hers";
    QStringList climbed;
    for (const EscalationClimbed& rung : rig->all<EscalationClimbed>())
        climbed.append(rung.reason);
    EXPECT_EQ(climbed, (QStringList{QStringLiteral("campaign-manager: Campaign Manager may move up to $500.00 a day, and this is $3,000.00"),
                                    QStringLiteral("vp-marketing: VP Marketing may not move money between channels"),
                                    QStringLiteral("cmo: Chief Marketing Officer may move up to $2,500.00 a day, and this is $3,000.00")}));
    ASSERT_EQ(question.remedies.size(), 1);
    EXPECT_EQ(text(question.remedies.first().effect), "LinkedIn ads: limit $5,000.00 before, $8,000.00 after, $3,000.00 spent. "
                                                     "Twitter ads: limit $7,000.00 before, $4,000.00 after, $1,000.00 spent.");
    EXPECT_EQ(text(question.issue), "Twitter ads has brought no lead for $1,000.00, and LinkedIn ads has brought 90 leads at $33.33 each for $3,000.00, in Autumn launch");
    EXPECT_EQ(text(question.onNo), "The run goes on and knows that the answer was no; nothing is moved.");
    read(kLinkedIn, 95);
    EXPECT_EQ(rig->state().inbox.escalations.size(), 1) << "one question at a time";
    ASSERT_TRUE(rig->issue(SettleEscalation{question.id, true, {}, QStringLiteral("shift-x-ads")}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(limit(kTwitter), dollars(4'000));
    EXPECT_EQ(rig->all<BudgetMoved>().last().by, human());
    EXPECT_TRUE(rig->state().runs.open.isEmpty());
}

TEST_F(ShiftTest, NothingToMoveEndsTheRunAndSaysWhy)
{
    SubmitBrief look{QStringLiteral("Look whether money should move"), {QStringLiteral("budget-shift")}, {}};
    look.campaign = kLaunch;
    const Result<Receipt> receipt = rig->issue(look);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty());
    EXPECT_TRUE(rig->all<BudgetMoved>().isEmpty());
    const QList<StepSettled> ends = rig->all<StepSettled>();
    ASSERT_EQ(ends.size(), 1);
    EXPECT_EQ(ends.first().values.value(QStringLiteral("outcome")), Value(QStringLiteral("nothing")));
    EXPECT_EQ(ends.first().values.value(QStringLiteral("answer")),
              Value(QStringLiteral("leads or revenue of none of the channels of Autumn launch were read in the last 7 days and after their money was last moved, and it takes two to compare")));
    ASSERT_EQ(rig->state().runs.recent.size(), 1);
    EXPECT_EQ(rig->state().runs.recent.first().outcome, RunOutcome::Finished);
    EXPECT_TRUE(rig->all<MessageSent>().size() <= 1) << "nobody is bothered but by the brief itself";
}

TEST_F(ShiftTest, WhatIsMoreThanTheOwnerMayIsTheCmos)
{
    spend(kTwitter, 1'000);
    spend(kLinkedIn, 4'800);
    read(kTwitter, 0);
    read(kLinkedIn, 200);
    ASSERT_TRUE(hers().id.isNull()) << "2,000 are the CMO's";
    EXPECT_EQ(rig->all<BudgetMoved>().first().by, AgentId{QStringLiteral("cmo")});
}

} // namespace
