#include "tests/agents/office/EngineFixture.h"

#include "core/rules/course/Course.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

class WorkflowTest : public EngineFixture {};

Join join(JoinOf of, int needs = 1)
{
    return Join{of, needs};
}

TEST_F(WorkflowTest, TheFirstOfSeveralIsEnoughAndTheOthersAreLetGo)
{
    Step after = turnStep("after", "editor", {stepId("quick"), stepId("slow")}); // editor: the slow one holds its own thread
    after.join = join(JoinOf::First);
    work({turnStep("quick", "editor"), turnStep("slow", "writer", {}, "clearance"), after});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return outcome(run).has_value(); }));
    EXPECT_EQ(*outcome(run), RunOutcome::Finished);
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("slow")});
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("quick:editor"), QStringLiteral("after:editor")}));
    EXPECT_TRUE(rig->all<EscalationRaised>().isEmpty()) << "what comes too late is no failure";
}

TEST_F(WorkflowTest, AQuorumGoesOnWithoutTheOneThatFails)
{
    Step bad = turnStep("bad", "writer", {}, "clearance");
    bad.onFailure = OnFailure::Skip;
    Step after = turnStep("after", "boss", {stepId("one"), stepId("two"), stepId("bad")});
    after.join = join(JoinOf::Quorum, 2);
    work({turnStep("one", "editor"), turnStep("two", "boss"), bad, after});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(done().contains(QStringLiteral("after:boss")));
}

TEST_F(WorkflowTest, AQuorumThatCannotBeReachedIsAFailureAndSaysSo)
{
    Step bad = turnStep("bad", "writer", {}, "clearance");
    bad.onFailure = OnFailure::Skip;
    Step after = turnStep("after", "boss", {stepId("one"), stepId("bad")});
    after.join = join(JoinOf::Quorum, 2);
    after.onFailure = OnFailure::Fail;
    work({turnStep("one", "editor"), bad, after});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Failed);
    EXPECT_TRUE(rig->state().runs.recent.first().summary.contains(QStringLiteral("too few")));
}

TEST_F(WorkflowTest, WhatOneCannotDoTheNextTakesOver)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.candidates = {{QStringLiteral("writer")}, {QStringLiteral("editor")}};
    work({hard, turnStep("after", "boss", {stepId("hard")})});
    rig->answers.set("clearance", {QStringLiteral("no answer"), cleared()});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("hard:editor"), QStringLiteral("after:boss")}));
    const QList<StepAssigned> given = rig->all<StepAssigned>();
    ASSERT_EQ(given.size(), 2) << "first to the best placed, who could not";
    EXPECT_EQ(given.first().to.text, QStringLiteral("writer"));
    EXPECT_EQ(given.last().from.text, QStringLiteral("writer"));
    EXPECT_TRUE(given.last().reason.startsWith(QStringLiteral("writer could not: ")) || given.last().reason.contains(QStringLiteral(" could not: ")));
}

TEST_F(WorkflowTest, WhenNobodyIsLeftItIsAskedAbout)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.candidates = {{QStringLiteral("editor")}};
    work({hard});
    rig->answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It is not for me to say what to do here.",)"
                                                   R"("subject":"About it","message":"This is what I make of it."})")});
    const RunId run = begin();
    EXPECT_EQ(asked("clearance"), 2) << "each of the two once";
    EXPECT_EQ(status(run, "hard"), StepStatus::Escalated);
    EXPECT_EQ(rig->state().inbox.waiting(), 1);
}

TEST_F(WorkflowTest, AFallbackIsDoneInItsPlaceAndOnlyThen)
{
    Step plan = turnStep("plan", "writer", {}, "clearance");
    Step plain = turnStep("plain", "editor");
    plain.fallbackFor = stepId("plan");
    work({plan, plain, turnStep("after", "boss", {stepId("plan")})});
    RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("plain:editor"), QStringLiteral("after:boss")}));
    rig->answers.set("clearance", {cleared()});
    run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done().mid(2), (QStringList{QStringLiteral("plan:writer"), QStringLiteral("after:boss")}));
}

