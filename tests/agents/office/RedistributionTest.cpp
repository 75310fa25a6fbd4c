#include "core/rules/routing/Routing.h"
#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

const AgentId kWriter{QStringLiteral("writer")};
const AgentId kEditor{QStringLiteral("editor")};

class RedistributionTest : public EngineFixture {
protected:
    /// The writer is far abler at what it shares with the editor.
    void share(QList<Workflow> workflows)
    {
        Organisation team = teamWith(std::move(workflows));
        for (AgentProfile& agent : team.agents)
            if (agent.id != AgentId{QStringLiteral("boss")})
                agent.capabilities.insert(QStringLiteral("review"), agent.id == kWriter ? 1.0 : 0.05);
        rig = std::make_unique<OfficeRig>(team);
        rig->answers.set("review", {verdict("accept")});
        rig->answers.set("clearance", {QStringLiteral("unless stopped: ") + cleared()});
    }
    static Step shared(const char* id)
    {
        Step step = turnStep(id, "writer");
        step.candidates = {kEditor};
        return step;
    }
    void submit(const char* workflow)
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Do what there is to do");
        brief.workflow = {QString::fromLatin1(workflow)};
        ASSERT_TRUE(rig->issue(brief));
    }
    void occupyWriter()
    {
        rig->answers.hold("clearance");
        submit("long");
        ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    }
};

TEST_F(RedistributionTest, TheBestPlacedGetsItAndBothPredictionsAreOnRecord)
{
    share({workflowOf("shared", {shared("piece")})});
    submit("shared");
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), QStringList{QStringLiteral("piece:writer")});
    const QList<StepAssigned> given = rig->all<StepAssigned>();
    ASSERT_EQ(given.size(), 1);
    ASSERT_TRUE(given.first().routed);
    EXPECT_EQ(given.first().routed->rule, kWriter);
    EXPECT_EQ(given.first().routed->weighed.size(), 2);
    EXPECT_FALSE(given.first().routed->learned.isEmpty());
    EXPECT_EQ(rig->state().routing.lessons, 1);
}

TEST_F(RedistributionTest, WhatStandsInALongLineGoesToOthersWithTheReason)
{
    share({workflowOf("long", {turnStep("long", "writer", {}, "clearance")}), workflowOf("shared", {shared("piece")})});
    occupyWriter();
    for (int i = 0; i < 4; ++i)
        submit("shared");
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    QStringList reasons;
    for (const StepAssigned& given : rig->all<StepAssigned>())
        if (!given.from.isEmpty()) {
            EXPECT_EQ(given.from, kWriter);
            EXPECT_EQ(given.to, kEditor);
            reasons.append(given.reason);
        }
    ASSERT_GE(reasons.size(), 1);
    EXPECT_TRUE(reasons.first().startsWith(QStringLiteral("writer is near capacity: 3 wait for it"))) << reasons.first().toStdString();
    EXPECT_EQ(done().count(QStringLiteral("piece:editor")), reasons.size());
    EXPECT_EQ(done().size(), 5) << "each once";
}

TEST_F(RedistributionTest, WhatWaitedForOneThatIsPausedGoesToOthers)
{
    share({workflowOf("long", {turnStep("long", "writer", {}, "clearance")}), workflowOf("shared", {shared("piece")}), workflowOf("own", {turnStep("own", "writer", {}, "clearance")})});
    occupyWriter();
    submit("shared");
    submit("own");
    ASSERT_TRUE(rig->issue(SteerAgent{kWriter, AgentWish::Pause, QStringLiteral("away")}));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), QStringList{QStringLiteral("piece:editor")});
    EXPECT_TRUE(rig->all<StepAssigned>().last().reason.startsWith(QStringLiteral("writer is paused (away); editor: ")));
    ASSERT_EQ(rules::resting(rig->state(), rig->state().runs.open.last()).size(), 1) << "nobody else says that it can do that";
    EXPECT_EQ(rules::resting(rig->state(), rig->state().runs.open.last()).first().reason, QStringLiteral("away"));
    ASSERT_TRUE(rig->issue(SteerAgent{kWriter, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done().size(), 3);
}

TEST_F(RedistributionTest, WhatWaitsForOneThatIsPausedGoesToWhoIsCapableAsSoonAsItIsFree)
{
    share({workflowOf("long", {turnStep("long", "editor", {}, "clearance")}), workflowOf("own", {turnStep("own", "writer")})});
    occupyWriter(); // it is the editor here
    ASSERT_TRUE(rig->issue(SteerAgent{kWriter, AgentWish::Pause, QStringLiteral("away")}));
    submit("own");
    EXPECT_TRUE(rig->all<StepAssigned>().isEmpty()) << "the editor has no time";
    rig->answers.set("clearance", {cleared()});
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("long:editor"), QStringLiteral("own:editor")}));
    ASSERT_EQ(rig->all<StepAssigned>().size(), 1);
    EXPECT_TRUE(rig->all<StepAssigned>().first().reason.startsWith(QStringLiteral("writer is paused (away); editor: capability 0.05")));
}

TEST_F(RedistributionTest, HandedOverItGoesToWhoeverIsCapableWhenNoCandidateIsLeft)
{
    share({workflowOf("flow", {turnStep("hard", "boss", {}, "review")})});
    Organisation team = rig->organisation;
    Step& hard = team.workflows[0].steps[0];
    hard.handOver = true;
    rig = std::make_unique<OfficeRig>(team);
    const QString bad = QStringLiteral("this is no answer");
    rig->answers.set("review", {bad, bad, verdict("accept")});
    submit("flow");
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), QStringList{QStringLiteral("hard:editor")});
    const QList<StepAssigned> given = rig->all<StepAssigned>();
    ASSERT_EQ(given.size(), 2) << "the best placed first, each once";
    EXPECT_EQ(given.first().to, kWriter);
    EXPECT_EQ(given.last().to, kEditor);
    EXPECT_TRUE(given.last().reason.startsWith(QStringLiteral("Writer could not: "))) << given.last().reason.toStdString();
}

} // namespace
