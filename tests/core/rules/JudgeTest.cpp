#include "core/rules/Judge.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

class JudgeTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;
    ApprovalId item;

    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
        record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
        item = record.ask(run, "publish");
    }
    Approval approval() const { return record.state.inbox.approvals.value(item); }
    Result<QList<Fact>> asked(const Command& command, const AgentId& by = human())
    {
        return judge(record.state, command, {by, record.now, record.id<BriefId>(), record.id<RunId>()});
    }
    /// The facts enter the record.
    bool does(const Command& command, const AgentId& by = human())
    {
        const Result<QList<Fact>> facts = asked(command, by);
        if (facts)
            for (const Fact& fact : *facts)
                record.tell(fact, run, {}, by);
        return bool(facts);
    }
    QString refusal(const Command& command, const AgentId& by = human())
    {
        const Result<QList<Fact>> facts = asked(command, by);
        return facts ? QStringLiteral("accepted") : facts.error().text;
    }
    DecideApproval decide(Verdict verdict, const QString& note = {}) const
    {
        DecideApproval command;
        command.approval = item;
        command.sha256 = approval().sha256;
        command.verdict = verdict;
        command.note = note;
        return command;
    }
    QString refusedBrief(const QString& text)
    {
        SubmitBrief brief;
        brief.text = text;
        return refusal(brief);
    }
    template <class F> qsizetype count(const Result<QList<Fact>>& facts) const
    {
        return std::count_if(facts->begin(), facts->end(), [](const Fact& fact) { return std::holds_alternative<F>(fact); });
    }
};

} // namespace

TEST_F(JudgeTest, ABriefIsTextOfACertainLength)
{
    EXPECT_EQ(refusedBrief({}), QStringLiteral("the brief is empty"));
    EXPECT_EQ(refusedBrief(QStringLiteral(" \n\t ")), QStringLiteral("the brief is empty"));
    EXPECT_EQ(refusedBrief(QStringLiteral("-")), QStringLiteral("the brief has no word in it"));
    EXPECT_EQ(refusedBrief(QString::fromUtf8("\U0001F680\U0001F389")), QStringLiteral("the brief has no word in it"));
    EXPECT_EQ(refusedBrief(QString::fromUtf8("\U00020000")), QStringLiteral("accepted")); // a Chinese character beyond the first plane
    EXPECT_EQ(refusedBrief(QString(kLongestBrief, u'x')), QStringLiteral("accepted"));
    EXPECT_EQ(refusedBrief(QString(kLongestBrief + 1, u'x')), QStringLiteral("the brief has 100001 characters"));
    EXPECT_TRUE(refusedBrief(QStringLiteral("a\0b").replace(1, 1, QChar(0))).startsWith(QLatin1String("the brief is not text")));
    EXPECT_TRUE(refusedBrief(QString::fromUtf8("\xff\xfe brief")).startsWith(QLatin1String("the brief is not text")));
    EXPECT_EQ(refusedBrief(QString::fromUtf8("اكتب مقالة عن القهوة")), QStringLiteral("accepted"));
}

TEST_F(JudgeTest, ABriefBeginsARunOfAWorkflowThatThereIs)
{
    SubmitBrief brief;
    brief.text = QStringLiteral("\n  A first line that says it\nand more");
    brief.sources = {{QStringLiteral("note"), QStringLiteral("file:///note.txt"), QStringLiteral("Pay them all.")}};
    const Result<QList<Fact>> facts = asked(brief);
    ASSERT_TRUE(facts);
    ASSERT_EQ(facts->size(), 2);
    EXPECT_EQ(std::get<RunStarted>(facts->at(1)).title, QStringLiteral("A first line that says it"));
    EXPECT_EQ(std::get<RunStarted>(facts->at(1)).organisation, record.state.org.current);
    EXPECT_EQ(std::get<BriefSubmitted>(facts->at(0)).sources.first().label.integrity, Integrity::Untrusted);
    brief.workflow = {QStringLiteral("film")};
    EXPECT_EQ(refusal(brief), QStringLiteral("Team has no workflow \"film\""));
    record.state.org = {};
    EXPECT_EQ(refusal(brief), QStringLiteral("no organisation with a workflow is in use"));
}

