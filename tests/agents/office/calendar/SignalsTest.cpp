#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// Triggers that hear of briefs: what a brief says is what the event says.
class SignalsTest : public EngineFixture {
protected:
    static Signal saying(const char* word, const char* as)
    {
        Signal signal{QStringLiteral("brief-submitted"), {}, QString::fromLatin1(as)};
        signal.where.path = QStringLiteral("text");
        signal.where.is = Value(QString::fromLatin1(word));
        return signal;
    }
    static Trigger reaction()
    {
        Trigger made;
        made.id = {QStringLiteral("reaction")};
        made.title = QStringLiteral("Reaction");
        made.workflow = {QStringLiteral("nap")};
        return made;
    }
    static Trigger hearsAll()
    {
        Trigger made = reaction();
        made.event = Signal{QStringLiteral("samples-cleared"), {}};
        made.brief = QStringLiteral("Cleared by {event.by}, please look");
        return made;
    }
    static Trigger lowStockAndPriceDrop(std::optional<Gather> of, int count = 2)
    {
        Trigger made = reaction();
        made.events = {saying("Stock is low", "stock"), saying("Prices drop", "price"), saying("Rivals sell out", "rivals")};
        made.brief = QStringLiteral("[{stock.text}] [{price.text}] [{rivals.text}] [{event.text}]");
        made.aggregate = Aggregate{count, 1h, of};
        return made;
    }
    void open(const Trigger& trigger)
    {
        Wait nap;
        nap.length = 1s;
        Organisation team = teamWith({workflowOf("idle", {waitStep("idle", {}, nap)}), workflowOf("nap", {waitStep("nap", {}, nap)})});
        team.timeZone = QStringLiteral("Asia/Tokyo");
        team.triggers = {trigger};
        rig = std::make_unique<OfficeRig>(team);
        ASSERT_TRUE(rig->settle());
    }
    void say(const char* text)
    {
        SubmitBrief brief;
        brief.text = QString::fromLatin1(text);
        ASSERT_TRUE(rig->issue(brief));
    }
    qsizetype runs() { return rig->all<TriggerFired>().size(); }
    TriggerState known() const { return rig->state().triggers.known.value({QStringLiteral("reaction")}); }
    QString lastBrief() { return rig->all<BriefSubmitted>().last().text; }
    void resume()
    {
        ASSERT_TRUE(rig->issue(ResumeAll{}));
        ASSERT_TRUE(rig->settle());
    }
};

