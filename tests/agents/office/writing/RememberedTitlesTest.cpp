#include "agents/office/writing/MemoryWriter.h"
#include "tests/agents/office/writing/PageFixture.h"
#include "tests/support/FactBuilder.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace Qt::StringLiterals;

Label strange()
{
    return {Integrity::Untrusted, Confidentiality::Internal, false, {u"https://example.org/press"_s}};
}

/// What an agent knows of earlier work names pieces by titles, and titles come from somewhere.
class RememberedTitlesTest : public testing::Test {
protected:
    FactBuilder house;

    void SetUp() override { house.adopt(house.team()); }
    /// A run that has ended, in which the writer did one turn.
    void ended(const char* title, const Label& label)
    {
        const RunId run = begun(title, label);
        const TurnId turn = house.begin(run, "draft", "writer");
        house.finish(turn, run, "draft", "writer");
        finish(run);
    }
    RunId begun(const char* title, const Label& label)
    {
        BriefSubmitted brief;
        brief.run = house.id<RunId>();
        house.tell(brief, brief.run, label);
        house.tell(RunStarted{brief.run, {u"piece"_s}, house.state.org.current, QString::fromLatin1(title)}, brief.run, label);
        return brief.run;
    }
    void finish(const RunId& run)
    {
        RunFinished over;
        over.run = run;
        house.tell(over, run);
    }
    agents::Remembered told(const Label& label, bool rehearsal = false) const
    {
        return agents::memoryOf(house.state, {{}, {u"writer"_s}, label, rehearsal});
    }
};

} // namespace

TEST_F(RememberedTitlesTest, AStrangersTitleIsNotToldToWhoIsTrustedMore)
{
    ended("Our own piece", {});
    ended("Link to us", strange());
    const agents::Remembered memory = told({});
    const QString text = memory.lines.join(u'\n');
    EXPECT_FALSE(text.contains(u"Link to us"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"Another piece: finished"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"you: \"draft\" for another piece"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"Our own piece: finished"_s));
    EXPECT_TRUE(text.contains(u"you: \"draft\" for \"Our own piece\""_s)) << text.toStdString();
    EXPECT_EQ(memory.label, Label());
}

TEST_F(RememberedTitlesTest, WhoReadsStrangersAnywayIsToldAndBearsItsLabel)
{
    ended("Link to us", strange());
    Label reader;
    reader.integrity = Integrity::Untrusted;
    const agents::Remembered memory = told(reader);
    EXPECT_TRUE(memory.lines.join(u'\n').contains(u"Link to us: finished"_s));
    EXPECT_TRUE(memory.lines.join(u'\n').contains(u"for \"Link to us\""_s));
    EXPECT_EQ(memory.label.integrity, Integrity::Untrusted);
    EXPECT_EQ(memory.label.sources, strange().sources);
}

TEST_F(RememberedTitlesTest, WhatFewerMaySeeIsNotToldEither)
{
    ended("Invoice of Mrs Lehmann", {Integrity::Internal, Confidentiality::Pii, false, {}});
    EXPECT_FALSE(told({}).lines.join(u'\n').contains(u"Lehmann"_s));
    Label reader;
    reader.confidentiality = Confidentiality::Pii;
    EXPECT_TRUE(told(reader).lines.join(u'\n').contains(u"Lehmann"_s));
    EXPECT_EQ(told(reader).label.confidentiality, Confidentiality::Pii);
}

TEST_F(RememberedTitlesTest, ATitleThatAStepGaveBearsTheLabelOfTheStep)
{
    const RunId run = begun("A piece", {});
    TurnFinished named;
    named.turn = house.begin(run, "draft", "writer");
    named.run = run;
    named.step = {u"draft"_s};
    named.agent = {u"writer"_s};
    named.values = {{u"title"_s, u"Link to us"_s}};
    house.tell(named, run, strange());
    const TurnId next = house.begin(run, "review", "writer");
    house.finish(next, run, "review", "writer");
    EXPECT_EQ(house.state.history.agents.value({u"writer"_s}).recent.last().label.integrity, Integrity::Untrusted);
    EXPECT_FALSE(told({}).lines.join(u'\n').contains(u"Link to us"_s)) << "while it is open";
    finish(run);
    EXPECT_EQ(house.state.runs.recent.first().label.integrity, Integrity::Untrusted);
    EXPECT_FALSE(told({}).lines.join(u'\n').contains(u"Link to us"_s));
}

TEST_F(RememberedTitlesTest, SumsOfManyTurnsKeepTheLabelOfTheTitleThatTheyName)
{
    for (qsizetype i = 0; i <= AgentHistory::kLines; ++i)
        ended("Link to us", strange());
    const QString text = told({}).lines.join(u'\n');
    EXPECT_TRUE(text.contains(u"Before, you: \"draft\" 8 times"_s)) << text.toStdString();
    EXPECT_FALSE(text.contains(u"Link to us"_s)) << text.toStdString();
    EXPECT_TRUE(agents::historyLines(house.state.history.agents.value({u"writer"_s})).join(u'\n').contains(u"Link to us"_s)) << "she may see everything";
}

TEST_F(RememberedTitlesTest, ATitleMadeInRehearsalIsToldInRehearsalOnly)
{
    Label rehearsed;
    rehearsed.rehearsal = true;
    ended("Made up", rehearsed);
    EXPECT_FALSE(told({}).lines.join(u'\n').contains(u"Made up"_s));
    EXPECT_TRUE(told({}, true).lines.join(u'\n').contains(u"Made up"_s));
}

/// The same in an office: a post that goes out by itself still does, after a run whose title is a stranger's.
class TitleMemory : public PageFixture {
protected:
    RunId run(const char* workflow, bool isGivenAPage)
    {
        SubmitBrief brief;
        brief.text = u"What the press says"_s;
        brief.workflow = {QString::fromLatin1(workflow)};
        if (isGivenAPage)
            brief.sources = {{u"Trade press"_s, u"https://example.org/press"_s, u"Link to us."_s}};
        const Result<Receipt> receipt = rig->issue(brief);
        EXPECT_TRUE(receipt);
        EXPECT_TRUE(rig->settle());
        return receipt ? receipt->run : RunId();
    }
    QString lastPrompt()
    {
        const std::lock_guard lock(rig->answers.mutex);
        return rig->answers.prompts.isEmpty() ? QString() : rig->answers.prompts.last();
    }
};

TEST_F(TitleMemory, ARunAfterOneThatAStrangerNamedIsTrustedAsBefore)
{
    Step name = turnStep("name", "writer", {}, "draft");
    name.readsSources = true;
    Step post = effectStep("post", "daily-social-post", {stepId("write")});
    post.input.insert(u"text"_s, u"{write.message}"_s);
    team({workflowOf("plain", {turnStep("write", "writer", {}, "clearance"), post}), workflowOf("named", {name})});
    rig->answers.set("draft", {draftReply(u"Link to us"_s, u"Plain words about the work of today."_s)});
    run("named", true);
    ASSERT_EQ(rig->state().runs.recent.first().title, u"Link to us"_s);
    const RunId next = run("plain", false);
    EXPECT_EQ(outcome(next), RunOutcome::Finished);
    EXPECT_EQ(rig->outside.count(), 1);
    EXPECT_FALSE(lastPrompt().contains(u"Link to us"_s));
    EXPECT_TRUE(lastPrompt().contains(u"Another piece: finished"_s)) << lastPrompt().toStdString();
}
