#include "tests/agents/office/EngineFixture.h"
#include "tests/agents/organisation/Collaboration.h"

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

/// A sales team from a file, with the rehearsal model.
class CollaborationTest : public EngineFixture {
protected:
    void lead(const QByteArray& steps)
    {
        const Result<Organisation> team = agents::readOrganisation(salesTeam(steps), QStringLiteral("team.json"), everything());
        ASSERT_TRUE(team) << team.error().text.toStdString();
        rig = std::make_unique<OfficeRig>(*team);
        rig->answers.rehearses = true;
    }
    /// Who told whom what kind of thing, in the order of the record: "lead -> mailer: request".
    QStringList traffic()
    {
        QStringList lines;
        for (const MessageSent& sent : rig->all<MessageSent>())
            lines.append(QStringLiteral("%1 -> %2: %3").arg(sent.message.from.text, sent.message.to.text, wordOf(sent.message.type)));
        return lines;
    }
    QList<DecisionRecord> decisions()
    {
        QList<DecisionRecord> all;
        for (const DecisionMade& made : rig->all<DecisionMade>())
            all.append(made.decision);
        return all;
    }
    Value valueOf(const RunId& run, const char* path) const { return rig->state().runs.open.value(run).data.value(QString::fromLatin1(path)); }
    static std::string text(const QString& text) { return text.toStdString(); }
};

TEST_F(CollaborationTest, AConsensusReadsAsAskedVotedCountedDecided)
{
    lead(vote(R"({"by":"majority"})"));
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    const QStringList all = traffic();
    ASSERT_GE(all.size(), 10) << text(all.join(QLatin1String("\n")));
    EXPECT_EQ(all.mid(1, 3), (QStringList{QStringLiteral("lead -> mailer: request"), QStringLiteral("lead -> buyer: request"), QStringLiteral("lead -> analyst: request")}));
    QStringList votes = all.mid(4, 3);
    votes.sort();
    EXPECT_EQ(votes, (QStringList{QStringLiteral("analyst -> lead: answer"), QStringLiteral("buyer -> lead: answer"), QStringLiteral("mailer -> lead: answer")}));
    EXPECT_EQ(all.mid(7, 3), (QStringList{QStringLiteral("lead -> mailer: decision"), QStringLiteral("lead -> buyer: decision"), QStringLiteral("lead -> analyst: decision")}));
    ASSERT_EQ(decisions().size(), 1) << "one question, one decision";
    const DecisionRecord decision = decisions().first();
    EXPECT_EQ(text(decision.kind), "consensus");
    EXPECT_EQ(text(decision.maker.text), "lead");
    EXPECT_EQ(text(decision.decision), "\"In the newsletter\", by majority.");
    EXPECT_TRUE(decision.reasoning.contains(QStringLiteral("2 of 3 for \"In the newsletter\" (mailer, analyst)"))) << text(decision.reasoning);
    ASSERT_EQ(decision.alternatives.size(), 2);
    EXPECT_EQ(text(decision.alternatives.first().option), "In paid posts");
    EXPECT_EQ(text(decision.alternatives.first().proposedBy.text), "buyer");
    EXPECT_FALSE(decision.alternatives.first().reason.isEmpty());
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("channel-ruling")}) << "what is settled needs no ruling";
}

TEST_F(CollaborationTest, NobodySeesTheVotesOfOthers)
{
    lead(vote(R"({"by":"majority"})"));
    begin();
    const std::lock_guard lock(rig->answers.mutex);
    int votes = 0;
    for (qsizetype i = 0; i < rig->answers.asked.size(); ++i) {
        if (rig->answers.asked[i] != QLatin1String("vote"))
            continue;
        ++votes;
        const QString& prompt = rig->answers.prompts[i];
        EXPECT_TRUE(prompt.contains(QStringLiteral("Where do we announce it first?")));
        EXPECT_FALSE(prompt.contains(QStringLiteral("\"choice\":\""))) << "a vote stands in the prompt of another";
        EXPECT_FALSE(prompt.contains(QStringLiteral("My vote"))) << "a vote stands in the memory of another";
    }
    EXPECT_EQ(votes, 3);
}

TEST_F(CollaborationTest, WhatVotesDoNotSettleTheNamedAgentRules)
{
    lead(vote(R"({"by":"unanimity"})"));
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_TRUE(skipped().isEmpty());
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_TRUE(decisions().first().decision.contains(QStringLiteral("ruled by lead"))) << text(decisions().first().decision);
    EXPECT_TRUE(decisions().first().reasoning.contains(QStringLiteral("Unanimity is asked for: 2 of 3"))) << text(decisions().first().reasoning);
}

