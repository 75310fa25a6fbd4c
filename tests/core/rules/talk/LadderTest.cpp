#include "core/rules/talk/Ladder.h"

#include "core/rules/course/Course.h"
#include "core/rules/talk/Settling.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace qd::test {

namespace {

using namespace rules;

const StepId kDraft{QStringLiteral("draft")};
const StepId kReview{QStringLiteral("review")};
const AgentId kWriter{QStringLiteral("writer")};
const AgentId kEditor{QStringLiteral("editor")};

class LadderTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;
    const Tried tried{kWriter, QStringLiteral("Writer"), 3, QStringLiteral("the reply was cut short"), {}};

    void lead(const std::function<void(Workflow&)>& change = {})
    {
        Organisation team = record.team(QStringLiteral("Team of its own"));
        for (Step& step : team.workflows.first().steps)
            step.title = step.id.text;
        if (change)
            change(team.workflows.first());
        record.adopt(team);
        run = record.brief();
    }
    const RunState& state() { return record.state.runs.open[run]; }
    std::string impact(const StepId& step) { return impactOf(record.state, state(), step, record.now).toStdString(); }
    std::string recommendation(const char* reason, Tried with = {})
    {
        return recommendationFor(record.state, state(), kDraft, QString::fromLatin1(reason), with.agent.isEmpty() ? tried : with, record.now).toStdString();
    }
    void raise()
    {
        Escalation escalation;
        escalation.id = record.id<EscalationId>();
        escalation.run = run;
        escalation.step = kDraft;
        record.tell(EscalationRaised{escalation}, run);
        record.tell(EscalationSettled{escalation.id, run, kDraft, {QStringLiteral("boss")}, true, {}, {}}, run);
    }
};

} // namespace

TEST_F(LadderTest, TheImpactSaysWhatStandsStillAndWhatItCostSoFar)
{
    lead();
    EXPECT_EQ(impact(kDraft), "Until it is settled, “draft” and 3 steps after it stand still, and 2 pieces do not go out; nothing is billed for the run so far.");
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer", {}, {1'250'000});
    EXPECT_EQ(impact(kReview), "Until it is settled, “review” and 2 steps after it stand still, and 2 pieces do not go out; $1.25 is spent on the run so far.");
    EXPECT_EQ(impact({QStringLiteral("post")}), "Nothing else of the run waits for “post”, and one piece does not go out; $1.25 is spent on the run so far.");
}

