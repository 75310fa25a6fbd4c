#include "core/rules/inbox/Bundles.h"

#include "core/rules/authority/Trusting.h"
#include "core/store/safety/SigningKey.h"
#include "tests/core/rules/Judged.h"
#include "tests/support/TempHome.h"

namespace qd::test {

namespace {

using namespace rules;

class BundlesTest : public Judged {
protected:
    const AgentId anna{QStringLiteral("anna")};
    const QByteArray home{32, 'h'};
    TempHome folder;
    const SigningKey hers = *SigningKey::readOrMake(folder.file(QStringLiteral("private/hers.key")));
    const SigningKey annas = *SigningKey::readOrMake(folder.file(QStringLiteral("private/annas.key")));
    QList<ApprovalId> items;

    void SetUp() override
    {
        record.adopt(record.team());
        for (int i = 0; i < 3; ++i) {
            run = record.brief();
            items.append(record.ask(run, "publish"));
        }
        ASSERT_EQ(does(SetDeputy{{human(), QStringLiteral("My laptop"), hers.publicPart(), {}, {}, {}}, false}), QStringLiteral("accepted"));
        ASSERT_EQ(does(SetDeputy{deputy(), false}), QStringLiteral("accepted"));
    }
    Deputy deputy() const { return {anna, QStringLiteral("Anna Berg"), annas.publicPart(), {}, {}, {}}; }
    Bundle bundle(Verdict verdict = Verdict::Approve)
    {
        Bundle made{QString::fromLatin1(Bundle::kFormat), record.id<BundleId>(), home, record.state.org.organisation().id, record.now, {}};
        for (const ApprovalId& item : items)
            made.decisions.append({record.now, {item, verdict, record.state.inbox.approvals.value(item).sha256, {}, {}, {}}});
        return made;
    }
    static TakeBundle sealed(const QByteArray& text, const SigningKey& key) { return {QString::fromUtf8(text), key.publicPart(), key.sign(text)}; }
    static TakeBundle sealed(const Bundle& bundle, const SigningKey& key) { return sealed(encode(bundle), key); }
    Result<QList<Fact>> judged(const TakeBundle& command, const AgentId& by = human())
    {
        Asking asking{by, record.now, {}, {}};
        asking.home = home;
        return judge(record.state, command, asking);
    }
    /// What it says against all of it, or how many it takes and leaves.
    QString takes(const TakeBundle& command)
    {
        const Result<QList<Fact>> facts = judged(command);
        if (!facts)
            return facts.error().text;
        for (const Fact& fact : *facts)
            record.tell(fact, run);
        const auto taken = std::get<BundleTaken>(facts->first());
        return QStringLiteral("%1 taken, %2 left").arg(taken.taken.size()).arg(taken.refused.size());
    }
    QStringList reasons(const TakeBundle& command)
    {
        QStringList all;
        if (const Result<QList<Fact>> facts = judged(command))
            for (const BundleRefused& one : std::get<BundleTaken>(facts->first()).refused)
                all.append(one.why);
        return all;
    }
};

} // namespace

TEST_F(BundlesTest, WhatSheSaidOnAnotherMachineHoldsAsIfSheHadSaidItHere)
{
    const Bundle made = bundle();
    const Result<QList<Fact>> facts = judged(sealed(made, hers));
    ASSERT_TRUE(facts);
    const auto decided = std::get<ApprovalDecided>(facts->at(1));
    EXPECT_EQ(decided.by, human());
    EXPECT_EQ(decided.bundle, made.id);
    EXPECT_EQ(decided.key, hers.publicPart());
    EXPECT_EQ(decided.signedAt, made.madeAt);
    EXPECT_FALSE(decided.deputy);
    EXPECT_EQ(std::get<EffectAuthorised>(facts->at(2)).why, QStringLiteral("approved by the human, on another machine"));
    EXPECT_EQ(takes(sealed(made, hers)), QStringLiteral("3 taken, 0 left"));
    for (const ApprovalId& item : items)
        EXPECT_EQ(record.state.inbox.approvals.value(item).status, ApprovalStatus::Held);
    EXPECT_EQ(record.state.agreement.kinds.size(), 0) << "who was not here says little of what she would say";
}

TEST_F(BundlesTest, ADeputysWordHoldsWithinTheirLimits)
{
    const Result<QList<Fact>> facts = judged(sealed(bundle(), annas));
    ASSERT_TRUE(facts);
    EXPECT_EQ(std::get<ApprovalDecided>(facts->at(1)).deputy, anna);
    EXPECT_EQ(std::get<EffectAuthorised>(facts->at(2)).why, QStringLiteral("approved by anna, her deputy"));
    Deputy narrow = deputy();
    narrow.kinds = {{QStringLiteral("letter")}};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    EXPECT_EQ(reasons(sealed(bundle(), annas)), QStringList(3, QStringLiteral("anna may not decide this")));
    narrow = deputy();
    narrow.most = Money{-1};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    EXPECT_EQ(reasons(sealed(bundle(Verdict::Reject), annas)), QStringList(3, QStringLiteral("anna may not decide this")));
    Deputy laptop{human(), QStringLiteral("My laptop"), hers.publicPart(), {{QStringLiteral("letter")}}, {}, {}};
    ASSERT_EQ(does(SetDeputy{laptop, false}), QStringLiteral("accepted"));
    EXPECT_EQ(reasons(sealed(bundle(), hers)), QStringList(3, QStringLiteral("human may not decide this"))) << "another machine of hers may be lost: it has limits, too";
}

TEST_F(BundlesTest, NothingIsTakenTwice)
{
    const TakeBundle command = sealed(bundle(), hers);
    EXPECT_EQ(takes(command), QStringLiteral("3 taken, 0 left"));
    EXPECT_EQ(takes(command), QStringLiteral("these decisions have come in already"));
    EXPECT_EQ(reasons(sealed(bundle(), hers)), QStringList(3, QStringLiteral("this item is decided already and leaves when its grace time is over")));
}

TEST_F(BundlesTest, WhatWasSignedBeforeTheRecordWasPutBackMayHaveComeInAlready)
{
    const TakeBundle before = sealed(bundle(), hers);
    RecordRestored restored;
    restored.from = QStringLiteral("b.qdr");
    record.tell(restored);
    EXPECT_TRUE(takes(before).startsWith(QStringLiteral("these decisions were made on "))) << takes(before).toStdString();
    EXPECT_TRUE(takes(before).contains(QStringLiteral("they may have come in before that")));
    record.now = record.now + std::chrono::minutes(2 * 60);
    EXPECT_EQ(takes(sealed(bundle(), hers)), QStringLiteral("3 taken, 0 left"));
}

TEST_F(BundlesTest, AYesInHerPlaceCountsWhileWhoeverGaveItMayDecide)
{
    ASSERT_EQ(takes(sealed(bundle(), annas)), QStringLiteral("3 taken, 0 left"));
    const Approval held = record.state.inbox.approvals.value(items.first());
    ASSERT_EQ(held.deputy, anna);
    EXPECT_EQ(whyNotTheirs(record.state, held, record.now), QString());
    Deputy narrow = deputy();
    narrow.kinds = {{QStringLiteral("letter")}};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    EXPECT_EQ(whyNotTheirs(record.state, held, record.now), QStringLiteral("anna, who said yes to it in your place, may not decide it any more"));
    ASSERT_EQ(does(SetDeputy{deputy(), false}), QStringLiteral("accepted"));
    EXPECT_EQ(whyNotTheirs(record.state, held, record.now), QString());
    Deputy brief = deputy();
    brief.until = record.now + std::chrono::hours(1);
    ASSERT_EQ(does(SetDeputy{brief, false}), QStringLiteral("accepted"));
    EXPECT_EQ(whyNotTheirs(record.state, held, record.now), QString());
    EXPECT_FALSE(whyNotTheirs(record.state, held, *brief.until).isEmpty());
    ASSERT_EQ(does(SetDeputy{deputy(), true}), QStringLiteral("accepted"));
    EXPECT_EQ(whyNotTheirs(record.state, held, record.now), QStringLiteral("anna, who said yes to it in your place, may not decide it any more"));
    record.tell(ApprovalUndone{held.id, held.effect, held.run, system()}, run);
    EXPECT_FALSE(record.state.inbox.approvals.value(items.first()).deputy);
}

TEST_F(BundlesTest, OfWhichNothingWasTakenMayBeHandedInAgainWhenThatIsMended)
{
    Deputy narrow = deputy();
    narrow.kinds = {{QStringLiteral("letter")}};
    ASSERT_EQ(does(SetDeputy{narrow, false}), QStringLiteral("accepted"));
    const TakeBundle command = sealed(bundle(), annas);
    EXPECT_EQ(takes(command), QStringLiteral("0 taken, 3 left"));
    EXPECT_EQ(takes(command), QStringLiteral("0 taken, 3 left"));
    ASSERT_EQ(does(SetDeputy{deputy(), false}), QStringLiteral("accepted"));
    EXPECT_EQ(takes(command), QStringLiteral("3 taken, 0 left"));
    EXPECT_EQ(takes(command), QStringLiteral("these decisions have come in already"));
}

TEST_F(BundlesTest, WhatWasChangedOrIsOfAnotherIsRefused)
{
    TakeBundle changed = sealed(bundle(), hers);
    changed.text.replace(QStringLiteral("approve"), QStringLiteral("reject"));
    EXPECT_EQ(takes(changed), QStringLiteral("the signature is not of these decisions: they were changed on their way, or are not whole"));
    const SigningKey strange = *SigningKey::readOrMake(folder.file(QStringLiteral("private/strange.key")));
    EXPECT_EQ(takes(sealed(bundle(), strange)), QStringLiteral("nobody who may decide here has the key that these decisions are signed with"));
    Bundle odd = bundle();
    odd.home = QByteArray(32, 'x');
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("these decisions are for another home"));
    odd = bundle();
    odd.organisation = {QStringLiteral("other")};
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("these decisions are for the organisation \"other\", and this is \"%1\"").arg(record.state.org.organisation().id.text));
    odd = bundle();
    odd.format = QStringLiteral("quarterdeck-review-1");
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("what was signed are no decisions, or they are of another version of this program"));
    EXPECT_EQ(judged(sealed(bundle(), hers), anna).error().text, QStringLiteral("anna may not hand in decisions from elsewhere: only you may"));
    Asking nobody{human(), record.now, {}, {}};
    EXPECT_EQ(judge(record.state, sealed(bundle(), hers), nobody).error().text, QStringLiteral("this home has no key of its own that decisions could be for"));
}

