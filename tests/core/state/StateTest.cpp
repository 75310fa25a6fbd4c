#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

class StateTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
    }
    StepState step(const char* id) const { return record.state.runs.open.value(run).step({QString::fromLatin1(id)}); }
    Effect effectOf(const ApprovalId& id) const { return record.state.effects.open.value(record.state.inbox.approvals.value(id).effect); }
    void approve(const ApprovalId& id)
    {
        const Approval a = record.state.inbox.approvals.value(id);
        record.tell(ApprovalDecided{id, run, a.step, Verdict::Approve, human(), a.sha256, {}, {}, false, record.now + a.grace}, run);
        record.tell(EffectAuthorised{a.effect, human(), a.sha256, record.now + a.grace, {}}, run);
    }
    EscalationId escalate(const char* id)
    {
        Escalation escalation;
        escalation.id = record.id<EscalationId>();
        escalation.run = run;
        escalation.step = {QString::fromLatin1(id)};
        escalation.with = human();
        escalation.reason = QStringLiteral("failure");
        record.tell(EscalationRaised{escalation}, run);
        return escalation.id;
    }
};

} // namespace

TEST_F(StateTest, ATurnMakesItsAgentBusyAndItsStepRunning)
{
    const TurnId turn = record.begin(run, "draft", "writer", {500});
    EXPECT_EQ(step("draft").status, StepStatus::Running);
    EXPECT_EQ(record.state.statusOf({QStringLiteral("writer")}), AgentStatus::Thinking);
    EXPECT_EQ(record.state.ledger.reservedTotal(), Money{500});
    record.finish(turn, run, "draft", "writer", {{QStringLiteral("words"), qint64(3)}}, {200});
    EXPECT_EQ(step("draft").status, StepStatus::Done);
    EXPECT_EQ(record.state.statusOf({QStringLiteral("writer")}), AgentStatus::Idle);
    EXPECT_EQ(record.state.ledger.reservedTotal(), Money{});
    EXPECT_EQ(record.state.ledger.agentsToday.value({QStringLiteral("writer")}).cost, Money{200});
    EXPECT_EQ(record.state.ledger.classesThisMonth.value(QStringLiteral("specialist")).cost, Money{200});
    EXPECT_EQ(record.state.runs.open.value(run).data.value(QStringLiteral("draft.words")), Value(qint64(3)));
}

TEST_F(StateTest, AReplyThatCameTooLateChangesNothingButTheBill)
{
    const TurnId late = record.begin(run, "draft", "writer");
    record.tell(TurnFailed{late, run, {QStringLiteral("draft")}, {QStringLiteral("writer")}, {}, QStringLiteral("too slow"), true, false}, run);
    const TurnId next = record.begin(run, "draft", "editor");
    record.finish(late, run, "draft", "writer", {{QStringLiteral("title"), QStringLiteral("Late")}}, {40});
    EXPECT_EQ(step("draft").status, StepStatus::Running);
    EXPECT_EQ(step("draft").turn, next);
    EXPECT_NE(record.state.runs.open.value(run).title, QStringLiteral("Late"));
    EXPECT_EQ(record.state.runs.open.value(run).cost, Money{40});
}

TEST_F(StateTest, WhyAReplyCouldNotBeUsedIsKnownUntilOneCould)
{
    const TurnId turn = record.begin(run, "draft", "writer");
    record.tell(TurnFailed{turn, run, {QStringLiteral("draft")}, {QStringLiteral("writer")}, {}, QStringLiteral("no title"), true, false}, run);
    EXPECT_EQ(step("draft").invalid, QStringLiteral("no title"));
    EXPECT_EQ(step("draft").attempt, 2);
    const TurnId cut = record.begin(run, "draft", "writer");
    record.tell(TurnFailed{cut, run, {QStringLiteral("draft")}, {QStringLiteral("writer")}, {}, QStringLiteral("stopped"), true, true}, run);
    EXPECT_EQ(step("draft").invalid, QStringLiteral("no title")) << "a stop says nothing about the reply";
    EXPECT_EQ(step("draft").attempt, 2);
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
    EXPECT_TRUE(step("draft").invalid.isEmpty());
}

