#include "tests/agents/office/course/OneTool.h"
#include "tests/agents/replay/ReplayFixture.h"

#include "agents/replay/Decisions.h"

#include <QDir>
#include <QFile>

namespace qd::test {

namespace {

using agents::Recording;
using agents::ReplayResult;

class RunReplayTest : public ReplayFixture {};

TEST_F(RunReplayTest, ATrialComesOutTheSameWithoutACall)
{
    const RunId run = submit(true);
    const qsizetype asked = rig.answers.asked.size();
    const ReplayResult result = replay(recorded(run));
    EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
    EXPECT_GT(result.recorded, 1);
    EXPECT_EQ(result.replayed, result.recorded);
    EXPECT_EQ(rig.answers.asked.size(), asked);
    EXPECT_EQ(rig.outside.count(), 2) << "nothing went out a second time";
}

TEST_F(RunReplayTest, TheWordsOfTheHumanAreSaidAgainAndTheGraceTimePasses)
{
    const RunId run = submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::AskChanges, QStringLiteral("Shorter, please"))));
    ASSERT_TRUE(rig.settle());
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    ASSERT_TRUE(rig.state().runs.open.isEmpty());
    const ReplayResult result = replay(recorded(run));
    EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
}

class ToolReplay : public WithTool<ReplayFixture> {};

TEST_F(ToolReplay, WhatToolsGaveIsGivenAgainAndNothingIsUsed)
{
    asksFirst(QStringLiteral("read-page"), 2);
    const RunId run = submit(true);
    ASSERT_EQ(bench->wishes.size(), 2);
    const Recording recording = recorded(run);
    const ReplayResult result = replay(recording);
    EXPECT_TRUE(result.same) << result.difference.toStdString();
    EXPECT_EQ(bench->wishes.size(), 2);
    Recording other = recording;
    for (QByteArray& bytes : other.blobs)
        bytes.replace("Bees like asters.", "Bees like roses.");
    EXPECT_FALSE(replay(other).same) << "the next call shows what the tool gave";
}

TEST_F(RunReplayTest, AChangedPromptIsNamedWithItsStep)
{
    const Recording recording = recorded(submit(true));
    const TempHome home;
    ASSERT_TRUE(QDir().mkpath(home.path() + QStringLiteral("/prompts")));
    QFile prompt(home.path() + QStringLiteral("/prompts/review.md"));
    ASSERT_TRUE(prompt.open(QIODevice::WriteOnly));
    prompt.write("version: 9\nReview it with other eyes.\n");
    prompt.close();
    const ReplayResult result = replay(recording, home.path());
    EXPECT_FALSE(result.same);
    EXPECT_EQ(result.difference, QStringLiteral("The request differs at step \"review\", round 1, part 0."));
}

TEST_F(RunReplayTest, AnotherAnswerShowsAsAnotherDecision)
{
    Recording recording = recorded(submit(true));
    for (QByteArray& bytes : recording.blobs)
        bytes.replace("what is at stake for readers", "what is at stake for writers");
    const ReplayResult result = replay(recording);
    EXPECT_FALSE(result.same);
    EXPECT_TRUE(result.difference.startsWith(QStringLiteral("Decision "))) << result.difference.toStdString();
    EXPECT_TRUE(result.first.contains("for readers"));
    EXPECT_TRUE(result.second.contains("for writers"));
}

TEST_F(RunReplayTest, WhatATurnRemembersIsWhatItRememberedThen)
{
    ASSERT_TRUE(rig.issue(KeepMemory{QStringLiteral("notes"), {}, QStringLiteral("Write about the work of today in the words of those who do it.")}));
    found();
    const RunId run = submit(true);
    const QList<TurnFinished> turns = rig.all<TurnFinished>();
    ASSERT_TRUE(std::any_of(turns.begin(), turns.end(), [&](const TurnFinished& turn) { return turn.run == run && !turn.recalled.isEmpty(); }));
    const Recording recording = recorded(run);
    EXPECT_TRUE(replay(recording).same);
    Recording forgetful = recording;
    for (StoredFact& stored : forgetful.facts)
        if (auto* turn = std::get_if<TurnFinished>(&stored.fact))
            turn->recalled.clear();
    EXPECT_FALSE(replay(forgetful).same) << "it makes a difference";
}

