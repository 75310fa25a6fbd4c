#include "tests/agents/office/OfficeRig.h"

#include "agents/office/writing/OrderWriter.h"
#include "core/rules/course/Course.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::test;

namespace {

QString review(const char* verdict)
{
    return QStringLiteral(R"({"verdict":"%1","notes":[{"section":"Opening","note":"Say what it costs in the first line."}],)"
                          R"("praise":"The order of the argument is good.","reasoning":"The opening does not say what is at stake for readers.",)"
                          R"("subject":"About the draft","message":"Please have a look at my notes on the opening."})")
        .arg(QLatin1String(verdict));
}

/// The draft is written and the review accepts it.
void answerPlainly(OfficeRig& rig)
{
    rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
    rig.answers.set("review", {review("accept")});
}

/// What waits for her after a brief that goes through at once; nothing when it is not just one item.
Organisation teamThatWithdraws()
{
    Organisation team = smallTeam();
    team.autonomy.first().onExpiry = QStringLiteral("withdraw");
    return team;
}

std::optional<Approval> pieceThatWaits(OfficeRig& rig)
{
    answerPlainly(rig);
    SubmitBrief brief;
    brief.text = QStringLiteral("Write about the work of today");
    EXPECT_TRUE(rig.issue(brief));
    EXPECT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    return rig.state().inbox.approvals.size() == 1 ? std::optional(rig.state().inbox.approvals.first()) : std::nullopt;
}

class OfficeTest : public testing::Test {
protected:
    OfficeRig rig{smallTeam()};

    void SetUp() override { answerPlainly(rig); }
    RunId submit(bool approveAll = false)
    {
        SubmitBrief brief;
        brief.text = QStringLiteral("Write about the work of today");
        brief.approveAll = approveAll;
        const Result<Receipt> receipt = rig.issue(brief);
        EXPECT_TRUE(receipt) << receipt.error().text.toStdString();
        EXPECT_TRUE(rig.settle());
        return receipt ? receipt->run : RunId{};
    }
    Approval waiting()
    {
        EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
        return rig.state().inbox.approvals.isEmpty() ? Approval{} : rig.state().inbox.approvals.first();
    }
    DecideApproval decision(Verdict verdict, const QString& note = {})
    {
        DecideApproval command;
        command.approval = waiting().id;
        command.sha256 = waiting().sha256;
        command.verdict = verdict;
        command.note = note;
        return command;
    }
};

TEST_F(OfficeTest, ABriefBecomesAPieceThatWaitsForHer)
{
    const RunId run = submit();
    const Approval item = waiting();
    EXPECT_EQ(item.run, run);
    EXPECT_EQ(item.level, Autonomy::L3);
    EXPECT_TRUE(item.content.rehearsal);
    EXPECT_TRUE(item.why.startsWith(QStringLiteral("Your rules ask the team to wait for your yes: blog post (level "))) << item.why.toStdString();
    EXPECT_EQ(item.sha256, contentHash(item.content));
    EXPECT_EQ(rig.outside.count(), 0);
    EXPECT_EQ(rig.state().inbox.waiting(), 1);
    EXPECT_EQ(rig.state().statusOf({QStringLiteral("editor")}), AgentStatus::WaitingForHuman);
}

TEST_F(OfficeTest, ApprovedItLeavesWhenTheGraceTimeIsOverAndNotBefore)
{
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::seconds(9));
    EXPECT_EQ(rig.outside.count(), 0);
    rig.pass(std::chrono::seconds(2));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 2); // the page, and the post that goes out by itself
    EXPECT_TRUE(rig.state().runs.open.isEmpty());
    EXPECT_EQ(rig.state().runs.recent.first().outcome, RunOutcome::Finished);
    EXPECT_EQ(rig.state().activity.effectsByLevel.value(QStringLiteral("L4")), 1);
}

