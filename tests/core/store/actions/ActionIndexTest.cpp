#include "tests/core/store/RecordFixture.h"

#include "core/store/safety/IndexProof.h"

namespace qd::test {

using namespace Qt::StringLiterals;

/// Actions of the past, as they are found for a dry run.
class ActionIndexTest : public RecordTest {
protected:
    static Effect effect(int n, Autonomy level)
    {
        Effect made;
        made.id = {Uuid{0x018f6b1e00007000ULL, 0x8000000000000000ULL + quint64(n)}};
        made.run = runOf(1);
        made.agent = {u"writer"_s};
        made.content.kind = {u"post"_s};
        made.content.connector = {u"folder"_s};
        made.content.account = u"second"_s;
        made.content.title = u"Piece %1"_s.arg(n);
        made.content.cost = {n * 100};
        made.content.reversible = n % 2 == 0;
        made.sha256 = contentHash(made.content);
        made.level = level;
        return made;
    }
    static AuthorityTrace trace(Autonomy level)
    {
        AuthorityTrace made;
        made.level = level;
        made.traits.reach = {AudienceClass::List, 12};
        made.traits.carries = Confidentiality::Pii;
        made.traits.chosenBy = Integrity::Untrusted;
        made.traits.madeFrom = Integrity::Partner;
        return made;
    }
    QList<PastAction> actions(Instant from = {})
    {
        bool there = false;
        store.whenIndexed(&mailbox, [&there] { there = true; });
        EXPECT_TRUE(waitUntil([&there] { return there; }));
        HistoryReader reader(file);
        EXPECT_TRUE(reader.open());
        const auto found = answerOf<Result<QList<PastAction>>>([&](auto done) { reader.actions(from, &mailbox, done); });
        EXPECT_TRUE(found);
        return found ? *found : QList<PastAction>();
    }
};

TEST_F(ActionIndexTest, KeepsWhatAuthorityLookedAt)
{
    ASSERT_TRUE(open());
    Approval asked;
    asked.id = ApprovalId{Uuid{1, 2}};
    asked.effect = effect(2, Autonomy::L3).id;
    asked.trace = trace(Autonomy::L3);
    EffectAuthorised allowed;
    allowed.effect = effect(3, Autonomy::L4).id;
    allowed.trace = trace(Autonomy::L4);
    StoredFact strange = stored(EffectPlanned{effect(1, Autonomy::L2)}, runOf(1));
    strange.label.integrity = Integrity::Untrusted;
    ASSERT_TRUE(append({strange, stored(EffectPlanned{effect(2, Autonomy::L4)}, runOf(1)), stored(ApprovalAsked{asked}, runOf(1)),
                        stored(EffectPlanned{effect(3, Autonomy::L3)}, runOf(1), Instant{kNoon.ms + 1000}), stored(allowed, runOf(1))}));
    const QList<PastAction> all = actions();
    ASSERT_EQ(all.size(), 3);
    const PastAction& old = all[0];
    EXPECT_EQ(old.effect, effect(1, Autonomy::L2).id);
    EXPECT_EQ(old.sequence, 1);
    EXPECT_EQ(old.agent.text, u"writer"_s);
    EXPECT_EQ(old.title, u"Piece 1"_s);
    EXPECT_EQ(old.kind.text, u"post"_s);
    EXPECT_EQ(old.connector.text, u"folder"_s);
    EXPECT_EQ(old.account, u"second"_s);
    EXPECT_EQ(old.cost, Money{100});
    EXPECT_FALSE(old.reversible);
    EXPECT_EQ(old.reach.who, AudienceClass::Public) << "what nobody said reaches everybody";
    EXPECT_EQ(old.madeFrom, Integrity::Untrusted);
    EXPECT_FALSE(old.chosenBy) << "nobody recorded it";
    EXPECT_EQ(old.level, Autonomy::L2);
    for (const PastAction& known : all.mid(1)) {
        EXPECT_EQ(known.reach, (Audience{AudienceClass::List, 12}));
        EXPECT_EQ(known.carries, Confidentiality::Pii);
        EXPECT_EQ(known.chosenBy, Integrity::Untrusted);
        EXPECT_EQ(known.madeFrom, Integrity::Partner);
    }
    EXPECT_EQ(all[1].level, Autonomy::L3);
    EXPECT_EQ(all[2].level, Autonomy::L4);
    EXPECT_EQ(actions(Instant{kNoon.ms + 1}).size(), 1);
    EXPECT_EQ(indexDifference(file).toStdString(), "");
}

TEST_F(ActionIndexTest, KeepsHerOwnWordAndNobodyElses)
{
    ASSERT_TRUE(open());
    const auto item = [](int n) { return ApprovalId{Uuid{1, quint64(n)}}; };
    QList<StoredFact> facts;
    for (int n = 1; n <= 7; ++n) {
        Approval asked;
        asked.id = item(n);
        asked.effect = effect(n, Autonomy::L3).id;
        facts << stored(EffectPlanned{effect(n, Autonomy::L3)}, runOf(1)) << stored(ApprovalAsked{asked}, runOf(1));
    }
    const auto decide = [&](int n, Verdict verdict, const AgentId& by, std::optional<bool> many = {}) {
        ApprovalDecided decided;
        decided.approval = item(n);
        decided.verdict = verdict;
        decided.by = by;
        decided.many = many;
        facts << stored(decided, runOf(1), Instant{kNoon.ms + n});
    };
    decide(1, Verdict::Approve, human());
    decide(2, Verdict::ApproveWithEdits, human());
    decide(3, Verdict::AskChanges, human());
    decide(4, Verdict::Reject, human());
    decide(5, Verdict::Approve, {u"boss"_s});
    decide(6, Verdict::Approve, human(), true);
    decide(7, Verdict::Approve, human());
    facts << stored(ApprovalUndone{item(7), effect(7, Autonomy::L3).id, runOf(1), human()}, runOf(1));
    ASSERT_TRUE(append(facts));
    const QList<PastAction> all = actions();
    ASSERT_EQ(all.size(), 7);
    const QList<HerWord> words{HerWord::Yes, HerWord::Edited, HerWord::Changes, HerWord::No, HerWord::Nothing, HerWord::Nothing, HerWord::Nothing};
    for (qsizetype i = 0; i < all.size(); ++i)
        EXPECT_EQ(all[i].said, words[i]) << i;
    EXPECT_EQ(all[2].saidAt, Instant{kNoon.ms + 3});
    EXPECT_EQ(indexDifference(file).toStdString(), "");
}

TEST_F(ActionIndexTest, WhatWentByItselfAndSheUndidIsTakenBack)
{
    ASSERT_TRUE(open());
    QList<StoredFact> facts;
    for (int n = 1; n <= 6; ++n) {
        Effect one = effect(n, n == 4 ? Autonomy::L3 : Autonomy::L4);
        one.run = runOf(n == 3 ? 2 : n >= 5 ? 3 : 1);
        facts << stored(EffectPlanned{one}, one.run);
    }
    facts << stored(EffectWithdrawn{effect(1, Autonomy::L4).id, u"its run has ended"_s}, runOf(1)); // by the program
    RunUndoing undoing;
    undoing.run = runOf(2);
    undoing.by = human();
    facts << stored(undoing, runOf(2));
    StoredFact hers = stored(EffectWithdrawn{effect(2, Autonomy::L4).id, u"stopped"_s}, runOf(1));
    hers.actor = human();
    StoredFact asked = stored(EffectWithdrawn{effect(4, Autonomy::L3).id, u"rejected"_s}, runOf(1));
    asked.actor = human();
    RunFinished over;
    over.run = runOf(3);
    StoredFact stop = stored(over, runOf(3), Instant{kNoon.ms + 9});
    stop.actor = human();
    const StoredFact after = stored(EffectWithdrawn{effect(5, Autonomy::L4).id, u"its run has ended"_s}, runOf(3)); // what was on its way; 6 is out
    facts << hers << asked << stop << after;
    ASSERT_TRUE(append(facts));
    const QList<PastAction> all = actions();
    ASSERT_EQ(all.size(), 6);
    const QList<HerWord> words{HerWord::Nothing, HerWord::TookBack, HerWord::TookBack, HerWord::Nothing, HerWord::TookBack, HerWord::Nothing};
    for (const PastAction& one : all)
        EXPECT_EQ(one.said, words[qsizetype(one.effect.uuid.low & 0xf) - 1]) << one.title.toStdString();
}

TEST_F(ActionIndexTest, KnowsWhichRulesWerePutToHerAndWhatSheSaid)
{
    ASSERT_TRUE(open());
    Proposal proposal;
    proposal.id = ProposalId{Uuid{3, 1}};
    proposal.kind = ProposalKind::Level;
    proposal.rule.kinds = {{u"post"_s}};
    proposal.to = Autonomy::L4;
    Proposal other = proposal;
    other.id = ProposalId{Uuid{3, 2}};
    other.rule.kinds = {{u"letter"_s}};
    ASSERT_TRUE(append({stored(AuthorityProposed{proposal, system()}), stored(AuthorityProposed{other, system()}), stored(EffectPlanned{effect(1, Autonomy::L3)}, runOf(1)),
                        stored(AuthorityAnswered{proposal.id, false, human(), {}, {}}, {}, Instant{kNoon.ms + 5})}));
    settle();
    HistoryReader reader(file);
    ASSERT_TRUE(reader.open());
    const auto past = answerOf<Result<KindPast>>([&](auto done) { reader.past({}, {u"post"_s}, &mailbox, done); });
    ASSERT_TRUE(past);
    EXPECT_EQ(past->actions.size(), 1);
    ASSERT_EQ(past->proposals.size(), 1);
    EXPECT_EQ(past->proposals.first().id, proposal.id);
    EXPECT_EQ(past->proposals.first().form, ProposalKind::Level);
    EXPECT_EQ(past->proposals.first().accepted, false);
    EXPECT_EQ(past->proposals.first().answered, Instant{kNoon.ms + 5});
    const auto letters = answerOf<Result<KindPast>>([&](auto done) { reader.past({}, {u"letter"_s}, &mailbox, done); });
    ASSERT_TRUE(letters && letters->proposals.size() == 1);
    EXPECT_FALSE(letters->proposals.first().accepted);
    EXPECT_TRUE(letters->actions.isEmpty());
    EXPECT_EQ(indexDifference(file).toStdString(), "");
}

TEST_F(ActionIndexTest, AChangedRowIsFoundAndFilledAnew)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(append({stored(EffectPlanned{effect(1, Autonomy::L4)}, runOf(1))}));
    ASSERT_EQ(actions().size(), 1);
    store.close();
    Database database;
    ASSERT_TRUE(database.open(file, Database::ReadWrite));
    ASSERT_TRUE(database.run("UPDATE actions SET level = 0"));
    database.close();
    EXPECT_TRUE(indexDifference(file).contains(u"the table actions differs at its row 1"_s));
    ASSERT_TRUE(fillIndexAnew(file, {}));
    EXPECT_EQ(indexDifference(file).toStdString(), "");
}

} // namespace qd::test
