#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

class PrioritiesTest : public EngineFixture {
protected:
    static Step slow(const char* id, const char* agent)
    {
        Step step = turnStep(id, agent, {}, "clearance");
        step.timeLimit = 4h;
        return step;
    }
    static Workflow alarmed(const char* id, QList<Step> steps)
    {
        Workflow workflow = workflowOf(id, std::move(steps));
        workflow.alarm = Alarm::Fraud;
        return workflow;
    }
    RunId submit(const char* workflow, std::optional<Priority> priority)
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Do what there is to do");
        brief.workflow = {QString::fromLatin1(workflow)};
        brief.priority = priority;
        const Result<Receipt> receipt = rig->issue(brief);
        EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().text.toStdString());
        return receipt ? receipt->run : RunId{};
    }
    /// The writer is busy with something that gives way to nothing until release().
    void occupy()
    {
        rig->answers.set("clearance", {cleared()});
        rig->answers.hold("clearance");
        submit("long", Priority::High);
        ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    }
    QList<RunId> order()
    {
        QList<RunId> runs;
        for (const TurnFinished& fact : rig->all<TurnFinished>())
            if (fact.step.text != QLatin1String("long"))
                runs.append(fact.run);
        return runs;
    }
};

TEST_F(PrioritiesTest, WhatIsMorePressingIsDoneFirst)
{
    work({workflowOf("long", {slow("long", "writer")}), workflowOf("short", {turnStep("short", "writer")}), alarmed("alarm", {turnStep("short", "writer")})});
    occupy();
    const RunId low = submit("short", Priority::Low);
    const RunId normal = submit("short", {});
    const RunId urgent = submit("short", Priority::Urgent);
    const RunId high = submit("short", Priority::High);
    const RunId fraud = submit("alarm", {});
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(order(), (QList<RunId>{fraud, urgent, high, normal, low}));
}

TEST_F(PrioritiesTest, WhoHasWaitedLongEnoughComesBeforeWhatIsUrgent)
{
    work({workflowOf("long", {slow("long", "writer")}), workflowOf("short", {turnStep("short", "writer")})});
    occupy();
    const RunId low = submit("short", Priority::Low);
    rig->pass(29min);
    const RunId first = submit("short", Priority::Urgent);
    rig->pass(2min);
    const RunId second = submit("short", Priority::Urgent);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(order(), (QList<RunId>{first, low, second}));
}

TEST_F(PrioritiesTest, TheAgeOfWhatWaitsSurvivesARestart)
{
    work({workflowOf("long", {slow("long", "writer")}), workflowOf("short", {turnStep("short", "writer")})});
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Pause, {}}));
    const RunId low = submit("short", Priority::Low);
    rig->pass(31min);
    const RunId urgent = submit("short", Priority::Urgent);
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(order(), (QList<RunId>{low, urgent}));
}

TEST_F(PrioritiesTest, WhatIsUrgentTakesThePlaceOfATurnWhichIsBegunAgain)
{
    work({workflowOf("long", {slow("long", "writer")}), workflowOf("short", {turnStep("short", "writer")})});
    rig->answers.set("clearance", {QStringLiteral("unless stopped: ") + cleared()});
    rig->answers.hold("clearance");
    const RunId normal = submit("long", {});
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    const RunId urgent = submit("short", Priority::Urgent);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("short:writer"), QStringLiteral("long:writer")}));
    EXPECT_EQ(outcome(normal), RunOutcome::Finished);
    EXPECT_EQ(outcome(urgent), RunOutcome::Finished);
    const QList<TurnFailed> failed = rig->all<TurnFailed>();
    ASSERT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed.first().stopped);
    EXPECT_TRUE(failed.first().reason.contains(QStringLiteral("gave way to \"short\""))) << failed.first().reason.toStdString();
    for (const TurnStarted& started : rig->all<TurnStarted>())
        EXPECT_EQ(started.attempt, 1) << "to give way is no fault";
}

TEST_F(PrioritiesTest, WhatIsOnlyHighWaitsItsTurn)
{
    work({workflowOf("long", {slow("long", "writer")}), workflowOf("short", {turnStep("short", "writer")})});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    submit("long", {});
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    submit("short", Priority::High);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("long:writer"), QStringLiteral("short:writer")}));
    EXPECT_TRUE(rig->all<TurnFailed>().isEmpty());
}

TEST_F(PrioritiesTest, ARunThatIsBegunForAnotherIsAsPressing)
{
    work({workflowOf("outer", {callStep("call", {}, Call{{QStringLiteral("inner")}, {}, {}, {}, 4, {}})}), workflowOf("inner", {turnStep("short", "writer")})});
    submit("outer", Priority::Urgent);
    ASSERT_TRUE(rig->settle());
    for (const RunStarted& started : rig->all<RunStarted>())
        EXPECT_EQ(started.priority, Priority::Urgent);
    EXPECT_EQ(rig->all<RunStarted>().size(), 2);
}

} // namespace
