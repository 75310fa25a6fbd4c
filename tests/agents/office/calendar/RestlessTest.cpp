#include "tests/agents/office/calendar/TriggerFixture.h"

#include "core/rules/calendar/Restless.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// Triggers that could set themselves, or each other, off without an end.
class RestlessTest : public TriggerFixture {
protected:
    static Trigger trigger(const char* id)
    {
        Trigger made;
        made.id = {QString::fromLatin1(id)};
        made.title = QString::fromLatin1(id);
        made.workflow = {QStringLiteral("nap")};
        made.brief = QStringLiteral("Look at it");
        return made;
    }
    static Trigger onEvent(const char* id, const char* kind)
    {
        Trigger made = trigger(id);
        made.event = Signal{QString::fromLatin1(kind), {}};
        return made;
    }
    static Trigger onFewReads()
    {
        Trigger made = trigger("reads");
        made.brief = QStringLiteral("{event.value} reads");
        Threshold threshold;
        threshold.measured = QStringLiteral("reads");
        threshold.fallsTo = 2;
        threshold.againAbove = 3;
        made.threshold = threshold;
        return made;
    }
    /// An office in which two runs of the trigger, or others, ask her for something.
    void openAsking(Threshold threshold, Duration pause = 0ms)
    {
        Trigger waits = trigger("waits");
        waits.workflow = {QStringLiteral("ask")};
        waits.threshold = std::move(threshold);
        waits.pause = pause;
        Organisation team = teamWith({workflowOf("ask", {effectStep("post", "blog-post")})});
        team.triggers = {waits};
        rig = std::make_unique<OfficeRig>(team);
        ASSERT_TRUE(rig->settle());
    }
    void restart()
    {
        rig->close();
        rig->open();
        ASSERT_TRUE(rig->settle());
    }
    void note(double reads)
    {
        Measurement m;
        m.name = QStringLiteral("reads");
        m.value = reads;
        m.from = QStringLiteral("stats.csv");
        m.measured = rig->clock.now();
        ASSERT_TRUE(rig->issue(NoteMetrics{{m}}));
        pass(1s);
    }
    qsizetype fired() { return rig->all<TriggerFired>().size(); }
    const QMap<EscalationId, Escalation>& questions() const { return rig->state().inbox.escalations; }
};

TEST_F(RestlessTest, NoTriggerHearsWhatTriggersDo)
{
    Trigger several = onEvent("several", "samples-cleared");
    several.aggregate = Aggregate{5, 1h};
    Trigger itself = onEvent("itself", "trigger-signalled");
    itself.pause = 1min;
    open({several, itself, onEvent("missing", "trigger-missed")}); // as files of older versions could have it
    ASSERT_TRUE(rig->issue(ClearSamples{}));
    ASSERT_TRUE(rig->issue(ClearSamples{})) << "and no round without an end";
    EXPECT_EQ(rig->all<TriggerSignalled>().size(), 2);
    EXPECT_EQ(fired(), 0);
    ASSERT_TRUE(rig->issue(StopAll{}));
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(rig->issue(ClearSamples{}));
    EXPECT_EQ(rig->all<TriggerMissed>().size(), 1);
}

TEST_F(RestlessTest, WhatItsOwnRunsLeadToDoesNotPassItsThreshold)
{
    Trigger busy = trigger("busy");
    busy.workflow = {QStringLiteral("long")};
    busy.threshold = Threshold{Metric::OpenRuns, 1.0, {}, {}, {}};
    Trigger after = onEvent("after", "run-finished");
    after.pause = 200ms;
    Wait shortNap;
    shortNap.length = 30ms;
    Wait longNap;
    longNap.length = 90ms;
    Organisation team = teamWith({workflowOf("nap", {waitStep("nap", {}, shortNap)}), workflowOf("long", {waitStep("nap", {}, longNap)})});
    team.triggers = {after, busy};
    rig = std::make_unique<OfficeRig>(team);
    SubmitBrief brief;
    brief.text = QStringLiteral("Begin");
    ASSERT_TRUE(rig->issue(brief));
    for (int i = 0; i < 30; ++i)
        pass(30ms);
    const qsizetype once = fired();
    EXPECT_LE(once, 4);
    EXPECT_TRUE(rig->state().runs.open.isEmpty());
    for (int i = 0; i < 30; ++i)
        pass(30ms);
    EXPECT_EQ(fired(), once) << "they do not set each other off for ever";
    ASSERT_TRUE(rig->issue(brief));
    EXPECT_GT(fired(), once) << "it counts again after its own runs brought it back";
}

