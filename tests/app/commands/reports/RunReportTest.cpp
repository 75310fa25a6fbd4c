#include "app/commands/reports/RunReport.h"

#include <gtest/gtest.h>

namespace qd::app {

TEST(WhenItGoesOn, AnAnswerThatLiesWithAProviderMayComeSooner)
{
    const RunId run = RunId::make({1});
    OfficeState state;
    EXPECT_TRUE(whenItGoesOn(state, run, {1'795'358'852'190}).startsWith(QStringLiteral("at ")));
    ModelsState::Batched lies;
    lies.run = run;
    state.models.batched.insert(TurnId::make({2}), lies);
    const QString when = whenItGoesOn(state, run, {1'795'358'852'190});
    EXPECT_TRUE(when.startsWith(QStringLiteral("by "))) << when.toStdString();
    EXPECT_TRUE(when.endsWith(QStringLiteral(" at the latest"))) << when.toStdString();
    EXPECT_TRUE(whenItGoesOn(state, RunId::make({3}), {1'795'358'852'190}).startsWith(QStringLiteral("at "))) << "another run's";
}

TEST(WordOfRun, ARunThatWaitsForHerIsNotCalledRunning)
{
    RunState above, own;
    above.id = RunId::make({1});
    own.id = RunId::make({2});
    own.parent.emplace();
    own.parent->run = above.id;
    OfficeState state;
    state.runs.open = {{above.id, above}, {own.id, own}};
    RunRow row;
    row.run = own.id;
    row.state = QStringLiteral("running");
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("running"));
    Approval item;
    item.id = ApprovalId::make({3});
    item.run = own.id;
    state.inbox.approvals.insert(item.id, item);
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("waiting"));
    row.run = above.id;
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("waiting")) << "so does the one that began it";
    state.inbox.approvals.first().status = ApprovalStatus::Held;
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("running")) << "she has said yes";
    Escalation question;
    question.id = EscalationId::make({4});
    question.run = own.id;
    question.with = {QStringLiteral("editor")};
    state.inbox.escalations.insert(question.id, question);
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("running")) << "somebody else is asked";
    state.inbox.escalations.first().with = human();
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("waiting"));
    state.runs.open[above.id].paused = true;
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("paused")) << "that comes before";
    row.state = QStringLiteral("finished");
    state.runs.open.clear();
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("finished"));
}

TEST(WordOfRun, ARunThatTheIndexHasNotHeardTheEndOfHasEnded)
{
    OfficeState state;
    RunSummary ended;
    ended.id = RunId::make({1});
    ended.title = QStringLiteral("A piece");
    ended.outcome = RunOutcome::Stopped;
    ended.ended = {7};
    state.runs.recent.append(ended);
    RunRow row;
    row.run = ended.id;
    row.state = QStringLiteral("running");
    row = asItStands(row, state);
    EXPECT_EQ(wordOfRun(row, state), QStringLiteral("stopped"));
    EXPECT_EQ(row.ended, ended.ended);
}

} // namespace qd::app
