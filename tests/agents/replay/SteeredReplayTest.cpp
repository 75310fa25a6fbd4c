#include "tests/agents/office/EngineFixture.h"

#include "agents/replay/RunReplay.h"

namespace qd::test {

namespace {

using namespace std::chrono_literals;
using agents::Recording;
using agents::ReplayResult;

/// Runs that somebody had a hand in, or that waited for something elsewhere; each is done again from its record.
class SteeredReplayTest : public EngineFixture {
protected:
    static Step deciding(const char* id, const char* agent, QList<StepId> after = {}, const char* reply = "review")
    {
        Step step = turnStep(id, agent, std::move(after), reply);
        step.decision = QStringLiteral("review");
        return step;
    }
    /// Done again it decides the same, and the same steps begin and end in the same order.
    ReplayResult expectSame(const RunId& run) { return expectSame(run, rig->facts()); }
    ReplayResult expectSame(const RunId& run, const QList<StoredFact>& facts)
    {
        const Recording recording = recorded(run, facts);
        const qsizetype asked = rig->answers.asked.size();
        const ReplayResult result = doneAgain(recording, {});
        EXPECT_TRUE(result.same) << result.difference.toStdString() << "\n" << result.first.constData() << "\n" << result.second.constData();
        EXPECT_EQ(course(result.facts).join(u'\n').toStdString(), course(recording.facts).join(u'\n').toStdString());
        EXPECT_EQ(rig->answers.asked.size(), asked) << "nobody is called";
        return result;
    }
    Recording recorded(const RunId& run, const QList<StoredFact>& facts)
    {
        Result<Recording> recording = agents::recordingOf({}, facts, run);
        EXPECT_TRUE(recording) << recording.error().text.toStdString();
        if (!recording)
            return {};
        for (const QByteArray& sha256 : recording->wanted())
            recording->blobs.insert(sha256, answerOf<Result<QByteArray>>([&](auto done) { rig->history->blob(sha256, &mailbox, done); }).value());
        return *recording;
    }
    ReplayResult doneAgain(const Recording& recording, const agents::ReplayWish& wish)
    {
        agents::RunReplay again(recording, {&skills, &prices, &shelf}, wish);
        return answerOf<ReplayResult>([&](std::function<void(ReplayResult)> done) {
            QObject::connect(&again, &agents::RunReplay::finished, &again, done);
            EXPECT_TRUE(again.begin());
        }, 30s);
    }
    /// Another run wants the writer.
    void occupyWriter(std::optional<Priority> priority = {})
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Keep the writer busy");
        brief.workflow = {QStringLiteral("busy")};
        brief.priority = priority;
        ASSERT_TRUE(rig->issue(brief));
    }
    /// It is at an answer that is not given until release().
    void holdWriter()
    {
        rig->answers.set("clearance", {cleared()});
        rig->answers.hold("clearance");
        occupyWriter();
        ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    }
    static QStringList course(const QList<StoredFact>& facts)
    {
        QStringList course;
        for (const StoredFact& stored : facts)
            if (const auto* finished = std::get_if<TurnFinished>(&stored.fact))
                course.append(finished->step.text + QStringLiteral(" done by ") + finished->agent.text);
            else if (const auto* failed = std::get_if<TurnFailed>(&stored.fact))
                course.append(failed->step.text + (failed->stopped ? QStringLiteral(" halted") : QStringLiteral(" failed")));
            else if (const auto* settled = std::get_if<StepSettled>(&stored.fact))
                course.append(settled->step.text + QStringLiteral(" over"));
            else if (const auto* skipped = std::get_if<StepSkipped>(&stored.fact))
                course.append(skipped->step.text + QStringLiteral(" left out"));
            else if (const auto* ended = std::get_if<RunFinished>(&stored.fact))
                course.append(wordOf(ended->outcome));
        return course;
    }
    void climbs()
    {
        rig->answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It is not for me to say what to do here.",)"
                                                       R"("subject":"About it","message":"This is what I make of it."})")});
    }

    Mailbox mailbox;
    const agents::SkillLibrary skills;
    const agents::PriceList prices = *agents::PriceList::read();
    const agents::PromptShelf shelf;
};

