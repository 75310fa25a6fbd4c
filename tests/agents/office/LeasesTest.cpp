#include "tests/agents/office/EngineFixture.h"

#include "core/rules/course/Course.h"
#include "core/rules/routing/Leases.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

class LeasesTest : public EngineFixture {
protected:
    static Step holding(const char* id, const char* agent, QStringList holds, QList<StepId> after = {}, const char* reply = "review")
    {
        Step step = turnStep(id, agent, std::move(after), reply);
        step.holds = std::move(holds);
        return step;
    }
    static Wait anHour()
    {
        Wait wait;
        wait.length = 1h;
        return wait;
    }
    RunId submit(const char* workflow)
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Do what there is to do");
        brief.workflow = {QString::fromLatin1(workflow)};
        const Result<Receipt> receipt = rig->issue(brief);
        EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().text.toStdString());
        return receipt ? receipt->run : RunId{};
    }
    /// At no moment of the record two hold the same, and every turn of a step that holds lies within its lease.
    void expectOneAtATime()
    {
        QMap<QString, RunId> held;
        for (const StoredFact& stored : rig->facts()) {
            if (const auto* taken = std::get_if<LeaseTaken>(&stored.fact)) {
                EXPECT_FALSE(held.contains(taken->resource)) << taken->resource.toStdString();
                held.insert(taken->resource, taken->run);
            } else if (const auto* ended = std::get_if<LeaseEnded>(&stored.fact)) {
                EXPECT_EQ(held.take(ended->resource), ended->run);
            } else if (const auto* finished = std::get_if<RunFinished>(&stored.fact)) {
                held.removeIf([&](const auto& entry) { return entry.value() == finished->run; });
            }
        }
        EXPECT_TRUE(held.isEmpty());
        EXPECT_TRUE(rig->state().leases.held.isEmpty());
    }
};

const QString kSite = QStringLiteral("site");
const QString kMail = QStringLiteral("mail");

TEST_F(LeasesTest, WhatOneHoldsTheOtherWaitsFor)
{
    work({workflowOf("one", {holding("one", "writer", {kSite}, {}, "clearance")}), workflowOf("two", {holding("two", "boss", {kSite})})});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    const RunId first = submit("one");
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    const RunId second = submit("two");
    EXPECT_EQ(status(second, "two"), StepStatus::Pending);
    const RunState waits = rig->state().runs.open.value(second);
    const QMap<QString, Lease> by = rules::heldUp(rig->state(), waits, *rules::workflowOf(rig->state(), waits)->step(stepId("two")));
    ASSERT_EQ(by.keys(), QStringList{kSite});
    EXPECT_EQ(by.first().run, first);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("one:writer"), QStringLiteral("two:boss")}));
    expectOneAtATime();
}

TEST_F(LeasesTest, AWriteThatComesAfterItsLeaseIsRefusedAndDoneAgain)
{
    Step late = holding("late", "writer", {kSite}, {}, "clearance");
    late.holdLimit = 10s;
    late.retries = 1;
    work({late, holding("other", "editor", {kSite})}); // the writer's thread is held, and the editor has another
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    rig->pass(11s);
    ASSERT_TRUE(waitUntil([&] { return status(run, "other") == StepStatus::Done; })) << "the other does not wait for who is too late";
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("other:editor"), QStringLiteral("late:writer")}));
    const QList<TurnFailed> failed = rig->all<TurnFailed>();
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(failed.first().reason, QStringLiteral("it held site no longer, so what it brought is not taken"));
    EXPECT_EQ(rig->all<LeaseTaken>().size(), 3);
    expectOneAtATime();
}