TEST_F(SignalsTest, TooFewWhileStoppedMissNothing)
{
    Trigger trigger = hearsAll();
    trigger.aggregate = Aggregate{3, 1h};
    open(trigger);
    ASSERT_TRUE(rig->issue(StopAll{}));
    ASSERT_TRUE(rig->issue(ClearSamples{}));
    ASSERT_TRUE(rig->issue(ClearSamples{}));
    resume();
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty()) << "two of three set nothing off, stopped or not";
    ASSERT_TRUE(rig->issue(ClearSamples{}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(runs(), 1) << "and they count still";
}

TEST_F(SignalsTest, EnoughWhileStoppedAreOneRunMissedAndRunOnceItKnowsWhatTheySaid)
{
    Trigger trigger = hearsAll();
    trigger.aggregate = Aggregate{2, 1h};
    trigger.input.insert(QStringLiteral("who"), QStringLiteral("{event.by}"));
    open(trigger);
    ASSERT_TRUE(rig->issue(StopAll{}));
    for (int i = 0; i < 5; ++i) // two runs, and one signal over
        ASSERT_TRUE(rig->issue(ClearSamples{}));
    EXPECT_EQ(known().missed.count, 2);
    EXPECT_EQ(known().heard.size(), 1);
    rig->close();
    rig->open();
    resume();
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    const Escalation question = rig->state().inbox.escalations.first();
    EXPECT_TRUE(question.issue.startsWith(QStringLiteral("2 runs of")));
    ASSERT_TRUE(rig->issue(SettleEscalation{question.id, true, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(lastBrief(), QStringLiteral("Cleared by human, please look"));
    EXPECT_EQ(rig->all<RunStarted>().last().input.value(QStringLiteral("who")), Value(QStringLiteral("human")));
}

TEST_F(SignalsTest, WhatWasMissedIsToldInTheTimeOfTheOrganisation)
{
    open(hearsAll());
    rig->clock.set({1'795'489'200'000}); // Tue 24 Nov 2026 03:00 UTC
    ASSERT_TRUE(rig->issue(StopAll{}));
    ASSERT_TRUE(rig->issue(ClearSamples{}));
    resume();
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    EXPECT_TRUE(rig->state().inbox.escalations.first().issue.contains(QStringLiteral("(Tue 24 Nov 12:00)")))
        << rig->state().inbox.escalations.first().issue.toStdString();
}

TEST_F(SignalsTest, WhatThePauseHeldBackIsMissedWhenNobodyWasThereAtItsEnd)
{
    Trigger trigger = hearsAll();
    trigger.pause = 1h;
    open(trigger);
    ASSERT_TRUE(rig->issue(ClearSamples{}));
    ASSERT_TRUE(rig->issue(ClearSamples{}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(runs(), 1);
    rig->close();
    rig->clock.advance(90min);
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(runs(), 1);
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.firstKey(), true, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(runs(), 2);
    EXPECT_EQ(lastBrief(), QStringLiteral("Cleared by human, please look"));
}

TEST_F(SignalsTest, AllOfSeveralWithinAWindowBecomeOneRunThatIsToldWhatEachSaid)
{
    open(lowStockAndPriceDrop(Gather::All));
    say("Stock is low");
    rig->pass(20min);
    say("Stock is low");
    say("Prices drop");
    EXPECT_EQ(runs(), 0);
    rig->close();
    rig->open();
    say("Rivals sell out");
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(runs(), 1) << "one reaction, also over a restart";
    EXPECT_EQ(lastBrief(), QStringLiteral("[Stock is low] [Prices drop] [Rivals sell out] [Rivals sell out]"));
    EXPECT_TRUE(rig->all<TriggerFired>().first().why.startsWith(QStringLiteral("stock (brief-submitted) and price")));
    say("Prices drop");
    say("Stock is low");
    EXPECT_EQ(runs(), 1) << "begun anew, two of three are not all";
    EXPECT_TRUE(known().named.contains(QStringLiteral("stock")));
}

TEST_F(SignalsTest, WhatIsEnoughInThePauseIsNotReplacedByWhatIsNot)
{
    Trigger trigger = lowStockAndPriceDrop(Gather::All);
    trigger.events.removeLast();
    trigger.brief = QStringLiteral("[{stock.by}] [{price.text}] [{stock.text}]");
    trigger.pause = 5h;
    open(trigger);
    say("Stock is low");
    say("Prices drop");
    ASSERT_EQ(runs(), 1);
    rig->pass(1min);
    say("Stock is low");
    say("Prices drop");
    EXPECT_TRUE(known().enough);
    rig->pass(2h);
    say("Stock is low"); // alone in its window
    EXPECT_EQ(runs(), 1);
    rig->pass(3h);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(runs(), 2);
    EXPECT_EQ(lastBrief(), rig->all<BriefSubmitted>()[2].text) << "both of them, as at first";
    EXPECT_TRUE(lastBrief().endsWith(QStringLiteral("[Prices drop] [Stock is low]"))) << lastBrief().toStdString();
}

TEST_F(SignalsTest, WhatIsTooOldDoesNotCountForAll)
{
    open(lowStockAndPriceDrop({}));
    say("Stock is low");
    rig->pass(61min);
    say("Prices drop");
    say("Rivals sell out");
    EXPECT_EQ(runs(), 0);
    EXPECT_FALSE(known().named.contains(QStringLiteral("stock")));
    say("Stock is low");
    EXPECT_EQ(runs(), 1);
}

TEST_F(SignalsTest, AQuorumCountsDifferentOnesAndAnyCountsAll)
{
    open(lowStockAndPriceDrop(Gather::Quorum));
    say("Stock is low");
    say("Stock is low");
    EXPECT_EQ(runs(), 0) << "twice the same is one of two";
    say("Rivals sell out");
    ASSERT_EQ(runs(), 1);
    EXPECT_EQ(lastBrief(), QStringLiteral("[Stock is low] [] [Rivals sell out] [Rivals sell out]"));
    open(lowStockAndPriceDrop(Gather::Any));
    say("Stock is low");
    EXPECT_EQ(runs(), 0);
    say("Stock is low");
    EXPECT_EQ(runs(), 1);
}

TEST_F(SignalsTest, WithoutAWindowTheFirstToComeIsEnough)
{
    Trigger trigger = lowStockAndPriceDrop({});
    trigger.aggregate.reset();
    open(trigger);
    say("Prices drop");
    say("Nothing of the kind");
    ASSERT_EQ(runs(), 1);
    EXPECT_EQ(lastBrief(), QStringLiteral("Nothing of the kind"));
    EXPECT_EQ(rig->all<BriefSubmitted>()[1].text, QStringLiteral("[] [Prices drop] [] [Prices drop]"));
}

} // namespace