TEST_F(JudgeTest, HowLongItWasBeforeHerIsHersToSayAndADayAtMost)
{
    DecideApproval yes = decide(Verdict::Approve);
    const auto looked = [&](Duration time) {
        yes.lookedAt = time;
        const Result<QList<Fact>> facts = asked(yes);
        return facts ? std::get<ApprovalDecided>(facts->at(0)).lookedAt : Duration(-1);
    };
    EXPECT_EQ(looked(std::chrono::seconds(41)), std::chrono::seconds(41));
    EXPECT_EQ(looked(Duration(-9)), Duration(0));
    EXPECT_EQ(looked(std::chrono::hours(999)), std::chrono::hours(24));
    EXPECT_EQ(believed(std::chrono::hours(1), {QStringLiteral("boss")}), Duration(0));
}

TEST_F(JudgeTest, AYesIsBoundToWhatWasShown)
{
    DecideApproval yes = decide(Verdict::Approve);
    yes.sha256[0] = char(yes.sha256[0] ^ 1);
    EXPECT_EQ(refusal(yes), QStringLiteral("this item has changed since it was shown"));
    yes.sha256.clear();
    EXPECT_EQ(refusal(yes), QStringLiteral("this item has changed since it was shown"));
    yes.approval = record.id<ApprovalId>();
    EXPECT_EQ(refusal(yes), QStringLiteral("this item is not waiting any more"));
    const Result<QList<Fact>> facts = asked(decide(Verdict::Approve));
    ASSERT_TRUE(facts);
    const auto& authorised = std::get<EffectAuthorised>(facts->at(1));
    EXPECT_EQ(authorised.sha256, approval().sha256);
    EXPECT_EQ(authorised.notBefore, record.now + approval().grace);
}

TEST_F(JudgeTest, TwoYesesAreOneAndTheSecondIsToldSo)
{
    ASSERT_TRUE(does(decide(Verdict::Approve)));
    const QString late = QStringLiteral("this item is decided already and leaves when its grace time is over");
    for (const Verdict verdict : {Verdict::Approve, Verdict::Reject, Verdict::AskChanges, Verdict::Delegate, Verdict::ApproveWithEdits})
        EXPECT_EQ(refusal(decide(verdict, QStringLiteral("no"))), late);
}

TEST_F(JudgeTest, AtTheMomentItExpiresItCannotBeDecidedAnyMore)
{
    record.now = approval().expires - Duration(1);
    EXPECT_EQ(refusal(decide(Verdict::Approve)), QStringLiteral("accepted"));
    record.now = approval().expires;
    EXPECT_EQ(refusal(decide(Verdict::Approve)), QStringLiteral("this item has expired"));
}

TEST_F(JudgeTest, OnlySheAndTheOneItWasDelegatedToDecide)
{
    const AgentId boss{QStringLiteral("boss")};
    EXPECT_EQ(refusal(decide(Verdict::Approve), boss), QStringLiteral("boss may not decide this"));
    EXPECT_EQ(refusal(decide(Verdict::Approve), system()), QStringLiteral("system may not decide this"));
    DecideApproval hand = decide(Verdict::Delegate);
    EXPECT_EQ(refusal(hand), QStringLiteral("there is no agent \"\""));
    hand.delegateTo = {QStringLiteral("nobody")};
    EXPECT_EQ(refusal(hand), QStringLiteral("there is no agent \"nobody\""));
    hand.delegateTo = {QStringLiteral("writer")};
    EXPECT_EQ(refusal(hand), QStringLiteral("writer asks for this and cannot decide it"));
    hand.delegateTo = boss;
    ASSERT_TRUE(does(hand));
    EXPECT_EQ(refusal(decide(Verdict::Approve), {QStringLiteral("editor")}), QStringLiteral("editor may not decide this"));
    const Result<QList<Fact>> facts = asked(decide(Verdict::Approve), boss);
    ASSERT_TRUE(facts);
    EXPECT_EQ(std::get<EffectAuthorised>(facts->at(1)).why, QStringLiteral("approved by boss, to whom it was delegated"));
    EXPECT_EQ(refusal(decide(Verdict::Approve)), QStringLiteral("accepted")) << "she can still do it herself";
}

