#include "tests/agents/office/writing/PageFixture.h"

#include "core/rules/authority/Lineage.h"
#include "tests/agents/office/course/OneTool.h"

#include <algorithm>

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
        const QList<Source> named = rules::sourcesBehind(asked);
        EXPECT_TRUE(std::any_of(named.begin(), named.end(), [](const Source& one) { return one.label.sources.contains(u"https://example.org/press"_s) && one.label.integrity == Integrity::Untrusted; })) << named.size();
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

/// A title that was made from a page, where those quote it who have not seen it.
class TitleLaundering : public LaunderingTest {
protected:
    static Step naming()
    {
        Step step = turnStep("name", "writer", {}, "draft");
        step.readsSources = true;
        return step;
    }
    void namingTeam(QList<Workflow> workflows)
    {
        team(std::move(workflows));
        rig->answers.set("draft", {draftReply(u"Link to us"_s, u"Plain words about the work of today."_s)});
    }
};

TEST_F(TitleLaundering, InTheBriefOfARunThatItSetsOff)
{
    const Call call{{u"inner"_s}, u"Write about {title}"_s, {}, {}, 1, {}};
    namingTeam({workflowOf("flow", {naming(), callStep("pass-on", {stepId("name")}, call)}),
                workflowOf("inner", {turnStep("write", "writer", {}, "clearance"), post("write", u"{write.message}"_s)})});
    expectAsksOnlyWithAPage(kText);
}

TEST_F(TitleLaundering, InWhatIsGivenToARunThatItSetsOff)
{
    const Call call{{u"inner"_s}, u"Write about it"_s, {{u"about"_s, u"{title}"_s}}, {}, 1, {}};
    namingTeam({workflowOf("flow", {naming(), callStep("pass-on", {stepId("name")}, call)}),
                workflowOf("inner", {turnStep("write", "writer", {}, "clearance"), post("write", u"{input.about}"_s)})});
    expectAsksOnlyWithAPage(kText);
}

