#include "agents/library/Librarian.h"
#include "agents/library/Ranking.h"
#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/office/MeaningPurse.h"
#include "tests/agents/office/OfficeRig.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QString kPath = QStringLiteral("/v1/embeddings");
constexpr qint64 kPico = 1'000'000; ///< of a micro-dollar

/// An office, and a librarian whom it gives money for an endpoint that bills.
class PaidMeaningTest : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(providers.add(QStringLiteral(R"({"id":"world","title":"World","dialect":"openai-chat","base_url":"%1/v1","any_model":true,"date":"2026-11-22","source":"a test",)"
                                                 R"("key":{"header":"Authorization","prefix":"Bearer ","is_optional":true}})").arg(world.origin()).toUtf8(), QStringLiteral("world.json")));
        ASSERT_TRUE(prices.add(R"({"provider":"world","currency":"USD","unit":"micro-dollars per million tokens","date":"2026-11-22","source":"a test","models":[{"model":"m","input":5000000,"output":0}]})",
                               QStringLiteral("world.json"))); // what a world without prices takes
        limit(cap);
        ASSERT_TRUE(rig.issue(ChooseMeaning{MeaningSource{QStringLiteral("http://127.0.0.1:%1/v1").arg(world.port()), QStringLiteral("m")}}));
        begin();
    }
    void TearDown() override { end(); }
    void begin()
    {
        QObject::connect(rig.store.get(), &EventStore::factsAppended, rig.store.get(), [this](const QList<StoredFact>& facts) {
            if (librarian)
                librarian->heard(facts);
        }, Qt::DirectConnection);
        agents::Librarian::Parts parts{rig.history.get(), rig.store.get(), &rig.clock, firstPause, &providers, &prices};
        const auto isHere = [this, mine = ++begun] { return rig.office && mine == begun; }; // whoever asked may have ended, with the mailbox that it is to be answered by
        parts.promise = [this, isHere](const QString& model, Money most, Mailbox* replyTo, const agents::MeaningMoney::Promised& promised) {
            mailbox.post([this, isHere, model, most, replyTo, promised] {
                if (isHere())
                    rig.office->meanings().promise(model, most, [replyTo, promised](const Result<TurnId>& hold) { replyTo->post([promised, hold] { promised(hold); }); });
            });
        };
        parts.settle = [this, isHere](const TurnId& hold, Money owed) {
            mailbox.post([this, isHere, hold, owed] {
                if (isHere())
                    rig.office->meanings().settle(hold, owed);
            });
        };
        librarian = std::make_unique<agents::Librarian>(parts);
        librarian->start(rig.state().memory.meaning, rig.state().org.stopped);
    }
    /// What is under way ends in the middle.
    void end()
    {
        ++begun;
        librarian->stop();
        rig.close();
        librarian.reset();
    }
    void reopen()
    {
        end();
        rig.open();
        begin();
    }
    void limit(qint64 micro, const QString& scope = wholeOrganisation())
    {
        ASSERT_TRUE(rig.issue(SetBudget{{scope, BudgetPeriod::Day, {micro}}, false, {}}));
    }
    void keep(const QString& text) { ASSERT_TRUE(rig.issue(KeepDocument{QStringLiteral("A note"), {}, text})); }
    static QString note(int n) { return QStringLiteral("Note %1: automobiles are washed on Fridays, but for those that nobody has driven since they were washed last.").arg(n); }
    Unmeant left()
    {
        const MeaningSource source = *rig.state().memory.meaning;
        const auto page = answerOf<Result<Unmeant>>([&](auto done) { rig.history->unmeant({source.embedder(), true, 0, 0}, &mailbox, done); });
        return page ? *page : Unmeant{};
    }
    bool allMeant(qint64 pieces) { return waitUntil([&] { const Unmeant now = left(); return now.pieces == pieces && now.isComplete(); }, std::chrono::seconds(20)); }
    bool isRefused() { return left().trouble.contains(QStringLiteral("does not fit")); }
    bool isQuiet() const { return rig.state().ledger.reserved.isEmpty() && rig.office->isIdle(); } // and all of it on the disk
    Money spent() const { return rig.state().ledger.today.cost; }
    qsizetype asked() const { return world.count().size(); }
    /// What P5 promises.
    void expectPaid(int round = 0)
    {
        const qint64 billed = world.billedPico();
        const qint64 taken = spent().micro + rig.state().ledger.reservedTotal().micro; // what is billed now may not have been answered yet
        EXPECT_LE(billed, taken * kPico) << "round " << round;
        EXPECT_LE(taken, cap) << "round " << round;
    }

    static constexpr qint64 cap = 12'000;
    Duration firstPause{20};
    int begun = 0; ///< librarians, twice each that has ended
    WorldProcess world;
    Mailbox mailbox;
    OfficeRig rig{smallTeam()};
    agents::ProviderList providers;
    agents::PriceList prices;
    std::unique_ptr<agents::Librarian> librarian;
};

} // namespace