TEST_F(JudgeTest, WhoWroteItOrStandsBelowTheAskerDoesNotDecide)
{
    DecideApproval hand = decide(Verdict::Delegate);
    hand.delegateTo = {QStringLiteral("editor")};
    EXPECT_EQ(refusal(hand), QStringLiteral("accepted"));
    Artefact draft;
    draft.id = record.id<ArtefactId>();
    draft.run = run;
    draft.kind = QStringLiteral("draft");
    draft.madeBy = hand.delegateTo;
    record.tell(ArtefactMade{draft}, run);
    EXPECT_EQ(refusal(hand), QStringLiteral("editor wrote this and cannot approve it; boss could"));

    Organisation ranked = record.team();
    for (AgentProfile& agent : ranked.agents)
        agent.rank = agent.id.text == QLatin1String("editor") ? Rank::Specialist : Rank::Management;
    record.adopt(ranked);
    run = record.brief();
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
    item = record.ask(run, "publish");
    hand = decide(Verdict::Delegate);
    hand.delegateTo = {QStringLiteral("editor")};
    EXPECT_EQ(refusal(hand), QStringLiteral("editor stands below writer, who asks for this, and cannot decide it; boss could"));
}

TEST_F(JudgeTest, WhatStrangersHadAHandInOnlySheDecides)
{
    const QString why = QStringLiteral("strangers had a hand in this, and their words could tell an agent what to decide");
    DecideApproval hand = decide(Verdict::Delegate);
    hand.delegateTo = {QStringLiteral("boss")};
    EXPECT_EQ(refusal(hand), QStringLiteral("accepted"));
    const Approval plain = approval();
    const auto put = [&](const std::function<void(Approval&)>& change) {
        Approval other = plain;
        other.id = item = hand.approval = record.id<ApprovalId>();
        change(other);
        record.tell(ApprovalAsked{other}, run);
    };
    put([](Approval& other) { other.label.integrity = Integrity::Untrusted; });
    EXPECT_EQ(refusal(hand), why);
    EXPECT_TRUE(delegates(record.state, approval()).isEmpty());
    put([](Approval& other) { other.trace.emplace().traits.chosenBy = Integrity::Untrusted; });
    EXPECT_EQ(refusal(hand), why);
    put([](Approval& other) { other.trace.emplace().traits.madeFrom = Integrity::Untrusted; });
    EXPECT_EQ(refusal(hand), why);
    put([](Approval& other) { other.trace.emplace(); });
    EXPECT_EQ(refusal(hand), QStringLiteral("accepted"));
}

TEST_F(JudgeTest, DelegatesAreThoseWhoAreNotRefused)
{
    Organisation ranked = record.team();
    for (AgentProfile& agent : ranked.agents)
        agent.rank = agent.id.text == QLatin1String("editor") ? Rank::Specialist : Rank::Management;
    const auto expectSame = [&](qsizetype offered) {
        const QList<AgentId> able = delegates(record.state, approval());
        EXPECT_EQ(able.size(), offered);
        for (const AgentProfile& agent : record.state.org.organisation().agents) {
            DecideApproval hand = decide(Verdict::Delegate);
            hand.delegateTo = agent.id;
            EXPECT_EQ(able.contains(agent.id), refusal(hand) == QLatin1String("accepted")) << agent.id.text.toStdString() << ": " << refusal(hand).toStdString();
        }
    };
    expectSame(2); // the writer asks
    record.adopt(ranked);
    run = record.brief();
    record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
    item = record.ask(run, "publish");
    expectSame(1); // and the editor stands below the writer
    Approval dear = approval();
    dear.id = item = record.id<ApprovalId>();
    dear.content.cost = {2'000'000};
    record.tell(ApprovalAsked{dear}, run);
    expectSame(0);
}

