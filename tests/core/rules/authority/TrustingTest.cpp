#include "core/rules/Judge.h"

#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

class TrustingTest : public Judged {
protected:
    ApprovalId item;
    const AgentId anna{QStringLiteral("anna")};

    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
        record.finish(record.begin(run, "draft", "writer"), run, "draft", "writer");
        item = record.ask(run, "publish");
    }
    Deputy deputy() const
    {
        Deputy made;
        made.id = anna;
        made.title = QStringLiteral("Anna Berg");
        made.publicKey = QByteArray(32, 'k');
        return made;
    }
    DecideApproval yes() const
    {
        DecideApproval decide;
        decide.approval = item;
        decide.sha256 = record.state.inbox.approvals.value(item).sha256;
        return decide;
    }
};

} // namespace

TEST_F(TrustingTest, ADeputyDecidesInHerPlaceWithinWhatSheSaid)
{
    EXPECT_EQ(does(yes(), anna), QStringLiteral("anna may not decide this"));
    ASSERT_EQ(does(SetDeputy{deputy(), false}), QStringLiteral("accepted"));
    const Result<QList<Fact>> facts = asked(yes(), anna);
    ASSERT_TRUE(facts);
    EXPECT_EQ(std::get<ApprovalDecided>(facts->first()).deputy, anna);
    EXPECT_EQ(std::get<EffectAuthorised>(facts->last()).why, QStringLiteral("approved by anna, her deputy"));
    Deputy narrow = deputy();
    narrow.kinds = {{QStringLiteral("letter")}};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    EXPECT_EQ(does(yes(), anna), QStringLiteral("anna may not decide this")) << "of another kind";
    narrow = deputy();
    narrow.most = Money{-1};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    EXPECT_EQ(does(yes(), anna), QStringLiteral("anna may not decide this")) << "it costs more";
    narrow = deputy();
    narrow.until = record.now + Duration(1000);
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    record.now = record.now + Duration(1000);
    EXPECT_EQ(does(yes(), anna), QStringLiteral("anna may not decide this")) << "the time is over";
    ASSERT_EQ(does(SetDeputy{deputy(), false}), QStringLiteral("accepted"));
    ASSERT_EQ(does(SetDeputy{deputy(), true}), QStringLiteral("accepted"));
    EXPECT_EQ(does(yes(), anna), QStringLiteral("anna may not decide this"));
    EXPECT_EQ(does(SetDeputy{deputy(), true}), QStringLiteral("there is no deputy \"anna\""));
}

TEST_F(TrustingTest, OnlySheNamesADeputyAndOnlyAnotherPerson)
{
    EXPECT_EQ(does(SetDeputy{deputy(), false}, anna), QStringLiteral("anna may not name a deputy: only you may"));
    Deputy odd = deputy();
    odd.id = {QStringLiteral("writer")};
    EXPECT_EQ(does(SetDeputy{odd, false}), QStringLiteral("\"writer\" is somebody else already"));
    odd = deputy();
    odd.publicKey.chop(1);
    EXPECT_EQ(does(SetDeputy{odd, false}), QStringLiteral("the key has 31 bytes"));
    odd = deputy();
    odd.title = QStringLiteral(" ");
    EXPECT_EQ(does(SetDeputy{odd, false}), QStringLiteral("the deputy has no name"));
    odd = deputy();
    odd.until = record.now;
    EXPECT_EQ(does(SetDeputy{odd, false}), QStringLiteral("that moment has passed"));
}

TEST_F(TrustingTest, AReplyIsTrustedMoreOnlyOnHerWordWithAReason)
{
    const StepId draft{QStringLiteral("draft")};
    EXPECT_EQ(does(RaiseLabel{run, draft, {}, Integrity::Human, {}}), QStringLiteral("it does not say why this can be trusted"));
    EXPECT_EQ(does(RaiseLabel{run, draft, {}, Integrity::Human, QStringLiteral("read it")}, {QStringLiteral("boss")}), QStringLiteral("boss may not have anything trusted more: only you may"));
    EXPECT_EQ(does(RaiseLabel{run, draft, {}, Integrity::Untrusted, QStringLiteral("no")}), QStringLiteral("it is trusted as \"internal\" already"));
    EXPECT_EQ(does(RaiseLabel{run, {QStringLiteral("review")}, {}, Integrity::Human, QStringLiteral("x")}), QStringLiteral("\"review\" has brought nothing yet"));
    ASSERT_EQ(does(RaiseLabel{run, draft, {}, Integrity::Human, QStringLiteral("I have read it")}), QStringLiteral("accepted"));
    EXPECT_EQ(record.state.runs.open.value(run).step(draft).label.integrity, Integrity::Human);
    const auto raised = std::get<LabelRaised>(record.facts.last().fact);
    EXPECT_EQ(raised.before.integrity, Integrity::Internal);
    EXPECT_EQ(raised.how, QStringLiteral("human"));
}

TEST_F(TrustingTest, APieceIsTrustedMore)
{
    Artefact piece;
    piece.id = record.id<ArtefactId>();
    piece.run = run;
    piece.kind = QStringLiteral("draft");
    piece.label.integrity = Integrity::Untrusted;
    piece.label.sources = {QStringLiteral("https://example.com")};
    record.tell(ArtefactMade{piece}, run);
    EXPECT_EQ(does(RaiseLabel{run, {}, record.id<ArtefactId>(), Integrity::Human, QStringLiteral("x")}), QStringLiteral("the run has no such piece"));
    ASSERT_EQ(does(RaiseLabel{run, {}, piece.id, Integrity::Human, QStringLiteral("checked")}), QStringLiteral("accepted"));
    const Label now = record.state.runs.open.value(run).latest(QStringLiteral("draft"))->label;
    EXPECT_EQ(now.integrity, Integrity::Human);
    EXPECT_EQ(now.sources, QStringList{QStringLiteral("https://example.com")}) << "where it came from stays known";
}

} // namespace qd::test