TEST_F(OfficeTest, UndoneWithinTheGraceTimeItWaitsAgain)
{
    submit();
    const ApprovalId id = waiting().id;
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    ASSERT_TRUE(rig.issue(UndoApproval{id}));
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 0);
    EXPECT_EQ(waiting().status, ApprovalStatus::Waiting);
    const QList<DecisionMade> decisions = rig.all<DecisionMade>();
    ASSERT_GE(decisions.size(), 2);
    EXPECT_EQ(decisions[decisions.size() - 2].decision.decision, QStringLiteral("Approved: A piece"));
    EXPECT_EQ(decisions.last().decision.decision, QStringLiteral("Taken back: the approval of “A piece”"));
    EXPECT_EQ(decisions.last().decision.maker, human());
    EXPECT_EQ(decisions.last().decision.evidence.first().reference, decisions[decisions.size() - 2].decision.evidence.first().reference);
    EXPECT_FALSE(rig.issue(UndoApproval{id}));
}

TEST(OfficeWithAShortWorkflow, PublishesWithTitleAddressAndTextOfThePiece)
{
    Organisation team = smallTeam();
    for (Step& step : team.workflows.first().steps)
        if (step.kind == StepKind::Effect)
            step.input = {{QStringLiteral("render"), step.input.value(QStringLiteral("render"))}};
    OfficeRig rig{team};
    rig.answers.set("draft", {draftReply(QStringLiteral("A good hand-over"), QStringLiteral("Plain words about the work of today."))});
    rig.answers.set("review", {review("accept")});
    SubmitBrief brief;
    brief.text = QStringLiteral("What a good hand-over between two teams looks like");
    brief.approveAll = true;
    ASSERT_TRUE(rig.issue(brief));
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.state().inbox.escalations.isEmpty());
    ASSERT_EQ(rig.outside.count(), 2);
    const EffectContent page = rig.outside.delivered.first();
    EXPECT_EQ(rules::textOf(page.details.value(QStringLiteral("slug"))), QStringLiteral("good-hand-over"));
    EXPECT_EQ(page.title, QStringLiteral("A good hand-over"));
    EXPECT_TRUE(rules::textOf(page.details.value(QStringLiteral("summary"))).startsWith(QStringLiteral("Plain words about")));
}

TEST_F(OfficeTest, AnotherHashThanTheOneThatWaitsIsRefused)
{
    submit();
    DecideApproval command = decision(Verdict::Approve);
    command.sha256[0] = char(command.sha256[0] ^ 1);
    const Result<Receipt> receipt = rig.issue(command);
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error().kind, Error::Rule);
}

TEST_F(OfficeTest, ReviewSendsItBackUntilItAccepts)
{
    rig.answers.set("review", {review("revise"), review("revise"), review("accept")});
    submit();
    EXPECT_EQ(rig.all<ArtefactMade>().size(), 3); // a draft and two revisions
    EXPECT_EQ(rig.all<StepsReopened>().size(), 2);
    EXPECT_EQ(waiting().version, 3);
    EXPECT_FALSE(waiting().previousDraft.isEmpty());
}

TEST_F(OfficeTest, TheLoopEndsAtItsLimit)
{
    rig.answers.set("review", {review("revise")});
    submit();
    EXPECT_EQ(rig.all<StepsReopened>().size(), 2);
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
}

TEST_F(OfficeTest, AskedForChangesTheAgentsStartAtOnceWithHerNote)
{
    submit();
    rig.answers.set("review", {review("revise"), review("accept")});
    ASSERT_TRUE(rig.issue(decision(Verdict::AskChanges, QStringLiteral("Name the price"))));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(waiting().version, 2);
    bool told = false;
    for (const MessageSent& sent : rig.all<MessageSent>())
        told = told || (sent.message.from == human() && sent.message.body == QLatin1String("Name the price"));
    EXPECT_TRUE(told);
    EXPECT_EQ(rig.outside.count(), 0);
}

TEST_F(OfficeTest, RejectedTheRunEndsAndNothingLeaves)
{
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Reject, QStringLiteral("Not now"))));
    rig.pass(std::chrono::minutes(1));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 0);
    EXPECT_EQ(rig.state().runs.recent.first().outcome, RunOutcome::Rejected);
}

TEST_F(OfficeTest, HerEditsGoOutAndNothingElse)
{
    submit();
    const Approval before = waiting();
    DecideApproval command = decision(Verdict::ApproveWithEdits);
    command.edits = QStringLiteral("# Her headline\n\nHer own words, and not a word more.");
    const Result<Receipt> receipt = rig.issue(command);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    const Approval after = waiting();
    EXPECT_NE(after.sha256, before.sha256);
    EXPECT_EQ(after.status, ApprovalStatus::Held);
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    ASSERT_GE(rig.outside.count(), 1);
    EXPECT_EQ(contentHash(rig.outside.delivered.first()), after.sha256);
    EXPECT_EQ(rig.outside.delivered.first().title, QStringLiteral("Her headline"));
}