TEST_F(LadderTest, TheImpactNamesTheNextDeadline)
{
    lead();
    Message due;
    due.id = record.id<MessageId>();
    due.from = {QStringLiteral("boss")};
    due.to = kWriter;
    due.correlation = run;
    due.deadline = Instant{1'795'260'000'000};
    record.tell(MessageSent{due}, run);
    EXPECT_NE(impact(kDraft).find("; the next deadline of the run is " + toRfc3339(*due.deadline).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')).toStdString() + " UTC;"), std::string::npos) << impact(kDraft);
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
    EXPECT_EQ(impact(kReview).find("deadline"), std::string::npos) << "who has done its step is not late with it any more";
}

TEST_F(LadderTest, AFailureIsTriedAgainFirstAndThenEnded)
{
    lead();
    EXPECT_EQ(recommendation("failure"), "Carry on, so that “draft” is tried again: it is raised for the first time.");
    raise();
    EXPECT_EQ(recommendation("failure"), "End the run, or mend what keeps “draft” from being done first: it was raised once already and failed again.");
    EXPECT_EQ(attemptsOf(record.state, state(), kDraft, QStringLiteral("failure"), tried),
              (QStringList{QStringLiteral("Writer tried 3 times; the last time: the reply was cut short"), QStringLiteral("It was raised once before and tried again")}));
}

TEST_F(LadderTest, WhoElseCouldDoItIsNamed)
{
    lead([](Workflow& flow) { flow.steps.first().candidates = {kWriter, kEditor}; });
    EXPECT_EQ(recommendation("failure"), "Carry on, so that “draft” is tried again, or give “draft” to editor: it is raised for the first time.");
    raise();
    EXPECT_EQ(recommendation("failure"), "Give “draft” to editor, or end the run: it was raised once already and failed again.");
    record.tell(AgentPaused{kEditor, system(), QStringLiteral("away")});
    EXPECT_EQ(recommendation("failure"), "End the run, or mend what keeps “draft” from being done first: it was raised once already and failed again.") << "who is paused could not";
}

TEST_F(LadderTest, EveryReasonHasASentenceOfItsOwn)
{
    lead([](Workflow& flow) { flow.steps.first().loop = Loop{kDraft, {}, 2, QStringLiteral("escalate")}; });
    EXPECT_EQ(recommendation("budget", {kWriter, {}, 1, {}, QStringLiteral("raise the budget, or wait for the next day")}),
              "Raise the budget, or wait for the next day; then carry on.");
    EXPECT_EQ(recommendation("brand-voice"), "Carry on with a note on what matters, for another 2 rounds, or end the run: without a word from above it would only go round again.");
    EXPECT_EQ(recommendation("priorities"), "Carry on if “draft” is still wanted, so that it is asked for again; else end the run.");
    EXPECT_EQ(recommendation(kChangedSince), "Carry on if “draft” is still wanted, so that it is made anew as things are now; else end the run.");
    EXPECT_EQ(recommendation(Escalation::kParked), "Let Writer go on once; if it hangs again, give its steps to somebody else.");
    std::set<std::string> said;
    for (const char* const reason : {"failure", "budget", "brand-voice", "priorities", kChangedSince, Escalation::kParked, Escalation::kUnknownOutcome})
        EXPECT_TRUE(said.insert(recommendation(reason)).second) << reason;
}

TEST_F(LadderTest, OnlyOfWhatNobodyDecidedItIsSaidThatNobodyDidInTime)
{
    lead();
    const QString late = QStringLiteral("It was put up for approval, and nobody decided in time");
    EXPECT_EQ(attemptsOf(record.state, state(), kDraft, QStringLiteral("priorities"), tried), QStringList{late});
    EXPECT_EQ(attemptsOf(record.state, state(), kDraft, QString::fromLatin1(kChangedSince), tried), QStringList{QStringLiteral("It was put up for approval, and has changed since")});
    for (const char* const reason : {"failure", "budget", "brand-voice", kChangedSince, Escalation::kParked, Escalation::kUnknownOutcome})
        EXPECT_FALSE(attemptsOf(record.state, state(), kDraft, QString::fromLatin1(reason), tried).contains(late)) << reason;
}

TEST_F(LadderTest, AStormSaysWhoseStepsWait)
{
    lead();
    EXPECT_EQ(impactOf(record.state, {kWriter}).toStdString(), "4 steps wait for them in one run; everybody else works on.");
    EXPECT_EQ(impactOf(record.state, {kEditor}).toStdString(), "No step of an open run waits for them now; everybody else works on.");
}

TEST_F(LadderTest, ANoToSilenceHasTheStepDoneByWhatStandsInForIt)
{
    lead([](Workflow& flow) {
        Step instead = flow.steps.first();
        instead.id = {QStringLiteral("short-draft")};
        instead.title = QStringLiteral("Short draft");
        instead.fallbackFor = kDraft;
        flow.steps.append(instead);
    });
    const Refusal no = refusalOf(record.state, state(), kDraft, kWriter, human(), record.now);
    EXPECT_EQ(no.consequence.toStdString(), "“Short draft” is done in the place of “draft”, and the run goes on.");
    ASSERT_EQ(no.facts.size(), 1);
    record.tell(no.facts.first(), run);
    EXPECT_EQ(openSteps(*workflowOf(record.state, state()), state()), QList<StepId>{{QStringLiteral("short-draft")}});
}

TEST_F(LadderTest, ANoToSilenceGivesTheStepToAnotherElseItEndsTheRun)
{
    lead([](Workflow& flow) { flow.steps.first().candidates = {kWriter, kEditor}; });
    const Refusal no = refusalOf(record.state, state(), kDraft, kWriter, human(), record.now);
    EXPECT_EQ(no.consequence.toStdString(), "editor takes over “draft” from writer, and the run goes on.");
    record.tell(no.facts.first(), run);
    EXPECT_EQ(agentOf(*workflowOf(record.state, state())->step(kDraft), state()), kEditor);
    const Refusal last = refusalOf(record.state, state(), kReview, kWriter, human(), record.now);
    EXPECT_EQ(last.consequence.toStdString(), "The run ends: nobody else can do what writer was asked for.");
    EXPECT_TRUE(std::holds_alternative<RunFinished>(last.facts.last()));
}

} // namespace qd::test
