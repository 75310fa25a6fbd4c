#include "tests/agents/office/EngineFixture.h"
#include "core/rules/money/Campaigns.h"
#include "tests/agents/organisation/Department.h"

using namespace qd;
using namespace qd::test;

namespace {

const CampaignId kLaunch{QStringLiteral("autumn-launch")};
const ChannelId kLinkedIn{QStringLiteral("linkedin-ads")};
const ChannelId kTwitter{QStringLiteral("x-ads")};
const AgentId kCmo{QStringLiteral("cmo")};

constexpr Money dollars(qint64 whole) { return {whole * 1'000'000}; }

/// The department that ships, with the rehearsal model, and the campaign in its file: LinkedIn $5,000, Twitter $5,000,
/// newsletter slots $2,000; the CMO may shift $2,500 a day.
class OverrunTest : public EngineFixture {
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
    Money limit(const ChannelId& channel) const { return rig->state().campaigns.channel(kLaunch, channel).limit(); }
    Money allLimits() const
    {
        Money sum;
        for (const CampaignsState::ChannelState& channel : rig->state().campaigns.channels.value(kLaunch))
            sum += channel.limit();
        return sum;
    }
    /// Who told whom what kind of thing, from the first fact of the overrun's run on.
    QStringList traffic()
    {
        QStringList lines;
        for (const MessageSent& sent : rig->all<MessageSent>())
            lines.append(QStringLiteral("%1 -> %2: %3").arg(sent.message.from.text, sent.message.to.text, wordOf(sent.message.type)));
        return lines;
    }
    Escalation hers() const
    {
        for (const Escalation& escalation : rig->state().inbox.escalations)
            if (escalation.with == human())
                return escalation;
        return {};
    }
    Result<Receipt> settle(bool carryOn, const char* option, const char* note = "")
    {
        const Result<Receipt> receipt = rig->issue(SettleEscalation{hers().id, carryOn, QString::fromLatin1(note), QString::fromLatin1(option)});
        EXPECT_TRUE(rig->settle());
        return receipt;
    }
    QList<DecisionRecord> decisions()
    {
        QList<DecisionRecord> all;
        for (const DecisionMade& made : rig->all<DecisionMade>())
            all.append(made.decision);
        return all;
    }
    static std::string text(const QString& text) { return text.toStdString(); }
};

TEST_F(OverrunTest, WithinItsAuthorityTheCmoShiftsMoneyAndItReadsLikeTheLadder)
{
    spend(kLinkedIn, 7'000); // 140 % of 5,000
    EXPECT_EQ(traffic(), (QStringList{QStringLiteral("system -> campaign-manager: directive"),
                                      QStringLiteral("campaign-manager -> social-media-manager: request"),
                                      QStringLiteral("campaign-manager -> vp-marketing: escalation"),
                                      QStringLiteral("vp-marketing -> cmo: escalation"),
                                      QStringLiteral("cmo -> campaign-manager: decision")}));
    const QList<EscalationRaised> raised = rig->all<EscalationRaised>();
    ASSERT_EQ(raised.size(), 1);
    const Escalation& escalation = raised.first().escalation;
    EXPECT_EQ(text(escalation.issue), "LinkedIn ads has spent $7,000.00 of its limit of $5,000.00 in Autumn launch");
    ASSERT_EQ(escalation.attempts.size(), 1);
    EXPECT_TRUE(escalation.attempts.first().startsWith(QStringLiteral("I asked for the channel to spend nothing more"))) << text(escalation.attempts.first());
    EXPECT_EQ(text(escalation.recommendation), "Either shift $2,000.00 from Twitter ads to LinkedIn ads, or end LinkedIn ads early.");
    EXPECT_EQ(text(escalation.impact), "Ended early, LinkedIn ads brings nothing more; the campaign as a whole has spent $7,000.00 of $12,000.00.");
    const QList<EscalationClimbed> climbed = rig->all<EscalationClimbed>();
    ASSERT_EQ(climbed.size(), 1);
    EXPECT_EQ(text(climbed.first().reason), "vp-marketing: VP Marketing may not move money between channels");
    ASSERT_EQ(decisions().size(), 1);
    const DecisionRecord decision = decisions().first();
    EXPECT_EQ(decision.maker, kCmo);
    EXPECT_EQ(text(decision.kind), "budget");
    EXPECT_EQ(text(decision.decision), "Shift $2,000.00 from Twitter ads to LinkedIn ads. LinkedIn ads: limit $5,000.00 before, $7,000.00 after, $7,000.00 spent. "
                                       "Twitter ads: limit $5,000.00 before, $3,000.00 after, $0.00 spent.");
    EXPECT_FALSE(decision.reasoning.isEmpty());
    EXPECT_EQ(decision.alternatives.size(), 3) << "the newsletter's money, new money, an early end";
    EXPECT_EQ(decision.approvalChain, (QList<AgentId>{{QStringLiteral("campaign-manager")}, {QStringLiteral("vp-marketing")}, kCmo}));
}

TEST_F(OverrunTest, NothingIsCreatedOrLostByAShift)
{
    const Money before = allLimits();
    spend(kLinkedIn, 7'000);
    EXPECT_EQ(limit(kLinkedIn), dollars(7'000));
    EXPECT_EQ(limit(kTwitter), dollars(3'000));
    EXPECT_EQ(allLimits(), before);
    const QList<BudgetMoved> moves = rig->all<BudgetMoved>();
    ASSERT_EQ(moves.size(), 1);
    EXPECT_EQ(moves.first().fromBefore + moves.first().toBefore, moves.first().fromAfter + moves.first().toAfter);
    EXPECT_FALSE(moves.first().reason.isEmpty());
    EXPECT_FALSE(moves.first().escalation.isNull());
    ASSERT_EQ(rig->state().runs.recent.size(), 1);
    EXPECT_EQ(rig->state().runs.recent.first().outcome, RunOutcome::Finished) << "the campaign goes on";
}

TEST_F(OverrunTest, AboveItsAuthoritySheDecidesAmongWaysOut)
{
    spend(kLinkedIn, 8'000); // 3,000 over, and the CMO may shift 2,500 a day
    const Escalation question = hers();
    ASSERT_FALSE(question.id.isNull());
    EXPECT_TRUE(rig->all<BudgetMoved>().isEmpty()) << "nobody below her has moved anything";
    QStringList climbed;
    for (const EscalationClimbed& rung : rig->all<EscalationClimbed>())
        climbed.append(rung.reason);
    EXPECT_EQ(climbed, (QStringList{QStringLiteral("vp-marketing: VP Marketing may not move money between channels"),
                                    QStringLiteral("cmo: Chief Marketing Officer may move up to $2,500.00 a day, and this is $3,000.00")}));
    QStringList options;
    for (const Remedy& remedy : question.remedies) {
        options.append(remedy.id);
        EXPECT_FALSE(remedy.title.isEmpty() || remedy.effect.isEmpty());
    }
    EXPECT_EQ(options, (QStringList{QStringLiteral("shift-x-ads"), QStringLiteral("new-money"), QStringLiteral("end-early")}))
        << "the newsletter has too little left";
    const Result<Receipt> unknown = settle(true, "shift-the-moon");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(text(unknown.error().hint), "one of: shift-x-ads, new-money, end-early");
    const Result<Receipt> none = settle(true, "", "I am still thinking about it");
    ASSERT_FALSE(none) << "nothing single is recommended";
    EXPECT_EQ(text(none.error().text), "no way out is named, and there are 3: shift-x-ads (Shift $3,000.00 from Twitter ads to LinkedIn ads), "
                                       "new-money (Give $3,000.00 of new money to LinkedIn ads), end-early (End LinkedIn ads early)");
    EXPECT_EQ(text(none.error().hint), "one of: shift-x-ads, new-money, end-early");
    EXPECT_TRUE(rig->all<BudgetMoved>().isEmpty());
    EXPECT_EQ(hers().id, question.id) << "it waits as before";
    const Result<Receipt> chosen = settle(true, "shift-x-ads", "LinkedIn brings the better leads.");
    ASSERT_TRUE(chosen);
    EXPECT_EQ(text(chosen->text), "$3,000.00 moved to linkedin-ads: its limit is $8,000.00 now.");
    EXPECT_EQ(limit(kTwitter), dollars(2'000));
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(decisions().first().maker, human());
    EXPECT_EQ(text(decisions().first().reasoning), "LinkedIn brings the better leads.");
    EXPECT_EQ(traffic().last(), QStringLiteral("human -> campaign-manager: decision"));
    EXPECT_TRUE(rig->state().runs.open.isEmpty());
}

TEST_F(OverrunTest, OnlySheGivesNewMoney)
{
    const Money before = allLimits();
    spend(kTwitter, 4'900);
    spend({QStringLiteral("newsletter-slots")}, 1'900);
    spend(kLinkedIn, 7'000); // nobody has 2,000 left
    ASSERT_EQ(hers().remedies.size(), 2);
    ASSERT_TRUE(settle(true, "new-money"));
    EXPECT_EQ(limit(kLinkedIn), dollars(7'000));
    EXPECT_EQ(allLimits(), before + dollars(2'000));
}

TEST_F(OverrunTest, ANoMovesNothingAndTheRunKnowsIt)
{
    spend(kLinkedIn, 8'000);
    const RunId run = hers().run;
    ASSERT_TRUE(settle(false, ""));
    EXPECT_TRUE(rig->all<BudgetMoved>().isEmpty());
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << "the run is not killed by it";
    const QList<StepSettled> ends = rig->all<StepSettled>();
    ASSERT_EQ(ends.size(), 1);
    EXPECT_EQ(ends.first().values.value(QStringLiteral("yes")), Value(false));
    EXPECT_TRUE(decisions().first().decision.startsWith(QStringLiteral("No: ")));
}

TEST_F(OverrunTest, AChannelThatWasEndedEarlyIsRaisedWithItsNextBill)
{
    spend(kLinkedIn, 8'000);
    const Result<Receipt> ended = settle(true, "end-early", "It brings nothing.");
    ASSERT_TRUE(ended);
    EXPECT_EQ(text(ended->text), "linkedin-ads is ended early; should it spend more, that is raised.");
    EXPECT_EQ(limit(kLinkedIn), dollars(5'000)) << "nothing is moved by it";
    EXPECT_TRUE(rules::isEnded(rig->state(), kLaunch, kLinkedIn));
    spend(kTwitter, 100);
    EXPECT_TRUE(hers().id.isNull()) << "another channel's bill";
    spend(kLinkedIn, 1);
    ASSERT_FALSE(hers().id.isNull());
    const EscalationId asked = hers().id;
    spend(kLinkedIn, 1);
    EXPECT_EQ(hers().id, asked) << "one question at a time";
    EXPECT_EQ(rig->state().inbox.escalations.size(), 1);
    ASSERT_TRUE(settle(true, "new-money"));
    EXPECT_FALSE(rules::isEnded(rig->state(), kLaunch, kLinkedIn)) << "it may spend again";
    spend(kLinkedIn, 1);
    EXPECT_TRUE(hers().id.isNull());
}

TEST_F(OverrunTest, AfterANoItIsRaisedWithEveryFurtherFortyPercent)
{
    spend(kLinkedIn, 8'000); // 160 %
    ASSERT_TRUE(settle(false, ""));
    spend(kLinkedIn, 999); // 179 %
    EXPECT_TRUE(hers().id.isNull()) << "not with every bill";
    spend(kLinkedIn, 1); // 180 %
    ASSERT_FALSE(hers().id.isNull());
    ASSERT_TRUE(settle(false, ""));
    spend(kLinkedIn, 19'000);
    EXPECT_FALSE(hers().id.isNull());
    EXPECT_EQ(rig->all<TriggerFired>().size(), 3);
}

TEST_F(OverrunTest, WhatWasMovedTodayCountsAgainstTheAuthority)
{
    spend(kLinkedIn, 7'000);
    EXPECT_EQ(rig->state().campaigns.movedBy(kCmo, kLaunch, rig->clock.now()), dollars(2'000));
    spend(kLinkedIn, 2'800); // 140 % of 7,000: 2,800 over, more than the 500 that are left of the day
    ASSERT_FALSE(hers().id.isNull());
    EXPECT_EQ(rig->all<BudgetMoved>().size(), 1);
    EXPECT_EQ(text(rig->all<EscalationClimbed>().last().reason), "cmo: Chief Marketing Officer may move up to $2,500.00 a day and has moved $2,000.00, and this is $2,800.00 more");
}

TEST_F(OverrunTest, OnlyThePassingOfFortyPercentRaisesIt)
{
    spend(kLinkedIn, 6'999);
    EXPECT_TRUE(rig->all<TriggerFired>().isEmpty()) << "139 %";
    spend(kLinkedIn, 1'001);
    EXPECT_EQ(rig->all<TriggerFired>().size(), 1);
    spend(kLinkedIn, 100);
    EXPECT_EQ(rig->all<TriggerFired>().size(), 1) << "it is raised once, not with every bill";
}

TEST_F(OverrunTest, ItGoesBeforeEverythingElseAndOutlivesARestart)
{
    spend(kLinkedIn, 8'000);
    EXPECT_EQ(rig->state().runs.open.first().alarm, Alarm::Budget);
    const EscalationId asked = hers().id;
    rig->close();
    rig->open();
    ASSERT_EQ(hers().id, asked);
    ASSERT_TRUE(settle(true, "shift-x-ads"));
    EXPECT_EQ(limit(kLinkedIn), dollars(8'000));
    EXPECT_TRUE(rig->state().runs.open.isEmpty());
}

} // namespace