TEST_F(PaidMeaningTest, WhatItCostsIsReservedInTheRecordAndPaidAsTheWorldBillsIt)
{
    keep(note(1));
    ASSERT_TRUE(allMeant(1));
    ASSERT_TRUE(waitUntil([this] { return isQuiet(); }));
    EXPECT_EQ(asked(), 1);
    EXPECT_GT(spent().micro, 0);
    EXPECT_EQ(spent().micro * kPico, world.billedPico());
    ASSERT_EQ(rig.all<TurnReserved>().size(), 1);
    const TurnReserved held = rig.all<TurnReserved>().first();
    EXPECT_EQ(held.model, QStringLiteral("world:m"));
    EXPECT_EQ(held.calls, 0);
    EXPECT_GT(held.amount, spent());
    ASSERT_EQ(rig.all<ToolUsed>().size(), 1);
    EXPECT_EQ(rig.all<ToolUsed>().first().tool, QStringLiteral("library:world:m"));
    EXPECT_EQ(rig.state().ledger.spent(QStringLiteral("provider:world"), BudgetPeriod::Day, rig.clock.now()).money, spent());
    EXPECT_EQ(rig.state().ledger.spent(QStringLiteral("model:world:m"), BudgetPeriod::Month, rig.clock.now()).money, spent());
    const auto found = answerOf<Result<PieceFindings>>([&](auto done) { librarian->find(agents::questionAbout(QStringLiteral("which car")), &mailbox, done); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->instead, QString());
    EXPECT_EQ(found->by, rig.state().memory.meaning->embedder());
    ASSERT_TRUE(waitUntil([this] { return isQuiet() && asked() == 2; }));
    EXPECT_EQ(spent().micro * kPico, world.billedPico()) << "the question as well";
}

TEST_F(PaidMeaningTest, WithTooLittleMoneyNobodyIsAskedAndItSaysWhy)
{
    limit(100, QStringLiteral("provider:world"));
    firstPause = std::chrono::minutes(9); // it does not try again by itself meanwhile
    reopen();
    keep(note(1));
    ASSERT_TRUE(waitUntil([this] { return isRefused(); })) << left().trouble.toStdString();
    EXPECT_TRUE(left().trouble.contains(QStringLiteral("m at http://127.0.0.1:%1/v1 was not asked: the budget \"provider:world\" per day of $0.0001").arg(world.port()))) << left().trouble.toStdString();
    EXPECT_EQ(asked(), 0);
    EXPECT_TRUE(isQuiet());
    EXPECT_EQ(spent(), Money{});
    const auto found = answerOf<Result<PieceFindings>>([&](auto done) { librarian->find(agents::questionAbout(QStringLiteral("washed automobiles")), &mailbox, done); });
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->pieces.isEmpty()) << "by words";
    limit(cap, QStringLiteral("provider:world"));
    ASSERT_TRUE(allMeant(1)) << "as soon as there is money";
    EXPECT_EQ(asked(), 1);
    expectPaid();
}

TEST_F(PaidMeaningTest, WhatARestartCutShortIsPaidWhole)
{
    ASSERT_TRUE(world.script(kPath, QStringLiteral("hang"), {{QStringLiteral("times"), 1}}));
    keep(note(1));
    ASSERT_TRUE(waitUntil([this] { return asked() == 1; }));
    const Money held = rig.state().ledger.reservedTotal();
    EXPECT_GT(held.micro * kPico, world.billedPico());
    reopen();
    EXPECT_EQ(spent(), held);
    ASSERT_TRUE(allMeant(1));
    ASSERT_TRUE(waitUntil([this] { return isQuiet(); }));
    EXPECT_EQ(asked(), 2);
    EXPECT_EQ(rig.all<ToolUsed>().first().tool, QStringLiteral("library:world:m"));
    expectPaid();
}