TEST_F(RunReplayTest, NoTriggerSetsAnythingOffMeanwhile)
{
    Recording recording = recorded(submit(true));
    Trigger trigger;
    trigger.id = {QStringLiteral("echo")};
    trigger.title = QStringLiteral("Echo");
    trigger.workflow = {QStringLiteral("piece")};
    trigger.brief = QStringLiteral("Write about what was sent");
    trigger.event = Signal{QStringLiteral("effect-confirmed"), {}};
    recording.organisation.triggers = {trigger};
    const ReplayResult result = replay(recording);
    EXPECT_TRUE(result.same) << result.difference.toStdString();
    EXPECT_EQ(std::count_if(result.facts.begin(), result.facts.end(), [](const StoredFact& stored) { return std::holds_alternative<RunStarted>(stored.fact); }), 1);
}

TEST_F(RunReplayTest, ARunThatATriggerBeganIsBegunTheSameWay)
{
    Organisation team = rig.organisation;
    team.workflows.first().steps.first().title = QStringLiteral("Draft about {input.topic}");
    Trigger trigger;
    trigger.id = {QStringLiteral("weekly")};
    trigger.title = QStringLiteral("Weekly piece");
    trigger.workflow = {QStringLiteral("piece")};
    trigger.brief = QStringLiteral("Write about the work of the week");
    trigger.input = {{QStringLiteral("topic"), QStringLiteral("the week")}};
    team.triggers = {trigger};
    ASSERT_TRUE(rig.issue(AdoptOrganisation{team, QStringLiteral("test")}));
    const Result<Receipt> fired = rig.issue(FireTrigger{trigger.id});
    ASSERT_TRUE(fired) << fired.error().text.toStdString();
    ASSERT_TRUE(rig.settle());
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    const ReplayResult result = replay(recorded(fired->run));
    EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
    const auto started = std::find_if(result.facts.begin(), result.facts.end(), [](const StoredFact& stored) { return std::holds_alternative<RunStarted>(stored.fact); });
    ASSERT_NE(started, result.facts.end());
    EXPECT_EQ(std::get<RunStarted>(started->fact).input.value(QStringLiteral("topic")), Value(QStringLiteral("the week")));
}

TEST_F(RunReplayTest, AnApprovalThatWasTakenBackIsTakenBackAgain)
{
    const RunId run = submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::seconds(4));
    ASSERT_TRUE(rig.issue(UndoApproval{waiting().id}));
    rig.pass(std::chrono::seconds(20));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.outside.count(), 0);
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    ASSERT_TRUE(rig.state().runs.open.isEmpty());
    const ReplayResult result = replay(recorded(run));
    EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
    EXPECT_EQ(std::count_if(result.facts.begin(), result.facts.end(), [](const StoredFact& stored) { return std::holds_alternative<ApprovalUndone>(stored.fact); }), 1);
}

TEST_F(RunReplayTest, APromptThatWasCutToFitIsTheSameOnceMore)
{
    Organisation team = rig.organisation;
    team.workflows.first().steps.first().readsSources = true;
    ASSERT_TRUE(rig.issue(AdoptOrganisation{team, QStringLiteral("test")}));
    SubmitBrief long_ = brief(true);
    QString text;
    for (int i = 0; text.size() < 900'000; ++i) // the rehearsal model holds 200,000 tokens
        text += QStringLiteral("Line %1 of the long report says <this> & that. ").arg(i);
    long_.sources = {{QStringLiteral("Report"), QStringLiteral("file:///report.txt"), text}, {QStringLiteral("Note"), QStringLiteral("file:///note.txt"), QStringLiteral("A short note.")}};
    const Result<Receipt> receipt = rig.issue(long_);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    ASSERT_TRUE(rig.settle());
    ASSERT_TRUE(rig.answers.prompts.first().contains(QStringLiteral("Left out for length: ")));
    const Recording recording = recorded(receipt->run);
    const ReplayResult result = replay(recording);
    EXPECT_TRUE(result.same) << result.difference.toStdString();
    EXPECT_EQ(result.putOtherwise, 0);
}

TEST_F(RunReplayTest, WhatCannotBeHadAgainIsRefusedWithAReason)
{
    const RunId run = submit();
    QList<StoredFact> facts = rig.facts();
    StoredFact restored = facts.last();
    restored.sequence += 1;
    restored.correlation = {};
    restored.fact = RecordRestored{};
    const Result<Recording> recording = agents::recordingOf({}, facts + QList<StoredFact>{restored}, run);
    ASSERT_FALSE(recording);
    EXPECT_EQ(recording.error().kind, Error::Rule);
    EXPECT_TRUE(recording.error().text.contains(QStringLiteral("put back from a backup"))) << recording.error().text.toStdString();
    EXPECT_FALSE(agents::recordingOf({}, facts, RunId{{1, 2}}));
}

} // namespace

} // namespace qd::test
