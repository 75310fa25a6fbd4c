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
    share({workflowOf("long", {turnStep("long", "writer", {}, "clearance")}), workflowOf("shared", {shared("piece")}), workflowOf("own", {turnStep("own", "writer")})});
    occupyWriter();
    submit("shared");
    submit("own");
    ASSERT_TRUE(rig->issue(SteerAgent{kWriter, AgentWish::Pause, QStringLiteral("away")}));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), QStringList{QStringLiteral("piece:editor")});
    EXPECT_TRUE(rig->all<StepAssigned>().last().reason.startsWith(QStringLiteral("writer is paused; editor: ")));
    ASSERT_TRUE(rig->issue(SteerAgent{kWriter, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done().size(), 3);
}

} // namespace