TEST_F(JudgeTest, NobodyDecidesBeyondItsAuthority)
{
    Approval dear = approval();
    dear.id = item = record.id<ApprovalId>();
    dear.content.cost = {2'000'000};
    record.tell(ApprovalAsked{dear}, run);
    DecideApproval hand = decide(Verdict::Delegate);
    hand.delegateTo = {QStringLiteral("boss")};
    EXPECT_EQ(refusal(hand), QStringLiteral("boss may decide up to $0.00, and this costs $2.00"));
}

TEST_F(JudgeTest, ChangesNeedAWordAndAPlaceToGoBackTo)
{
    EXPECT_EQ(refusal(decide(Verdict::AskChanges)), QStringLiteral("say what should change"));
    EXPECT_EQ(refusal(decide(Verdict::AskChanges, QStringLiteral("  "))), QStringLiteral("say what should change"));
    const ApprovalId other = record.ask(run, "post");
    const Result<QList<Fact>> facts = asked(decide(Verdict::AskChanges, QStringLiteral("shorter")));
    ASSERT_TRUE(facts);
    EXPECT_EQ(count<EffectWithdrawn>(facts), 2) << "the sibling is made from the same draft";
    for (const Fact& fact : *facts)
        record.tell(fact, run);
    EXPECT_FALSE(record.state.inbox.approvals.contains(other));
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_EQ(record.state.runs.open.value(run).step({QStringLiteral("draft")}).status, StepStatus::Pending);
}

TEST_F(JudgeTest, WithoutALoopNothingCanBeGoneBackTo)
{
    Organisation team = record.team(QStringLiteral("Straight"));
    for (Step& step : team.workflows.first().steps)
        step.loop.reset();
    record.adopt(team);
    run = record.brief();
    item = record.ask(run, "publish");
    EXPECT_TRUE(refusal(decide(Verdict::AskChanges, QStringLiteral("shorter"))).startsWith(QLatin1String("nothing in this workflow")));
}

TEST_F(JudgeTest, EditsAreTheWholeNewText)
{
    EXPECT_EQ(refusal(decide(Verdict::ApproveWithEdits)), QStringLiteral("the edited text is empty"));
    DecideApproval edit = decide(Verdict::ApproveWithEdits);
    edit.edits = QStringLiteral("# New");
    const Result<QList<Fact>> facts = asked(edit);
    ASSERT_TRUE(facts);
    EXPECT_TRUE(facts->isEmpty()) << "rendered first";
}

TEST_F(JudgeTest, ANoEndsTheRunAndWithdrawsWhatItWouldStillSend)
{
    const ApprovalId other = record.ask(run, "post");
    const Approval sibling = record.state.inbox.approvals.value(other);
    record.tell(ApprovalDecided{other, run, sibling.step, Verdict::Approve, human(), sibling.sha256, {}, {}, false, record.now}, run);
    record.tell(EffectAuthorised{sibling.effect, human(), sibling.sha256, record.now, {}}, run);
    const Result<QList<Fact>> facts = asked(decide(Verdict::Reject, QStringLiteral("Not us")));
    ASSERT_TRUE(facts);
    EXPECT_EQ(count<EffectWithdrawn>(facts), 2);
    EXPECT_EQ(std::get<RunFinished>(facts->last()).summary, QStringLiteral("Rejected: Not us"));
    EXPECT_EQ(std::get<RunFinished>(asked(decide(Verdict::Reject))->last()).summary, QStringLiteral("Rejected"));
}

TEST_F(JudgeTest, WhatIsHeldCanBeTakenBackUntilItBeginsToLeave)
{
    EXPECT_EQ(refusal(UndoApproval{item}), QStringLiteral("there is nothing to take back: it waits for a decision"));
    ASSERT_TRUE(does(decide(Verdict::Approve)));
    const EffectId effect = approval().effect;
    record.now = *approval().leaves;
    EXPECT_EQ(refusal(UndoApproval{item}), QStringLiteral("accepted")) << "its time has come, but nothing has begun";
    EXPECT_EQ(refusal(UndoApproval{item}, {QStringLiteral("writer")}), QStringLiteral("writer may not take this back"));
    record.tell(EffectIntended{effect, 1}, run);
    EXPECT_EQ(refusal(UndoApproval{item}), QStringLiteral("this cannot be taken back any more: it is leaving or has left, or was never approved"));
}

