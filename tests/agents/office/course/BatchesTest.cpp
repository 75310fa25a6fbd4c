#include "agents/office/course/BatchDesk.h"
#include "tests/agents/office/course/LetterBox.h"
#include "tests/agents/office/course/OneTool.h"

namespace qd::test {
namespace {

using agents::BatchMade;
using agents::BatchResult;
using agents::BatchSeen;

class Batches : public BatchFixture {};

TEST_F(Batches, CallsThatCanWaitGoTogetherAtHalfThePriceAndTheirAgentsAreFree)
{
    works({turnStep("first", "writer"), turnStep("second", "editor")});
    const RunId run = submit();
    hand(2);
    ASSERT_EQ(box->sent.size(), 1);
    EXPECT_EQ(box->sent[0].size(), 2);
    EXPECT_EQ(askedAlone(), 0);
    ASSERT_EQ(lying().size(), 2);
    EXPECT_EQ(lying().first().provider, QStringLiteral("anthropic"));
    EXPECT_EQ(lying().first().deadline, lying().first().since + agents::BatchDesk::kDeadline);
    for (const AgentState& agent : rig->state().org.agents)
        EXPECT_TRUE(agent.turn.isNull());
    EXPECT_EQ(status(run, "first"), StepStatus::Running);
    for (const TurnReserved& fact : rig->all<TurnReserved>())
        EXPECT_TRUE(fact.batched);
    EXPECT_GT(rig->state().ledger.reservedTotal().micro, 0);

    box->over(1, BatchResult::Answered, verdict("accept"));
    look();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(lying().isEmpty());
    EXPECT_EQ(rig->state().ledger.reservedTotal().micro, 0);
    const QList<TurnFinished> finished = rig->all<TurnFinished>();
    ASSERT_EQ(finished.size(), 2);
    const qint64 whole = prices.cost(kModel, {{1'001}, {201}, {}, {}})->micro;
    for (const TurnFinished& fact : finished) {
        EXPECT_TRUE(fact.spend.batched);
        EXPECT_EQ(fact.spend.cost.micro, (whole + 1) / 2);
        EXPECT_FALSE(fact.prompt.isEmpty());
        EXPECT_LE(fact.spend.cost.micro, reservedFor(fact.turn).micro);
    }
    for (const char* agent : {"writer", "editor"})
        EXPECT_EQ(rig->state().history.agents.value({QString::fromLatin1(agent)}).recent.size(), 1) << agent << " knows what it did";
    EXPECT_EQ(box->sent.size(), 1);
}

TEST_F(Batches, AnAlarmDoesNotWaitForThem)
{
    Workflow flow = workflowOf("flow", {turnStep("first", "writer")});
    flow.alarm = Alarm::Fraud;
    worksOn({flow});
    const RunId run = submit();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(askedAlone(), 1);
    EXPECT_TRUE(box->sent.isEmpty());
}

TEST_F(Batches, WhatCameOfThemIsLearned)
{
    works({turnStep("first", "writer")});
    submit();
    hand();
    box->over(1, BatchResult::Answered, verdict("accept"));
    look(std::chrono::hours(3));
    const Experience known = rig->state().routing.known.value(QStringLiteral("writer/flow/first"));
    EXPECT_EQ(known.done, 1);
    EXPECT_EQ(known.ms, 0) << "how long it takes does not show";
    EXPECT_EQ(known.microUsd, rig->all<TurnFinished>().first().spend.cost.micro);
}

TEST_F(Batches, AnAnswerWithTheKeyInItIsPaidAndNotUsed)
{
    works({turnStep("first", "writer")});
    submit();
    hand();
    box->over(1, BatchResult::Answered, verdict("accept"));
    box->stands[QStringLiteral("batch-1")].results.first().kind = BatchResult::Withheld;
    look();
    ASSERT_FALSE(rig->all<TurnFailed>().isEmpty());
    const TurnFailed failed = rig->all<TurnFailed>().first();
    EXPECT_EQ(failed.reason, QStringLiteral("The answer repeats the key that it was asked with, so nothing of it is used."));
    EXPECT_EQ(failed.spend.cost.micro, (prices.cost(kModel, {{1'001}, {201}, {}, {}})->micro + 1) / 2);
    EXPECT_TRUE(rig->all<TurnFinished>().isEmpty() || !rig->all<TurnFinished>().first().spend.batched);
}

TEST_F(Batches, ARunThatCannotWaitIsAskedInTheOrdinaryWay)
{
    works({turnStep("first", "writer")});
    const RunId run = submit(false);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(box->sent.isEmpty());
    EXPECT_EQ(askedAlone(), 1);
}

TEST_F(Batches, AProviderWithoutBatchesIsAskedInTheOrdinaryWay)
{
    works({turnStep("first", "writer")});
    rig->model = QStringLiteral("ollama:qwen3");
    again();
    const RunId run = submit();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(box->sent.isEmpty());
}

TEST_F(Batches, AfterARestartTheyAreLookedAfterAndNotSentAgain)
{
    works({turnStep("first", "writer"), turnStep("second", "editor", {stepId("first")})});
    const RunId run = submit();
    hand();
    ASSERT_EQ(lying().size(), 1);
    box->over(1, BatchResult::Answered, verdict("accept"));
    again();
    rig->pass(std::chrono::minutes(1));
    hand();
    EXPECT_EQ(box->sent.size(), 2) << "the second step's call, and not the first once more";
    EXPECT_EQ(status(run, "first"), StepStatus::Done);
    ASSERT_EQ(rig->all<TurnFailed>().size(), 0);
    box->over(2, BatchResult::Answered, verdict("accept"));
    look();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(Batches, WhatNobodyKnowsToBeTakenKeepsItsReservationAndIsAskedAlone)
{
    works({turnStep("first", "writer")});
    box->taken = {BatchMade::Unclear, {}, {}, QStringLiteral("the connection broke")};
    const RunId run = submit();
    hand();
    ASSERT_EQ(rig->all<TurnFailed>().size(), 1);
    const TurnFailed failed = rig->all<TurnFailed>().first();
    EXPECT_GT(failed.spend.cost.micro, 0);
    EXPECT_EQ(failed.spend.cost, reservedFor(failed.turn));
    EXPECT_TRUE(failed.spend.batched);
    rig->pass(std::chrono::seconds(30));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(box->sent.size(), 1) << "it is never sent again by itself";
    EXPECT_EQ(askedAlone(), 1);
}

TEST_F(Batches, WhatIsNotTakenIsAskedAloneAtOnceAndCostsNothing)
{
    works({turnStep("first", "writer")});
    box->taken = {BatchMade::Refused, {}, {}, QStringLiteral("too many batches")};
    const RunId run = submit();
    hand();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_EQ(rig->all<TurnFailed>().size(), 1);
    EXPECT_EQ(rig->all<TurnFailed>().first().spend.cost.micro, 0);
    EXPECT_EQ(rig->all<TurnStarted>().last().attempt, 1) << "no attempt is used up";
    EXPECT_EQ(askedAlone(), 1);
}

TEST_F(Batches, WhatWasNotDoneInTimeCostsNothingAndIsAskedAlone)
{
    works({turnStep("first", "writer")});
    const RunId run = submit();
    hand();
    box->over(1, BatchResult::NotDone);
    look();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->all<TurnFailed>().first().spend.cost.micro, 0);
    EXPECT_EQ(rig->all<TurnStarted>().last().attempt, 1);
    EXPECT_EQ(box->sent.size(), 1);
    EXPECT_EQ(askedAlone(), 1);
}

TEST_F(Batches, WhatTheProviderRefusesInABatchUsesUpAnAttemptAsItWouldAlone)
{
    Step first = turnStep("first", "writer");
    first.retries = 1;
    works({first});
    const RunId run = submit();
    hand();
    box->over(1, BatchResult::Refused);
    box->stands[QStringLiteral("batch-1")].results.first().refusal = agents::readRefusal(400, {}, R"({"error":{"message":"bad"}})", {});
    look();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->all<TurnFailed>().first().spend.cost.micro, 0);
    EXPECT_EQ(rig->all<TurnStarted>().last().attempt, 2);
}

TEST_F(Batches, AnAnswerThatCannotBeUsedIsPaidAndAskedForAlone)
{
    Step first = turnStep("first", "writer");
    first.retries = 1;
    works({first});
    const RunId run = submit();
    hand();
    box->over(1, BatchResult::Answered, QStringLiteral("no JSON"));
    look();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_GT(rig->all<TurnFailed>().first().spend.cost.micro, 0);
    EXPECT_EQ(rig->all<TurnStarted>().last().attempt, 2);
    EXPECT_EQ(box->sent.size(), 1);
}

TEST_F(Batches, TheTimeOfTheStepDoesNotEndWhatLiesWithItsProvider)
{
    Step first = turnStep("first", "writer");
    first.timeLimit = std::chrono::minutes(1);
    works({first});
    const RunId run = submit();
    hand();
    for (int hour = 0; hour < 20; ++hour)
        look(std::chrono::hours(1));
    EXPECT_EQ(lying().size(), 1);
    EXPECT_EQ(status(run, "first"), StepStatus::Running);
    EXPECT_TRUE(rig->all<TurnFailed>().isEmpty());
    EXPECT_GE(box->looks, 20);
}

TEST_F(Batches, WhatNeverComesBackCostsWhatWasReserved)
{
    works({turnStep("first", "writer")});
    box->standing = {BatchSeen::Silent, {}, false, QStringLiteral("nobody there")};
    submit();
    hand();
    look(agents::BatchDesk::kDeadline + agents::BatchDesk::kMargin - std::chrono::hours(1));
    EXPECT_EQ(lying().size(), 1);
    look(std::chrono::hours(2));
    ASSERT_EQ(rig->all<TurnFailed>().size(), 1);
    const TurnFailed failed = rig->all<TurnFailed>().first();
    EXPECT_EQ(failed.spend.cost, reservedFor(failed.turn));
    EXPECT_EQ(box->cancelled, QStringList{QStringLiteral("batch-1")});
}

TEST_F(Batches, AStopCancelsThemAtTheProviderAndWhatWasDoneIsPaid)
{
    works({turnStep("first", "writer"), turnStep("second", "editor")});
    const RunId run = submit();
    hand(2);
    ASSERT_TRUE(rig->issue(StopAll{}));
    EXPECT_EQ(box->cancelled, QStringList{QStringLiteral("batch-1")});
    box->over(1, BatchResult::NotDone);
    box->stands[QStringLiteral("batch-1")].results.first() = {box->sent[0].first().id, BatchResult::Answered, LetterBox::message(verdict("accept")), {}};
    box->stands[QStringLiteral("batch-1")].results.last().id = box->sent[0].last().id;
    look();
    EXPECT_EQ(lying().size(), 2) << "nothing goes on while all is stopped";
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([&] { return outcome(run).has_value(); }));
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(askedAlone(), 1);
    qint64 paid = 0;
    for (const TurnFinished& fact : rig->all<TurnFinished>())
        paid += fact.spend.batched && fact.spend.cost.micro > 0;
    EXPECT_EQ(paid, 1);
}

TEST_F(Batches, WhatIsGatheredWhenAllIsStoppedIsNotSent)
{
    works({turnStep("first", "writer")});
    const RunId run = submit();
    ASSERT_TRUE(waitUntil([this] { return box->asked > 0; }));
    ASSERT_TRUE(rig->issue(StopAll{}));
    ASSERT_TRUE(waitUntil([this] { return rig->office->turnsInFlight() == 0; }));
    rig->pass(std::chrono::minutes(1));
    EXPECT_TRUE(box->sent.isEmpty());
    EXPECT_EQ(rig->all<TurnReserved>().size(), 0);
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    gathered = 1; // and once more
    hand();
    EXPECT_EQ(box->sent.size(), 1);
    EXPECT_EQ(status(run, "first"), StepStatus::Running);
}

TEST_F(Batches, ARunThatIsStoppedCancelsItsBatchAndItsAnswerIsPaidAllTheSame)
{
    works({turnStep("first", "writer"), turnStep("second", "editor", {stepId("first")})});
    const RunId run = submit();
    hand();
    const Result<Receipt> steered = steer(run, RunWish::Stop);
    ASSERT_TRUE(steered) << steered.error().text.toStdString();
    EXPECT_EQ(box->cancelled, QStringList{QStringLiteral("batch-1")});
    box->over(1, BatchResult::Answered, verdict("accept"));
    look();
    ASSERT_EQ(rig->all<TurnFailed>().size(), 1);
    EXPECT_GT(rig->all<TurnFailed>().first().spend.cost.micro, 0);
    EXPECT_FALSE(lying().contains(rig->all<TurnFailed>().first().turn));
}

TEST_F(Batches, ABatchInWhichSomebodyStillWaitsIsNotCancelled)
{
    worksOn({workflowOf("flow", {turnStep("first", "writer")}), workflowOf("other", {turnStep("second", "editor")})});
    const RunId stopped = submit();
    const RunId run = submit(true, "other");
    hand(2);
    ASSERT_EQ(box->sent.size(), 1) << "both lie in one";
    ASSERT_EQ(box->sent.first().size(), 2);
    ASSERT_TRUE(steer(stopped, RunWish::Stop));
    EXPECT_TRUE(box->cancelled.isEmpty()) << box->cancelled.join(u',').toStdString();
    box->over(1, BatchResult::Answered, verdict("accept"));
    look();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(askedAlone(), 0);
}

TEST_F(Batches, WhatIsTakenAfterEverythingWasStoppedIsCancelledThere)
{
    works({turnStep("first", "writer")});
    box->holds = true;
    submit();
    ASSERT_TRUE(waitUntil([this] { return box->asked > 0; }));
    rig->pass(std::chrono::seconds(31));
    ASSERT_TRUE(waitUntil([this] { return box->sent.size() == 1; }));
    ASSERT_TRUE(rig->issue(StopAll{}));
    EXPECT_TRUE(box->cancelled.isEmpty()) << "it has no name yet";
    box->release();
    EXPECT_TRUE(waitUntil([this] { return !box->cancelled.isEmpty(); }));
    EXPECT_EQ(box->cancelled, QStringList{QStringLiteral("batch-1")});
}

TEST_F(Batches, WhatIsTakenAfterTheRecordWasOpenedAgainIsCancelledThere)
{
    openResources();
    rig = std::make_unique<OfficeRig>(teamWith({workflowOf("flow", {turnStep("first", "writer")})}), StoreLimits{0, 60});
    rig->model = kModel;
    rig->batches = box;
    again();
    box->holds = true;
    submit();
    ASSERT_TRUE(waitUntil([this] { return box->asked > 0; }));
    rig->pass(std::chrono::seconds(31));
    ASSERT_TRUE(waitUntil([this] { return box->sent.size() == 1; }));
    for (int i = 0; i < 40 && rig->troubles.isEmpty(); ++i) { // until its disk is full
        const CommandId id = rig->give(KeepDocument{QStringLiteral("Note %1").arg(i), {}, QStringLiteral("Words %1. ").arg(i).repeated(2'000)});
        ASSERT_TRUE(waitUntil([&] { return !rig->troubles.isEmpty() || rig->answered.contains(id); }));
    }
    ASSERT_TRUE(waitUntil([this] { return rig->recoveries == 1; }));
    EXPECT_TRUE(box->cancelled.isEmpty()) << "it has no name yet";
    box->release();
    EXPECT_TRUE(waitUntil([this] { return !box->cancelled.isEmpty(); }));
    EXPECT_EQ(box->cancelled, QStringList{QStringLiteral("batch-1")});
    EXPECT_TRUE(lying().isEmpty());
}

TEST_F(Batches, WhatOthersWaitForIsNotLeftLyingForADay)
{
    Step held = turnStep("first", "writer");
    held.holds = {QStringLiteral("the front page")};
    Step soon = turnStep("second", "editor", {stepId("first")});
    soon.window = Window{stepId("first"), std::chrono::hours(1)};
    works({held, soon});
    const RunId run = submit();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(box->sent.isEmpty());
    EXPECT_EQ(askedAlone(), 2);
}

TEST_F(Batches, WhatAToolGaveIsTakenUpAtOnce)
{
    const QString tool = QStringLiteral("read-page");
    Step first = turnStep("first", "writer");
    first.tools = {tool};
    works({first});
    for (AgentProfile& agent : rig->organisation.agents)
        agent.tools = {tool};
    rig->organisation.index();
    rig->tools = std::make_shared<OneTool>();
    again();
    ASSERT_TRUE(rig->issue(AdoptOrganisation{rig->organisation, QStringLiteral("test")}, system()));
    const RunId run = submit();
    hand();
    ASSERT_EQ(box->sent.size(), 1);
    box->over(1, BatchResult::Answered);
    box->stands[QStringLiteral("batch-1")].results.first().body = R"({"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[)"
        R"({"type":"tool_use","id":"call-1","name":"read-page","input":{"address":"https://example.org/bees"}}],"stop_reason":"tool_use","usage":{"input_tokens":1001,"output_tokens":201}})";
    look();
    ASSERT_TRUE(rig->settle());
    rig->pass(std::chrono::seconds(31));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(rig->all<ToolUsed>().size(), 1);
    EXPECT_EQ(box->sent.size(), 1) << "it does not lie for another day";
    EXPECT_EQ(askedAlone(), 1);
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(Batches, WhatCannotBePaidIsNotHandedOver)
{
    works({turnStep("first", "writer")});
    SetBudget little;
    little.budget = {QStringLiteral("organisation"), BudgetPeriod::Day, {10}};
    ASSERT_TRUE(rig->issue(little));
    submit();
    hand();
    EXPECT_TRUE(box->sent.isEmpty());
    EXPECT_FALSE(rig->state().inbox.escalations.isEmpty());
}

} // namespace
} // namespace qd::test