TEST(OfficeWithAPicture, EverythingThatNamesThePieceFollowsHerEdits)
{
    Organisation team = illustratedTeam();
    QList<Step>& steps = team.workflows.first().steps;
    for (const auto& [name, text] : {std::pair{"meta_title", "{draft.title}"}, {"summary", "{draft.summary}"}, {"keyword", "plain words"}})
        steps[4].input.insert(QString::fromLatin1(name), QString::fromLatin1(text)); // published
    steps.last().input.insert(QStringLiteral("text"), QStringLiteral("Read {publish.title}: {publish.summary}"));
    OfficeRig rig{team};
    const std::optional<Approval> asked = pieceThatWaits(rig);
    ASSERT_TRUE(asked);
    const Approval& before = *asked;
    DecideApproval command;
    command.approval = before.id;
    command.sha256 = before.sha256;
    command.verdict = Verdict::ApproveWithEdits;
    command.edits = QStringLiteral("# Her headline\n\nHer own thoughts, and not one more.");
    const Result<Receipt> receipt = rig.issue(command);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    const Approval after = rig.state().inbox.approvals.first();
    const RunState run = rig.state().runs.open.first();
    EXPECT_EQ(run.title, QStringLiteral("Her headline"));
    EXPECT_EQ(run.latest(QStringLiteral("draft"))->madeBy, human());
    EXPECT_EQ(run.artefacts.value(QStringLiteral("header-image")).size(), 2) << "the old picture bears the old title";
    ASSERT_EQ(after.content.files.size(), 2);
    EXPECT_EQ(after.content.files[1].sha256, run.latest(QStringLiteral("header-image"))->sha256);
    EXPECT_NE(after.content.files[1].sha256, before.content.files[1].sha256);
    const auto detail = [&after](const char* name) { return rules::textOf(after.content.details.value(QString::fromLatin1(name))); };
    EXPECT_EQ(detail("title"), QStringLiteral("Her headline"));
    EXPECT_EQ(detail("summary"), QStringLiteral("Her own thoughts, and not one more."));
    EXPECT_TRUE(rules::textOf(*rules::valueAt(run, QStringLiteral("picture.alt"))).contains(QStringLiteral("Her headline")));
    EXPECT_EQ(detail("keyword"), QString()) << "she does not use it";
    EXPECT_EQ(detail("slug"), rules::textOf(before.content.details.value(QStringLiteral("slug"))));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    ASSERT_EQ(rig.outside.count(), 2);
    EXPECT_EQ(contentHash(rig.outside.delivered[0]), after.sha256);
    EXPECT_EQ(rig.outside.delivered[1].title, QStringLiteral("Her headline"));
    EXPECT_EQ(rig.state().runs.recent.first().title, QStringLiteral("Her headline"));
}

TEST_F(OfficeTest, ATrialApprovesAsSheWouldAndSaysSo)
{
    submit(true);
    EXPECT_EQ(rig.outside.count(), 2);
    const QList<ApprovalDecided> decided = rig.all<ApprovalDecided>();
    ASSERT_EQ(decided.size(), 1);
    EXPECT_TRUE(decided.first().trial);
}

TEST_F(OfficeTest, AnUnusableReplyIsAskedForAgainAndThenEscalated)
{
    rig.answers.set("draft", {QStringLiteral("{\"title\":\"x\"}")});
    rig.answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"It failed the same way each time it was tried.",)"
                                                  R"("subject":"It goes up","message":"I cannot settle this here."})")});
    submit();
    EXPECT_EQ(rig.answers.asked.count(QStringLiteral("draft")), 3); // once, and two repairs
    const QList<Escalation> open = rig.state().inbox.escalations.values();
    ASSERT_EQ(open.size(), 1);
    EXPECT_EQ(open.first().with, human()); // editor, boss, then her
    EXPECT_EQ(open.first().rung, 2);
    EXPECT_EQ(rig.state().inbox.waiting(), 1);

    rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
    ASSERT_TRUE(rig.issue(SettleEscalation{open.first().id, true, {}}));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
}