TEST_F(SteeredReplayTest, PausedInTheMiddleOfATurnAndContinued)
{
    work({deciding("one", "editor", {}, "clearance"), deciding("two", "writer", {stepId("one")})});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    rig->pass(2s);
    ASSERT_TRUE(steer(run, RunWish::Pause));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    rig->pass(1h);
    ASSERT_TRUE(steer(run, RunWish::Continue));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(expectSame(run).recorded, 2);
}

TEST_F(SteeredReplayTest, WhereTheRecordEndsInTheMiddleOfACallItEnds)
{
    work({deciding("one", "editor"), deciding("two", "writer", {stepId("one")}, "clearance")});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    const QList<StoredFact> facts = rig->facts();
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(expectSame(run, facts).recorded, 1);
}

TEST_F(SteeredReplayTest, StoppedByHandWhileItWaited)
{
    Wait wait;
    wait.length = 1h;
    work({workflowOf("flow", {deciding("one", "editor"), callStep("outer", {stepId("one")}, Call{{QStringLiteral("inner")}, {}, {}, {}, 4, {}})}),
          workflowOf("inner", {waitStep("nap", {}, wait)})});
    const RunId run = begin();
    rig->pass(1min);
    ASSERT_TRUE(steer(run, RunWish::Stop));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Stopped);
    expectSame(run);
}

TEST_F(SteeredReplayTest, ARunThatAnotherBeganNamesTheOneToDoAgain)
{
    work({workflowOf("flow", {callStep("outer", {}, Call{{QStringLiteral("inner")}, {}, {}, {}, 4, {}})}),
          workflowOf("inner", {callStep("middle", {}, Call{{QStringLiteral("last")}, {}, {}, {}, 4, {}})}), workflowOf("last", {deciding("one", "editor")})});
    const RunId run = begin();
    const QList<StoredFact> facts = rig->facts();
    for (const StoredFact& stored : facts) {
        const auto* started = std::get_if<RunStarted>(&stored.fact);
        if (!started || !started->parent)
            continue;
        const Result<Recording> recording = agents::recordingOf({}, facts, started->run);
        ASSERT_FALSE(recording);
        EXPECT_TRUE(recording.error().text.contains(started->parent->run.toString())) << recording.error().text.toStdString();
        EXPECT_EQ(recording.error().hint, QStringLiteral("run %1").arg(run.toString())) << "however many runs lie between";
    }
    expectSame(run);
}

/// Without the limits of then the second step would begin at once.
TEST_F(SteeredReplayTest, LimitsThatWereSetInPlaceHoldAgain)
{
    work({deciding("one", "editor"), deciding("two", "writer", {stepId("one")})});
    const auto limit = [&](qint64 calls) {
        ASSERT_TRUE(rig->issue(SetBudget{{wholeOrganisation(), BudgetPeriod::Campaign, {}, BudgetUnit::Calls, calls}, false, {}}));
        ASSERT_TRUE(rig->settle());
    };
    limit(1);
    const RunId run = begin();
    ASSERT_EQ(status(run, "two"), StepStatus::Escalated);
    rig->pass(5min);
    limit(10);
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.firstKey(), true, {}, {}}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    const ReplayResult result = expectSame(run);
    EXPECT_EQ(result.recorded, 2);
    EXPECT_EQ(std::count_if(result.facts.begin(), result.facts.end(), [](const StoredFact& stored) { return std::holds_alternative<EscalationRaised>(stored.fact); }), 2)
        << "the step's question, and the budget's own";
}