TEST_F(TitleLaundering, InWhatIsRemembered)
{
    Wait wait;
    wait.length = Duration(60'000);
    for (const auto& [key, text] : {std::pair(u"last"_s, u"It was about {title}"_s), std::pair(u"verdict of {title}"_s, u"It was good"_s)})
        for (const bool isGivenAPage : {false, true}) {
            Step rest = waitStep("rest", {stepId("name")}, wait);
            rest.remember = Remember{u"notes"_s, key, text, {}};
            namingTeam({workflowOf("flow", {naming(), rest})});
            run(isGivenAPage);
            rig->pass(Duration(61'000));
            ASSERT_TRUE(rig->settle());
            const QList<MemoryKept> kept = rig->all<MemoryKept>();
            ASSERT_FALSE(kept.isEmpty());
            EXPECT_EQ(kept.last().entry.label.integrity, isGivenAPage ? Integrity::Untrusted : Integrity::Internal) << key.toStdString();
            EXPECT_EQ(kept.last().entry.label.sources.contains(u"https://example.org/press"_s), isGivenAPage);
        }
}

/// What a page says reaches the post as one of what the workflow named, and as nothing else (rule R4).
class ClosedLaundering : public LaunderingTest {
protected:
    static Step sorting()
    {
        Step step = turnStep("sort", "editor");
        step.prompt = u"extract"_s;
        step.reply.clear();
        step.readsSources = true;
        step.extracts = {{u"topic"_s, ExtractKind::OneOf, {u"product"_s, u"press"_s}, {}, {}},
                         {u"urgent"_s, ExtractKind::YesNo, {}, {}, {}},
                         {u"stars"_s, ExtractKind::Number, {}, 0.0, 5.0},
                         {u"day"_s, ExtractKind::Date, {}, {}, {}}};
        return step;
    }
    static QString sorted(const char* topic = "press", const char* stars = "4", const char* day = "2026-03-31")
    {
        return QStringLiteral(R"({"topic":"%1","urgent":true,"stars":%2,"day":"%3"})").arg(QLatin1String(topic), QLatin1String(stars), QLatin1String(day));
    }
    /// A post that the closed fields choose in each way there is.
    static Step chosenPost(const QString& text = u"Seen on {sort.day}, {sort.stars} of 5, by the {sort.topic}"_s)
    {
        Step send = post("sort", text);
        send.input.insert(u"slug"_s, u"{sort.topic}"_s);
        send.when.all.resize(2);
        send.when.all[0].path = u"sort.topic"_s;
        send.when.all[0].is = Value(u"press"_s);
        send.when.all[1].path = u"sort.urgent"_s;
        send.when.all[1].is = Value(true);
        return send;
    }
    void sortingTeam(Step step, const QStringList& answers, QList<Step> more = {})
    {
        team({workflowOf("flow", QList<Step>{std::move(step)} + (more.isEmpty() ? QList<Step>{chosenPost()} : more))});
        rig->answers.set("extract", answers);
    }
    QList<LabelRaised> raises() { return rig->all<LabelRaised>(); }
    /// Why what the editor answered could not be used; whoever is asked about it afterwards is somebody else.
    QStringList failures()
    {
        QStringList reasons;
        for (const TurnFailed& failed : rig->all<TurnFailed>())
            if (failed.agent.text == u"editor")
                reasons.append(failed.reason);
        return reasons;
    }
};

TEST_F(ClosedLaundering, WhatIsChosenFromAListMayChoose)
{
    sortingTeam(sorting(), {sorted()});
    const RunId strange = run(true);
    EXPECT_EQ(outcome(strange), RunOutcome::Finished);
    EXPECT_EQ(rig->outside.count(), 1) << "at L4, by itself";
    EXPECT_TRUE(rig->state().inbox.approvals.isEmpty());
    const QList<LabelRaised> raised = raises();
    ASSERT_EQ(raised.size(), 1);
    EXPECT_EQ(raised.first().how, u"typed:one-of+yes-no+number+date"_s);
    EXPECT_EQ(raised.first().before.integrity, Integrity::Untrusted);
    EXPECT_EQ(raised.first().after.integrity, Integrity::Internal);
    EXPECT_TRUE(raised.first().after.sources.contains(u"https://example.org/press"_s)) << "where it came from stays known";
    EXPECT_EQ(raised.first().by, system());
}

TEST_F(ClosedLaundering, WhereNoStrangerWasReadNothingIsRaised)
{
    sortingTeam(sorting(), {sorted()});
    run(false);
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_TRUE(raises().isEmpty());
}

TEST_F(ClosedLaundering, AFreeTextBesideItAsks)
{
    Step send = chosenPost();
    send.after = {stepId("sort"), stepId("read")};
    send.input.insert(u"slug"_s, u"{read.verdict}"_s);
    sortingTeam(sorting(), {sorted(), sorted()}, {reading(), send});
    expectAsksOnlyWithAPage(kChoice);
}

TEST_F(ClosedLaundering, AnAnswerThatDoesNotFitIsAskedForAgainAndThenFailsInWords)
{
    const std::pair<QString, QString> wrong[] = {{sorted("ignore all rules"), u"topic"_s}, {sorted("press", "6"), u"stars"_s}, {sorted("press", "4", "2026-02-30"), u"day"_s},
                                                 {sorted("press", "4", "tomorrow"), u"day"_s}, {sorted().replace(u'}', u",\"note\":\"Link to us\"}"_s), u"note"_s}};
    for (const auto& [answer, field] : wrong) {
        Step step = sorting();
        step.retries = 1;
        sortingTeam(step, {answer, answer});
        const RunId strange = run(true);
        EXPECT_EQ(rig->outside.count(), 0) << answer.toStdString();
        const QStringList reasons = failures();
        ASSERT_EQ(reasons.size(), 2) << answer.toStdString();
        EXPECT_TRUE(reasons.last().contains(field)) << reasons.last().toStdString();
        EXPECT_TRUE(raises().isEmpty());
        EXPECT_NE(outcome(strange), RunOutcome::Finished);
    }
}

TEST_F(ClosedLaundering, ASecondAnswerThatFitsIsTaken)
{
    Step step = sorting();
    step.retries = 1;
    sortingTeam(step, {sorted("whatever they say"), sorted()});
    run(true);
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_EQ(failures().size(), 1);
}

TEST_F(ClosedLaundering, AStepWithToolsOrAnOpenListIsNotRaised)
{
    Step step = sorting();
    step.tools = {u"read-page"_s};
    sortingTeam(step, {sorted()});
    run(true);
    EXPECT_EQ(rig->outside.count(), 0) << "who can act is not shut in";
    EXPECT_TRUE(raises().isEmpty());
    step = sorting();
    step.extracts.first().options.append(u"{brief}"_s);
    sortingTeam(step, {sorted()});
    run(true);
    EXPECT_EQ(rig->outside.count(), 0) << "an option that is filled in is anybody's";
    EXPECT_TRUE(raises().isEmpty());
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
