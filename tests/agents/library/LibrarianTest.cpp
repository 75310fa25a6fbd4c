#include "agents/library/Librarian.h"

#include "agents/library/Embedding.h"
#include "agents/library/Intake.h"
#include "agents/library/Ranking.h"
#include "agents/keys/KeyShelf.h"
#include "agents/keys/Secret.h"
#include "agents/keys/SessionKeyRing.h"
#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "core/store/EventStore.h"
#include "tests/support/Await.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QString kPath = QStringLiteral("/v1/embeddings");

/// A record, a world outside, and a librarian between them.
class LibrarianTest : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(store.open(file));
        QObject::connect(&store, &EventStore::factsAppended, &store, [this](const QList<StoredFact>& facts) {
            if (librarian)
                librarian->heard(facts);
        }, Qt::DirectConnection);
        reader.emplace(file);
        ASSERT_TRUE(reader->open());
    }
    void TearDown() override { end(); }
    /// Waits until what is stored is found.
    void settle()
    {
        bool there = false;
        store.whenIndexed(&mailbox, [&there] { there = true; });
        EXPECT_TRUE(waitUntil([&there] { return there; }));
    }
    void begin(bool fills = true, bool halted = false)
    {
        settle();
        agents::Librarian::Parts parts{&*reader, fills ? &store : nullptr, &clock, std::chrono::milliseconds(40),
                                       knowsWhose ? &providers : nullptr, knowsWhose ? &prices : nullptr, shelf.get()};
        if (pays) {
            parts.promise = [this](const QString& model, Money, Mailbox* replyTo, const agents::MeaningMoney::Promised& promised) {
                promises += model == QStringLiteral("world:m") && world.count().size() == settlements;
                replyTo->post([promised] { promised(TurnId::make({1})); });
            };
            parts.settle = [this](const TurnId&, Money) { ++settlements; };
        }
        librarian = std::make_unique<agents::Librarian>(parts);
        librarian->start(source, halted);
    }
    void end()
    {
        if (librarian)
            librarian->stop();
        reader->close();
        store.close();
        librarian.reset(); // last: what history and store still answered went to it
    }
    void tell(Fact fact, const QList<Blob>& blobs = {})
    {
        StoredFact stored;
        stored.sequence = ++last;
        stored.time = clock.now();
        stored.actor = human();
        stored.fact = std::move(fact);
        ASSERT_TRUE((answerOf<Result<Sequence>>([&](auto done) { store.append({{stored}, blobs, {}}, &mailbox, done); })));
    }
    MemoryId remember(const QString& text, Confidentiality confidentiality = Confidentiality::Internal)
    {
        MemoryEntry entry;
        entry.space = QStringLiteral("notes");
        entry.text = text;
        entry.by = human();
        entry.label.confidentiality = confidentiality;
        const MemoryEntry ready = agents::readyEntry(entry, clock.now());
        clock.advance(std::chrono::milliseconds(1));
        tell(MemoryKept{ready});
        return ready.id;
    }
    /// The world's endpoint is a provider's that takes a key, and a million tokens cost so much there.
    void belongsTo(qint64 microPerMillion, bool keyIsOptional = false)
    {
        ASSERT_TRUE(providers.add(QStringLiteral(R"({"id":"world","title":"World","dialect":"openai-chat","base_url":"%1/v1","any_model":true,"date":"2026-11-22","source":"a test",)"
                                                 R"("key":{"header":"Authorization","prefix":"Bearer ","is_optional":%2}})")
                                      .arg(world.origin(), keyIsOptional ? QStringLiteral("true") : QStringLiteral("false")).toUtf8(), QStringLiteral("world.json")));
        ASSERT_TRUE(prices.add(QStringLiteral(R"({"provider":"world","currency":"USD","unit":"micro-dollars per million tokens","date":"2026-11-22","source":"a test","models":[{"input":%1,"output":0}]})")
                                   .arg(microPerMillion).toUtf8(), QStringLiteral("world.json")));
        shelf = std::make_unique<agents::KeyShelf>(home.file(QStringLiteral("settings.ini")), std::make_unique<agents::SessionKeyRing>());
        knowsWhose = true;
    }
    QString keySent(qsizetype call) const { return world.count().at(call).value(QStringLiteral("headers")).toObject().value(QStringLiteral("authorization")).toString(); }
    Unmeant left()
    {
        settle();
        const auto page = answerOf<Result<Unmeant>>([&](auto done) {
            reader->unmeant({source->embedder(), source->isOnThisMachine(), 0, 0}, &mailbox, done);
        });
        EXPECT_TRUE(page);
        return page ? *page : Unmeant{};
    }
    void awaitAll(qint64 pieces)
    {
        ASSERT_TRUE(waitUntil([&] { const Unmeant now = left(); return now.pieces == pieces && now.isComplete(); }, std::chrono::seconds(20)));
    }
    PieceFindings find(const char* text)
    {
        const auto found = answerOf<Result<PieceFindings>>([&](auto done) {
            librarian->find(agents::questionAbout(QString::fromUtf8(text)), &mailbox, done);
        });
        EXPECT_TRUE(found) << (found ? "" : found.error().text.toStdString());
        return found ? *found : PieceFindings{};
    }
    static QStringList texts(const PieceFindings& findings)
    {
        QStringList list;
        for (const agents::RankedPiece& one : agents::fused(findings))
            list.append(one.piece.text);
        return list;
    }
    qsizetype asked() const { return world.count().size(); }

    TempHome home;
    const QString file = home.file(QStringLiteral("r.qdr"));
    ManualClock clock;
    WorldProcess world;
    Mailbox mailbox;
    EventStore store{clock};
    std::optional<HistoryReader> reader;
    agents::ProviderList providers;
    agents::PriceList prices;
    bool knowsWhose = false;
    bool pays = false; ///< somebody keeps the money, and gives it
    std::atomic<int> promises = 0;
    std::atomic<int> settlements = 0;
    std::unique_ptr<agents::KeyShelf> shelf;
    std::unique_ptr<agents::Librarian> librarian;
    std::optional<MeaningSource> source = MeaningSource{QStringLiteral("http://127.0.0.1:%1/v1").arg(world.port()), QStringLiteral("m")};
    Sequence last = 0;
    const QString automobile = QStringLiteral("Automobiles are washed on Fridays.");
    const QString library = QStringLiteral("The reading room is closed in winter.");
};

} // namespace