TEST_F(SteeredReplayTest, AStepDoneAgainByHand)
{
    Wait wait;
    wait.length = 1h;
    work({deciding("one", "editor"), deciding("two", "writer", {stepId("one")}), waitStep("nap", {stepId("two")}, wait)});
    const RunId run = begin();
    rig->pass(5min);
    ASSERT_TRUE(steer(run, "one", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    rig->pass(1h);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(expectSame(run).recorded, 4);
}

TEST_F(SteeredReplayTest, AFailedStepLeftOutAndOneGivenToSomebodyElse)
{
    work({deciding("hard", "writer", {}, "clearance"), deciding("after", "boss", {stepId("hard")})});
    climbs();
    const RunId left = begin();
    ASSERT_EQ(status(left, "hard"), StepStatus::Escalated);
    ASSERT_TRUE(steer(left, "hard", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(left), RunOutcome::Finished);

    const RunId given = begin();
    ASSERT_EQ(status(given, "hard"), StepStatus::Escalated);
    rig->answers.set("clearance", {cleared()});
    ASSERT_TRUE(steer(given, "hard", StepWish::Reassign, "editor"));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(given), RunOutcome::Finished);
    expectSame(left);
    const ReplayResult result = expectSame(given);
    EXPECT_TRUE(course(result.facts).contains(QStringLiteral("hard done by editor")));
}

TEST_F(SteeredReplayTest, WhatWasTriedAgainAfterAWhileThatWasDrawnByLot)
{
    Step hard = turnStep("hard", "writer", {}, "clearance");
    hard.retries = 1;
    hard.backoff = Backoff{20s, 1, 20s};
    work({hard, turnStep("after", "boss", {stepId("hard")})});
    climbs();
    for (int i = 0; i < 6; ++i) { // another lot each time
        const RunId run = begin();
        const QList<TurnFailed> failed = rig->all<TurnFailed>();
        ASSERT_TRUE(failed.last().retryAt);
        rig->pass(*failed.last().retryAt - rig->clock.now());
        ASSERT_TRUE(rig->settle());
        ASSERT_EQ(status(run, "hard"), StepStatus::Escalated);
        ASSERT_TRUE(steer(run, "hard", StepWish::Skip)); // before another lot would have come to it
        ASSERT_TRUE(rig->settle());
        ASSERT_EQ(outcome(run), RunOutcome::Finished);
        expectSame(run);
    }
}

TEST_F(SteeredReplayTest, ATryPassesWhatCameDueWhileAModelAnswered)
{
    Wait nap;
    nap.length = 1s;
    work({deciding("one", "editor"), turnStep("slow", "writer", {stepId("one")}, "clearance"), waitStep("nap", {stepId("one")}, nap),
          turnStep("after", "boss", {stepId("slow"), stepId("nap")})});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    rig->pass(2s); // the nap is over before the answer is there
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    agents::ReplayWish wish;
    wish.match = agents::Match::ByPlace;
    wish.change = agents::Change{stepId("one"), {}, {}, Autonomy::L4};
    const ReplayResult result = doneAgain(recorded(run, rig->facts()), wish);
    EXPECT_TRUE(course(result.facts).contains(wordOf(RunOutcome::Finished))) << course(result.facts).join(u'\n').toStdString();
}

TEST_F(SteeredReplayTest, WhatWasSettledCountsTheSameWhereverItStandsInTheRecord)
{
    Wait wait;
    wait.raise = Raise{QStringLiteral("crisis"), Severity::Critical, QStringLiteral("Which way do we go?"), {QStringLiteral("Everything is held.")},
                       QStringLiteral("The first"), QStringLiteral("Others tell it."), {}, {}};
    work({deciding("one", "editor"), waitStep("ask", {stepId("one")}, wait)});
    climbs();
    begin(); // so that the facts of the next one stand further on
    const RunId run = begin();
    for (const Escalation& open : QMap<EscalationId, Escalation>(rig->state().inbox.escalations))
        if (open.run == run)
            ASSERT_TRUE(rig->issue(SettleEscalation{open.id, true, QStringLiteral("The first"), {}}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(expectSame(run).recorded, 2);
}

TEST_F(SteeredReplayTest, UndoneByHandAfterItHadEnded)
{
    Step back = deciding("undo-one", "editor");
    back.undoes = stepId("one");
    work({deciding("one", "editor"), back});
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    rig->pass(1h);
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Undone);
    const ReplayResult result = expectSame(run);
    EXPECT_TRUE(course(result.facts).contains(QStringLiteral("undo-one done by editor")));
}

TEST_F(SteeredReplayTest, ItWaitedForSomethingOfAnotherRun)
{
    Wait wait;
    wait.event = QStringLiteral("brief-submitted");
    wait.where.path = QStringLiteral("text");
    wait.where.is = Value(QStringLiteral("Go"));
    wait.limit = 1h;
    Step after = deciding("after", "boss", {stepId("signal")});
    after.when.path = QStringLiteral("signal.outcome");
    after.when.is = Value(QStringLiteral("event"));
    work({workflowOf("waits", {waitStep("signal", {}, wait), after}), workflowOf("other", {turnStep("only", "editor")})});
    const RunId run = begin();
    rig->pass(10min);
    SubmitBrief brief;
    brief.workflow = {QStringLiteral("other")};
    brief.text = QStringLiteral("Go");
    ASSERT_TRUE(rig->issue(brief));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    const ReplayResult result = expectSame(run);
    EXPECT_EQ(result.recorded, 1) << "it went on with what had come, not without it";
    EXPECT_EQ(course(result.facts).first(), QStringLiteral("signal over"));
}

TEST_F(SteeredReplayTest, EverythingWasStoppedAndAnAgentPausedMeanwhile)
{
    work({deciding("one", "editor", {}, "clearance"), deciding("two", "writer", {stepId("one")})});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    rig->pass(1s);
    ASSERT_TRUE(rig->issue(StopAll{QStringLiteral("lunch")}));
    rig->answers.release();
    ASSERT_TRUE(waitUntil([&] { return rig->state().org.agents.value({QStringLiteral("editor")}).turn.isNull(); }));
    rig->pass(1h);
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Pause, QStringLiteral("on leave")}));
    rig->pass(1min);
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(status(run, "one"), StepStatus::Done);
    rig->pass(1h);
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("writer")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(expectSame(run).recorded, 2);
}

