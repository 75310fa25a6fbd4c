#include "tests/agents/organisation/Collaboration.h"
#include "tests/agents/replay/ReplayFixture.h"

#include "agents/organisation/OrganisationFile.h"
#include "core/rules/Comparison.h"

namespace qd::test {

namespace {

using agents::Change;
using rules::Comparison;
using agents::Recording;
using agents::ReplayResult;

/// A run that was done, and tries of it.
class ForkTest : public ReplayFixture {
protected:
    ReplayResult tried(const Recording& recording, const Change& change)
    {
        const agents::ReplayWish wish{{}, agents::Match::ByPlace, change, [this] {
            auto model = std::make_unique<ScriptedLlm>();
            model->otherwise([this](const agents::LlmRequest& request) {
                prompts.append(request.prompt);
                return rig.answers.answer(request);
            });
            return model;
        }};
        agents::RunReplay again(recording, {&skills, &prices, &shelf}, wish);
        ReplayResult result = answerOf<ReplayResult>([&](std::function<void(ReplayResult)> done) {
            QObject::connect(&again, &agents::RunReplay::finished, &again, done);
            EXPECT_TRUE(again.begin());
        }, std::chrono::seconds(30));
        EXPECT_TRUE(result.ended) << result.difference.toStdString();
        return result;
    }
    Comparison compared(const Recording& recording, const ReplayResult& result)
    {
        const rules::Account then = rules::accountOf(recording.facts);
        QMap<QByteArray, QByteArray> bytes = result.pieces;
        for (const rules::Account::Piece& piece : then.pieces)
            bytes.insert(piece.sha256, blob(piece.sha256));
        return rules::compared(then, rules::accountOf(result.facts), bytes);
    }
    /// Done, with her yes.
    RunId approved()
    {
        const RunId run = submit();
        EXPECT_TRUE(rig.issue(decision(Verdict::Approve)));
        rig.pass(std::chrono::seconds(11));
        EXPECT_TRUE(rig.settle());
        EXPECT_TRUE(rig.state().runs.open.isEmpty());
        return run;
    }
    static Change from(const char* step)
    {
        Change change;
        change.from = {QString::fromLatin1(step)};
        return change;
    }

