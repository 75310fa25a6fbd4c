#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// Who is told something by way of a trigger, a call or a wait trusts it no more than where it comes from.
class OriginTest : public EngineFixture {
protected:
    static Measurement rate(const OfficeRig& rig)
    {
        Measurement m;
        m.name = QStringLiteral("click-rate");
        m.value = 3;
        m.from = QStringLiteral("stats.csv");
        m.measured = rig.clock.now();
        return m;
    }
    static Trigger onMetric()
    {
        Trigger made;
        made.id = {QStringLiteral("reaction")};
        made.title = QStringLiteral("Reaction");
        made.workflow = {QStringLiteral("flow")};
        made.brief = QStringLiteral("{event.measurement.name} is {event.measurement.value}");
        made.event = Signal{QStringLiteral("metric-noted"), {}};
        return made;
    }
    void open(QList<Workflow> workflows, const Trigger& trigger)
    {
        Organisation team = teamWith(std::move(workflows));
        team.triggers = {trigger};
        rig = std::make_unique<OfficeRig>(team);
        rig->answers.set("review", {verdict("accept")});
        ASSERT_TRUE(rig->settle());
    }
    void note()
    {
        ASSERT_TRUE(rig->issue(NoteMetrics{{rate(*rig)}}));
        rig->clock.advance(1s);
        ASSERT_TRUE(rig->settle());
    }
    template <class T> QList<Label> labels()
    {
        QList<Label> found;
        for (const StoredFact& stored : rig->facts())
            if (std::holds_alternative<T>(stored.fact))
                found.append(stored.label);
        return found;
    }
};

TEST_F(OriginTest, WhatCameInThePauseAndWhatWasMissedIsOfTheirOrigin)
{
    Wait nap;
    nap.length = 1s;
    Trigger trigger = onMetric();
    trigger.pause = 1h;
    open({workflowOf("flow", {waitStep("nap", {}, nap)})}, trigger);
    note();
    note();
    rig->pass(61min);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(labels<BriefSubmitted>().size(), 2);
    EXPECT_EQ(labels<BriefSubmitted>().last().integrity, Integrity::Untrusted) << "after the pause";
    rig->pass(61min);
    ASSERT_TRUE(rig->issue(StopAll{}));
    note();
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(rig->settle());
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.firstKey(), true, {}}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(labels<BriefSubmitted>().size(), 3);
    EXPECT_EQ(labels<BriefSubmitted>().last().integrity, Integrity::Untrusted) << "her yes does not make it her word";
    EXPECT_EQ(labels<TriggerAnswered>().last().integrity, Integrity::Human);
}

TEST_F(OriginTest, AChildAndWhatItBringsBackIsOfTheOriginOfItsParent)
{
    Step after = turnStep("after", "boss", {stepId("call")});
    open({workflowOf("flow", {callStep("call", {}, Call{{QStringLiteral("inner")}, QStringLiteral("About {brief}"), {}, {}, 1, {}}), after}),
          workflowOf("inner", {turnStep("write", "writer")})}, onMetric());
    note();
    ASSERT_EQ(labels<BriefSubmitted>().size(), 2);
    EXPECT_EQ(labels<BriefSubmitted>().last().integrity, Integrity::Untrusted) << "the child";
    for (const Label& turn : labels<TurnFinished>()) {
        EXPECT_EQ(turn.integrity, Integrity::Untrusted);
        EXPECT_TRUE(turn.sources.contains(QStringLiteral("stats.csv")));
    }
    EXPECT_EQ(labels<StepSettled>().last().integrity, Integrity::Untrusted) << "what it brings back";
    EXPECT_TRUE(labels<StepSettled>().last().rehearsal);
}

TEST_F(OriginTest, WhatAWaitHeardIsOfItsOrigin)
{
    Wait wait;
    wait.event = QStringLiteral("metric-noted");
    Trigger none = onMetric();
    none.enabled = false;
    open({workflowOf("flow", {waitStep("hear", {}, wait)})}, none);
    begin();
    note();
    ASSERT_EQ(labels<StepSettled>().size(), 1);
    EXPECT_EQ(labels<StepSettled>().first().integrity, Integrity::Untrusted);
}

TEST_F(OriginTest, HerOwnBriefIsHersAndWhatAgentsMakeOfItIsOfTheHouse)
{
    Trigger none = onMetric();
    none.enabled = false;
    open({workflowOf("flow", {turnStep("write", "writer")})}, none);
    begin();
    EXPECT_EQ(labels<BriefSubmitted>().first().integrity, Integrity::Human);
    EXPECT_EQ(labels<TurnFinished>().first().integrity, Integrity::Internal);
}

} // namespace
