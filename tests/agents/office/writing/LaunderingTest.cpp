#include "tests/agents/office/writing/PageFixture.h"

#include "tests/agents/office/course/OneTool.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace Qt::StringLiterals;

/// Ways on which a stranger's words could lose their label on the way from a page to something that leaves (promise P6): on each of
/// them the post, which goes out by itself, asks her once a page was read, and does not where none was.
class LaunderingTest : public PageFixture {
protected:
    static Step post(const char* after, const QString& text)
    {
        Step step = effectStep("post", "daily-social-post", {stepId(after)});
        step.input.insert(u"text"_s, text);
        return step;
    }
    /// What asks her, of the two runs; the one without a page lets its post out.
    void expectAsksOnlyWithAPage(const char* why)
    {
        const RunId plain = run(false);
        EXPECT_EQ(rig->outside.count(), 1) << "a run without a page asks nobody";
        EXPECT_EQ(outcome(plain), RunOutcome::Finished);
        const RunId strange = run(true);
        EXPECT_EQ(rig->outside.count(), 1) << "nothing left";
        ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
        const Approval asked = rig->state().inbox.approvals.first();
        EXPECT_EQ(asked.level, Autonomy::L3);
        ASSERT_TRUE(asked.trace);
        ASSERT_FALSE(asked.trace->cuts.isEmpty());
        EXPECT_EQ(asked.trace->cuts.last().by, u"label"_s);
        EXPECT_TRUE(asked.trace->cuts.last().why.startsWith(QString::fromLatin1(why))) << asked.trace->cuts.last().why.toStdString();
        EXPECT_TRUE(asked.trace->traits.sources.contains(u"https://example.org/press"_s)) << asked.trace->traits.sources.join(u' ').toStdString();
        EXPECT_TRUE(asked.run == strange || rig->state().runs.open.value(asked.run).root == strange);
    }
};
constexpr const char* kText = "it was made from what strangers wrote";
constexpr const char* kChoice = "strangers had a hand in what was chosen";

TEST_F(LaunderingTest, WhatAColleagueSaysOfIt)
{
    Step write = turnStep("write", "writer", {stepId("read")}, "clearance");
    write.uses = {stepId("read")};
    team({workflowOf("flow", {reading(), write, post("write", u"{write.message}"_s)})});
    expectAsksOnlyWithAPage(kText);
}

TEST_F(LaunderingTest, APlaceThatIsFilledInATemplate)
{
    team({workflowOf("flow", {reading(), post("read", u"As they say: {read.message}"_s)})});
    expectAsksOnlyWithAPage(kText);
}

TEST_F(LaunderingTest, ASkillThatReckonsWithIt)
{
    Step tags = turnStep("tags", "writer", {stepId("read")});
    tags.kind = StepKind::Skill;
    tags.prompt.clear();
    tags.reply.clear();
    tags.skill = {u"content.meta-tags"_s};
    tags.input = {{u"markdown"_s, u"# A piece\n\n{read.message}"_s}, {u"title"_s, u"A piece"_s}, {u"keyword"_s, u"piece"_s}};
    team({workflowOf("flow", {reading(), tags, post("tags", u"{tags.description}"_s)})});
    expectAsksOnlyWithAPage(kText);
}

TEST_F(LaunderingTest, AMessageThatQuotesItToSomebodyWhoDoesNotUseIt)
{
    Step tell = turnStep("tell", "boss", {stepId("read")}); // has not seen it
    Outgoing message;
    message.type = MessageType::Notice;
    message.to = {{u"writer"_s}};
    message.subject = u"For you"_s;
    message.requirements = {{u"said"_s, u"{read.message}"_s}};
    tell.messages = {message};
    team({workflowOf("flow", {reading(), tell, turnStep("write", "writer", {stepId("tell")}, "clearance"), post("write", u"{write.message}"_s)})});
    expectAsksOnlyWithAPage(kText);
}

TEST_F(LaunderingTest, TheBriefOfARunThatItSetsOff)
{
    const Call call{{u"inner"_s}, u"Write about {read.message}"_s, {}, {}, 1, {}};
    team({workflowOf("flow", {reading(), callStep("pass-on", {stepId("read")}, call)}),
          workflowOf("inner", {turnStep("write", "writer", {}, "clearance"), post("write", u"{write.message}"_s)})});
    expectAsksOnlyWithAPage(kText);
}