TEST_F(BundlesTest, ItIsWrittenInOneWayOnly)
{
    const QByteArray text = encode(bundle());
    const QString unlike = QStringLiteral("the decisions are not written as they would be signed");
    EXPECT_EQ(takes(sealed(text + ' ', hers)), unlike);
    EXPECT_EQ(takes(sealed(QByteArray(text).replace(0, 1, R"({"more":1,)"), hers)), unlike);
    EXPECT_TRUE(takes(sealed(QByteArray(text).replace(0, 1, R"({"format":"quarterdeck-decisions-1",)"), hers)).startsWith(QLatin1String("these are no decisions: "))) << "named twice";
    EXPECT_TRUE(takes(sealed("[]", hers)).startsWith(QLatin1String("these are no decisions: ")));
    Bundle odd = bundle();
    odd.id = {};
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("the decisions have no id"));
    odd = bundle();
    odd.decisions.append(odd.decisions.first());
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("an item is decided twice in it"));
    odd.decisions.clear();
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("nothing is decided in it"));
    for (int i = 0; i <= kMostInBundle; ++i)
        odd.decisions.append({record.now, {record.id<ApprovalId>(), Verdict::Approve, {}, {}, {}, {}}});
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("1001 items are decided in it"));
}

TEST_F(BundlesTest, ItIsOfTheseDays)
{
    Bundle odd = bundle();
    odd.madeAt = record.now + kClocksDiffer + Duration(1);
    EXPECT_TRUE(takes(sealed(odd, hers)).contains(QLatin1String("which is yet to come")));
    odd.madeAt = record.now - kOldestBundle - Duration(1);
    EXPECT_TRUE(takes(sealed(odd, hers)).endsWith(QLatin1String("none is taken that is older than 14 days")));
    odd = bundle();
    odd.decisions[0].at = odd.madeAt + kClocksDiffer + Duration(1);
    odd.decisions[1].at = odd.madeAt - kOldestBundle - Duration(1);
    EXPECT_EQ(takes(sealed(odd, hers)), QStringLiteral("1 taken, 2 left"));
    Deputy brief = deputy();
    brief.until = record.now + Duration(1000);
    ASSERT_EQ(does(SetDeputy{brief, false}), QStringLiteral("accepted"));
    const TakeBundle intime = sealed(bundle(), annas);
    record.now = record.now + Duration(1000);
    EXPECT_TRUE(takes(intime).startsWith(QLatin1String("the key of anna counted until "))) << "a date is what its signer writes";
}