TEST_F(LeasesTest, WhatIsKeptUntilALaterStepIsKeptOverARestart)
{
    Step take = holding("take", "writer", {kSite});
    take.holdsUntil = stepId("give");
    work({workflowOf("one", {take, waitStep("nap", {stepId("take")}, anHour()), holding("give", "writer", {kSite}, {stepId("nap")})}),
          workflowOf("two", {holding("two", "boss", {kSite})})});
    submit("one");
    ASSERT_TRUE(rig->settle());
    const RunId second = submit("two");
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(status(second, "two"), StepStatus::Pending);
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("take:writer"), QStringLiteral("give:writer"), QStringLiteral("two:boss")}));
    expectOneAtATime();
}

TEST_F(LeasesTest, WhatIsKeptTooLongIsGivenUpAndItsStepsAreDoneAgain)
{
    Step take = holding("take", "writer", {kSite});
    take.holdsUntil = stepId("give");
    take.holdLimit = 30min;
    Wait once = anHour();
    work({workflowOf("one", {take, waitStep("nap", {stepId("take")}, once), turnStep("give", "writer", {stepId("nap")})}),
          workflowOf("two", {holding("two", "boss", {kSite})})});
    const RunId first = submit("one");
    ASSERT_TRUE(rig->settle());
    const RunId second = submit("two");
    rig->pass(31min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(second), RunOutcome::Finished);
    ASSERT_EQ(rig->all<StepsReopened>().size(), 1);
    EXPECT_EQ(rig->all<StepsReopened>().first().run, first);
    EXPECT_TRUE(rig->all<StepsReopened>().first().reason.contains(QStringLiteral("time to hold site")));
    EXPECT_EQ(done().count(QStringLiteral("take:writer")), 2);
    rig->pass(61min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(first), RunOutcome::Finished);
    EXPECT_EQ(done().count(QStringLiteral("take:writer")), 2) << "nobody wants it any more, so it is kept";
    expectOneAtATime();
}

TEST_F(LeasesTest, WhatItWasTakenForIsDoneInTheMomentItsTimeIsOverSoNothingIsDoneAgain)
{
    Step take = holding("take", "writer", {kSite});
    take.holdsUntil = stepId("nap");
    take.holdLimit = 30min;
    work({workflowOf("one", {take, waitStep("nap", {stepId("take")}, anHour()), turnStep("after", "writer", {stepId("nap")})}),
          workflowOf("two", {holding("two", "boss", {kSite})})});
    const RunId first = submit("one");
    ASSERT_TRUE(rig->settle());
    const RunId second = submit("two");
    rig->pass(61min); // both are seen at the same look
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(rig->all<StepsReopened>().isEmpty());
    EXPECT_EQ(rig->all<LeaseEnded>().first().reason, QStringLiteral("it is not needed any more"));
    EXPECT_EQ(done().count(QStringLiteral("take:writer")), 1);
    EXPECT_EQ(outcome(first), RunOutcome::Finished);
    EXPECT_EQ(outcome(second), RunOutcome::Finished);
    expectOneAtATime();
}

TEST_F(LeasesTest, ItIsKeptForItsOwnStepWhereTheLastWasLeftOutBefore)
{
    Step take = holding("take", "writer", {kSite}, {stepId("nap")});
    take.holdsUntil = stepId("last");
    work({workflowOf("one", {waitStep("nap", {}, anHour()), take, turnStep("last", "boss", {stepId("take")})})});
    const RunId run = submit("one");
    ASSERT_TRUE(rig->settle());
    ASSERT_TRUE(rig->issue(SteerStep{run, stepId("last"), StepWish::Skip, {}, {}}));
    rig->pass(61min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(rig->all<TurnFailed>().isEmpty()) << "it held it while it worked";
    expectOneAtATime();
}

TEST_F(LeasesTest, WhatNobodyElseWantsIsKeptPastItsTime)
{
    Step take = holding("take", "writer", {kSite});
    take.holdsUntil = stepId("give");
    take.holdLimit = 1s;
    Wait question;
    question.question = QStringLiteral("Shall it go?");
    work({take, waitStep("ask", {stepId("take")}, question), turnStep("give", "writer", {stepId("ask")})});
    const RunId run = begin();
    for (int i = 0; i < 3; ++i) {
        rig->pass(1h);
        ASSERT_TRUE(rig->settle());
    }
    ASSERT_EQ(rig->all<EscalationRaised>().size(), 1) << "she is asked once";
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.firstKey(), true, QStringLiteral("Yes")}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), (QStringList{QStringLiteral("take:writer"), QStringLiteral("give:writer")}));
    expectOneAtATime();
}