TEST_F(StateTest, AnAnswerToAnOldQuestionDoesNotPublishTwice)
{
    const EscalationId first = escalate("publish");
    const EscalationId second = escalate("publish");
    record.tell(EscalationSettled{first, run, {QStringLiteral("publish")}, human(), true, {}}, run);
    const ApprovalId item = record.ask(run, "publish");
    record.tell(EffectConfirmed{effectOf(item).id, run, {QStringLiteral("publish")}, QStringLiteral("there")}, run);
    ASSERT_EQ(step("publish").status, StepStatus::Done);
    record.tell(EscalationSettled{second, run, {QStringLiteral("publish")}, human(), true, {}}, run);
    EXPECT_EQ(step("publish").status, StepStatus::Done);
    EXPECT_TRUE(record.state.inbox.escalations.isEmpty());
}

TEST_F(StateTest, TakenBackFromAnAgentItWaitsForHer)
{
    const ApprovalId item = record.ask(run, "publish");
    const QByteArray sha = effectOf(item).sha256;
    record.tell(ApprovalDecided{item, run, {QStringLiteral("publish")}, Verdict::Delegate, human(), sha, {}, {QStringLiteral("boss")}, false, {}}, run);
    EXPECT_EQ(record.state.inbox.waiting(), 0);
    approve(item);
    record.tell(ApprovalUndone{item, effectOf(item).id, run, human()}, run);
    EXPECT_EQ(record.state.inbox.approvals.value(item).decider, human());
    EXPECT_EQ(record.state.inbox.waiting(), 1);
    EXPECT_EQ(effectOf(item).status, EffectStatus::Planned);
    EXPECT_FALSE(effectOf(item).notBefore);
}

TEST_F(StateTest, HerTimeIsAddedUpByDay)
{
    const ApprovalId item = record.ask(run, "publish");
    const auto decides = [&](const AgentId& by, Duration looked, bool trial = false) {
        record.tell(ApprovalDecided{item, run, {QStringLiteral("publish")}, Verdict::Delegate, by, {}, {}, human(), trial, {}, looked}, run);
    };
    decides(human(), std::chrono::minutes(3));
    decides(human(), std::chrono::minutes(4));
    decides(human(), Duration(0));
    decides({QStringLiteral("boss")}, Duration(0));
    decides(human(), Duration(0), true);
    const DayTally day = record.state.activity.days.value(dayOf(record.now));
    EXPECT_EQ(day.herTime, std::chrono::minutes(7));
    EXPECT_EQ(day.timed, 2);
    EXPECT_EQ(day.untimed, 1) << "not what an agent decided, nor --approve all";
}

TEST_F(StateTest, AYesThatWasTakenBackIsNobodysDecision)
{
    const ApprovalId item = record.ask(run, "publish");
    const Approval a = record.state.inbox.approvals.value(item);
    const auto decides = [this](const AgentId& by) {
        DecisionRecord decision;
        decision.id = record.id<DecisionId>();
        decision.run = run;
        decision.maker = by;
        record.tell(DecisionMade{decision}, run);
    };
    const AgentId boss{QStringLiteral("boss")};
    record.tell(ApprovalDecided{item, run, a.step, Verdict::Delegate, human(), a.sha256, {}, boss, false, record.now}, run);
    decides(human());
    record.tell(ApprovalDecided{item, run, a.step, Verdict::Approve, boss, a.sha256, {}, {}, false, record.now}, run);
    decides(boss);
    EXPECT_EQ(record.state.activity.standing(), 2);
    record.tell(ApprovalUndone{item, a.effect, run, human()}, run);
    decides(human());
    EXPECT_EQ(record.state.activity.standing(), 1) << "that it was delegated stands";
    EXPECT_EQ(record.state.activity.standingByHuman(), 1);
    EXPECT_EQ(record.state.activity.decisions, 3) << "the record keeps all";
    approve(item);
    decides(human());
    EXPECT_EQ(record.state.activity.standing(), 2);
    EXPECT_EQ(record.state.activity.standingByHuman(), 2);
    EXPECT_EQ(record.state.activity.held.size(), 1);
    record.tell(RunFinished{run, RunOutcome::Finished, {}}, run);
    EXPECT_TRUE(record.state.activity.held.isEmpty());
}