TEST_F(OfficeTest, AManagerSettlesWhatItCan)
{
    rig.answers.set("draft", {QStringLiteral("{}"), QStringLiteral("{}"), QStringLiteral("{}"),
                              draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the work of today."))});
    rig.answers.set("escalation", {QStringLiteral(R"({"ruling":"carry-on","reasoning":"One more try costs nothing and may well work.",)"
                                                  R"("subject":"Once more","message":"Please try once more."})")});
    submit();
    EXPECT_TRUE(rig.state().inbox.escalations.isEmpty());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    EXPECT_EQ(rig.all<EscalationSettled>().size(), 1);
}

TEST_F(OfficeTest, StoppedNothingMovesAndResumedItGoesOnWhereItWas)
{
    submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    ASSERT_TRUE(rig.issue(StopAll{QStringLiteral("a test")}));
    rig.pass(std::chrono::minutes(1));
    EXPECT_EQ(rig.outside.count(), 0);
    EXPECT_EQ(rig.state().org.inFlightAtStop.size(), 1);
    rig.close();
    rig.open(); // survives a restart
    EXPECT_TRUE(rig.state().org.stopped);
    rig.pass(std::chrono::minutes(1));
    EXPECT_EQ(rig.outside.count(), 0);
    ASSERT_TRUE(rig.issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([&] { return rig.outside.count() == 2; }));
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.state().runs.open.isEmpty());
}

TEST_F(OfficeTest, ReopenedItKnowsEverythingItKnew)
{
    submit();
    const QByteArray before = encodeSnapshot(rig.state());
    rig.close();
    rig.open();
    EXPECT_EQ(encodeSnapshot(rig.state()), before);
}

TEST_F(OfficeTest, NobodyDecidesInTimeThenItClimbs)
{
    rig.answers.set("escalation", {QStringLiteral(R"({"ruling":"climb","reasoning":"This is for her alone to decide on.",)"
                                                  R"("subject":"It goes up","message":"I cannot settle this here."})")});
    submit();
    rig.pass(std::chrono::hours(5));
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.state().inbox.approvals.isEmpty());
    ASSERT_EQ(rig.state().inbox.escalations.size(), 1);
    EXPECT_EQ(rig.state().inbox.escalations.first().with, human());
    EXPECT_EQ(rig.outside.count(), 0);
}

TEST(OfficeThatWithdraws, NothingSpeaksOfAPageThatNobodyApprovedInTime)
{
    OfficeRig rig{teamThatWithdraws()};
    const std::optional<Approval> asked = pieceThatWaits(rig);
    ASSERT_TRUE(asked);
    EXPECT_TRUE(asked->onExpiry.contains(QStringLiteral("everything that would follow")));
    rig.pass(std::chrono::hours(24 * 8));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 0) << "the post would point at a page that does not exist";
    EXPECT_TRUE(rig.state().runs.open.isEmpty());
    ASSERT_FALSE(rig.state().runs.recent.isEmpty());
    EXPECT_EQ(rig.state().runs.recent.first().outcome, RunOutcome::Stopped);
    EXPECT_EQ(rig.all<StepSkipped>().last().step, StepId{QStringLiteral("post")});
}

TEST(OfficeThatWithdraws, NothingEndsWhileAllIsStoppedOrItsRunIsPaused)
{
    OfficeRig rig{teamThatWithdraws()};
    const std::optional<Approval> asked = pieceThatWaits(rig);
    ASSERT_TRUE(asked);
    ASSERT_TRUE(rig.issue(SteerRun{asked->run, RunWish::Pause, {}}));
    rig.pass(std::chrono::hours(24 * 8));
    ASSERT_TRUE(rig.issue(StopAll{}));
    ASSERT_TRUE(rig.issue(SteerRun{asked->run, RunWish::Continue, {}}));
    rig.pass(std::chrono::hours(1));
    rig.close();
    rig.open();
    ASSERT_TRUE(rig.settle());
    EXPECT_TRUE(rig.all<ApprovalExpired>().isEmpty());
    EXPECT_EQ(rig.state().inbox.approvals.size(), 1);
    ASSERT_TRUE(rig.issue(ResumeAll{}));
    ASSERT_TRUE(waitUntil([&] { return rig.all<ApprovalExpired>().size() == 1; })) << "then what was announced happens";
}