TEST_F(CollaborationTest, TheWeightOfAVoteCounts)
{
    lead(vote(R"({"by":"weighted","weights":"given","given":{"mailer":1,"buyer":5,"analyst":1}})"));
    begin();
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(text(decisions().first().decision), "\"In paid posts\", by weight of votes.");
}

TEST_F(CollaborationTest, WhoGivesNoVoteInTimeIsCountedOut)
{
    lead(vote(R"({"by":"majority"})"));
    rig->answers.set("vote", {QStringLiteral("I would rather not say")});
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished) << "a vote that does not come holds nothing up";
    EXPECT_TRUE(rig->all<EscalationRaised>().isEmpty());
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_TRUE(decisions().first().reasoning.contains(QStringLiteral("no vote in time from mailer, buyer, analyst"))) << text(decisions().first().reasoning);
    EXPECT_TRUE(decisions().first().decision.contains(QStringLiteral("ruled by lead")));
}

TEST_F(CollaborationTest, TheRecordShowsWhatEachVoteWeighs)
{
    lead(vote(R"({"by":"weighted","weights":"record"})"));
    begin();
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(text(decisions().first().decision), "\"In the newsletter\", by weight of votes.");
    EXPECT_TRUE(decisions().first().reasoning.startsWith(QStringLiteral("More than half of the weight is asked for, a vote weighing what share of the voter's pieces was "
                                                                        "approved unedited: 1 of 1.5 for \"In the newsletter\" (mailer at 0.5, analyst at 0.5)")))
        << text(decisions().first().reasoning);
}

TEST_F(CollaborationTest, TheTimeToVoteRunsFromWhenItWasAsked)
{
    lead(vote(R"({"by":"majority"})"));
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("buyer")}, AgentWish::Pause, {}}));
    const RunId run = begin(); // the buyer's turn stands in line and does not begin
    rig->pass(9min);
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(skipped().isEmpty()) << "there is time left";
    rig->pass(1min + 1s);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished) << "nobody gets the whole time anew for not having been free";
    EXPECT_TRUE(skipped().contains(QStringLiteral("channel-vote-buyer")));
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_TRUE(decisions().first().reasoning.contains(QStringLiteral("no vote in time from buyer"))) << text(decisions().first().reasoning);
}

TEST_F(CollaborationTest, TheWindowForObjectionsClosesForAllAtOnce)
{
    lead(intent("Publish the figures of the survey on Friday."));
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("mailer")}, AgentWish::Pause, {}}));
    const RunId run = begin();
    EXPECT_FALSE(outcome(run));
    rig->pass(10min + 1s);
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished) << "silence is consent";
    EXPECT_EQ(text(decisions().last().decision), "Cleared: “Publish the figures of the survey on Friday” goes ahead.");
}

TEST_F(CollaborationTest, AnIntentThatNobodyObjectsToGoesAhead)
{
    lead(intent("Publish the figures of the survey on Friday."));
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(skipped(), QStringList{QStringLiteral("shift-ruling")});
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(text(decisions().first().kind), "intent");
    EXPECT_EQ(text(decisions().first().decision), "Cleared: “Publish the figures of the survey on Friday” goes ahead.");
    const QList<DecisionRecord> made = decisions();
    for (const Evidence& piece : made.first().evidence)
        EXPECT_NE(text(piece.note), "what the model answered") << "a skill is no model";
}

TEST_F(CollaborationTest, AnIntentReadsAsAnnouncedObjectedRuled)
{
    lead(intent("Move 400 dollars from the newsletter to paid posts."));
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    const QStringList all = traffic();
    EXPECT_EQ(all.mid(1, 2), (QStringList{QStringLiteral("buyer -> mailer: proposal"), QStringLiteral("buyer -> analyst: proposal")}));
    EXPECT_TRUE(all.contains(QStringLiteral("mailer -> buyer: objection"))) << text(all.join(QLatin1String("\n")));
    const qsizetype objected = all.indexOf(QStringLiteral("mailer -> buyer: objection"));
    const qsizetype ruled = all.indexOf(QStringLiteral("lead -> buyer: decision"));
    EXPECT_GT(ruled, objected);
    const QList<DecisionRecord> both = decisions();
    ASSERT_EQ(both.size(), 2);
    EXPECT_EQ(text(both[0].kind), "objection");
    EXPECT_EQ(text(both[0].maker.text), "lead");
    EXPECT_EQ(text(both[1].kind), "intent");
    EXPECT_TRUE(both[1].reasoning.contains(QStringLiteral("mailer objects: "))) << text(both[1].reasoning);
    EXPECT_TRUE(both[1].decision.contains(QStringLiteral("ruled by lead")));
}

