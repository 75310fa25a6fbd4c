#include "core/rules/routing/Routing.h"

#include "core/rules/talk/Chatter.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace std::chrono_literals;

const AgentId kWriter{QStringLiteral("writer")};
const AgentId kEditor{QStringLiteral("editor")};

class Routing : public testing::Test {
protected:
    FactBuilder world;
    QMap<AgentId, qsizetype> lines;
    RunId run;

    void adopt(std::optional<Predictor> routing = {}, QMap<QString, double> editor = {}, QMap<QString, double> writer = {})
    {
        Organisation team = world.team();
        team.routing = routing;
        for (AgentProfile& agent : team.agents) {
            if (agent.id == kEditor)
                agent.capabilities = editor;
            if (agent.id == kWriter)
                agent.capabilities = writer;
        }
        team.workflows[0].steps[0].candidates = {kEditor};
        world.adopt(team);
        run = world.brief();
    }
    rules::Waiting waiting() const
    {
        return [this](const AgentId& agent) { return lines.value(agent); };
    }
    Step step() const { return world.state.org.organisation().workflows[0].steps[0]; }
    RunState state() const { return world.state.runs.open.value(run); }
    std::optional<StepAssigned> assigned() const { return rules::assigned(world.state, state(), step(), waiting(), world.now); }
    std::optional<StepAssigned> relieved() const { return rules::relieved(world.state, state(), step(), waiting(), world.now); }
    /// One run in which `agent` does the step, or fails at it.
    void live(const char* agent, Duration time, bool fails = false, std::optional<StepAssigned> given = {})
    {
        const RunId its = world.brief();
        if (given) {
            given->run = its;
            world.tell(*given, its);
        }
        const TurnId turn = world.begin(its, "draft", agent);
        world.now = world.now + time;
        if (fails) {
            TurnFailed failed;
            failed.turn = turn;
            failed.run = its;
            failed.step = {QStringLiteral("draft")};
            failed.agent = {QString::fromLatin1(agent)};
            world.tell(failed, its);
        } else {
            world.finish(turn, its, "draft", agent);
        }
        world.tell(RunFinished{its, RunOutcome::Finished, {}}, its);
    }
};

TEST_F(Routing, AllAlikeItsOwnAgentGetsIt)
{
    adopt();
    const std::optional<StepAssigned> given = assigned();
    ASSERT_TRUE(given);
    EXPECT_EQ(given->to, kWriter);
    EXPECT_TRUE(given->from.isEmpty());
    ASSERT_TRUE(given->routed);
    EXPECT_EQ(given->routed->weighed.size(), 2);
    EXPECT_EQ(given->routed->rule, kWriter);
    world.tell(*given, run);
    EXPECT_FALSE(assigned()) << "once";
}

TEST_F(Routing, WhoIsAblerGetsItAndTheReasonSaysByWhat)
{
    adopt({}, {{QStringLiteral("draft"), 0.9}}, {{QStringLiteral("draft"), 0.4}});
    const std::optional<StepAssigned> given = assigned();
    ASSERT_TRUE(given);
    EXPECT_EQ(given->to, kEditor);
    EXPECT_EQ(given->reason, QStringLiteral("editor: capability 0.90 × load 1.00 × record 0.50 × cost 1.00 = 0.45"));
}

TEST_F(Routing, WhoHasLessToDoGetsIt)
{
    adopt();
    lines.insert(kWriter, 2);
    EXPECT_EQ(assigned()->to, kEditor);
    lines.insert(kEditor, 5);
    EXPECT_EQ(assigned()->to, kWriter);
}

TEST_F(Routing, WhoFailedOftenOrNeedsLongerDoesNot)
{
    adopt();
    live("writer", 1min, true);
    EXPECT_EQ(assigned()->to, kEditor);
    world = FactBuilder();
    adopt();
    for (int i = 0; i < 3; ++i) {
        live("writer", 4min);
        live("editor", 1min);
    }
    const std::optional<StepAssigned> given = assigned();
    EXPECT_EQ(given->to, kEditor);
    EXPECT_NEAR(given->routed->weighed[0].record, 0.8 / 4, 1e-9) << "Beta mean 4 of 5, and four times as long";
    EXPECT_NEAR(given->routed->weighed[1].record, 0.8, 1e-9);
}