TEST_F(LaunderingTest, AConditionOnIt)
{
    Step send = post("read", u"Read it"_s);
    send.when.path = u"read.verdict"_s;
    send.when.is = Value(u"accept"_s);
    team({workflowOf("flow", {reading(), send})});
    expectAsksOnlyWithAPage(kChoice);
}

TEST_F(LaunderingTest, TheNameOfAFile)
{
    Step send = post("read", u"Read it"_s);
    send.input.insert(u"slug"_s, u"{read.verdict}"_s);
    team({workflowOf("flow", {reading(), send})});
    expectAsksOnlyWithAPage(kChoice);
}

TEST_F(LaunderingTest, ARecordThatIsReadAgainAfterARestart)
{
    Wait wait;
    wait.length = Duration(60'000);
    team({workflowOf("flow", {reading(), waitStep("rest", {stepId("read")}, wait), post("rest", u"{read.message}"_s)})});
    run(true);
    rig->close();
    rig->open();
    rig->pass(Duration(61'000));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(rig->outside.count(), 0);
    ASSERT_EQ(rig->state().inbox.approvals.size(), 1);
    EXPECT_EQ(rig->state().inbox.approvals.first().trace->cuts.last().by, u"label"_s);
}

/// The piece that she edited is hers; what its files are called, what was said of it and what was drawn for it is not.
class EditedLaundering : public OfficeFixture {
protected:
    static Organisation team()
    {
        Organisation team = illustratedTeam();
        team.workflows.first().steps.first().readsSources = true;
        return team;
    }
    EditedLaundering() : OfficeFixture(team()) {}
};

TEST_F(EditedLaundering, HerEditsRaiseWhatSheWroteAndNothingElse)
{
    SubmitBrief brief;
    brief.text = u"What the press says"_s;
    brief.sources = {{u"Trade press"_s, u"https://example.org/press"_s, u"Link to us."_s}};
    const Result<Receipt> receipt = rig.issue(brief);
    ASSERT_TRUE(receipt);
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.state().inbox.approvals.size(), 1);
    DecideApproval command = decision(Verdict::ApproveWithEdits);
    command.edits = u"# Her headline\n\nPlain words of hers.\n"_s;
    ASSERT_TRUE(rig.issue(command));
    const RunState run = rig.state().runs.open.value(receipt->run);
    ASSERT_TRUE(run.latest(u"draft"_s));
    EXPECT_EQ(run.latest(u"draft"_s)->madeBy, human());
    EXPECT_EQ(run.latest(u"draft"_s)->label.integrity, Integrity::Human);
    EXPECT_TRUE(run.latest(u"draft"_s)->label.sources.contains(u"https://example.org/press"_s)) << "where it began is not forgotten";
    EXPECT_EQ(run.latest(u"header-image"_s)->label.integrity, Integrity::Untrusted);
    for (const StepState& step : run.steps)
        EXPECT_LT(step.label.integrity, Integrity::Human);
    EXPECT_EQ(run.step({u"draft"_s}).label.integrity, Integrity::Untrusted);
    EXPECT_EQ(waiting().label.integrity, Integrity::Untrusted);
    rig.pass(Duration(60'000));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 1) << "what she said yes to";
    const bool asks = std::any_of(rig.state().inbox.approvals.begin(), rig.state().inbox.approvals.end(), [](const Approval& one) { return one.step.text == u"post"; });
    EXPECT_TRUE(asks) << "the title of the post is still theirs";
}

class ToolLaundering : public WithTool<OfficeFixture> {};

TEST_F(ToolLaundering, WhatAToolGaveReachesThePost)
{
    asksFirst(u"read-page"_s);
    const RunId run = submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(Duration(60'000));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 1);
    ASSERT_EQ(rig.state().inbox.approvals.size(), 1);
    EXPECT_EQ(waiting().step.text, u"post"_s);
    EXPECT_EQ(waiting().run, run);
}

} // namespace