TEST_F(SteeredReplayTest, WhatWasTakenOutOfALineBeforeItsTurn)
{
    work({workflowOf("flow", {deciding("one", "editor"), deciding("late", "writer", {stepId("one")}), deciding("end", "boss", {stepId("late")})}),
          workflowOf("busy", {deciding("long", "writer", {}, "clearance")})});
    holdWriter();
    const RunId skipped = begin(false);
    const RunId stopped = begin(false);
    ASSERT_TRUE(waitUntil([&] { return status(skipped, "one") == StepStatus::Done && status(stopped, "one") == StepStatus::Done; }));
    ASSERT_TRUE(steer(skipped, "late", StepWish::Skip));
    ASSERT_TRUE(steer(stopped, RunWish::Stop));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(skipped), RunOutcome::Finished);
    ASSERT_EQ(outcome(stopped), RunOutcome::Stopped);
    EXPECT_EQ(expectSame(skipped).recorded, 2);
    EXPECT_EQ(expectSame(stopped).recorded, 1);
}

TEST_F(SteeredReplayTest, WhatWasDoneAgainOrGivenAwayWhileAStepStoodInALine)
{
    work({workflowOf("flow", {deciding("one", "editor"), deciding("late", "writer", {stepId("one")})}), workflowOf("busy", {deciding("long", "writer", {}, "clearance")})});
    holdWriter();
    const RunId retried = begin(false);
    const RunId given = begin(false);
    ASSERT_TRUE(waitUntil([&] { return status(retried, "one") == StepStatus::Done && status(given, "one") == StepStatus::Done; }));
    rig->pass(1min);
    ASSERT_TRUE(steer(retried, "one", StepWish::Retry));
    ASSERT_TRUE(steer(given, "late", StepWish::Reassign, "editor"));
    ASSERT_TRUE(waitUntil([&] { return outcome(given) && status(retried, "one") == StepStatus::Done; }));
    rig->pass(1min);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(retried), RunOutcome::Finished);
    EXPECT_EQ(expectSame(given).recorded, 2);
    EXPECT_EQ(expectSame(retried).recorded, 3);

    agents::Change change;
    change.from = stepId("late");
    change.model = QStringLiteral("rehearsal"); // which it was
    const ReplayResult fork = doneAgain(recorded(retried, rig->facts()), {{}, agents::Match::ByPlace, change, {}});
    EXPECT_TRUE(fork.forked);
    EXPECT_EQ(fork.given, 3) << "what she had done again before the fork is done again in it";
    EXPECT_EQ(course(fork.facts).count(QStringLiteral("one done by editor")), 2);
}