TEST_F(JudgeTest, AnEscalationIsSettledOnceByWhoeverHasIt)
{
    Escalation escalation;
    escalation.id = record.id<EscalationId>();
    escalation.run = run;
    escalation.step = {QStringLiteral("publish")};
    escalation.with = {QStringLiteral("boss")};
    escalation.issue = QStringLiteral("It does not go");
    record.tell(EscalationRaised{escalation}, run);
    const SettleEscalation on{escalation.id, true, QStringLiteral("again")};
    EXPECT_EQ(refusal(on, {QStringLiteral("writer")}), QStringLiteral("writer may not settle this"));
    EXPECT_EQ(refusal(on, {QStringLiteral("boss")}), QStringLiteral("accepted"));
    const Result<QList<Fact>> end = asked(SettleEscalation{escalation.id, false, {}});
    ASSERT_TRUE(end);
    EXPECT_EQ(std::get<RunFinished>(end->last()).summary, QStringLiteral("Ended: It does not go"));
    ASSERT_TRUE(does(on));
    EXPECT_EQ(refusal(on), QStringLiteral("this question does not wait any more"));
}

TEST_F(JudgeTest, HerAnswerRulesAnUnknownOutcomeAlsoAfterTheRun)
{
    const EffectId effect = approval().effect;
    record.tell(EffectIntended{effect, 1}, run);
    record.tell(EffectUnknown{effect, run, {QStringLiteral("publish")}, QStringLiteral("cut off")}, run);
    Escalation escalation;
    escalation.id = record.id<EscalationId>();
    escalation.run = run;
    escalation.step = {QStringLiteral("publish")};
    escalation.with = human();
    escalation.reason = QString::fromLatin1(Escalation::kUnknownOutcome);
    record.tell(EscalationRaised{escalation}, run);
    record.tell(RunFinished{run, RunOutcome::Stopped, {}}, run);
    ASSERT_EQ(record.state.inbox.waiting(), 1);
    const Result<QList<Fact>> facts = asked(SettleEscalation{escalation.id, false, {}});
    ASSERT_TRUE(facts);
    EXPECT_EQ(count<RunFinished>(facts), 0) << "it has ended before";
    ASSERT_TRUE(does(SettleEscalation{escalation.id, false, {}}));
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    EXPECT_EQ(record.state.inbox.waiting(), 0);
}

TEST_F(JudgeTest, WhatWaitsCanBePutOffForThirtyDaysAtMost)
{
    const InboxItemId page{item.uuid};
    const QString passed = QStringLiteral("this cannot be put off until a moment that has passed");
    EXPECT_EQ(refusal(SnoozeItem{page, record.now}), passed);
    EXPECT_EQ(refusal(SnoozeItem{page, {}}), passed);
    EXPECT_EQ(asked(SnoozeItem{page, record.now}).error().kind, Error::Parse);
    EXPECT_EQ(asked(SnoozeItem{page, record.now}).error().where, QStringLiteral("until"));
    EXPECT_EQ(refusal(SnoozeItem{page, record.now + kLongestSnooze + Duration(1)}), QStringLiteral("this cannot be put off for more than 30 days"));
    EXPECT_EQ(refusal(SnoozeItem{page, {std::numeric_limits<qint64>::max()}}), QStringLiteral("this cannot be put off for more than 30 days"));
    EXPECT_EQ(refusal(SnoozeItem{page, record.now + kLongestSnooze}), QStringLiteral("accepted"));
    const Result<QList<Fact>> facts = asked(SnoozeItem{page, record.now + Duration(1)});
    ASSERT_TRUE(facts);
    ASSERT_EQ(facts->size(), 1);
    const auto& off = std::get<ItemSnoozed>(facts->first());
    EXPECT_EQ(off.item, page);
    EXPECT_EQ(off.run, run);
    EXPECT_EQ(off.until, record.now + Duration(1));
    EXPECT_EQ(off.by, human());
}