TEST_F(BundlesTest, WhatChangedMeanwhileIsLeftAlone)
{
    Bundle mixed = bundle();
    mixed.decisions[1].decision.sha256 = QByteArray(32, 'x');
    mixed.decisions[2].decision.approval = record.id<ApprovalId>();
    EXPECT_EQ(reasons(sealed(mixed, hers)), (QStringList{QStringLiteral("this item has changed since it was shown"), QStringLiteral("this item is not waiting any more")}));
    EXPECT_EQ(takes(sealed(mixed, hers)), QStringLiteral("1 taken, 2 left"));
    EXPECT_EQ(record.state.inbox.approvals.value(items[0]).status, ApprovalStatus::Held);
    EXPECT_EQ(record.state.inbox.approvals.value(items[1]).status, ApprovalStatus::Waiting);
}

TEST_F(BundlesTest, OfWhatIsNotAsSheWasAskedItIsSaidWhatChanged)
{
    const TakeBundle command = sealed(bundle(), hers);
    record.tell(ApprovalStale{items[0], run, record.state.inbox.approvals.value(items[0]).step, {{QStringLiteral("price"), QStringLiteral("$0.25"), QStringLiteral("$0.50")}}, {}}, run);
    EXPECT_EQ(reasons(command), QStringList{QStringLiteral("what this item is about has changed since it was put to you: the price was $0.25 and is $0.50")});
}

