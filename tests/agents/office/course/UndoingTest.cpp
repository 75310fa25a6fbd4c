#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

class UndoingTest : public EngineFixture {
protected:
    static Step post(const char* id) { return effectStep(id, "daily-social-post"); }
    static Step calling(const char* id, const char* workflow, QList<StepId> after = {})
    {
        return callStep(id, std::move(after), Call{{QString::fromLatin1(workflow)}, {}, {}, {}, 4, {}});
    }
    /// flow: one, then a note (which has a page of its own published), then two. Each says how it is undone, the note itself does not.
    void publishing(bool undoable = true)
    {
        QList<Step> page{post("publish")};
        if (undoable)
            page.append(undoingStep("withdraw", "writer", "publish"));
        work({workflowOf("flow", {turnStep("one", "editor"), calling("note", "note", {stepId("one")}), turnStep("two", "boss", {stepId("note")}),
                                  undoingStep("undo-one", "editor", "one"), undoingStep("undo-two", "boss", "two")}),
              workflowOf("note", {calling("page", "page")}), workflowOf("page", page)});
    }
    QStringList undone()
    {
        QStringList steps;
        for (const QString& one : done())
            if (one.startsWith(QStringLiteral("undo")) || one.startsWith(QStringLiteral("withdraw")))
                steps.append(one.section(u':', 0, 0));
        return steps;
    }
    QString summary(const RunId& run) const
    {
        for (const RunSummary& one : rig->state().runs.recent)
            if (one.id == run)
                return one.summary;
        return {};
    }
    void climbs()
    {
        rig->answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It is not for me to say what to do here.",)"
                                                       R"("subject":"About it","message":"This is what I make of it."})")});
    }
};

TEST_F(UndoingTest, WhatItsRunsDidIsUndoneWithItNewestFirst)
{
    publishing();
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_EQ(rig->outside.count(), 1);
    ASSERT_TRUE(steer(run, RunWish::Undo)) << "it has ended, which is when things are undone";
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(undone(), (QStringList{QStringLiteral("undo-two"), QStringLiteral("withdraw"), QStringLiteral("undo-one")}));
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_TRUE(rig->state().runs.open.isEmpty());
    EXPECT_TRUE(rig->state().runs.undoable.isEmpty());
    EXPECT_FALSE(summary(run).contains(QStringLiteral("Nothing undid")));
    const Result<Receipt> again = steer(run, RunWish::Undo);
    ASSERT_FALSE(again);
    EXPECT_TRUE(again.error().text.contains(QStringLiteral("has ended (undone)"))) << again.error().text.toStdString();
}

TEST_F(UndoingTest, WhatWasOnItsWayWhenItBeganIsUndoneWhenItHasLeft)
{
    work({post("publish"), undoingStep("withdraw", "writer", "publish")});
    std::unique_lock slow(rig->outside.mutex);
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
    ASSERT_TRUE(steer(run, RunWish::Undo));
    EXPECT_FALSE(outcome(run)) << "nobody knows yet what there is to undo";
    slow.unlock();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(undone(), QStringList{QStringLiteral("withdraw")});
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
}

TEST_F(UndoingTest, WhatLeftWhileItsRunWasStoppedCanBeUndoneAfterwards)
{
    work({post("publish"), undoingStep("withdraw", "writer", "publish")});
    std::unique_lock slow(rig->outside.mutex);
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
    ASSERT_TRUE(steer(run, RunWish::Stop));
    slow.unlock();
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(rig->outside.count(), 1);
    rig->close(); // it is on record
    rig->open();
    const Result<Receipt> undoes = steer(run, RunWish::Undo);
    ASSERT_TRUE(undoes) << undoes.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(undone(), QStringList{QStringLiteral("withdraw")});
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
}

TEST_F(UndoingTest, UndoneAfterAStopWhileItIsLeavingTheUndoingFollows)
{
    work({post("publish"), undoingStep("withdraw", "writer", "publish")});
    std::unique_lock slow(rig->outside.mutex);
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
    ASSERT_TRUE(steer(run, RunWish::Stop));
    ASSERT_TRUE(steer(run, RunWish::Undo));
    EXPECT_FALSE(outcome(run)) << "nobody knows yet what there is to undo";
    slow.unlock();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(undone(), QStringList{QStringLiteral("withdraw")});
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
}

TEST_F(UndoingTest, WhatWasOnItsWayInARunThatItBeganIsUndoneToo)
{
    work({workflowOf("flow", {calling("page", "page")}), workflowOf("page", {post("publish"), undoingStep("withdraw", "writer", "publish")})});
    std::unique_lock slow(rig->outside.mutex);
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->outside.reached == 1; }));
    ASSERT_TRUE(steer(run, RunWish::Undo));
    slow.unlock();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(undone(), QStringList{QStringLiteral("withdraw")});
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_TRUE(rig->state().runs.open.isEmpty());
}