TEST_F(WorkflowTest, TheNextAttemptWaitsForItsTime)
{
    Step shaky = turnStep("shaky", "writer", {}, "clearance");
    shaky.retries = 2;
    shaky.backoff = Backoff{20s, 2, 60s};
    work({shaky});
    rig->answers.set("clearance", {QStringLiteral("no answer"), cleared()});
    const RunId run = begin();
    EXPECT_EQ(asked("clearance"), 1);
    const QList<TurnFailed> failed = rig->all<TurnFailed>();
    ASSERT_EQ(failed.size(), 1);
    ASSERT_TRUE(failed.first().retryAt);
    EXPECT_LE((*failed.first().retryAt - rig->clock.now()), Duration(20s));
    EXPECT_EQ(failed.first().prompt.size(), 32) << "what was asked is kept also where the answer was of no use";
    rig->close(); // it is still to be done after a restart
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("clearance"), *failed.first().retryAt > rig->clock.now() ? 1 : 2);
    rig->pass(21s);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("clearance"), 2);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(WorkflowTest, TheNextAttemptComesAtOnceWhenSheSaysSo)
{
    Step shaky = turnStep("shaky", "writer", {}, "clearance");
    shaky.retries = 2;
    shaky.backoff = Backoff{20s, 2, 60s};
    work({shaky, turnStep("after", "boss", {stepId("shaky")})});
    rig->answers.set("clearance", {QStringLiteral("no answer"), cleared()});
    const RunId run = begin();
    ASSERT_EQ(asked("clearance"), 1);
    ASSERT_TRUE(rig->state().runs.open.value(run).step(stepId("shaky")).notBefore);
    EXPECT_FALSE(steer(run, "after", StepWish::Retry)) << "it has not been tried";
    ASSERT_TRUE(steer(run, "shaky", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("clearance"), 2);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(WorkflowTest, AWaitEndsWhenItsTimeHasComeAlsoAfterARestart)
{
    Wait wait;
    wait.length = 1h;
    work({turnStep("first", "editor"), waitStep("pause", {stepId("first")}, wait), turnStep("after", "boss", {stepId("pause")})});
    const RunId run = begin();
    EXPECT_EQ(status(run, "pause"), StepStatus::Waits);
    rig->pass(59min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(status(run, "pause"), StepStatus::Waits);
    rig->close();
    rig->open();
    rig->pass(1min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done().count(QStringLiteral("first:editor")), 1);
}

TEST_F(WorkflowTest, AWaitForAnEventHearsOnlyTheOneItMeans)
{
    Wait wait;
    wait.event = QStringLiteral("brief-submitted");
    wait.where.path = QStringLiteral("text");
    wait.where.is = Value(QStringLiteral("Go"));
    wait.limit = 1h;
    work({workflowOf("waits", {waitStep("signal", {}, wait)}), workflowOf("other", {turnStep("only", "editor")})});
    const RunId run = begin();
    SubmitBrief brief;
    brief.workflow = {QStringLiteral("other")};
    brief.text = QStringLiteral("Something else");
    ASSERT_TRUE(rig->issue(brief));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(status(run, "signal"), StepStatus::Waits);
    brief.text = QStringLiteral("Go");
    ASSERT_TRUE(rig->issue(brief));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    const QList<StepSettled> settled = rig->all<StepSettled>();
    ASSERT_EQ(settled.size(), 1);
    EXPECT_EQ(settled.first().values.value(QStringLiteral("outcome")), Value(QStringLiteral("event")));
}

TEST_F(WorkflowTest, AWaitInVainFailsWhenItIsToldTo)
{
    Wait wait;
    wait.event = QStringLiteral("samples-cleared");
    wait.limit = 1h;
    wait.failAtLimit = true;
    Step signal = waitStep("signal", {}, wait);
    signal.onFailure = OnFailure::Fail;
    work({signal});
    const RunId run = begin();
    rig->pass(61min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Failed);
}

TEST_F(WorkflowTest, HerAnswerToAQuestionIsDataOfTheRun)
{
    Wait wait;
    wait.question = QStringLiteral("Which of the two names?");
    Step after = turnStep("after", "boss", {stepId("ask")});
    after.when.path = QStringLiteral("ask.answer");
    after.when.is = Value(QStringLiteral("The second"));
    work({waitStep("ask", {}, wait), after});
    const RunId run = begin();
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    const Escalation question = rig->state().inbox.escalations.first();
    EXPECT_EQ(question.issue, QStringLiteral("Which of the two names?"));
    EXPECT_EQ(status(run, "ask"), StepStatus::Waits);
    ASSERT_TRUE(rig->issue(SettleEscalation{question.id, false, QStringLiteral("The second")}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished) << "no to a question ends no run";
    EXPECT_EQ(done(), QStringList{QStringLiteral("after:boss")});
}

Workflow named()
{
    Workflow piece = workflowOf("piece", {turnStep("write", "writer")});
    piece.results.insert(QStringLiteral("name"), QStringLiteral("{input.item} of {input.whose}"));
    return piece;
}

TEST_F(WorkflowTest, AListIsWorkedThroughAndItsResultsComeBackInOrder)
{
    Call call{{QStringLiteral("piece")}, QStringLiteral("Write about {item}"), {{QStringLiteral("whose"), QStringLiteral("{title}")}},
              QStringLiteral("input.cities"), 2, {}};
    Step after = turnStep("after", "boss", {stepId("each")});
    work({workflowOf("flow", {callStep("outer", {}, Call{{QStringLiteral("inner")}, {}, {{QStringLiteral("cities"),
          QStringList{QStringLiteral("Bern"), QStringLiteral("Graz"), QStringLiteral("Ulm")}}}, {}, 4, {}})}),
          workflowOf("inner", {callStep("each", {}, call), after}), named()});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    const QList<RunStarted> started = rig->all<RunStarted>();
    ASSERT_EQ(started.size(), 5);
    EXPECT_EQ(started[2].title, QStringLiteral("Bern"));
    EXPECT_EQ(rig->all<BriefSubmitted>()[3].text, QStringLiteral("Write about Graz"));
    const QList<StepSettled> settled = rig->all<StepSettled>();
    ASSERT_EQ(settled.size(), 2);
    EXPECT_EQ(std::get<QStringList>(settled.first().values.value(QStringLiteral("name"))).size(), 3);
    EXPECT_TRUE(std::get<QStringList>(settled.first().values.value(QStringLiteral("name"))).first().startsWith(QStringLiteral("Bern of ")));
    EXPECT_EQ(settled.first().values.value(QStringLiteral("finished")), Value(qint64(3)));
}

TEST_F(WorkflowTest, NoMoreRunsSideBySideThanAllowedAlsoAfterARestart)
{
    Wait wait;
    wait.length = 1h;
    Call call{{QStringLiteral("slow")}, {}, {}, QStringLiteral("input.items"), 2, {}};
    const QStringList items{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e")};
    work({workflowOf("flow", {callStep("outer", {}, Call{{QStringLiteral("inner")}, {}, {{QStringLiteral("items"), items}}, {}, 4, {}})}),
          workflowOf("inner", {callStep("each", {}, call)}), workflowOf("slow", {waitStep("nap", {}, wait)})});
    const RunId run = begin();
    EXPECT_EQ(rig->state().runs.open.size(), 4) << "the run, the inner one, and two naps";
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->state().runs.open.size(), 4);
    rig->close();
    rig->open();
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->state().runs.open.size(), 3);
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->all<RunStarted>().size(), 7);
}

TEST_F(WorkflowTest, AWorkflowThatCallsItselfEnds)
{
    Step again = callStep("again", {}, Call{{QStringLiteral("flow")}, {}, {}, {}, 4, {}});
    again.onFailure = OnFailure::Fail;
    work({again});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Failed);
    EXPECT_LE(rig->all<RunStarted>().size(), 10);
}

} // namespace
