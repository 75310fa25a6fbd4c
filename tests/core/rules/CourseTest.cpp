#include "core/rules/course/Detours.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

Condition is(const char* path, Value value)
{
    Condition condition;
    condition.path = QString::fromLatin1(path);
    condition.is = std::move(value);
    return condition;
}

StepId id(const char* text)
{
    return {QString::fromLatin1(text)};
}

class CourseTest : public testing::Test {
protected:
    RunState run;
    void SetUp() override
    {
        run.title = QStringLiteral("A title");
        run.briefText = QStringLiteral("Write {title}");
        run.data = {{QStringLiteral("s.verdict"), QStringLiteral("Accept")}, {QStringLiteral("s.score"), qint64(75)},
                    {QStringLiteral("s.real"), 75.0}, {QStringLiteral("s.yes"), true},
                    {QStringLiteral("s.list"), QStringList{QStringLiteral("a"), QStringLiteral("b")}}};
    }
    Condition compared(const char* path, std::optional<double> atLeast, std::optional<double> below) const
    {
        Condition condition;
        condition.path = QString::fromLatin1(path);
        condition.atLeast = atLeast;
        condition.below = below;
        return condition;
    }
};

} // namespace

TEST_F(CourseTest, AConditionComparesWordsWithoutCaseAndNumbersByValue)
{
    EXPECT_TRUE(holds({}, run));
    EXPECT_TRUE(holds(is("s.verdict", QStringLiteral("accept")), run));
    EXPECT_FALSE(holds(is("s.verdict", QStringLiteral("revise")), run));
    EXPECT_TRUE(holds(is("s.score", 75.0), run));
    EXPECT_TRUE(holds(is("s.real", qint64(75)), run));
    EXPECT_TRUE(holds(is("s.yes", true), run));
    EXPECT_FALSE(holds(is("s.yes", QStringLiteral("yes")), run));
    EXPECT_TRUE(holds(is("s.list", QStringList{QStringLiteral("a"), QStringLiteral("b")}), run));
}

TEST_F(CourseTest, LimitsHoldAtTheirEdge)
{
    EXPECT_TRUE(holds(compared("s.score", 75, {}), run));
    EXPECT_FALSE(holds(compared("s.score", 75.001, {}), run));
    EXPECT_FALSE(holds(compared("s.score", {}, 75), run));
    EXPECT_TRUE(holds(compared("s.score", {}, 75.001), run));
    EXPECT_FALSE(holds(compared("s.verdict", 0, {}), run)) << "a word is no number";
}

TEST_F(CourseTest, WhatIsMissingSatisfiesNoComparison)
{
    EXPECT_FALSE(holds(is("s.none", QStringLiteral("accept")), run));
    EXPECT_FALSE(holds(compared("s.none", 0, {}), run));
    EXPECT_FALSE(holds(compared("s.none", {}, 100), run));
    Condition same;
    same.path = QStringLiteral("s.score");
    same.sameAs = QStringLiteral("s.none");
    EXPECT_FALSE(holds(same, run));
    same.sameAs = QStringLiteral("s.real");
    EXPECT_TRUE(holds(same, run));
    Condition there;
    there.path = QStringLiteral("s.none");
    EXPECT_FALSE(holds(there, run));
    there.path = QStringLiteral("s.yes");
    EXPECT_TRUE(holds(there, run));
}

TEST_F(CourseTest, AllAnyAndNoneJoin)
{
    const Condition yes = is("s.yes", true);
    const Condition no = is("s.yes", false);
    Condition all;
    all.all = {yes, no};
    Condition any;
    any.any = {no, yes};
    Condition none;
    none.none = {no};
    EXPECT_FALSE(holds(all, run));
    EXPECT_TRUE(holds(any, run));
    EXPECT_TRUE(holds(none, run));
    none.none.append(yes);
    EXPECT_FALSE(holds(none, run));
    Condition nested;
    nested.all = {any, yes};
    EXPECT_TRUE(holds(nested, run));
}

TEST_F(CourseTest, TextsAreFilledOnceAndWhatIsUnknownBecomesNothing)
{
    EXPECT_EQ(filled(QStringLiteral("{title}: {s.score} of 100, {s.list}{s.none}."), run), QStringLiteral("A title: 75 of 100, a, b."));
    EXPECT_EQ(filled(QStringLiteral("{brief}"), run), QStringLiteral("Write {title}")) << "what was filled in is not filled again";
    EXPECT_EQ(filled(QStringLiteral("an open { stays"), run), QStringLiteral("an open { stays"));
    EXPECT_EQ(filled(QStringLiteral("} and {s.yes"), run), QStringLiteral("} and {s.yes"));
    EXPECT_EQ(filled({}, run), QString());
}