TEST_F(CollaborationTest, WhatADecisionRestsOnIsNamedAsItWasThen)
{
    lead(intent("Double the spend on {brief}"));
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    QStringList notes;
    for (const DecisionRecord& decision : decisions())
        for (const Evidence& piece : decision.evidence) {
            EXPECT_FALSE(piece.note.contains(u'{')) << text(piece.note);
            notes.append(piece.note);
        }
    EXPECT_TRUE(notes.contains(QStringLiteral("result of “A shift of money: what is intended”"))) << text(notes.join(u'\n'));
    EXPECT_TRUE(notes.contains(QStringLiteral("what the skill decide.objections found"))) << text(notes.join(u'\n'));
}

TEST_F(CollaborationTest, SilenceInTheWindowIsConsent)
{
    lead(intent("Move 400 dollars from the newsletter to paid posts."));
    rig->answers.set("objection", {QStringLiteral("mumbles")});
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(text(decisions().first().decision), "Cleared: “Move 400 dollars from the newsletter to paid posts” goes ahead.");
    EXPECT_TRUE(decisions().first().reasoning.contains(QStringLiteral("said nothing in time")));
}

TEST_F(CollaborationTest, WhoReportsToHerAsksHer)
{
    lead(intent("Move 400 dollars from the newsletter to paid posts.").replace("\"agent\":\"buyer\"", "\"agent\":\"lead\""));
    const RunId run = begin();
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    const Escalation question = rig->state().inbox.escalations.first();
    EXPECT_EQ(question.with, human());
    EXPECT_TRUE(question.issue.contains(QStringLiteral("mailer objects"))) << text(question.issue);
    EXPECT_TRUE(question.issue.contains(QStringLiteral("Move 400 dollars")));
    ASSERT_TRUE(rig->issue(SettleEscalation{question.id, false, QStringLiteral("Not this month.")}));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(outcome(run), RunOutcome::Finished) << "a no is an answer, no end of the run";
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(text(decisions().first().decision), "“Move 400 dollars from the newsletter to paid posts” is dropped, ruled by you.");
    EXPECT_TRUE(decisions().first().reasoning.contains(QStringLiteral("Not this month.")));
}

/// What the run comes to is asked of her; a yes to that goes back to `step`.
QByteArray asksAgain(const char* step, bool loops = true)
{
    const QByteArray name(step);
    return R"(,{"id":"well","title":"Well?","kind":"wait","agent":"lead","after":[")" + name + R"("],"wait":{"question":"Shall it be asked again?"})"
        + (loops ? R"(,"loop":{"back_to":")" + name + R"(","when":{"path":"well.yes","is":true},"limit":3,"on_limit":"continue"}})" : QByteArray("}"));
}

TEST_F(CollaborationTest, AVoteThatIsGoneBackToIsPutAndCastAnew)
{
    lead(vote(R"({"by":"majority"})") + asksAgain("channel"));
    const QString paid = QStringLiteral(R"({"choice":"In paid posts","reasoning":"They reach who does not know us.","subject":"My vote","message":"Paid posts, I say."})");
    rig->answers.set("vote", {paid, paid, paid, QStringLiteral("I would rather not say")});
    begin();
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(text(decisions().last().decision), "\"In paid posts\", by majority.");
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.first().id, true, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("vote"), 3 + 6) << "each is asked anew, and once more for want of an answer";
    EXPECT_EQ(traffic().count(QStringLiteral("lead -> buyer: request")), 2);
    ASSERT_EQ(decisions().size(), 2);
    const DecisionRecord second = decisions().last();
    ASSERT_TRUE(second.reasoning.contains(QStringLiteral("no vote in time from mailer, buyer, analyst"))) << "votes of the round before count: " << text(second.reasoning);
    for (const Evidence& piece : second.evidence)
        EXPECT_FALSE(piece.note.contains(QStringLiteral("a vote"))) << text(piece.note);
    const std::lock_guard lock(rig->answers.mutex);
    EXPECT_FALSE(rig->answers.prompts[rig->answers.asked.lastIndexOf(QStringLiteral("consensus-ruling"))].contains(QStringLiteral("do not know us"))) << "nor are they shown to who rules";
}

