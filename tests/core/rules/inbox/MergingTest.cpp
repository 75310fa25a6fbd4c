#include "core/rules/inbox/Merging.h"

#include "tests/core/rules/Judged.h"

namespace qd::test {

namespace {

using namespace rules;

/// Runs whose steps ask for the very same page.
class MergingTest : public Judged {
protected:
    QList<RunId> runs;
    QList<ApprovalId> items;

    void SetUp() override { record.adopt(record.team()); }
    const InboxState& inbox() const { return record.state.inbox; }
    Approval at(int i) const { return inbox().approvals.value(items[i]); }
    void ask()
    {
        runs.append(record.brief());
        items.append(record.ask(runs.last(), "publish"));
    }
    void askThrice()
    {
        for (int i = 0; i < 3; ++i) {
            ask();
            record.now = record.now + Duration(60'000);
        }
        settle();
    }
    /// What is due is put on record, until nothing is. @returns how many facts that took.
    int settle()
    {
        int told = 0;
        for (const ApprovalId& id : inbox().approvals.keys())
            for (const ApprovalsMerged& fact : mergesDue(record.state, id)) {
                EXPECT_TRUE(mayBeMerged(inbox()).contains(id)) << "it is looked at after a new start";
                record.tell(fact);
                EXPECT_LT(++told, 20) << "it comes to rest";
            }
        for (const ApprovalId& id : inbox().approvals.keys())
            EXPECT_TRUE(mergesDue(record.state, id).isEmpty()) << "once is enough";
        return told;
    }
    DecideApproval decision(int i, Verdict verdict, const QString& note = {}) const
    {
        DecideApproval decide;
        decide.approval = items[i];
        decide.verdict = verdict;
        decide.sha256 = at(i).sha256;
        decide.note = note;
        return decide;
    }
    void approveAndLet(int i)
    {
        ASSERT_EQ(does(decision(i, Verdict::Approve)), QStringLiteral("accepted"));
        record.tell(EffectIntended{at(i).effect}, runs[i]);
    }
    void expectOneOf(int kept, const QList<int>& merged)
    {
        QList<ApprovalId> ids;
        for (const int i : merged) {
            ids.append(items[i]);
            EXPECT_EQ(at(i).status, ApprovalStatus::Merged) << i;
            EXPECT_TRUE(at(i).merged.isEmpty()) << i;
            ASSERT_NE(standingFor(inbox(), items[i]), nullptr);
            EXPECT_EQ(standingFor(inbox(), items[i])->id, items[kept]);
        }
        EXPECT_EQ(at(kept).merged, ids);
        EXPECT_EQ(at(kept).status, ApprovalStatus::Waiting);
        EXPECT_EQ(inbox().waiting(), 1);
    }
};

TEST_F(MergingTest, WhenItWasRenderedMakesNothingElseOfItAndAnythingElseDoes)
{
    ask();
    Approval one = at(0);
    one.draft = QByteArray(32, 'd');
    one.content.files = {{QStringLiteral("a.html"), QByteArray(32, 'a'), QStringLiteral("text/html"), 100}, {QStringLiteral("a.txt"), QByteArray(32, 't'), QStringLiteral("text/plain"), 10}};
    one.content.details.insert(QStringLiteral("date"), QStringLiteral("2026-11-21T10:36:41.000Z"));
    const auto other = [&one](const auto& change) {
        Approval changed = one;
        change(changed);
        changed.sha256 = contentHash(changed.content);
        return areTheSame(one, changed);
    };
    one.sha256 = contentHash(one.content);
    const auto stamp = [](Approval& a) {
        a.content.details.insert(QStringLiteral("date"), QStringLiteral("2026-11-21T10:41:41.000Z"));
        a.content.files[0].sha256 = QByteArray(32, 'b');
    };
    EXPECT_TRUE(other(stamp));
    EXPECT_FALSE(other([&](Approval& a) { stamp(a); a.draft = QByteArray(32, 'e'); })) << "other words";
    EXPECT_FALSE(other([&](Approval& a) { stamp(a); a.content.files[0].bytes = 101; }));
    EXPECT_FALSE(other([](Approval& a) { a.content.files[1].sha256 = QByteArray(32, 'u'); })) << "a text has no moment in it";
    EXPECT_FALSE(other([](Approval& a) { a.content.files.removeLast(); }));
    EXPECT_FALSE(other([](Approval& a) { a.content.destination = QStringLiteral("elsewhere"); }));
    EXPECT_FALSE(other([](Approval& a) { a.content.account = QStringLiteral("second"); }));
    EXPECT_FALSE(other([](Approval& a) { a.content.connector = {QStringLiteral("folder-site")}; }));
    EXPECT_FALSE(other([](Approval& a) { a.content.cost = {1}; }));
    EXPECT_FALSE(other([](Approval& a) { a.content.details.insert(QStringLiteral("slug"), QStringLiteral("another")); }));
    EXPECT_FALSE(other([](Approval& a) { a.content.recipients.append(Recipient{}); })) << "other people";
}

TEST_F(MergingTest, WithoutADraftWhatItWouldBeAtOneMomentTellsWhetherItIsTheSame)
{
    ask();
    const auto event = [this](const char* unstamped, char file, const char* date) {
        Approval item = at(0);
        item.draft.clear();
        item.content.files = {{QStringLiteral("event.json"), QByteArray(32, file), QStringLiteral("application/json"), 131}};
        item.content.details.insert(QStringLiteral("date"), QString::fromLatin1(date));
        if (*unstamped)
            item.content.details.insert(kUnstamped, QString::fromLatin1(unstamped));
        item.sha256 = contentHash(item.content);
        return item;
    };
    const char* const early = "2026-11-23T23:37:31.331Z";
    const char* const late = "2026-11-23T23:37:31.555Z";
    EXPECT_TRUE(areTheSame(event("aa", '1', early), event("aa", '2', late)));
    EXPECT_FALSE(areTheSame(event("aa", '1', early), event("bb", '2', late))) << "other words of the same length";
    EXPECT_FALSE(areTheSame(event("", '1', early), event("", '2', late))) << "nobody can tell";
    EXPECT_FALSE(areTheSame(event("aa", '1', early), event("", '2', late)));
    Approval other = event("aa", '2', late);
    other.content.destination = QStringLiteral("elsewhere");
    other.sha256 = contentHash(other.content);
    EXPECT_FALSE(areTheSame(event("aa", '1', early), other));
}

TEST_F(MergingTest, ThoseWhoAskForTheVerySameAreOneItem)
{
    askThrice();
    expectOneOf(0, {1, 2});
    EXPECT_EQ(askersInWords(record.state, at(0)), QStringLiteral("3 pieces of work ask for the same: “Something”, “Something”, “Something”"));
    EXPECT_TRUE(askersInWords(record.state, at(1)).isEmpty());
    EXPECT_EQ(settle(), 0) << "once is enough";
}

TEST_F(MergingTest, AfterANewStartThoseAloneAreLookedAtThatLookLikeAnotherOne)
{
    ask();
    EXPECT_TRUE(mayBeMerged(inbox()).isEmpty());
    ask();
    EXPECT_EQ(mayBeMerged(inbox()), items);
    settle();
    EXPECT_EQ(mayBeMerged(inbox()), items) << "one stands for the other";
    Approval other = at(0);
    other.id = record.id<ApprovalId>();
    other.content.title = QStringLiteral("Another page");
    other.sha256 = contentHash(other.content);
    record.tell(ApprovalAsked{other}, runs[0]);
    EXPECT_FALSE(mayBeMerged(inbox()).contains(other.id));
    Approval later = other;
    later.id = record.id<ApprovalId>();
    later.content.details.insert(QStringLiteral("date"), QStringLiteral("2026-11-21T10:36:41.000Z"));
    later.sha256 = contentHash(later.content);
    record.tell(ApprovalAsked{later}, runs[0]);
    EXPECT_TRUE(mayBeMerged(inbox()).contains(other.id) && mayBeMerged(inbox()).contains(later.id)) << "rendered at another moment it has another hash";
}

TEST_F(MergingTest, WhatIsOnRecordGivesTheSameEachTime)
{
    askThrice();
    record.tell(ApprovalExpired{items[0], runs[0], {QStringLiteral("publish")}, {}}, runs[0]);
    settle();
    OfficeState again;
    for (const StoredFact& fact : record.facts)
        again.apply(fact);
    EXPECT_EQ(encodeSnapshot(again), encodeSnapshot(record.state));
    EXPECT_TRUE(mergesDue(again, items[1]).isEmpty());
    const Result<OfficeState> read = decodeSnapshot(encodeSnapshot(again));
    ASSERT_TRUE(read);
    EXPECT_TRUE(mergesDue(*read, items[1]).isEmpty());
    ASSERT_NE(standingFor(read->inbox, items[2]), nullptr);
}

TEST_F(MergingTest, OnlyWhatWaitsForHerAndComesFromAnotherPieceOfWorkIsJoined)
{
    ask();
    items.append(record.ask(runs[0], "post"));
    EXPECT_EQ(settle(), 0) << "one run asks twice";
    ask();
    ASSERT_EQ(does(decision(0, Verdict::Approve)), QStringLiteral("accepted"));
    ASSERT_EQ(settle(), 1);
    EXPECT_EQ(at(1).merged, QList<ApprovalId>{items[2]}) << "what is approved already takes nothing in";
    EXPECT_TRUE(at(0).merged.isEmpty());
}

TEST_F(MergingTest, WhatADelegateDecidesOnIsNotJoined)
{
    ask();
    record.tell(ApprovalDecided{items[0], runs[0], {QStringLiteral("publish")}, Verdict::Delegate, human(), at(0).sha256, {}, {QStringLiteral("boss")}, false, {}}, runs[0]);
    ask();
    EXPECT_EQ(settle(), 0);
    EXPECT_EQ(at(1).status, ApprovalStatus::Waiting);
}

TEST_F(MergingTest, TheNextOneStandsUpWhateverBecomesOfTheFirst)
{
    const StepId step{QStringLiteral("publish")};
    const QList<std::function<Fact(const Approval&)>> ways{
        [&](const Approval& a) { return ApprovalExpired{a.id, a.run, step, {}}; },
        [&](const Approval& a) { return EffectWithdrawn{a.effect, {}}; },
        [&](const Approval& a) { return RunFinished{a.run, RunOutcome::Stopped, {}}; },
        [&](const Approval& a) { return ApprovalReplaced{a.id, record.id<ApprovalId>(), QStringLiteral("edited")}; },
        [&](const Approval& a) { return ApprovalStale{a.id, a.run, step, {{QStringLiteral("price"), {}, {}}}, {}}; }};
    for (const auto& way : ways) {
        record = FactBuilder();
        runs.clear();
        items.clear();
        record.adopt(record.team());
        askThrice();
        const bool stays = std::holds_alternative<ApprovalStale>(way(at(0)));
        record.tell(way(at(0)), runs[0]);
        EXPECT_GT(settle(), 0);
        EXPECT_EQ(at(1).status, ApprovalStatus::Waiting);
        EXPECT_EQ(at(1).merged, QList<ApprovalId>{items[2]});
        EXPECT_EQ(at(2).status, ApprovalStatus::Merged);
        EXPECT_TRUE(at(0).merged.isEmpty());
        EXPECT_EQ(inbox().waiting(), stays ? 2 : 1);
        EXPECT_EQ(settle(), 0);
    }
}

TEST_F(MergingTest, OneWhoseRunEndsIsStoodForNoMore)
{
    askThrice();
    record.tell(RunFinished{runs[1], RunOutcome::Stopped, {}}, runs[1]);
    EXPECT_EQ(settle(), 0);
    expectOneOf(0, {2});
    record.tell(EffectWithdrawn{at(2).effect, {}}, runs[2]);
    EXPECT_TRUE(at(0).merged.isEmpty());
    EXPECT_TRUE(askersInWords(record.state, at(0)).isEmpty());
}

TEST_F(MergingTest, WhatAnotherOneStandsForIsNotDecided)
{
    askThrice();
    const Result<QList<Fact>> one = asked(decision(1, Verdict::Approve));
    ASSERT_FALSE(one);
    EXPECT_EQ(one.error().text, QStringLiteral("another item stands for this one"));
    EXPECT_EQ(one.error().hint, QStringLiteral("decide that one: %1").arg(items[0].toString()));
    DecideApproval other = decision(0, Verdict::Approve);
    other.sha256 = QByteArray(32, 'x');
    EXPECT_EQ(does(other), QStringLiteral("this item has changed since it was shown")) << "her yes is bound to what she saw";
}

TEST_F(MergingTest, ItGoesOutOnceAndAllAreDoneWithIt)
{
    askThrice();
    approveAndLet(0);
    EXPECT_EQ(settle(), 0) << "nobody stands up while it is leaving";
    EXPECT_EQ(inbox().waiting(), 0);
    EXPECT_EQ(does(decision(1, Verdict::Approve)), QStringLiteral("another item stood for this one, and is leaving"));
    int authorised = 0;
    for (const StoredFact& fact : record.facts)
        authorised += std::holds_alternative<EffectAuthorised>(fact.fact);
    EXPECT_EQ(authorised, 1);
    const EffectConfirmed sent{record.state.runs.open.value(runs[0]).step({QStringLiteral("publish")}).effect, runs[0], {QStringLiteral("publish")}, QStringLiteral("https://there")};
    record.tell(sent, runs[0]);
    const QList<Approval> others = carried(inbox(), at(1).content);
    ASSERT_EQ(others.size(), 2);
    for (const Approval& other : others)
        for (const Fact& fact : goneOutWith(record.state, other, sent))
            record.tell(fact, other.run);
    EXPECT_TRUE(inbox().approvals.isEmpty());
    EXPECT_TRUE(record.state.effects.open.isEmpty());
    for (const RunId& one : runs) {
        EXPECT_EQ(record.state.runs.open.value(one).statusOf({QStringLiteral("publish")}), StepStatus::Done);
        EXPECT_EQ(record.state.runs.open.value(one).data.value(QStringLiteral("publish.receipt")), Value(QStringLiteral("https://there")));
    }
    EXPECT_TRUE(record.state.runs.usual.isEmpty()) << "how long it lay with her says nothing of how long it takes";
}

TEST_F(MergingTest, WhatDidNotGoOutIsAskedAboutAgain)
{
    askThrice();
    approveAndLet(0);
    const EffectId effect = record.state.runs.open.value(runs[0]).step({QStringLiteral("publish")}).effect;
    record.tell(EffectUnknown{effect, runs[0], {QStringLiteral("publish")}, {}}, runs[0]);
    EXPECT_EQ(settle(), 0) << "it may be out";
    record.tell(RunFinished{runs[0], RunOutcome::Stopped, {}}, runs[0]);
    EXPECT_EQ(settle(), 0) << "it may be out still";
    record.tell(EffectRefused{effect, runs[0], {QStringLiteral("publish")}, {}}, runs[0]);
    EXPECT_GT(settle(), 0);
    expectOneOf(1, {2});
}

TEST_F(MergingTest, AYesThatIsTakenBackWaitsForAllAgain)
{
    askThrice();
    ASSERT_EQ(does(decision(0, Verdict::Approve)), QStringLiteral("accepted"));
    EXPECT_EQ(settle(), 0);
    EXPECT_EQ(inbox().waiting(), 0);
    ASSERT_EQ(does(UndoApproval{items[0]}), QStringLiteral("accepted"));
    EXPECT_EQ(settle(), 0);
    expectOneOf(0, {1, 2});
}

TEST_F(MergingTest, EachHearsHerNoWithItsReason)
{
    askThrice();
    const Result<QList<Fact>> facts = asked(decision(0, Verdict::Reject, QStringLiteral("Not now")));
    ASSERT_TRUE(facts);
    QList<RunId> heard;
    for (const Fact& fact : *facts)
        if (const auto* decided = std::get_if<ApprovalDecided>(&fact)) {
            EXPECT_EQ(decided->note, QStringLiteral("Not now"));
            EXPECT_EQ(decided->verdict, Verdict::Reject);
            EXPECT_TRUE(decided->many.value_or(false)) << "one word of hers, not three";
            heard.append(decided->run);
        }
    EXPECT_EQ(heard, runs);
    ASSERT_EQ(does(decision(0, Verdict::Reject, QStringLiteral("Not now"))), QStringLiteral("accepted"));
    EXPECT_TRUE(inbox().approvals.isEmpty());
    EXPECT_TRUE(record.state.runs.open.isEmpty());
    EXPECT_TRUE(record.state.agreement.kinds.isEmpty());
}

TEST_F(MergingTest, EachGoesBackForTheChangesAndOneThatCannotWaitsForHer)
{
    ask();
    Organisation straight = record.team(QStringLiteral("Straight"));
    for (Step& step : straight.workflows[0].steps)
        step.loop.reset();
    record.adopt(straight);
    ask();
    record.adopt(record.team());
    ask();
    settle();
    expectOneOf(0, {1, 2});
    ASSERT_EQ(does(decision(0, Verdict::AskChanges, QStringLiteral("Shorter"))), QStringLiteral("accepted"));
    settle();
    ASSERT_EQ(inbox().approvals.keys(), QList<ApprovalId>{items[1]});
    EXPECT_EQ(at(1).status, ApprovalStatus::Waiting);
    for (const int i : {0, 2})
        EXPECT_EQ(record.state.runs.open.value(runs[i]).notes.value({QStringLiteral("publish")}).text, QStringLiteral("Shorter")) << i;
}

TEST_F(MergingTest, NobodyDecidesOnWhatTheyAskForThroughAnother)
{
    ask();
    runs.append(record.brief());
    Approval theirs = at(0);
    theirs.id = record.id<ApprovalId>();
    theirs.effect = record.id<EffectId>();
    theirs.run = runs[1];
    theirs.from = {QStringLiteral("editor")};
    record.tell(ApprovalAsked{theirs}, runs[1]);
    items.append(theirs.id);
    EXPECT_TRUE(delegates(record.state, at(0)).contains(AgentId{QStringLiteral("editor")}));
    settle();
    EXPECT_EQ(delegates(record.state, at(0)), QList<AgentId>{{QStringLiteral("boss")}});
    DecideApproval over = decision(0, Verdict::Delegate);
    over.delegateTo = {QStringLiteral("editor")};
    EXPECT_EQ(does(over), QStringLiteral("editor asks for this and cannot decide it"));
}

} // namespace

} // namespace qd::test