TEST_F(JudgeTest, AQuestionIsPutOffLikeAnApproval)
{
    Escalation escalation;
    escalation.id = record.id<EscalationId>();
    escalation.run = run;
    escalation.with = {QStringLiteral("boss")};
    record.tell(EscalationRaised{escalation}, run);
    const SnoozeItem off{{escalation.id.uuid}, record.now + std::chrono::hours(1)};
    EXPECT_EQ(refusal(off), QStringLiteral("this does not wait for you: it is with boss"));
    record.tell(EscalationClimbed{escalation.id, human(), record.now, QStringLiteral("late")}, run);
    ASSERT_TRUE(does(off));
    EXPECT_EQ(record.state.inbox.waiting(record.now), 1) << "the page, and not the question";
}

TEST_F(JudgeTest, OnlyWhatWaitsForHerCanBePutOff)
{
    const SnoozeItem off{{item.uuid}, record.now + std::chrono::hours(1)};
    EXPECT_EQ(refusal(SnoozeItem{record.id<InboxItemId>(), off.until}), QStringLiteral("this item is not waiting any more"));
    EXPECT_EQ(refusal(off, {QStringLiteral("boss")}), QStringLiteral("boss may not put off what waits for you"));
    ASSERT_TRUE(does(decide(Verdict::Approve)));
    EXPECT_EQ(refusal(off), QStringLiteral("this item is decided already and leaves when its grace time is over"));
    ASSERT_TRUE(does(UndoApproval{item}));
    ASSERT_TRUE(does([&] { auto d = decide(Verdict::Delegate); d.delegateTo = {QStringLiteral("boss")}; return d; }()));
    EXPECT_EQ(refusal(off), QStringLiteral("this does not wait for you: it is with boss"));
    EXPECT_EQ(refusal(ReturnItem{off.item}), QStringLiteral("this does not wait for you: it is with boss"));
}

TEST_F(JudgeTest, WhatHasExpiredCannotBePutOff)
{
    const Instant expires = approval().expires;
    EXPECT_EQ(refusal(SnoozeItem{{item.uuid}, expires + std::chrono::hours(1)}), QStringLiteral("accepted")) << "the row says what comes first";
    record.now = expires;
    EXPECT_EQ(refusal(SnoozeItem{{item.uuid}, expires + std::chrono::hours(1)}), QStringLiteral("this item has expired"));
}

TEST_F(JudgeTest, OnlyWhatIsPutOffIsBroughtBack)
{
    const ReturnItem back{{item.uuid}};
    EXPECT_EQ(refusal(back), QStringLiteral("this item is not put off: it waits now"));
    ASSERT_TRUE(does(SnoozeItem{back.item, record.now + std::chrono::hours(1)}));
    EXPECT_TRUE(asked(SnoozeItem{back.item, record.now + std::chrono::hours(2)})) << "another time takes its place";
    EXPECT_TRUE(asked(decide(Verdict::Approve))) << "it can be decided all the while";
    ASSERT_TRUE(does(back));
    EXPECT_EQ(record.state.inbox.waiting(record.now), 1);
    ASSERT_TRUE(does(SnoozeItem{back.item, record.now + std::chrono::hours(1)}));
    record.now = record.now + std::chrono::hours(1);
    EXPECT_EQ(refusal(back), QStringLiteral("this item is not put off: it waits now"));
}

