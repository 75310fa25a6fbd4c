// A workflow puts a choice to her; what she takes is what its steps go by. Runs that fail are put to her, too.
#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;
using namespace Qt::StringLiterals;

namespace {

class OptionsTest : public EngineFixture {
protected:
    /// Asks her which of two ways; the step behind is for the second alone.
    void work(Duration expiresAfter = Duration(0), const QString& onExpiry = {})
    {
        Raise raise;
        raise.reason = QString::fromLatin1(Escalation::kDecision);
        raise.issue = u"Which way for {title}?"_s;
        raise.recommendation = u"The second."_s;
        raise.options = {{u"keep"_s, u"Keep {title}"_s, u"It stays as it is."_s}, {u"drop"_s, u"Drop it"_s, u"It is written anew."_s}};
        raise.expiresAfter = expiresAfter;
        raise.onExpiry = onExpiry;
        Wait wait;
        wait.raise = raise;
        Step anew = turnStep("anew", "writer", {stepId("ask")});
        anew.when.path = u"ask.option"_s;
        anew.when.is = Value(u"drop"_s);
        EngineFixture::work(QList<Step>{waitStep("ask", {}, wait), anew});
    }
    Escalation question() const { return rig->state().inbox.escalations.value(rig->state().inbox.escalations.isEmpty() ? EscalationId() : rig->state().inbox.escalations.firstKey()); }
    Result<Receipt> settle(bool carryOn, const QString& option) { return rig->issue(SettleEscalation{question().id, carryOn, {}, option}); }
};

TEST_F(OptionsTest, WhatSheTakesIsWhatTheStepsGoBy)
{
    for (const QString& option : {u"keep"_s, u"drop"_s}) {
        work();
        const RunId run = begin();
        ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
        EXPECT_EQ(question().reason, QString::fromLatin1(Escalation::kDecision));
        EXPECT_EQ(question().with, human()) << "nobody takes one for her";
        EXPECT_EQ(question().issue, u"Which way for Do what there is to do?"_s);
        ASSERT_EQ(question().options.size(), 2);
        EXPECT_EQ(question().options.first().title, u"Keep Do what there is to do"_s);
        EXPECT_FALSE(settle(true, {})) << "nobody takes the first for her";
        EXPECT_FALSE(settle(true, u"sell"_s));
        ASSERT_TRUE(settle(true, option));
        ASSERT_TRUE(rig->settle());
        EXPECT_EQ(outcome(run), RunOutcome::Finished);
        EXPECT_EQ(done().contains(u"anew:writer"_s), option == u"drop"_s);
    }
}

TEST_F(OptionsTest, ANoTakesNoneOfThem)
{
    work();
    const RunId run = begin();
    ASSERT_TRUE(settle(false, {}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(done().isEmpty());
}

TEST_F(OptionsTest, ItAnswersItselfWhenItsTimeIsOver)
{
    for (const QString& onExpiry : {u"drop"_s, QString()}) {
        work(std::chrono::hours(2), onExpiry);
        const RunId run = begin();
        ASSERT_TRUE(question().expires);
        rig->pass(std::chrono::hours(1));
        EXPECT_EQ(rig->state().inbox.escalations.size(), 1);
        rig->pass(std::chrono::hours(2));
        ASSERT_TRUE(rig->settle());
        EXPECT_EQ(outcome(run), RunOutcome::Finished);
        EXPECT_EQ(done().contains(u"anew:writer"_s), !onExpiry.isEmpty());
    }
}

class FailedRunTest : public EngineFixture {
protected:
    void SetUp() override
    {
        Step step = turnStep("write", "writer", {}, "clearance");
        step.onFailure = OnFailure::Fail;
        EngineFixture::work(QList<Step>{step});
    }
    QList<Escalation> questions() const { return rig->state().inbox.escalations.values(); }
};

TEST_F(FailedRunTest, ItIsDoneAgainWithItsBriefWhenSheSaysSo)
{
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Failed);
    ASSERT_EQ(questions().size(), 1);
    EXPECT_EQ(questions().first().reason, QString::fromLatin1(Escalation::kFailedRun));
    EXPECT_EQ(questions().first().run, run);
    rig->answers.set("clearance", {cleared()});
    const Result<Receipt> again = rig->issue(SettleEscalation{questions().first().id, true, {}, u"again"_s});
    ASSERT_TRUE(again) << again.error().text.toStdString();
    EXPECT_EQ(again->text, u"It is done again, from the start."_s);
    ASSERT_TRUE(rig->settle());
    EXPECT_NE(again->run, run);
    EXPECT_EQ(outcome(again->run), RunOutcome::Finished);
    EXPECT_EQ(rig->all<BriefSubmitted>().last().text, rig->all<BriefSubmitted>().first().text);
    EXPECT_TRUE(questions().isEmpty());
}

TEST_F(FailedRunTest, ItWaitsForEverAndIsLeftWhenSheSaysSo)
{
    begin();
    rig->pass(std::chrono::hours(24 * 40));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(questions().size(), 1);
    const Result<Receipt> left = rig->issue(SettleEscalation{questions().first().id, false, {}});
    ASSERT_TRUE(left) << left.error().text.toStdString();
    EXPECT_EQ(left->text, u"It stays failed; the record keeps it."_s);
    EXPECT_TRUE(questions().isEmpty());
    EXPECT_EQ(rig->all<RunStarted>().size(), 1);
}

TEST_F(FailedRunTest, WhatSheStopsHerselfIsNoQuestion)
{
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") > 0; }));
    ASSERT_TRUE(steer(run, RunWish::Stop));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(questions().isEmpty());
}

} // namespace