TEST_F(SteeredReplayTest, WhatStoodInALongLineAndWasHandedOver)
{
    Step late = deciding("late", "writer");
    late.candidates = {{QStringLiteral("editor")}};
    Organisation team = teamWith({workflowOf("flow", {late}), workflowOf("busy", {deciding("long", "writer", {}, "clearance")})});
    for (AgentProfile& agent : team.agents)
        agent.capabilities.insert(QStringLiteral("review"), agent.id.text == QLatin1String("writer") ? 1.0 : 0.05);
    rig = std::make_unique<OfficeRig>(team);
    rig->answers.set("review", {verdict("accept")});
    holdWriter();
    for (int i = 0; i < 4; ++i)
        begin(false);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    int handed = 0;
    for (const StepAssigned& given : rig->all<StepAssigned>())
        if (!given.from.isEmpty()) {
            ++handed;
            EXPECT_EQ(expectSame(given.run).recorded, 1);
        }
    EXPECT_GE(handed, 1);
}

TEST_F(SteeredReplayTest, WhatGaveWayAndWasNotBegunAgain)
{
    work({workflowOf("flow", {deciding("one", "editor"), deciding("late", "writer", {stepId("one")}, "clearance")}), workflowOf("busy", {deciding("long", "writer")})});
    rig->answers.set("clearance", {QStringLiteral("unless stopped: ") + cleared()});
    rig->answers.hold("clearance");
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return asked("clearance") == 1; }));
    occupyWriter(Priority::Urgent);
    {
        const std::lock_guard lock(rig->answers.mutex);
        rig->answers.held = {QStringLiteral("review")};
    }
    ASSERT_TRUE(waitUntil([&] { return asked("review") == 2; }));
    ASSERT_EQ(status(run, "late"), StepStatus::Pending);
    ASSERT_TRUE(steer(run, "late", StepWish::Skip));
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(expectSame(run).recorded, 1);
}

TEST_F(SteeredReplayTest, ItsStepsBeginWhenTheyDidThen)
{
    Wait wait;
    wait.length = 10min;
    work({workflowOf("flow", {deciding("one", "editor"), deciding("late", "writer", {stepId("one")}), waitStep("nap", {stepId("one")}, wait)}),
          workflowOf("busy", {deciding("long", "writer", {}, "clearance")})});
    holdWriter();
    const RunId run = begin(false);
    ASSERT_TRUE(waitUntil([&] { return status(run, "one") == StepStatus::Done; }));
    rig->pass(11min);
    ASSERT_EQ(status(run, "nap"), StepStatus::Done);
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(expectSame(run).recorded, 2) << "after the nap, not before it";
}

TEST_F(SteeredReplayTest, ARunThatItBeganWasUndoneByItself)
{
    Step back = deciding("undo-one", "editor");
    back.undoes = stepId("one");
    Step home = deciding("undo-first", "boss");
    home.undoes = stepId("first");
    work({workflowOf("flow", {deciding("first", "boss"), callStep("outer", {stepId("first")}, Call{{QStringLiteral("inner")}, {}, {}, {}, 4, {}}), home}),
          workflowOf("inner", {deciding("one", "editor"), back})});
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    RunId child;
    for (const RunStarted& started : rig->all<RunStarted>())
        child = started.parent ? started.run : child;
    rig->pass(1h);
    ASSERT_TRUE(steer(child, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    rig->pass(1h);
    ASSERT_TRUE(steer(run, RunWish::Undo));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Undone);
    expectSame(run);
}

TEST_F(SteeredReplayTest, AStepThatWentToWhoeverHadTime)
{
    Step choice = deciding("one", "editor", {}, "clearance");
    choice.candidates = {{QStringLiteral("writer")}};
    work({choice, deciding("two", "boss", {stepId("one")})});
    rig->answers.set("clearance", {cleared()});
    rig->answers.hold("clearance");
    QList<RunId> runs;
    for (int i = 0; i < 2; ++i) {
        runs.append(begin(false));
        ASSERT_TRUE(waitUntil([&] { return asked("clearance") == i + 1; }));
    }
    rig->answers.release();
    ASSERT_TRUE(rig->settle());
    QSet<AgentId> had;
    for (const StepAssigned& assigned : rig->all<StepAssigned>())
        had.insert(assigned.to);
    ASSERT_EQ(had.size(), 2) << "the second went to the one who had time";
    for (const RunId& run : runs)
        expectSame(run);
}

} // namespace

} // namespace qd::test