TEST_F(JudgeTest, AStopSaysWhatCameOfWhatWasOnItsWay)
{
    const EffectId effect = approval().effect;
    ASSERT_TRUE(does(decide(Verdict::Approve)));
    record.tell(EffectIntended{effect, 1}, run);
    ASSERT_TRUE(does(StopAll{QStringLiteral("enough")}));
    EXPECT_EQ(record.state.org.inFlightAtStop, QStringList{QStringLiteral("A page: being sent, outcome follows")});
    const OfficeState then = record.state;
    record.tell(EffectConfirmed{effect, run, {QStringLiteral("publish")}, QStringLiteral("there")}, run);
    EXPECT_EQ(record.state.org.inFlightAtStop, QStringList{QStringLiteral("A page: sent")});
    record.state = then;
    record.tell(EffectUnknown{effect, run, {QStringLiteral("publish")}, QStringLiteral("cut off")}, run);
    EXPECT_EQ(record.state.org.inFlightAtStop, QStringList{QStringLiteral("A page: unknown")});
    record.state = then;
    record.tell(EffectAuthorised{effect, system(), {}, record.now, {}}, run);
    EXPECT_EQ(record.state.org.inFlightAtStop, QStringList{QStringLiteral("A page: not sent")});
}

TEST_F(JudgeTest, StopAndResumeTakeTurns)
{
    EXPECT_EQ(refusal(ResumeAll{}), QStringLiteral("nothing is stopped"));
    record.begin(run, "review", "editor");
    ASSERT_TRUE(does(decide(Verdict::Approve)));
    ASSERT_TRUE(does(StopAll{QStringLiteral("enough")}));
    EXPECT_EQ(record.state.org.inFlightAtStop, (QStringList{QStringLiteral("editor: review (not handed over)"), QStringLiteral("A page: not sent")}));
    EXPECT_EQ(refusal(StopAll{}), QStringLiteral("everything is stopped already"));
    EXPECT_TRUE(does(ResumeAll{}));
    EXPECT_FALSE(record.state.org.stopped);
}

TEST_F(JudgeTest, WhatIsInUseAlreadyNeedsNoFact)
{
    const Organisation other = record.team(QStringLiteral("Other"));
    ASSERT_TRUE(does(AdoptOrganisation{other, QStringLiteral("file")}));
    EXPECT_TRUE(asked(AdoptOrganisation{other, QStringLiteral("file")})->isEmpty());
    Brand brand;
    brand.name = QStringLiteral("Acme");
    ASSERT_TRUE(does(AdoptBrand{brand, {}}));
    EXPECT_TRUE(asked(AdoptBrand{brand, {}})->isEmpty());
}

TEST_F(JudgeTest, ClearingSamplesEndsThemAndOnlyThem)
{
    const RunId sample = record.brief(true);
    record.ask(sample, "publish");
    const Result<QList<Fact>> facts = asked(ClearSamples{});
    ASSERT_TRUE(facts);
    EXPECT_EQ(count<EffectWithdrawn>(facts), 1);
    EXPECT_EQ(count<RunFinished>(facts), 1);
    ASSERT_TRUE(does(ClearSamples{}));
    EXPECT_TRUE(record.state.runs.open.contains(run));
    EXPECT_FALSE(record.state.runs.open.contains(sample));
}

TEST_F(JudgeTest, WhatOnlyACallOrAnEventGivesIsNotLeftOut)
{
    Organisation team = record.team();
    Workflow letter = team.workflows.first();
    letter.id = {QStringLiteral("letter")};
    Outgoing message;
    message.subject = QStringLiteral("For {input.reader}, please");
    letter.steps.first().messages = {message};
    Workflow careful = letter;
    careful.id = {QStringLiteral("careful")};
    careful.steps.first().messages.first().when.path = QStringLiteral("input.reader");
    team.workflows += {letter, careful};
    Trigger told;
    told.id = {QStringLiteral("told")};
    told.title = QStringLiteral("Told");
    told.workflow = letter.id;
    told.brief = QStringLiteral("It says {event.entry.text}");
    told.event = Signal{QStringLiteral("memory-kept"), {}};
    Trigger plain = told;
    plain.id = {QStringLiteral("plain")};
    plain.brief = QStringLiteral("Look at it");
    team.triggers = {told, plain};
    record.adopt(team);
    SubmitBrief brief;
    brief.text = QStringLiteral("Write it");
    brief.workflow = letter.id;
    EXPECT_TRUE(refusal(brief).contains(QStringLiteral("{input.reader}"))) << refusal(brief).toStdString();
    brief.workflow = careful.id;
    EXPECT_TRUE(asked(brief));
    EXPECT_TRUE(refusal(FireTrigger{told.id}).contains(QStringLiteral("{event.entry.text}"))) << refusal(FireTrigger{told.id}).toStdString();
    EXPECT_TRUE(asked(FireTrigger{plain.id}));
}