TEST_F(LibrarianTest, WhatIsKeptIsAskedAboutOnceAndThenFoundByWhatItMeans)
{
    remember(automobile);
    remember(library);
    begin();
    awaitAll(2);
    EXPECT_EQ(asked(), 1) << "both at once";
    PieceFindings found = find("which car");
    EXPECT_EQ(found.by, source->embedder());
    EXPECT_EQ(found.instead, QString());
    EXPECT_EQ(texts(found), QStringList{automobile});
    EXPECT_EQ(asked(), 2);
    remember(QStringLiteral("A physician comes on Mondays."));
    awaitAll(3);
    EXPECT_EQ(asked(), 3) << "only about the new one";
    EXPECT_EQ(texts(find("when is the doctor here")).value(0), QStringLiteral("A physician comes on Mondays."));
}

TEST_F(LibrarianTest, ItsKeyGoesAlongToAnEndpointThatCostsNothing)
{
    belongsTo(0);
    bool kept = false;
    shelf->keep(QStringLiteral("world"), agents::Secret::of("sk-canary-0123456789", world.origin()), [&kept](const Result<agents::KeptKey>& done) { kept = bool(done); });
    ASSERT_TRUE(waitUntil([&kept] { return kept; }));
    remember(automobile);
    begin();
    awaitAll(1);
    EXPECT_EQ(keySent(0), QStringLiteral("Bearer sk-canary-0123456789"));
    EXPECT_EQ(texts(find("which car")), QStringList{automobile});
    EXPECT_EQ(keySent(1), QStringLiteral("Bearer sk-canary-0123456789"));
}