TEST_F(StateTest, WhatAStepSaidGivesWayToWhatHolds)
{
    const TurnId turn = record.begin(run, "draft", "writer");
    record.finish(turn, run, "draft", "writer", {{QStringLiteral("title"), QStringLiteral("Old")}, {QStringLiteral("words"), qint64(3)}});
    const QByteArray reply(32, 'r');
    record.tell(StepRevised{run, {QStringLiteral("draft")}, {{QStringLiteral("title"), QStringLiteral("Hers")}}, {}, false, {}}, run);
    const auto data = [this] { return record.state.runs.open.value(run).data; };
    EXPECT_EQ(data().value(QStringLiteral("draft.title")), Value(QStringLiteral("Hers")));
    EXPECT_EQ(data().value(QStringLiteral("draft.words")), Value(qint64(3)));
    record.tell(StepRevised{run, {QStringLiteral("draft")}, {}, reply, false, {}}, run);
    EXPECT_EQ(step("draft").reply, reply);
    EXPECT_EQ(step("draft").status, StepStatus::Done);
    record.tell(StepRevised{run, {QStringLiteral("draft")}, {}, {}, true, {}}, run);
    EXPECT_FALSE(data().contains(QStringLiteral("draft.title")));
    EXPECT_TRUE(step("draft").reply.isEmpty());
}

TEST_F(StateTest, WhatIsPutOffWaitsAgainAtItsMomentByItself)
{
    const InboxItemId page{record.ask(run, "publish").uuid};
    const InboxItemId question{escalate("draft").uuid};
    const Instant then = record.now + std::chrono::hours(2);
    const Instant evening = record.now + std::chrono::hours(9);
    record.tell(ItemSnoozed{page, run, then, human()}, run);
    record.tell(ItemSnoozed{question, run, evening, human()}, run);
    const InboxState& inbox = record.state.inbox;
    EXPECT_EQ(inbox.waiting(), 2) << "the work still waits for her";
    EXPECT_EQ(inbox.waiting(record.now), 0);
    EXPECT_EQ(inbox.nextReturn(record.now), then);
    EXPECT_EQ(inbox.putOffUntil(page, then - Duration(1)), then);
    EXPECT_FALSE(inbox.putOffUntil(page, then));
    EXPECT_EQ(inbox.waiting(then), 1);
    EXPECT_EQ(inbox.nextReturn(then), evening);
    EXPECT_EQ(inbox.waiting(evening), 2);
    EXPECT_FALSE(inbox.nextReturn(evening));
}

TEST_F(StateTest, PuttingOffAgainGivesTheNewTimeAndBringingBackNone)
{
    const InboxItemId page{record.ask(run, "publish").uuid};
    const Instant then = record.now + std::chrono::hours(2);
    record.tell(ItemSnoozed{page, run, record.now + std::chrono::hours(9), human()}, run);
    record.tell(ItemSnoozed{page, run, then, human()}, run);
    EXPECT_EQ(record.state.inbox.putOffUntil(page, record.now), then);
    record.tell(ItemReturned{page, run, human()}, run);
    EXPECT_TRUE(record.state.inbox.snoozed.isEmpty());
    EXPECT_EQ(record.state.inbox.waiting(record.now), 1);
}

TEST_F(StateTest, WhatIsDecidedOrGoneIsNotPutOffAnyMore)
{
    const auto putOff = [this](const InboxItemId& item) { record.tell(ItemSnoozed{item, run, record.now + std::chrono::hours(2), human()}, run); };
    const ApprovalId page = record.ask(run, "publish");
    putOff({page.uuid});
    approve(page);
    record.tell(ApprovalUndone{page, effectOf(page).id, run, human()}, run);
    EXPECT_EQ(record.state.inbox.waiting(record.now), 1) << "taken back, it waits at once";
    putOff({page.uuid});
    record.tell(ApprovalExpired{page, run, {QStringLiteral("publish")}, {}}, run);
    EXPECT_TRUE(record.state.inbox.snoozed.isEmpty());
    const EscalationId question = escalate("draft");
    putOff({question.uuid});
    record.tell(EscalationSettled{question, run, {QStringLiteral("draft")}, human(), true, {}}, run);
    EXPECT_TRUE(record.state.inbox.snoozed.isEmpty());
    putOff({question.uuid});
    EXPECT_TRUE(record.state.inbox.snoozed.isEmpty()) << "nothing is put off that is not there";
    putOff({record.ask(run, "publish").uuid});
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    EXPECT_TRUE(record.state.inbox.snoozed.isEmpty());
}