TEST_F(RestlessTest, WhatItsOwnRunsLeadToDoesNotPassItsThresholdAfterARestartEither)
{
    openAsking({Metric::WaitingApprovals, 1.0, {}, {}, {}});
    ASSERT_TRUE(rig->issue(FireTrigger{{QStringLiteral("waits")}}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(rig->state().inbox.waiting(), 1);
    for (int i = 0; i < 3; ++i)
        restart();
    EXPECT_EQ(fired(), 1) << "only by hand";
    begin();
    EXPECT_EQ(fired(), 2) << "what another run asks is news";
    restart();
    EXPECT_EQ(fired(), 2);
}

TEST_F(RestlessTest, WhatOthersPassedDuringThePauseIsNotForgottenByARestart)
{
    openAsking({Metric::WaitingApprovals, 2.0, {}, {}, {}}, 1h);
    ASSERT_TRUE(rig->issue(FireTrigger{{QStringLiteral("waits")}}));
    ASSERT_TRUE(rig->settle());
    pass(1min);
    begin();
    restart();
    EXPECT_EQ(fired(), 1);
    pass(1h);
    EXPECT_EQ(fired(), 2);
}

TEST_F(RestlessTest, OneThatAnswersWithoutAnEndIsSwitchedOffAndAskedAbout)
{
    open({onEvent("chatty", "run-finished")});
    rules::Restless restless;
    const TriggerId id{QStringLiteral("chatty")};
    const Instant now = rig->clock.now();
    for (int i = 0; i < rules::Restless::kMost; ++i)
        ASSERT_FALSE(restless.fires(id, now + Duration(i)));
    rules::Restless slower = restless;
    rules::Restless watched = restless;
    EXPECT_TRUE(restless.fires(id, now + 1min));
    EXPECT_FALSE(slower.fires(id, now + 2h));
    watched.personActed();
    EXPECT_FALSE(watched.fires(id, now + 1min));
}

TEST_F(RestlessTest, WhatIsPassedWhileEverythingIsStoppedIsAskedAbout)
{
    open({onFewReads()});
    note(10);
    ASSERT_TRUE(rig->issue(StopAll{}));
    note(1);
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    note(10);
    note(2);
    EXPECT_EQ(fired(), 0);
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    pass(1s);
    EXPECT_EQ(fired(), 0) << "it is asked about, also where it is past its limit still";
    ASSERT_EQ(questions().size(), 1);
    EXPECT_TRUE(questions().first().issue.startsWith(QStringLiteral("2 runs of"))) << questions().first().issue.toStdString();
    ASSERT_TRUE(rig->issue(SettleEscalation{questions().first().id, true, {}}));
    EXPECT_EQ(rig->all<BriefSubmitted>().last().text, QStringLiteral("2 reads"));
    pass(1min);
    EXPECT_EQ(fired(), 1);
    note(10);
    note(1);
    EXPECT_EQ(fired(), 2) << "and from then on as before";
}

TEST_F(RestlessTest, HerYesSwitchesItOnAgain)
{
    Wait moment;
    moment.length = Duration(1);
    QList<Step> steps;
    for (int i = 0; i <= rules::Restless::kMost; ++i)
        steps.append(waitStep(qPrintable(QStringLiteral("s%1").arg(i)), {}, moment));
    Organisation team = teamWith({workflowOf("many", steps), workflowOf("nap", {waitStep("nap", {}, moment)})});
    team.triggers = {onEvent("chatty", "step-settled")};
    rig = std::make_unique<OfficeRig>(team);
    begin();
    pass(1s);
    EXPECT_EQ(fired(), rules::Restless::kMost);
    ASSERT_EQ(rig->all<TriggerSwitched>().size(), 1);
    EXPECT_FALSE(rig->all<TriggerSwitched>().first().on);
    ASSERT_EQ(questions().size(), 1);
    EXPECT_TRUE(questions().first().issue.contains(QStringLiteral("switched off"))) << questions().first().issue.toStdString();
    ASSERT_TRUE(rig->issue(SettleEscalation{questions().first().id, true, {}}));
    ASSERT_EQ(rig->all<TriggerSwitched>().size(), 2);
    EXPECT_TRUE(rig->all<TriggerSwitched>().last().on);
}

} // namespace