TEST_F(LibrarianTest, ItsKeyGoesAlongToOneThatBillsOnceTheMoneyIsThere)
{
    belongsTo(20'000);
    pays = true;
    shelf->keep(QStringLiteral("world"), agents::Secret::of("sk-canary-0123456789", world.origin()), [](const Result<agents::KeptKey>&) {});
    remember(automobile);
    begin();
    awaitAll(1);
    EXPECT_EQ(keySent(0), QStringLiteral("Bearer sk-canary-0123456789"));
    ASSERT_TRUE(waitUntil([this] { return settlements == 1; }));
    EXPECT_EQ(texts(find("which car")), QStringList{automobile});
    ASSERT_TRUE(waitUntil([this] { return settlements == 2; }));
    EXPECT_EQ(promises, 2) << "each before it was asked";
    EXPECT_EQ(asked(), 2);
}

TEST_F(LibrarianTest, WithoutItsKeyOneThatNeedsItIsNotAsked)
{
    belongsTo(20'000);
    pays = true;
    remember(automobile);
    begin();
    ASSERT_TRUE(waitUntil([this] { return !left().trouble.isEmpty(); }));
    EXPECT_TRUE(left().trouble.contains(QStringLiteral("key"))) << left().trouble.toStdString();
    EXPECT_EQ(asked(), 0);
    EXPECT_EQ(promises, 0);
}

TEST_F(LibrarianTest, WithoutItsKeyOneThatNeedsNoneIsAsked)
{
    belongsTo(0, true);
    remember(automobile);
    begin();
    awaitAll(1);
    EXPECT_EQ(keySent(0), QString());
}

TEST_F(LibrarianTest, WithoutAnyoneWhoKeepsTheMoneyAnEndpointThatBillsIsNotAsked)
{
    belongsTo(20'000);
    remember(automobile);
    begin();
    ASSERT_TRUE(waitUntil([this] { return !left().trouble.isEmpty(); }));
    EXPECT_EQ(left().trouble, QStringLiteral("what %1 says costs money, which only a window or a server that is at work may spend").arg(source->embedder()));
    EXPECT_EQ(find("automobiles").by, agents::embedderName());
    EXPECT_EQ(asked(), 0);
}

TEST_F(LibrarianTest, WithoutAnEndpointTheLocalWayFindsNoOtherWord)
{
    remember(automobile);
    source.reset();
    begin();
    const PieceFindings found = find("which car");
    EXPECT_EQ(found.by, agents::embedderName());
    EXPECT_EQ(found.instead, QString());
    EXPECT_TRUE(texts(found).isEmpty());
    EXPECT_EQ(asked(), 0);
}

TEST_F(LibrarianTest, WhileItIsSilentTheLocalWayAnswersAndSaysSo)
{
    remember(automobile);
    begin();
    awaitAll(1);
    ASSERT_TRUE(world.script(kPath, QStringLiteral("delay"), {{QStringLiteral("delay_ms"), 20'000}}));
    PieceFindings found = find("automobiles");
    EXPECT_EQ(found.by, agents::embedderName());
    EXPECT_TRUE(found.instead.contains(QStringLiteral("within 2 s"))) << found.instead.toStdString();
    EXPECT_EQ(texts(found), QStringList{automobile});
    const qsizetype before = asked();
    found = find("automobiles");
    EXPECT_TRUE(found.instead.contains(QStringLiteral("a moment ago"))) << "nobody waits for it again at once";
    EXPECT_EQ(asked(), before);
    EXPECT_TRUE(waitUntil([&] { return left().trouble.contains(QStringLiteral("within 2 s")); }));
}

TEST_F(LibrarianTest, AFailureIsPutDownAndItIsTriedAgainLaterAndLater)
{
    ASSERT_TRUE(world.script(kPath, QStringLiteral("fail-before"), {{QStringLiteral("times"), 2}}));
    remember(automobile);
    begin();
    ASSERT_TRUE(waitUntil([&] { return left().trouble.contains(QStringLiteral("answered 503")); }));
    EXPECT_TRUE(find("car").instead.contains(QStringLiteral("0 of 1"))) << "nobody waits for it meanwhile";
    awaitAll(1);
    EXPECT_EQ(asked(), 3);
    EXPECT_EQ(left().trouble, QString());
}

TEST_F(LibrarianTest, WhatIsTooMuchAtOnceIsAskedForInLess)
{
    for (int i = 0; i < 20; ++i)
        remember(QStringLiteral("note %1").arg(i));
    ASSERT_TRUE(world.script(kPath, QStringLiteral("answer"), {{QStringLiteral("status"), 400}, {QStringLiteral("times"), 3}}));
    begin();
    awaitAll(20);
    EXPECT_LE(asked(), 12);
}

TEST_F(LibrarianTest, WhatIsConfidentialDoesNotLeaveThisMachine)
{
    remember(automobile);
    remember(QStringLiteral("Her address is Main Street 1."), Confidentiality::Pii);
    begin();
    awaitAll(2);
    source = MeaningSource{QStringLiteral("https://no-such-host.invalid/v1"), QStringLiteral("m")};
    tell(MeaningChosen{source, human()});
    ASSERT_TRUE(waitUntil([&] { return !left().trouble.isEmpty(); }, std::chrono::seconds(20)));
    EXPECT_EQ(left().pieces, 1);
    EXPECT_EQ(left().withheld, 1);
    EXPECT_EQ(left().meant, 0) << "what another endpoint said is gone";
    PieceQuestion question = agents::questionAbout(QStringLiteral("who lives in Main Street"));
    question.confidential = true;
    const auto found = answerOf<Result<PieceFindings>>([&](auto done) { librarian->find(question, &mailbox, done); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->instead, QStringLiteral("the question is too confidential to leave this machine"));
    EXPECT_EQ(found->by, agents::embedderName());
}

TEST_F(LibrarianTest, AfterAStopNobodyIsAsked)
{
    remember(automobile);
    begin();
    awaitAll(1);
    tell(AllStopped{human(), {}, {}});
    const qsizetype before = asked();
    remember(library);
    const PieceFindings found = find("car");
    EXPECT_EQ(found.instead, QStringLiteral("everything is stopped"));
    EXPECT_EQ(asked(), before);
    tell(AllResumed{human()});
    awaitAll(2);
    EXPECT_EQ(asked(), before + 1);
}

TEST_F(LibrarianTest, WhatWasSaidIsNotAskedAgainAfterARestart)
{
    remember(automobile);
    begin();
    awaitAll(1);
    end();
    ASSERT_TRUE(store.open(file));
    ASSERT_TRUE(reader->open());
    begin();
    remember(library);
    awaitAll(2);
    EXPECT_EQ(asked(), 2);
}

TEST_F(LibrarianTest, WhoOnlyLooksThingsUpAsksAboutNoPiece)
{
    remember(automobile);
    begin(false);
    const PieceFindings found = find("car");
    EXPECT_TRUE(found.instead.contains(QStringLiteral("0 of 1"))) << found.instead.toStdString();
    EXPECT_EQ(asked(), 0);
}

} // namespace qd::test