TEST_F(JudgeTest, WhatAnEscalationIsAboutIsGivenByWhoeverBeginsTheWorkflow)
{
    Organisation team = record.team();
    team.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring"), {}, {{{QStringLiteral("print")}, QStringLiteral("Print"), {100}}}}};
    Workflow overrun = team.workflows.first();
    overrun.id = {QStringLiteral("overrun")};
    overrun.title = QStringLiteral("Overrun");
    Raise raise;
    raise.campaign = QStringLiteral("{input.campaign}");
    raise.channel = QStringLiteral("{input.channel}");
    overrun.steps.first().wait = Wait{};
    overrun.steps.first().wait->raise = raise;
    Workflow perhaps = overrun;
    perhaps.id = {QStringLiteral("perhaps")};
    perhaps.steps.first().when.path = QStringLiteral("input.campaign");
    team.workflows += {overrun, perhaps};
    Trigger told;
    told.id = {QStringLiteral("told")};
    told.title = QStringLiteral("Told");
    told.workflow = overrun.id;
    told.brief = QStringLiteral("It has spent too much");
    told.input.insert(QStringLiteral("campaign"), QStringLiteral("spring"));
    told.input.insert(QStringLiteral("channel"), QStringLiteral("print"));
    team.triggers = {told};
    record.adopt(team);
    SubmitBrief brief;
    brief.text = QStringLiteral("Look at it");
    brief.workflow = overrun.id;
    EXPECT_TRUE(refusal(brief).contains(QStringLiteral("\"Overrun\" needs {input.campaign} and {input.channel}"))) << refusal(brief).toStdString();
    brief.campaign = {QStringLiteral("spring")};
    EXPECT_TRUE(refusal(brief).contains(QStringLiteral("needs {input.channel}, "))) << refusal(brief).toStdString();
    brief.channel = {QStringLiteral("print")};
    EXPECT_TRUE(asked(brief)) << "she gives both";
    EXPECT_TRUE(asked(FireTrigger{told.id})) << "its trigger gives both";
    brief.campaign = {};
    brief.channel = {};
    brief.workflow = perhaps.id;
    EXPECT_TRUE(asked(brief)) << "what is asked only where there is one";
}

TEST_F(JudgeTest, ABriefIsForACampaignThatThereIs)
{
    Organisation team = record.team();
    team.campaigns = {{{QStringLiteral("spring")}, QStringLiteral("Spring"), {}, {{{QStringLiteral("print")}, QStringLiteral("Print"), {100}}}}};
    record.adopt(team);
    SubmitBrief brief;
    brief.text = QStringLiteral("Write it");
    brief.campaign = {QStringLiteral("autumn")};
    EXPECT_TRUE(refusal(brief).contains(QStringLiteral("no campaign \"autumn\"")));
    brief.campaign = {QStringLiteral("spring")};
    brief.channel = {QStringLiteral("tv")};
    EXPECT_TRUE(refusal(brief).contains(QStringLiteral("no channel \"tv\"")));
    brief.campaign = {};
    EXPECT_TRUE(refusal(brief).contains(QStringLiteral("none is named")));
    brief.campaign = {QStringLiteral("spring")};
    brief.channel = {QStringLiteral("print")};
    const Result<QList<Fact>> facts = asked(brief);
    ASSERT_TRUE(facts);
    const auto* started = std::get_if<RunStarted>(&facts->last());
    ASSERT_TRUE(started);
    EXPECT_EQ(std::get<QString>(started->input.value(QStringLiteral("campaign"))), u"spring");
    EXPECT_EQ(std::get<QString>(started->input.value(QStringLiteral("channel"))), u"print");
}

} // namespace qd::test