TEST_F(UndoingTest, AlsoAfterARestartInTheMiddleOfIt)
{
    publishing();
    const RunId run = begin();
    rig->answers.hold("review");
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(waitUntil([&] { return asked("review") == 3; })); // undo-two is at it
    rig->close();
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_EQ(undone(), (QStringList{QStringLiteral("undo-two"), QStringLiteral("withdraw"), QStringLiteral("undo-one")}));
}

TEST_F(UndoingTest, ByTheWorkflowThatItRanByThoughTheFileIsAnotherNow)
{
    publishing();
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    for (const char* other : {"new", "newer"}) {
        Organisation changed = rig->organisation;
        changed.workflows = {workflowOf(other, {turnStep("one", "editor")})};
        ASSERT_TRUE(rig->issue(AdoptOrganisation{changed, QStringLiteral("test")}));
    }
    rig->close();
    rig->open();
    const Result<Receipt> undoing = steer(run, RunWish::Undo);
    ASSERT_TRUE(undoing) << undoing.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(undone(), (QStringList{QStringLiteral("undo-two"), QStringLiteral("withdraw"), QStringLiteral("undo-one")}));
}

TEST_F(UndoingTest, WhatNothingSaysHowToUndoIsSaid)
{
    publishing(false);
    const RunId run = begin();
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_TRUE(summary(run).contains(QStringLiteral("Nothing undid what went out: publish ("))) << summary(run).toStdString();
}

TEST_F(UndoingTest, ARunWithNothingToUndoSaysThat)
{
    work({turnStep("one", "editor")});
    const RunId run = begin();
    const Result<Receipt> refused = steer(run, RunWish::Undo);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().text.contains(QStringLiteral("nothing that it did is left to undo"))) << refused.error().text.toStdString();
}

TEST_F(UndoingTest, ACallWithAnUndoingStepOfItsOwnIsUndoneByThatAlone)
{
    work({workflowOf("flow", {calling("page", "page"), undoingStep("undo-page", "boss", "page")}),
          workflowOf("page", {post("publish"), undoingStep("withdraw", "writer", "publish")})});
    const RunId run = begin();
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_EQ(undone(), QStringList{QStringLiteral("undo-page")});
}

TEST_F(UndoingTest, AnUndoingStepThatFailedIsLeftOutAndTheRestIsUndone)
{
    work({turnStep("one", "editor"), turnStep("two", "writer", {stepId("one")}), undoingStep("undo-one", "editor", "one"),
          undoingStep("undo-two", "writer", "two", "clearance")});
    climbs();
    const RunId run = begin();
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(status(run, "undo-two"), StepStatus::Escalated);
    EXPECT_FALSE(steer(run, "one", StepWish::Retry)) << "only what undoes is still done";
    const Result<Receipt> skips = steer(run, "undo-two", StepWish::Skip);
    ASSERT_TRUE(skips) << skips.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_EQ(undone().last(), QStringLiteral("undo-one"));
    EXPECT_TRUE(rig->state().inbox.escalations.isEmpty());
}

TEST_F(UndoingTest, OrIsDoneAgainOrByAnother)
{
    for (const bool another : {false, true}) {
        work({turnStep("one", "editor"), turnStep("two", "writer", {stepId("one")}), undoingStep("undo-one", "editor", "one"),
              undoingStep("undo-two", "writer", "two", "clearance")});
        climbs();
        const RunId run = begin();
        ASSERT_TRUE(steer(run, RunWish::Undo));
        ASSERT_TRUE(rig->settle());
        rig->answers.set("clearance", {cleared()});
        const Result<Receipt> again = another ? steer(run, "undo-two", StepWish::Reassign, "boss") : steer(run, "undo-two", StepWish::Retry);
        ASSERT_TRUE(again) << again.error().text.toStdString();
        ASSERT_TRUE(rig->settle());
        EXPECT_EQ(outcome(run), RunOutcome::Undone);
        EXPECT_EQ(done().mid(done().size() - 2), (QStringList{another ? QStringLiteral("undo-two:boss") : QStringLiteral("undo-two:writer"), QStringLiteral("undo-one:editor")}));
    }
}

TEST_F(UndoingTest, EndedItHasEndedAndWhatIsLeftCanBeUndoneLater)
{
    work({turnStep("one", "editor"), turnStep("two", "writer", {stepId("one")}), undoingStep("undo-one", "editor", "one"),
          undoingStep("undo-two", "writer", "two", "clearance")});
    climbs();
    const RunId run = begin();
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.first().id, false, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Stopped);
    rig->answers.set("clearance", {cleared()});
    const Result<Receipt> again = steer(run, RunWish::Undo);
    ASSERT_TRUE(again) << again.error().text.toStdString();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_EQ(undone().mid(undone().size() - 2), (QStringList{QStringLiteral("undo-two"), QStringLiteral("undo-one")}));
}