TEST_F(StateTest, ASnapshotKnowsWhatIsPutOff)
{
    const InboxItemId page{record.ask(run, "publish").uuid};
    const Instant then = record.now + std::chrono::hours(2);
    record.tell(ItemSnoozed{page, run, then, human()}, run);
    const Result<OfficeState> read = decodeSnapshot(encodeSnapshot(record.state));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->inbox.putOffUntil(page, record.now), then);
}

TEST_F(StateTest, AYesToOtherBytesLetsNothingOut)
{
    const ApprovalId item = record.ask(run, "publish");
    record.tell(EffectAuthorised{effectOf(item).id, human(), QByteArray(32, 'x'), record.now, {}}, run);
    EXPECT_EQ(effectOf(item).status, EffectStatus::Planned);
}

TEST_F(StateTest, WhatIsBeingSentOutlivesItsRunUntilItsOutcomeIsKnown)
{
    const ApprovalId item = record.ask(run, "publish");
    const EffectId sending = effectOf(item).id;
    const EffectId planned = effectOf(record.ask(run, "post")).id;
    approve(item);
    record.tell(EffectIntended{sending, 1}, run);
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    EXPECT_TRUE(record.state.effects.open.contains(sending));
    EXPECT_FALSE(record.state.effects.open.contains(planned));
    EXPECT_EQ(record.state.activity.levels.size(), 1);
    record.tell(EffectConfirmed{sending, run, {QStringLiteral("publish")}, QStringLiteral("there")}, run);
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_TRUE(record.state.activity.levels.isEmpty());
    EXPECT_EQ(record.state.activity.effectsByLevel.value(QStringLiteral("L3")), 1);
}