TEST_F(Routing, WhoIsDownIsNotAsked)
{
    adopt({}, {}, {{QStringLiteral("draft"), 1}});
    world.tell(AgentPaused{kWriter, human(), QStringLiteral("away")});
    EXPECT_EQ(assigned()->to, kEditor);
    world.tell(AgentPaused{kEditor, human(), QStringLiteral("away")});
    EXPECT_FALSE(assigned());
}

TEST_F(Routing, BothAreOnRecordAndTheOrganisationSaysWhoCounts)
{
    adopt({}, {{QStringLiteral("draft"), 1}}, {{QStringLiteral("draft"), 0.2}});
    const StepAssigned toEditor = *assigned();
    ASSERT_EQ(toEditor.to, kEditor);
    for (int i = 0; i < 30; ++i)
        live("editor", 1min, true, toEditor); // being able counts for nothing there
    EXPECT_EQ(world.state.routing.lessons, 30);
    EXPECT_LT(world.state.routing.weights.first(), 1);
    const std::optional<StepAssigned> byRule = assigned();
    EXPECT_EQ(byRule->to, byRule->routed->rule);
    EXPECT_EQ(byRule->routed->by, Predictor::Rule);
    Organisation team = world.state.org.organisation();
    team.routing = Predictor::Learned;
    team.title = QStringLiteral("Learned");
    world.adopt(team);
    run = world.brief();
    const std::optional<StepAssigned> byWeights = assigned();
    EXPECT_EQ(byWeights->routed->by, Predictor::Learned);
    EXPECT_EQ(byWeights->to, byWeights->routed->learned);
    for (const Weighed& weighed : byWeights->routed->weighed)
        EXPECT_NEAR(weighed.learned, world.state.routing.expected({weighed.capability, weighed.load, weighed.record, weighed.cost}), 1e-12);
    OfficeState again;
    again.apply(world.facts);
    EXPECT_EQ(encode(again.routing), encode(world.state.routing)) << "the weights are what the facts make of them";
}

TEST_F(Routing, LearnsWhatTellsGoodFromBad)
{
    adopt({}, {{QStringLiteral("draft"), 1}}, {{QStringLiteral("draft"), 0}});
    StepAssigned able = *assigned();
    StepAssigned unable = able;
    unable.to = kWriter;
    const auto margin = [&] {
        return world.state.routing.expected({1, 1, 0.5, 1}) - world.state.routing.expected({0, 1, 0.5, 1});
    };
    const double before = margin();
    for (int i = 0; i < 40; ++i) {
        live("editor", 1min, false, able);
        live("writer", 1min, true, unable);
    }
    EXPECT_GT(margin(), before);
    EXPECT_GT(world.state.routing.expected({1, 1, 0.5, 1}), 0.5);
    EXPECT_LT(world.state.routing.expected({0, 1, 0.5, 1}), 0.5);
}

TEST_F(Routing, WhatStandsInALongLineGoesToAShorterOne)
{
    adopt();
    lines.insert(kWriter, 2);
    EXPECT_FALSE(relieved());
    lines.insert(kWriter, 3);
    const std::optional<StepAssigned> over = relieved();
    ASSERT_TRUE(over);
    EXPECT_EQ(over->to, kEditor);
    EXPECT_EQ(over->from, kWriter);
    EXPECT_TRUE(over->reason.startsWith(QStringLiteral("writer is near capacity: 3 wait for it"))) << over->reason.toStdString();
    lines.insert(kEditor, 2);
    EXPECT_FALSE(relieved()) << "it would stand no better there";
    lines.insert(kEditor, 3);
    lines.insert(kWriter, 30);
    EXPECT_FALSE(relieved()) << "that one is near capacity too";
}