TEST_F(BundlesTest, ADeputysWordIsHeardOnce)
{
    const Bundle made = bundle();
    const TakeBundle command = sealed(made, annas);
    EXPECT_EQ(takes(command), QStringLiteral("3 taken, 0 left"));
    EXPECT_EQ(takes(command), QStringLiteral("these decisions have come in already"));
    EXPECT_EQ(takes(sealed(made, hers)), QStringLiteral("these decisions have come in already")) << "whoever signs them anew";
    for (const Verdict verdict : {Verdict::Approve, Verdict::Reject})
        EXPECT_EQ(reasons(sealed(bundle(verdict), annas)), QStringList(3, QStringLiteral("this item is decided already and leaves when its grace time is over")));
}

TEST_F(BundlesTest, ADeputysWordIsHeardInOneHome)
{
    const TakeBundle command = sealed(bundle(), annas);
    Asking elsewhere{human(), record.now, {}, {}};
    elsewhere.home = QByteArray(32, 'x'); // the same record, put back on another machine
    const Result<QList<Fact>> there = judge(record.state, command, elsewhere);
    ASSERT_FALSE(there);
    EXPECT_EQ(there.error().text, QStringLiteral("these decisions are for another home"));
    EXPECT_EQ(takes(command), QStringLiteral("3 taken, 0 left"));
}

TEST_F(BundlesTest, WhoIsNoDeputyAnyMoreDecidesNothing)
{
    const QString nobody = QStringLiteral("nobody who may decide here has the key that these decisions are signed with");
    const TakeBundle before = sealed(bundle(), annas);
    ASSERT_EQ(does(SetDeputy{deputy(), true}), QStringLiteral("accepted"));
    EXPECT_EQ(takes(before), nobody) << "signed when she was one";
    EXPECT_EQ(takes(sealed(bundle(), annas)), nobody);
    const SigningKey next = *SigningKey::readOrMake(folder.file(QStringLiteral("private/next.key")));
    Deputy other = deputy();
    other.publicKey = next.publicPart();
    ASSERT_EQ(does(SetDeputy{other, false}), QStringLiteral("accepted"));
    EXPECT_EQ(takes(before), nobody) << "her old key was lost";
    const TakeBundle taken = sealed(bundle(), next);
    EXPECT_EQ(takes(taken), QStringLiteral("3 taken, 0 left"));
    ASSERT_EQ(does(SetDeputy{other, true}), QStringLiteral("accepted"));
    ASSERT_EQ(does(SetDeputy{other, false}), QStringLiteral("accepted"));
    EXPECT_EQ(takes(taken), QStringLiteral("these decisions have come in already")) << "also once she is one again";
}

TEST_F(BundlesTest, ADeputysWordIsOnWhatSheSaw)
{
    const TakeBundle command = sealed(bundle(), annas);
    Approval changed = record.state.inbox.approvals.value(items[0]);
    changed.content.title = QStringLiteral("Another page");
    changed.sha256 = contentHash(changed.content);
    record.tell(ApprovalAsked{changed}, run);
    EXPECT_EQ(reasons(command), QStringList{QStringLiteral("this item has changed since it was shown")});
    EXPECT_EQ(takes(command), QStringLiteral("2 taken, 1 left"));
    EXPECT_EQ(record.state.inbox.approvals.value(items[0]).status, ApprovalStatus::Waiting);
    EXPECT_EQ(record.state.inbox.approvals.value(items[1]).status, ApprovalStatus::Held);
}

TEST_F(BundlesTest, HerOtherMachineIsNoDeputyHereAndEachKeyIsOnePersons)
{
    const Result<QList<Fact>> facts = asked(DecideApproval{items[0], Verdict::Approve, record.state.inbox.approvals.value(items[0]).sha256, {}, {}, {}});
    ASSERT_TRUE(facts);
    EXPECT_FALSE(std::get<ApprovalDecided>(facts->first()).deputy);
    Deputy same = deputy();
    same.publicKey = hers.publicPart();
    EXPECT_EQ(does(SetDeputy{same, false}), QStringLiteral("that is the key of human"));
}

} // namespace qd::test