TEST_F(PaidMeaningTest, AStopInTheMiddleIsPaidWholeAndNothingIsAskedUntilItGoesOn)
{
    ASSERT_TRUE(world.script(kPath, QStringLiteral("hang"), {{QStringLiteral("times"), 1}}));
    keep(note(1));
    ASSERT_TRUE(waitUntil([this] { return asked() == 1; }));
    const Money held = rig.state().ledger.reservedTotal();
    ASSERT_TRUE(rig.issue(StopAll{}));
    ASSERT_TRUE(waitUntil([this] { return isQuiet(); }));
    EXPECT_EQ(spent(), held);
    const auto refused = answerOf<Result<TurnId>>([&](auto done) { rig.office->meanings().promise(QStringLiteral("world:m"), {1}, done); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Cancelled);
    EXPECT_EQ(asked(), 1);
    ASSERT_TRUE(rig.issue(ResumeAll{}));
    ASSERT_TRUE(allMeant(1));
    EXPECT_EQ(asked(), 2);
    expectPaid();
}

TEST_F(PaidMeaningTest, WhatPassesAShareOfABudgetIsSaid)
{
    limit(300, QStringLiteral("provider:world"));
    const auto hold = answerOf<Result<TurnId>>([&](auto done) { rig.office->meanings().promise(QStringLiteral("world:m"), {300}, done); });
    ASSERT_TRUE(hold);
    EXPECT_TRUE(rig.all<BudgetPassed>().isEmpty());
    rig.office->meanings().settle(*hold, {1'000});
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(spent(), Money{300}) << "never more than was reserved";
    ASSERT_EQ(rig.all<BudgetPassed>().size(), 1);
    EXPECT_EQ(rig.all<BudgetPassed>().first().percent, 100);
    rig.office->meanings().settle(*hold, {200});
    ASSERT_TRUE(rig.settle());
    EXPECT_EQ(spent(), Money{300}) << "once";
}

TEST_F(PaidMeaningTest, WhateverTheWorldDoesItsBillIsWithinTheLedgerAndTheLedgerWithinTheCap)
{
    struct Trouble {
        const char* fault;
        const char* lie = "";
    };
    const QList<Trouble> troubles{{""}, {"usage-lie", "zero"}, {"usage-lie", "absent"}, {"usage-lie", "huge"}, {"usage-lie", "text"}, {"cut"}, {"close-after-body"}, {"fail-before"}, {"hang"}};
    int round = 0;
    for (; !isRefused() && round < 60; ++round) {
        const Trouble now = troubles[round % troubles.size()];
        const qsizetype before = asked();
        if (*now.fault != '\0')
            ASSERT_TRUE(world.script(kPath, QString::fromLatin1(now.fault), {{QStringLiteral("as"), QString::fromLatin1(now.lie)}, {QStringLiteral("times"), 1}}));
        keep(note(round));
        ASSERT_TRUE(waitUntil([&] { return asked() > before || isRefused(); })) << round << left().trouble.toStdString();
        if (round % troubles.size() == troubles.size() - 1)
            reopen(); // in the middle
        ASSERT_TRUE(waitUntil([&] { expectPaid(round); return isRefused() || left().isComplete(); }, std::chrono::seconds(20))) << round;
    }
    ASSERT_TRUE(isRefused()) << "the money comes to an end";
    EXPECT_GT(round, troubles.size()) << "every trouble was met";
    ASSERT_TRUE(waitUntil([this] { return isQuiet(); }));
    expectPaid();
    EXPECT_GT(world.billedPico(), 0);
    const qsizetype asks = asked();
    keep(QStringLiteral("One more."));
    reopen();
    ASSERT_TRUE(waitUntil([this] { return isRefused(); }));
    EXPECT_EQ(asked(), asks) << "and then nobody is asked";
}

TEST(MeaningPurse, OnAFullDiskEachIsAnsweredAndWhatWasPromisedIsPaid)
{
    OfficeRig rig(smallTeam(), {0, 60}); // room for a while, until the record is opened again
    QList<TurnId> holds;
    int asked = 0, refused = 0;
    const auto promise = [&] {
        ++asked;
        rig.office->meanings().promise(QStringLiteral("world:m"), {1}, [&](const Result<TurnId>& hold) {
            if (hold)
                return holds.append(*hold);
            EXPECT_EQ(hold.error().kind, Error::Store);
            ++refused;
        });
    };
    for (int round = 0; round < 500 && rig.troubles.isEmpty(); ++round) {
        for (int i = 0; i < 20; ++i)
            promise();
        ASSERT_TRUE(waitUntil([&] { return holds.size() + refused == asked; })) << "nobody is left waiting";
    }
    ASSERT_GT(refused, 0) << "the disk never got full";
    ASSERT_FALSE(holds.isEmpty());
    ASSERT_TRUE(waitUntil([&] { return rig.recoveries == 1 && rig.state().ledger.reserved.isEmpty(); }, std::chrono::seconds(20)));
    ASSERT_TRUE(rig.settle());
    const Money paid = rig.state().ledger.today.cost;
    EXPECT_GE(paid.micro, holds.size()) << "whoever was told yes may have asked";
    rig.office->meanings().settle(holds.first(), {1});
    EXPECT_EQ(rig.state().ledger.today.cost, paid) << "once";
    promise();
    ASSERT_TRUE(waitUntil([&] { return holds.size() + refused == asked; }));
    EXPECT_TRUE(rig.state().ledger.reserved.contains(holds.last())) << "and then it goes on";
}

} // namespace qd::test
