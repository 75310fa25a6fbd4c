#include "core/rules/setup/Setup.h"
#include "tests/agents/replay/ReplayFixture.h"

namespace qd::test {
namespace {

const AgentId kWriter{QStringLiteral("writer")};

class SetupReplay : public ReplayFixture {
protected:
    Result<Receipt> told(const char* text, bool inUse)
    {
        const Configuration now = *rules::configurationAt(rig.state(), kWriter, rig.state().setups.inUse(kWriter));
        ConfigureAgent command{kWriter, now, -1, inUse, {}};
        command.configuration.instructions = QString::fromLatin1(text);
        return rig.issue(command);
    }
    void expectSame(const RunId& run)
    {
        const agents::ReplayResult result = replay(recorded(run));
        EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
    }
};

TEST_F(SetupReplay, ARunIsDoneAgainAsItsAgentWasSetUpThenWhateverIsInUseNow)
{
    ASSERT_TRUE(told("Never use lists.", true));
    const RunId run = submit(true);
    ASSERT_TRUE(told("Use many lists.", true));
    expectSame(run);
}

TEST_F(SetupReplay, AVersionThatChangedInTheMiddleChangesThereAgain)
{
    const RunId run = submit();
    ASSERT_TRUE(told("Never use lists.", true));
    rig.answers.set("review", {QStringLiteral(R"({"verdict":"revise","notes":[{"section":"Opening","note":"Say what it costs in the first line."}],)"
                                              R"("praise":"The order of the argument is good.","reasoning":"The opening says what is at stake for readers.",)"
                                              R"("subject":"About the draft","message":"Please have a look at my notes on the opening."})")});
    ASSERT_TRUE(rig.issue(decision(Verdict::AskChanges, QStringLiteral("Shorter, please"))));
    ASSERT_TRUE(rig.settle());
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    QSet<int> versions;
    for (const TurnStarted& fact : rig.all<TurnStarted>())
        if (fact.agent == kWriter)
            versions.insert(fact.configuration);
    ASSERT_EQ(versions, (QSet<int>{0, 1}));
    expectSame(run);
}

TEST_F(SetupReplay, RunsOfATrialAreDoneAgainWithTheirVersionAfterItHasEnded)
{
    ASSERT_TRUE(told("Never use lists.", false));
    BeginTrial command;
    command.trial = {TrialId::make(rig.clock.now()), kWriter, 0, 1};
    ASSERT_TRUE(rig.issue(command));
    QList<RunId> runs;
    QSet<bool> sides;
    while (sides.size() < 2 && runs.size() < 40) {
        rig.clock.advance(Duration(1'000));
        runs.append(submit(true));
        sides.insert(rules::goesToB(command.trial, runs.last()));
    }
    ASSERT_EQ(sides.size(), 2);
    ASSERT_TRUE(rig.issue(EndTrial{command.trial.id, 1, {}}));
    ASSERT_TRUE(told("Use many lists.", true));
    expectSame(runs.last());
    expectSame(runs.first());
}

} // namespace
} // namespace qd::test