TEST_F(LeasesTest, TwoThatKeepItLongerThanTheyMayTakeItFromEachOtherButOnce)
{
    Step take = holding("take", "writer", {kSite});
    take.holdsUntil = stepId("give");
    take.holdLimit = 30min;
    work({take, waitStep("nap", {stepId("take")}, anHour()), turnStep("give", "writer", {stepId("nap")})});
    const RunId first = begin();
    rig->clock.advance(1s);
    const RunId second = begin();
    for (int i = 0; i < 10; ++i) {
        rig->pass(31min);
        ASSERT_TRUE(rig->settle());
    }
    EXPECT_EQ(outcome(first), RunOutcome::Finished);
    EXPECT_EQ(outcome(second), RunOutcome::Finished);
    EXPECT_EQ(done().count(QStringLiteral("take:writer")), 4) << "each gave it up once";
    expectOneAtATime();
}

TEST_F(LeasesTest, ACircleOfWaitingIsBrokenByTheYoungest)
{
    Step a = holding("a-mail", "editor", {kMail});
    a.holdsUntil = stepId("a-site");
    Step b = holding("b-site", "writer", {kSite});
    b.holdsUntil = stepId("b-mail");
    work({workflowOf("a", {a, waitStep("nap", {stepId("a-mail")}, anHour()), holding("a-site", "editor", {kSite}, {stepId("nap")})}),
          workflowOf("b", {b, waitStep("nap", {stepId("b-site")}, anHour()), holding("b-mail", "writer", {kMail}, {stepId("nap")})})});
    const RunId older = submit("a");
    ASSERT_TRUE(rig->settle());
    rig->clock.advance(1s);
    const RunId younger = submit("b");
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(rig->state().leases.held.size(), 2);
    rig->pass(61min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(older), RunOutcome::Finished);
    const QList<StepsReopened> back = rig->all<StepsReopened>();
    ASSERT_EQ(back.size(), 1);
    EXPECT_EQ(back.first().run, younger);
    EXPECT_TRUE(back.first().reason.contains(QStringLiteral("waits for site and holds what this waits for"))) << back.first().reason.toStdString();
    rig->pass(61min);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(younger), RunOutcome::Finished);
    EXPECT_EQ(done().count(QStringLiteral("b-site:writer")), 2);
    expectOneAtATime();
}

TEST_F(LeasesTest, ACircleWithinARunIsBrokenSoThatItGetsOn)
{
    Step a = holding("a", "writer", {kSite});
    a.holdsUntil = stepId("c");
    Step b = holding("b", "editor", {kMail});
    b.holdsUntil = stepId("d");
    work({a, b, holding("c", "boss", {kMail}, {stepId("a")}), holding("d", "boss", {kSite}, {stepId("b")})});
    rig->answers.hold("review"); // both have what they hold before either is done
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->state().leases.held.size() == 2; }));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    const QList<StepsReopened> back = rig->all<StepsReopened>();
    ASSERT_EQ(back.size(), 1);
    EXPECT_EQ(back.first().steps, QList<StepId>{stepId("b")});
    EXPECT_EQ(done().size(), 5);
    expectOneAtATime();
}