    QStringList prompts; ///< that were put to the model anew
    const agents::SkillLibrary skills;
    const agents::PriceList prices = *agents::PriceList::read();
    const agents::PromptShelf shelf;
};

bool says(const Comparison& comparison, const QString& part)
{
    return std::any_of(comparison.differences.begin(), comparison.differences.end(), [&](const QString& one) { return one.contains(part); });
}

TEST_F(ForkTest, WhatIsNotChangedIsNotAskedAgainAndDoesNotDiffer)
{
    const Recording recording = recorded(approved());
    Change change = from("draft");
    change.model = QStringLiteral("rehearsal"); // which it was
    const ReplayResult result = tried(recording, change);
    EXPECT_TRUE(result.forked);
    EXPECT_EQ(result.asked, 0);
    EXPECT_EQ(result.given, 2);
    EXPECT_EQ(result.assumed, 0);
    EXPECT_EQ(compared(recording, result).differences, QStringList());
}

TEST_F(ForkTest, AnotherPromptIsPutAtItsStepAndNothingBeforeItIsAskedAgain)
{
    const Recording recording = recorded(approved());
    const qsizetype facts = rig.facts().size();
    rig.answers.set("review", {QStringLiteral(
        R"({"verdict":"accept","notes":[{"section":"Opening","note":"Say it in fewer words than that."}],)"
        R"("praise":"It has an order.","reasoning":"A stern reader would let it pass.",)"
        R"("subject":"About the draft","message":"Please have a look at my notes on the opening."})")});
    Change change = from("review");
    change.tasks = {{{QStringLiteral("review")}, QStringLiteral("Be a stern <reader>.")}};
    const ReplayResult result = tried(recording, change);
    ASSERT_EQ(prompts.size(), 1);
    EXPECT_TRUE(prompts.first().contains(QStringLiteral("Be a stern &lt;reader&gt;.</task>")));
    EXPECT_EQ(result.asked, 1);
    EXPECT_EQ(result.given, 1) << "the draft";
    EXPECT_EQ(result.putOtherwise, 0);
    const Comparison comparison = compared(recording, result);
    EXPECT_TRUE(says(comparison, QStringLiteral("A stern reader would let it pass."))) << comparison.differences.join(u'\n').toStdString();
    EXPECT_EQ(comparison.now.outcome, RunOutcome::Finished);
    EXPECT_EQ(rig.outside.count(), 2) << "nothing went out a second time";
    EXPECT_EQ(rig.facts().size(), facts) << "the record is as it was";
}

TEST_F(ForkTest, AnotherDraftIsComparedWordByWord)
{
    const Recording recording = recorded(approved());
    rig.answers.set("draft", {draftReply(QStringLiteral("Another piece"), QStringLiteral("Other words about the work of today and of tomorrow."))});
    Change change = from("draft");
    change.tasks = {{{QStringLiteral("draft")}, QStringLiteral("Write it for tomorrow.")}};
    const ReplayResult result = tried(recording, change);
    EXPECT_EQ(result.given, 0);
    EXPECT_EQ(result.asked, 2) << "the review sees another draft";
    const Comparison comparison = compared(recording, result);
    ASSERT_FALSE(comparison.pieces.isEmpty());
    const Comparison::Pieces draft = comparison.pieces.first();
    EXPECT_EQ(draft.kind, QStringLiteral("draft"));
    EXPECT_EQ(draft.now->title, QStringLiteral("Another piece"));
    EXPECT_NE(draft.wordsNow, draft.wordsThen);
    EXPECT_GT(draft.changed, 0.1);
    EXPECT_LT(draft.changed, 1);
    EXPECT_TRUE(says(comparison, QStringLiteral("The draft has %1 words instead of %2").arg(draft.wordsNow).arg(draft.wordsThen)));
}

TEST_F(ForkTest, ALevelSaysWhatWaitsForHerFromThatStepOn)
{
    const Recording recording = recorded(approved());
    Change change = from("publish");
    change.level = Autonomy::L4;
    const Comparison freer = compared(recording, tried(recording, change));
    EXPECT_TRUE(says(freer, QStringLiteral("Things that waited for a yes: 0 instead of 1"))) << freer.differences.join(u'\n').toStdString();
    EXPECT_EQ(freer.now.sentOut, 2) << "held back, but said to be out";
    change = from("post");
    change.level = Autonomy::L1;
    const ReplayResult result = tried(recording, change);
    EXPECT_EQ(result.assumed, 1) << "nobody had asked her about the post";
    EXPECT_EQ(compared(recording, result).now.asked, 2);
    EXPECT_EQ(rig.outside.count(), 2);
}

TEST_F(ForkTest, HerNoIsSaidAgain)
{
    const RunId run = submit();
    ASSERT_TRUE(rig.issue(decision(Verdict::Reject, QStringLiteral("Not this"))));
    ASSERT_TRUE(rig.settle());
    const Recording recording = recorded(run);
    Change change = from("review");
    change.tasks = {{{QStringLiteral("review")}, QStringLiteral("Be stern.")}};
    const ReplayResult result = tried(recording, change);
    EXPECT_EQ(compared(recording, result).now.outcome, RunOutcome::Rejected);
    EXPECT_EQ(result.assumed, 0);
}

TEST_F(ForkTest, ARehearsalIsReckonedAtThePricesOfTheOtherModel)
{
    const Recording recording = recorded(approved());
    Change change = from("draft");
    for (const QString& model : prices.models())
        if (model.startsWith(QLatin1String("anthropic:")) && prices.worstCase(model, {1'000'000}, {1'000'000}).value().micro > 0)
            change.model = model;
    ASSERT_FALSE(change.model.isEmpty());
    const ReplayResult result = tried(recording, change);
    EXPECT_EQ(result.asked, 0) << "the words are the same";
    const Comparison comparison = compared(recording, result);
    EXPECT_GT(comparison.now.wouldHaveCost.micro, 0);
    EXPECT_EQ(comparison.now.cost.micro, 0);
    EXPECT_TRUE(says(comparison, QStringLiteral("At the prices of the models' tiers"))) << comparison.differences.join(u'\n').toStdString();
}

TEST_F(ForkTest, WhatCannotBeTriedIsRefusedWithWhatWouldBeRight)
{
    const RunId run = submit(); // waits at publish
    const Recording recording = recorded(run);
    const auto refusal = [&](const Change& change) { return agents::check(change, recording, prices); };
    EXPECT_EQ(refusal(from("draft")).error().text, QStringLiteral("Nothing is to be changed."));
    Change change = from("nowhere");
    change.level = Autonomy::L1;
    EXPECT_TRUE(refusal(change).error().hint.contains(QStringLiteral("draft, review")));
    change.from = {QStringLiteral("post")};
    EXPECT_EQ(refusal(change).error().kind, Error::Rule) << "it never came there";
    change.from = {QStringLiteral("draft")};
    EXPECT_TRUE(refusal(change));
    change.model = QStringLiteral("nobody:knows");
    EXPECT_TRUE(refusal(change).error().text.contains(QStringLiteral("nobody:knows")));
    change.model.clear();
    change.tasks = {{{QStringLiteral("publish")}, QStringLiteral("Shout.")}};
    EXPECT_EQ(refusal(change).error().text, QStringLiteral("Step \"publish\" asks no model, so it has no prompt."));
    change.tasks = {{{QStringLiteral("review")}, QStringLiteral(" \n")}};
    EXPECT_EQ(refusal(change).error().kind, Error::Parse);
    change.from = {QStringLiteral("publish")};
    change.tasks = {{{QStringLiteral("draft")}, QStringLiteral("Shout.")}};
    EXPECT_EQ(refusal(change).error().text, QStringLiteral("Step \"draft\" is done before \"publish\" begins, so another prompt for it would change nothing."));
    EXPECT_EQ(refusal(change).error().hint, QStringLiteral("to try from step \"draft\""));
}

TEST(Fork, FromAConsensusIsFromItsQuestionOn)
{
    Recording recording;
    recording.organisation = *agents::readOrganisation(salesTeam(vote(R"({"by":"majority"})")), QStringLiteral("team.json"), everything());
    recording.start.workflow = {QStringLiteral("launch")};
    const auto began = [](const char* step) {
        StoredFact stored;
        TurnStarted turn;
        turn.step = {QString::fromLatin1(step)};
        stored.fact = turn;
        return stored;
    };
    Change change;
    change.from = {QStringLiteral("channel")};
    change.level = Autonomy::L1;
    const agents::PriceList prices = *agents::PriceList::read();
    EXPECT_EQ(agents::check(change, recording, prices).error().kind, Error::Rule);
    recording.facts = {began("channel-question")};
    EXPECT_TRUE(agents::check(change, recording, prices)) << "its votes were under way";
    agents::Fork fork(recording, change);
    agents::TurnOrder order;
    order.step.id = {QStringLiteral("channel-question")};
    fork.adjust({}, order);
    EXPECT_TRUE(fork.hasBegun());
    EXPECT_EQ(order.level, Autonomy::L1);
}

} // namespace

} // namespace qd::test