TEST_F(Routing, WhoWorkedAllHourIsNearCapacity)
{
    world.now = {world.now.ms - world.now.ms % LoadState::kHour}; // of the hour before only a share is known
    adopt();
    EXPECT_NEAR(rules::busyShare(world.state, kWriter, world.now), 0, 1e-9);
    live("writer", 50min);
    EXPECT_GT(rules::busyShare(world.state, kWriter, world.now), 0.8);
    EXPECT_TRUE(rules::isNearCapacity(world.state, kWriter, 0, world.now));
    EXPECT_FALSE(rules::isNearCapacity(world.state, kWriter, 0, world.now + 50min));
    lines.insert(kWriter, 2); // this one and another
    ASSERT_TRUE(relieved());
}

TEST_F(Routing, OfOneThatIsPausedWhatWaitsGoesToWhoIsCapableAndFree)
{
    adopt({}, {{QStringLiteral("draft"), 0.4}});
    Organisation team = world.state.org.organisation();
    team.workflows[0].steps[0].candidates.clear();
    team.title = QStringLiteral("Without candidates");
    world.adopt(team);
    run = world.brief();
    EXPECT_FALSE(relieved());
    world.tell(AgentPaused{kWriter, human(), QStringLiteral("away")});
    const std::optional<StepAssigned> over = relieved();
    ASSERT_TRUE(over);
    EXPECT_EQ(over->to, kEditor);
    EXPECT_TRUE(over->reason.startsWith(QStringLiteral("writer is paused (away); editor: "))) << over->reason.toStdString();
    ASSERT_EQ(rules::resting(world.state, state()).size(), 1);
    EXPECT_EQ(rules::resting(world.state, state()).first().agent, kWriter);
    lines.insert(kEditor, 1);
    EXPECT_FALSE(relieved()) << "it has something else to do";
}

TEST_F(Routing, WhatRestsBecauseOfAStormIsNotHandedOn)
{
    adopt({}, {{QStringLiteral("draft"), 0.4}});
    const StormNoticed storm{StormKind::NoProgress, {kWriter}, run, 16, QStringLiteral("it was sent back 16 times")};
    world.tell(AgentPaused{kWriter, system(), rules::pauseReasonOf(storm)});
    EXPECT_FALSE(relieved());
    ASSERT_EQ(rules::resting(world.state, state()).size(), 1);
    EXPECT_TRUE(rules::resting(world.state, state()).first().reason.startsWith(storm.reason + QStringLiteral("; what it has rests until")));
    world.tell(AgentContinued{kWriter, human()});
    world.tell(AgentPaused{kWriter, human(), QStringLiteral("away")});
    EXPECT_TRUE(relieved());
}

TEST_F(Routing, HandedOverItGoesBeyondTheCandidatesOnlyWhenNoneIsLeft)
{
    adopt({}, {{QStringLiteral("draft"), 0.1}});
    Organisation team = world.state.org.organisation();
    for (AgentProfile& agent : team.agents)
        if (agent.id.text == QLatin1String("boss"))
            agent.capabilities = {{QStringLiteral("draft"), 1}};
    team.workflows[0].steps[0].handOver = true;
    team.title = QStringLiteral("Handed over");
    world.adopt(team);
    run = world.brief();
    const auto over = [&] { return rules::takenOver(world.state, state(), step(), QStringLiteral("it could not"), waiting(), world.now); };
    ASSERT_TRUE(over());
    EXPECT_EQ(over()->to, kEditor) << "a candidate comes first, however able the other is";
    world.tell(AgentPaused{kEditor, human(), {}});
    ASSERT_TRUE(over());
    EXPECT_EQ(over()->to.text, QStringLiteral("boss"));
    team.workflows[0].steps[0].handOver = false;
    team.title = QStringLiteral("Kept");
    world.adopt(team);
    run = world.brief();
    EXPECT_FALSE(over());
}

} // namespace

} // namespace qd::test