TEST_F(CollaborationTest, AnIntentThatIsGoneBackToIsAnnouncedAnew)
{
    lead(intent("Publish the figures of the survey on Friday.") + asksAgain("shift"));
    begin();
    EXPECT_EQ(asked("objection"), 2);
    rig->pass(11min); // the window of the first round is over
    ASSERT_TRUE(rig->issue(SettleEscalation{rig->state().inbox.escalations.first().id, true, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("objection"), 4);
    EXPECT_EQ(traffic().count(QStringLiteral("buyer -> mailer: proposal")), 2);
    ASSERT_EQ(decisions().size(), 2);
    EXPECT_FALSE(decisions().last().reasoning.contains(QStringLiteral("said nothing in time"))) << text(decisions().last().reasoning);
}

TEST_F(CollaborationTest, ToDoAConsensusAgainIsToPutItAnewAndToDoAVoteAgainIsNot)
{
    lead(vote(R"({"by":"majority"})") + asksAgain("channel", false));
    const RunId run = begin();
    ASSERT_TRUE(steer(run, "channel", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("vote"), 6);
    EXPECT_EQ(traffic().count(QStringLiteral("lead -> buyer: request")), 2);
    EXPECT_EQ(decisions().size(), 2);
    ASSERT_TRUE(steer(run, "channel-vote-buyer", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("vote"), 7) << "its own vote alone";
    EXPECT_EQ(traffic().count(QStringLiteral("lead -> buyer: request")), 2);
    ASSERT_EQ(decisions().size(), 3);
    EXPECT_EQ(text(decisions().last().reasoning), text(decisions().first().reasoning));
}

TEST_F(CollaborationTest, AConsensusIsPutAnewWhileItsVotesAreOpen)
{
    lead(vote(R"({"by":"majority"})"));
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("buyer")}, AgentWish::Pause, {}}));
    const RunId run = begin();
    ASSERT_TRUE(steer(run, "channel", StepWish::Retry));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("vote"), 4) << "of the two who are at work";
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("buyer")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    EXPECT_EQ(decisions().size(), 1);
}

TEST_F(CollaborationTest, WhoLeavesOutAConsensusLeavesOutItsVotes)
{
    lead(vote(R"({"by":"majority"})"));
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("buyer")}, AgentWish::Pause, {}}));
    const RunId run = begin();
    EXPECT_EQ(asked("vote"), 2);
    ASSERT_TRUE(steer(run, "channel", StepWish::Skip));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("buyer")}, AgentWish::Continue, {}}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(asked("vote"), 2) << "nobody counts it";
    EXPECT_TRUE(decisions().isEmpty());
    EXPECT_EQ(text(skipped().join(QLatin1Char(' '))), "channel-vote-buyer channel-count channel-ruling channel");
}

TEST_F(CollaborationTest, NobodyIsGivenTheVoteOfAnother)
{
    lead(vote(R"({"by":"majority"})"));
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("buyer")}, AgentWish::Pause, {}}));
    const RunId run = begin();
    const Result<Receipt> given = steer(run, "channel-vote-buyer", StepWish::Reassign, "analyst");
    ASSERT_FALSE(given);
    EXPECT_EQ(given.error().kind, Error::Rule);
    EXPECT_TRUE(given.error().text.contains(QStringLiteral("in the place of buyer"))) << text(given.error().text);
    EXPECT_TRUE(given.error().hint.contains(QStringLiteral("leave it out"))) << text(given.error().hint);
}

TEST_F(CollaborationTest, NobodyIsToldToGiveAwayARuling)
{
    lead(vote(R"({"by":"unanimity"})"));
    rig->answers.set("consensus-ruling", {QStringLiteral("I would rather not say")});
    begin();
    ASSERT_EQ(rig->state().inbox.escalations.size(), 1);
    ASSERT_TRUE(rig->issue(SteerAgent{{QStringLiteral("lead")}, AgentWish::Pause, {}}));
    const Result<Receipt> said = rig->issue(SettleEscalation{rig->state().inbox.escalations.first().id, true, {}});
    ASSERT_TRUE(said);
    EXPECT_EQ(text(said->text), "It is tried again, but lead is paused: let it go on, or leave \"channel-ruling\" out.");
}

TEST_F(CollaborationTest, ADebateEndsInADecision)
{
    lead(R"({"id":"word","title":"The word","kind":"debate","agent":"lead","parties":["mailer","buyer"],"rounds":1,"prompt":"keyword-choice","reply":"keyword-choice"})");
    const RunId run = begin();
    ASSERT_EQ(outcome(run), RunOutcome::Finished);
    ASSERT_EQ(decisions().size(), 1);
    EXPECT_EQ(text(decisions().first().kind), "debate");
    EXPECT_EQ(text(decisions().first().maker.text), "lead");
    EXPECT_FALSE(decisions().first().reasoning.isEmpty());
}

} // namespace
