#include "tests/agents/office/EngineFixture.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

class SupervisionTest : public EngineFixture {
protected:
    /// An office that gives a thread up after half a second.
    void hastily(QList<Step> steps)
    {
        rig = std::make_unique<OfficeRig>(teamWith({workflowOf("flow", std::move(steps))}), StoreLimits{0, 0}, Duration(500));
        rig->answers.set("review", {verdict("accept")});
        rig->answers.set("clearance", {cleared()});
    }
    bool waitForHangs(qsizetype times)
    {
        return waitUntil([&] { return rig->state().org.agents.value({QStringLiteral("writer")}).hung.size() >= times; });
    }
};

TEST_F(SupervisionTest, AThreadThatHangsIsReplacedAndTheStepIsDoneAgain)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.retries = 2;
    hastily({hard, turnStep("after", "boss", {stepId("hard")})});
    rig->answers.hold("clearance"); // it blocks its thread and heeds no stop
    const RunId run = begin(false);
    ASSERT_TRUE(waitForHangs(1));
    rig->answers.release(); // now the first answer comes as well, too late
    ASSERT_TRUE(waitUntil([&] { return outcome(run).has_value(); }));
    EXPECT_EQ(*outcome(run), RunOutcome::Finished);
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done(), (QStringList{QStringLiteral("hard:writer"), QStringLiteral("after:boss")})) << "a late answer is not taken";
    EXPECT_EQ(asked("clearance"), 2);
    const QList<AgentHung> hung = rig->all<AgentHung>();
    ASSERT_EQ(hung.size(), 1);
    EXPECT_EQ(hung.first().step, stepId("hard"));
    ASSERT_EQ(rig->all<TurnFailed>().size(), 1);
    EXPECT_FALSE(rig->all<TurnFailed>().first().stopped);
}

TEST_F(SupervisionTest, WhoSharesTheThreadLosesNoAttempt)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.retries = 1;
    QList<Step> steps{hard};
    for (const char* agent : {"editor", "boss"}) // at least one of the three shares a thread with the writer, or both do
        steps.append(turnStep(agent, agent));
    hastily(steps);
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitForHangs(1));
    rig->answers.release();
    ASSERT_TRUE(waitUntil([&] { return outcome(run).has_value(); }));
    ASSERT_TRUE(rig->settle());
    for (const TurnFailed& failed : rig->all<TurnFailed>())
        EXPECT_EQ(failed.stopped, failed.agent.text != QLatin1String("writer")) << failed.agent.text.toStdString();
    EXPECT_EQ(done().size(), 3);
}

TEST_F(SupervisionTest, WhoHangsThreeTimesIsPausedAndSheIsAskedAndCanLetItGoOn)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.retries = 5;
    hastily({hard});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->state().org.agents.value({QStringLiteral("writer")}).paused; }));
    EXPECT_TRUE(waitUntil([&] { return rig->all<AgentHung>().size() == 3; })); // the disk follows
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    const Escalation question = rig->state().inbox.escalations.first();
    EXPECT_EQ(question.reason, QString::fromLatin1(Escalation::kParked));
    EXPECT_EQ(question.with, human());
    EXPECT_EQ(rig->state().statusOf({QStringLiteral("writer")}), AgentStatus::Stopped);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(done().isEmpty());
    ASSERT_TRUE(rig->issue(SettleEscalation{question.id, true, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(done(), QStringList{QStringLiteral("hard:writer")});
}

TEST_F(SupervisionTest, WhoHangsAtItsLastAttemptIsAskedAboutBesideWhatItCouldNotFinish)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.retries = 2;
    hastily({hard});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return rig->state().org.agents.value({QStringLiteral("writer")}).paused; }));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    const auto about = [&](const char* reason) {
        const auto& open = rig->state().inbox.escalations;
        const auto found = std::find_if(open.begin(), open.end(), [&](const Escalation& one) { return one.reason == QLatin1String(reason) && one.with == human(); });
        return found == open.end() ? Escalation{} : *found;
    };
    const Escalation step = about("failure");
    const Escalation agent = about(Escalation::kParked);
    EXPECT_EQ(step.run, run);
    EXPECT_TRUE(agent.run.isNull()) << "it outlives the run";
    EXPECT_EQ(agent.raisedBy.text, QStringLiteral("writer"));
    EXPECT_EQ(agent.issue.toStdString(), "Writer is paused: it hung 3 times within a minute. May it go on?");
    const Result<Receipt> said = rig->issue(SettleEscalation{step.id, true, {}});
    ASSERT_TRUE(said);
    EXPECT_EQ(said->text.toStdString(), "It is tried again, but writer is paused: let it go on, or give \"hard\" to somebody else.");
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(done().isEmpty());
    EXPECT_EQ(rig->state().inbox.waiting(), 1) << "she still sees what it waits for";
    ASSERT_TRUE(rig->issue(SettleEscalation{agent.id, true, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
}

TEST_F(SupervisionTest, APausedAgentBeginsNothingAndOthersTakeOverWhatTheyMay)
{
    Step shared = turnStep("shared", "writer");
    shared.candidates = {{QStringLiteral("editor")}};
    work({shared, turnStep("own", "writer")});
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Pause, {}}));
    EXPECT_FALSE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Pause, {}}));
    EXPECT_FALSE(rig->issue(SteerAgent{{QStringLiteral("nobody")}, AgentWish::Pause, {}}));
    const RunId run = begin();
    EXPECT_EQ(done(), QStringList{QStringLiteral("shared:editor")});
    rig->close(); // and stays paused
    rig->open();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(done().size(), 1);
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(done().contains(QStringLiteral("own:writer")));
}

} // namespace