TEST_F(OfficeTest, AnUnknownOutcomeIsShownAndNeverTriedAgain)
{
    submit();
    rig.outside.outcomes = {agents::Outcome::Unknown};
    ASSERT_TRUE(rig.issue(decision(Verdict::Approve)));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 0);
    ASSERT_EQ(rig.state().effects.open.size(), 1);
    EXPECT_EQ(rig.state().effects.open.first().status, EffectStatus::Unknown);
    EXPECT_EQ(rig.state().inbox.waiting(), 1);
    rig.close();
    rig.open();
    rig.pass(std::chrono::minutes(1));
    EXPECT_EQ(rig.outside.count(), 0);
}

TEST_F(OfficeTest, DelegatedTheAgentDecides)
{
    rig.answers.set("clearance", {QStringLiteral(R"({"verdict":"approve","reasoning":"It says what was asked for and backs it.",)"
                                                 R"("subject":"Cleared","message":"It can go out, well done."})")});
    submit();
    DecideApproval command = decision(Verdict::Delegate);
    command.delegateTo = {QStringLiteral("boss")};
    ASSERT_TRUE(rig.issue(command));
    ASSERT_TRUE(waitUntil([&] { return waiting().status == ApprovalStatus::Held; }));
    rig.pass(std::chrono::seconds(11));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(rig.outside.count(), 2);
    EXPECT_EQ(rig.all<ApprovalDecided>().last().by, AgentId{QStringLiteral("boss")});
}

TEST(OfficeThatMeasures, TheScoresAreHandedToWhoeverDecidesForHer)
{
    Organisation team = smallTeam();
    Step measure;
    measure.id = {QStringLiteral("readability")};
    measure.title = QStringLiteral("Readability");
    measure.kind = StepKind::Skill;
    measure.agent = {QStringLiteral("editor")};
    measure.after = {{QStringLiteral("draft")}};
    measure.skill = {QStringLiteral("content.readability")};
    measure.input = {{QStringLiteral("markdown"), QStringLiteral("@artefact:draft")}};
    QList<Step>& steps = team.workflows.first().steps;
    steps[3].after.append(measure.id);
    steps.insert(1, measure);
    OfficeRig rig{team};
    const std::optional<Approval> asked = pieceThatWaits(rig);
    ASSERT_TRUE(asked);
    Approval item = *asked;
    item.decider = {QStringLiteral("boss")};
    const Result<agents::TurnOrder> order = agents::writeDelegationOrder(rig.state(), item, {}, rig.clock.now());
    ASSERT_TRUE(order);
    ASSERT_EQ(order->upstream.size(), 1);
    EXPECT_EQ(order->upstream.first().step, measure.id);
    EXPECT_FALSE(order->upstream.first().reply.isEmpty());
}

TEST_F(OfficeTest, EveryMessageHasItsEnvelopeAndItsCause)
{
    const RunId run = submit();
    const QList<MessageSent> sent = rig.all<MessageSent>();
    ASSERT_GE(sent.size(), 4);
    for (const MessageSent& fact : sent) {
        EXPECT_FALSE(fact.message.id.isNull());
        EXPECT_EQ(fact.message.correlation, run);
        EXPECT_FALSE(fact.message.subject.isEmpty());
        if (fact.message.from != human()) {
            EXPECT_FALSE(fact.message.causation.isNull()) << fact.message.subject.toStdString();
        }
    }
    EXPECT_TRUE(sent[1].message.subject.startsWith(QLatin1String("Draft ready, 7"))) << sent[1].message.subject.toStdString();
}

TEST_F(OfficeTest, TheSameCommandTwiceIsTakenOnce)
{
    SubmitBrief brief;
    brief.text = QStringLiteral("Once");
    const CommandId id = CommandId::make(rig.clock.now());
    int answers = 0;
    int refused = 0;
    QObject::connect(rig.office.get(), &agents::Office::answered, rig.office.get(), [&](const CommandId& answered, const Result<Receipt>& receipt) {
        if (answered != id)
            return;
        ++answers;
        refused += receipt ? 0 : 1;
    });
    rig.office->handle(id, brief, human());
    rig.office->handle(id, brief, human());
    ASSERT_TRUE(waitUntil([&] { return answers == 2; }));
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(refused, 1);
    EXPECT_EQ(rig.all<BriefSubmitted>().size(), 1);
}

} // namespace