TEST_F(CourseTest, ATextThatIsOnlyAPlaceKeepsTheTypeOfWhatStandsThere)
{
    const QString open = QStringLiteral("{s.open}");
    run.data.insert(QStringLiteral("s.open"), QStringLiteral("{title}"));
    run.data.insert(QStringLiteral("s.opens"), QStringList{open});
    EXPECT_EQ(bound(QStringLiteral("{s.score}"), run), Value(qint64(75)));
    EXPECT_EQ(bound(QStringLiteral("{s.real}"), run), Value(75.0));
    EXPECT_EQ(bound(QStringLiteral("{s.yes}"), run), Value(true));
    EXPECT_EQ(bound(QStringLiteral("{s.list}"), run), Value(QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    EXPECT_EQ(bound(QStringLiteral("{s.score} "), run), Value(QStringLiteral("75 ")));
    EXPECT_EQ(bound(QStringLiteral("{s.score}{s.score}"), run), Value(QStringLiteral("7575")));
    EXPECT_EQ(bound(QStringLiteral("{title}"), run), Value(QStringLiteral("A title")));
    EXPECT_EQ(bound(QStringLiteral("{s.none}"), run), Value(QString()));
    EXPECT_EQ(bound(QStringList{QStringLiteral("{s.score}"), QStringLiteral("as it is")}, run),
              Value(QStringList{QStringLiteral("75"), QStringLiteral("as it is")}));
    EXPECT_EQ(bound(qint64(7), run), Value(qint64(7)));
    EXPECT_EQ(bound(open, run), Value(QStringLiteral("{title}"))) << "what was filled in is not filled again";
    EXPECT_EQ(bound(QStringLiteral("{s.opens}"), run), Value(QStringList{open})) << "nor are the items of a list";
}

TEST_F(CourseTest, StepsOpenWhenEverythingBeforeThemIsOver)
{
    const Workflow workflow = FactBuilder().team().workflows.first();
    EXPECT_EQ(openSteps(workflow, run), QList<StepId>{id("draft")});
    run.steps[id("draft")].status = StepStatus::Done;
    run.steps[id("review")].status = StepStatus::Skipped;
    EXPECT_EQ(openSteps(workflow, run), (QList<StepId>{id("publish"), id("post")}));
    EXPECT_EQ(reopenedFrom(workflow, run, id("draft")), (QList<StepId>{id("draft"), id("review")}));
    EXPECT_FALSE(isComplete(workflow, run));
    run.steps[id("publish")].status = run.steps[id("post")].status = StepStatus::Done;
    EXPECT_TRUE(isComplete(workflow, run));
    run.steps[id("draft")].status = StepStatus::Failed;
    EXPECT_TRUE(openSteps(workflow, run).isEmpty());
}

TEST_F(CourseTest, ALoopGoesBackUntilItsLimitAndThenDoesAsItSays)
{
    Step step;
    step.id = id("review");
    EXPECT_EQ(loopSays(step, run), LoopSays::GoOn);
    step.loop = Loop{id("draft"), is("s.verdict", QStringLiteral("accept")), 2, QStringLiteral("continue")};
    EXPECT_EQ(loopSays(step, run), LoopSays::GoBack);
    run.steps[step.id].loops = 2;
    EXPECT_EQ(loopSays(step, run), LoopSays::LimitContinue);
    step.loop->onLimit = QStringLiteral("escalate");
    EXPECT_EQ(loopSays(step, run), LoopSays::LimitEscalate);
    step.loop->when = {};
    EXPECT_EQ(loopSays(step, run), LoopSays::GoOn) << "only a person sends it back";
}

TEST_F(CourseTest, ADebateAlternatesUntilItIsSettledOrArguedOut)
{
    Step step;
    step.id = id("keyword");
    step.kind = StepKind::Debate;
    step.agent = {QStringLiteral("judge")};
    step.parties = {{QStringLiteral("a")}, {QStringLiteral("b")}};
    step.rounds = 2;
    QStringList speakers;
    for (int part = 0; part <= 4; ++part) {
        run.steps[step.id].part = part;
        speakers.append(debateTurn(step, run).speaker.text);
    }
    EXPECT_EQ(speakers, QStringLiteral("a b a b judge").split(QLatin1Char(' ')));
    EXPECT_TRUE(debateTurn(step, run).ruling);
    run.steps[step.id].part = 1;
    EXPECT_EQ(debateTurn(step, run).other.text, QStringLiteral("a"));
    step.settled = is("s.yes", true);
    EXPECT_TRUE(debateTurn(step, run).ruling);
    step.settled = {};
    step.parties.removeLast();
    EXPECT_TRUE(debateTurn(step, run).ruling) << "nobody to argue with";
}

TEST(Course, GoingBackWithdrawsWhatHasNotLeftAndLeavesAloneWhatHas)
{
    FactBuilder record;
    record.adopt(record.team());
    const RunId run = record.brief();
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
    record.finish(record.begin(run, "review", "writer"), run, "review", "writer");
    const ApprovalId page = record.ask(run, "publish");
    const ApprovalId post = record.ask(run, "post");
    const EffectId pageEffect = record.state.inbox.approvals.value(page).effect;
    const EffectId postEffect = record.state.inbox.approvals.value(post).effect;
    const auto back = [&] { return goneBack(record.state, record.state.runs.open.value(run), id("post"), id("draft"), QStringLiteral("again")); };
    QList<Fact> facts = back();
    ASSERT_EQ(facts.size(), 3);
    EXPECT_EQ(std::get<StepsReopened>(facts.last()).steps.size(), 4);
    record.tell(EffectIntended{pageEffect, 1}, run);
    facts = back();
    ASSERT_EQ(facts.size(), 2);
    EXPECT_EQ(std::get<EffectWithdrawn>(facts.first()).effect, postEffect);
    EXPECT_FALSE(std::get<StepsReopened>(facts.last()).steps.contains(id("publish")));
    record.tell(EffectConfirmed{pageEffect, run, id("publish"), {}}, run);
    facts = back();
    EXPECT_FALSE(std::get<StepsReopened>(facts.last()).steps.contains(id("publish"))) << "it is published";
}

} // namespace qd::test