TEST_F(LeasesTest, WhereNoOrderHelpsSheIsAskedAndNothingIsDoneOnAndOn)
{
    Step a = holding("a", "writer", {kSite});
    a.holdsUntil = stepId("end");
    Step b = holding("b", "editor", {kSite});
    b.holdsUntil = stepId("end");
    work({a, b, turnStep("end", "boss", {stepId("a"), stepId("b")})});
    const RunId run = begin();
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    const Escalation question = rig->state().inbox.escalations.first();
    EXPECT_EQ(question.with, human());
    EXPECT_EQ(question.issue.toStdString(), "\"b\" can never begin: \"b\" waits for site, which \"a\" keeps until \"end\", and that waits for \"b\"; it was given up once, and the same came of it");
    EXPECT_EQ(done(), (QStringList{QStringLiteral("a:writer"), QStringLiteral("b:editor"), QStringLiteral("a:writer")}));
    ASSERT_TRUE(rig->issue(SettleEscalation{question.id, true, {}}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1) << "nothing has changed, so she is asked again";
    EXPECT_EQ(done().size(), 3);
    ASSERT_TRUE(steer(run, "b", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    expectOneAtATime();
}

TEST_F(LeasesTest, RunsThatOneBeganGetOnToo)
{
    const auto crosswise = [](const char* id, const char* agent, const QString& first, const QString& then) {
        Step takes = holding("takes", agent, {first});
        takes.holdsUntil = stepId("both");
        return workflowOf(id, {takes, waitStep("nap", {stepId("takes")}, anHour()), holding("both", agent, {then}, {stepId("nap")})});
    };
    Call one;
    one.workflow = {QStringLiteral("one")};
    Call two;
    two.workflow = {QStringLiteral("two")};
    work({workflowOf("above", {callStep("a", {}, one), callStep("b", {}, two)}), crosswise("one", "writer", kSite, kMail), crosswise("two", "editor", kMail, kSite)});
    const RunId run = submit("above");
    ASSERT_TRUE(rig->settle());
    for (int i = 0; i < 3; ++i) {
        rig->pass(61min);
        ASSERT_TRUE(rig->settle());
    }
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_EQ(rig->all<StepsReopened>().size(), 1);
    EXPECT_TRUE(rig->all<StepsReopened>().first().reason.endsWith(QStringLiteral("it comes first")));
    EXPECT_EQ(done().size(), 5);
    expectOneAtATime();
}

TEST_F(LeasesTest, BranchesOfOneRunTakeTurnsToo)
{
    work({holding("one", "writer", {kSite, kMail}), holding("two", "editor", {kMail, kSite}), holding("three", "boss", {kSite})});
    const RunId run = begin();
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done().size(), 3);
    EXPECT_EQ(rig->all<LeaseTaken>().size(), 5);
    expectOneAtATime();
}

TEST_F(LeasesTest, WhatAStoppedRunHeldIsFree)
{
    Step take = holding("take", "writer", {kSite});
    take.holdsUntil = stepId("give");
    work({workflowOf("one", {take, waitStep("nap", {stepId("take")}, anHour()), turnStep("give", "writer", {stepId("nap")})}),
          workflowOf("two", {holding("two", "boss", {kSite})})});
    const RunId first = submit("one");
    ASSERT_TRUE(rig->settle());
    const RunId second = submit("two");
    ASSERT_TRUE(steer(first, RunWish::Stop));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(second), RunOutcome::Finished);
    expectOneAtATime();
}

TEST_F(LeasesTest, WhatEndedWhileAllWasStoppedIsFreeWhenTheProgramBeginsAgain)
{
    Step take = holding("take", "writer", {kSite});
    take.holdsUntil = stepId("done");
    work({workflowOf("one", {take, waitStep("done", {stepId("take")}, anHour()), waitStep("nap", {stepId("take")}, anHour())}),
          workflowOf("two", {holding("two", "boss", {kSite})})});
    const RunId first = submit("one");
    ASSERT_TRUE(rig->settle());
    const RunId second = submit("two");
    ASSERT_TRUE(rig->settle());
    ASSERT_TRUE(rig->issue(StopAll{}));
    ASSERT_TRUE(steer(first, "done", StepWish::Skip));
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(second), RunOutcome::Finished);
    EXPECT_EQ(status(first, "nap"), StepStatus::Waits);
}

} // namespace