TEST_F(StateTest, AClockSetBackOverMidnightDoesNotEmptyTheMeter)
{
    const auto spend = [this](qint64 micro) { record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer", {}, {micro}); };
    record.now = {dayOf(record.now) * 86'400'000 + 1'000};
    spend(30);
    record.now = record.now - Duration(2'000);
    EXPECT_TRUE(record.state.ledger.isToday(record.now));
    spend(5);
    EXPECT_EQ(record.state.ledger.today.cost, Money{35});
    record.now = record.now + Duration(86'400'000 * 2);
    EXPECT_FALSE(record.state.ledger.isToday(record.now));
    spend(1);
    EXPECT_EQ(record.state.ledger.today.cost, Money{1});
    EXPECT_EQ(record.state.ledger.ever.cost, Money{36});
}

TEST_F(StateTest, AClockSetBackByYearsKeepsTheDaysThatItHas)
{
    for (int i = 0; i < 60; ++i) {
        record.now = record.now + Duration(86'400'000);
        record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer", {}, {1});
    }
    EXPECT_EQ(record.state.activity.days.size(), ActivityState::kDays);
    record.now = {86'400'000};
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer", {}, {9});
    EXPECT_EQ(record.state.activity.days.size(), ActivityState::kDays);
    EXPECT_EQ(record.state.activity.days.first().cost, Money{9});
}

TEST_F(StateTest, ACallThatWasCutShortIsOnTheMeter)
{
    Spend lost;
    lost.cost = {900};
    record.tell(TurnFailed{record.begin(run, "draft", "writer", {900}), run, {QStringLiteral("draft")}, {QStringLiteral("writer")}, lost, {}, true, true}, run);
    EXPECT_EQ(record.state.ledger.today.cost, Money{900});
    EXPECT_EQ(record.state.ledger.reservedTotal(), Money{});
    EXPECT_EQ(record.state.activity.days.last().cost, Money{900});
}

TEST_F(StateTest, AgentsThatNoOrganisationHasAnyMoreAreForgotten)
{
    Organisation other = record.team(QStringLiteral("Other"));
    other.agents.removeLast();
    record.adopt(other);
    EXPECT_TRUE(record.state.org.agents.contains({QStringLiteral("editor")})) << "its run is still open";
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    EXPECT_FALSE(record.state.org.agents.contains({QStringLiteral("editor")}));
    EXPECT_EQ(record.state.org.organisations.size(), 1);
}

TEST_F(StateTest, ReopenedStepsBeginAnewAndTheLoopIsCounted)
{
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
    record.finish(record.begin(run, "review", "editor"), run, "review", "editor");
    const QByteArray reply = step("draft").reply;
    record.tell(StepsReopened{run, {QStringLiteral("review")}, {{QStringLiteral("draft")}, {QStringLiteral("review")}}, {}}, run);
    EXPECT_EQ(step("draft").status, StepStatus::Pending);
    EXPECT_EQ(step("draft").round, 2);
    EXPECT_EQ(step("draft").loops, 0);
    EXPECT_EQ(step("review").loops, 1);
    EXPECT_EQ(step("draft").previousReply, reply);
    EXPECT_TRUE(step("draft").turn.isNull());
}

TEST_F(StateTest, ClearedSamplesLeaveTheListAndNothingElseDoes)
{
    const RunId sample = record.brief(true);
    record.tell(RunFinished{sample, RunOutcome::Finished, {}}, sample);
    record.tell(RunFinished{run, RunOutcome::Finished, {}}, run);
    record.tell(SamplesCleared{human()});
    ASSERT_EQ(record.state.runs.recent.size(), 1);
    EXPECT_EQ(record.state.runs.recent.first().id, run);
}

TEST(Snapshot, OfAnotherVersionIsNotUsed)
{
    EXPECT_FALSE(decodeSnapshot("{\"version\":1,\"state\":{}}"));
    EXPECT_FALSE(decodeSnapshot("{\"version\":2,\"state\":{}}"));
    EXPECT_FALSE(decodeSnapshot("{\"version\":3,\"state\":"));
    EXPECT_TRUE(decodeSnapshot(encodeSnapshot({})));
}

TEST_F(StateTest, TimeAtAProviderIsNoUsualTime)
{
    const auto usual = [this](const char* id) { return record.state.runs.usual.value(QStringLiteral("piece/") + QLatin1String(id)); };
    const auto end = [this](const TurnId& turn, bool batched) {
        TurnFinished finished;
        finished.turn = turn;
        finished.run = run;
        finished.step = {QStringLiteral("draft")};
        finished.agent = {QStringLiteral("writer")};
        finished.spend.batched = batched;
        record.tell(finished, run);
    };
    const TurnId quick = record.begin(run, "draft", "writer");
    record.now = record.now + Duration(4'000);
    end(quick, false);
    EXPECT_EQ(usual("draft").ms, 4'000);
    run = record.brief();
    const TurnId lay = record.begin(run, "draft", "writer");
    record.now = record.now + Duration(7'200'000);
    end(lay, true);
    EXPECT_EQ(step("draft").status, StepStatus::Done);
    EXPECT_EQ(usual("draft").ms, 4'000) << "it was answered with a batch";
    EXPECT_EQ(usual("draft").count, 1);
    run = record.brief();
    const TurnId vain = record.begin(run, "draft", "writer");
    record.now = record.now + Duration(7'200'000);
    TurnFailed failed{vain, run, {QStringLiteral("draft")}, {QStringLiteral("writer")}, {}, QStringLiteral("not done"), true, false};
    failed.spend.batched = true;
    record.tell(failed, run);
    const TurnId alone = record.begin(run, "draft", "writer");
    record.now = record.now + Duration(3'000);
    end(alone, false);
    EXPECT_EQ(step("draft").status, StepStatus::Done);
    EXPECT_EQ(usual("draft").ms, 4'000) << "it lay before it was asked by itself";
}

TEST_F(StateTest, ACallWhoseRunsCouldLieAtAProviderHasNoUsualTime)
{
    const auto settle = [this](bool canWait) {
        run = record.id<RunId>();
        BriefSubmitted brief;
        brief.run = run;
        record.tell(brief, run);
        RunStarted started{run, {QStringLiteral("piece")}, record.state.org.current, QStringLiteral("Something")};
        started.canWait = canWait;
        record.tell(started, run);
        record.tell(StepWaits{run, {QStringLiteral("draft")}, {}, {}, {}, {QString()}}, run);
        record.now = record.now + Duration(7'200'000);
        record.tell(StepSettled{run, {QStringLiteral("draft")}, false, {}}, run);
        return record.state.runs.usual.value(QStringLiteral("piece/draft")).count;
    };
    EXPECT_EQ(settle(true), 0);
    EXPECT_EQ(settle(false), 1) << "its runs ask by themselves";
}

} // namespace qd::test