TEST_F(UndoingTest, ACallWhoseRunsLetSomethingOutIsNotDoneAgain)
{
    Wait wait;
    wait.question = QStringLiteral("Well?");
    work({workflowOf("flow", {turnStep("one", "editor"), calling("note", "note", {stepId("one")}), waitStep("ask", {stepId("note")}, wait)}),
          workflowOf("note", {calling("page", "page")}), workflowOf("page", {post("publish")})});
    const RunId run = begin();
    ASSERT_EQ(rig->outside.count(), 1);
    for (const char* step : {"note", "one"}) {
        const Result<Receipt> again = steer(run, step, StepWish::Retry);
        ASSERT_FALSE(again) << step;
        EXPECT_TRUE(again.error().text.startsWith(QStringLiteral("\"publish ("))) << again.error().text.toStdString();
        EXPECT_TRUE(again.error().text.endsWith(QStringLiteral("has left the house; to do it again would do it twice")));
    }
    ASSERT_TRUE(steer(run, "ask", StepWish::Retry)) << "what comes after may be";
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(UndoingTest, ALoopBackOverSuchACallAsks)
{
    Step check = turnStep("check", "boss", {stepId("note")});
    check.loop = Loop{stepId("note"), {}, 3, QStringLiteral("continue")};
    check.loop->when.path = QStringLiteral("check.verdict");
    check.loop->when.is = Value(QStringLiteral("revise"));
    work({workflowOf("flow", {calling("note", "page"), check}), workflowOf("page", {post("publish")})});
    rig->answers.set("review", {verdict("revise")});
    const RunId run = begin();
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(status(run, "check"), StepStatus::Escalated);
    ASSERT_EQ(rig->state().inbox.waiting(), 1);
    EXPECT_TRUE(rig->state().inbox.escalations.first().issue.endsWith(QStringLiteral("to do it again would do it twice")));
    ASSERT_TRUE(steer(run, "check", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(UndoingTest, ACallThatFailedAfterItPublishedIsAskedAboutAndNotTriedAgain)
{
    Step check = turnStep("check", "writer", {stepId("publish")}, "clearance");
    check.onFailure = OnFailure::Fail;
    work({workflowOf("flow", {calling("note", "page")}), workflowOf("page", {post("publish"), check})});
    const RunId run = begin();
    ASSERT_EQ(status(run, "note"), StepStatus::Escalated);
    const Escalation asked = rig->state().inbox.escalations.first();
    EXPECT_EQ(asked.with, human()) << "nobody else may have it done twice";
    EXPECT_TRUE(asked.issue.contains(QStringLiteral("has left the house"))) << asked.issue.toStdString();
    const Result<Receipt> again = rig->issue(SettleEscalation{asked.id, true, {}});
    ASSERT_FALSE(again);
    EXPECT_TRUE(again.error().text.contains(QStringLiteral("twice")));
    ASSERT_TRUE(steer(run, "note", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(rig->outside.count(), 1);
}

TEST_F(UndoingTest, WhatWasDoneAndIsOpenAgainOwesItsUndoing)
{
    Wait question;
    question.question = QStringLiteral("May it be booked?");
    work({waitStep("pre", {}, question), turnStep("book", "editor", {stepId("pre")}), waitStep("end", {stepId("book")}, question),
          undoingStep("undo-book", "writer", "book")});
    const RunId run = begin();
    const auto answer = [&] {
        ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.first().id, true, {}}));
        ASSERT_TRUE(rig->settle());
    };
    answer();
    ASSERT_TRUE(steer(run, "pre", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    answer(); // it is done a second time
    ASSERT_TRUE(steer(run, "pre", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(status(run, "book"), StepStatus::Pending);
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(undone(), QStringList{QStringLiteral("undo-book")});
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
    EXPECT_TRUE(summary(run).contains(QStringLiteral("\"book\" was done 2 times, and \"undo-book\" once"))) << summary(run).toStdString();
}

TEST_F(UndoingTest, WhatWasNeverDoneOwesNothing)
{
    Wait question;
    question.question = QStringLiteral("May it be booked?");
    work({turnStep("pre", "editor"), waitStep("book", {stepId("pre")}, question), undoingStep("undo-book", "writer", "book")});
    const RunId run = begin();
    ASSERT_TRUE(steer(run, "pre", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(undone().isEmpty());
    EXPECT_EQ(outcome(run), RunOutcome::Undone);
}

} // namespace
