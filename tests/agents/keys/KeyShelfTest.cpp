#include "agents/keys/KeysAtHand.h"
#include "core/async/Worker.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <QFile>
#include <QSettings>

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {

const QString kName = QStringLiteral("anthropic");
const QString kThere = QStringLiteral("https://api.anthropic.com/v1");

SharedSecret secret(const char* text, const QString& origin = QStringLiteral("https://api.anthropic.com"))
{
    return Secret::of(QByteArrayView(text), origin);
}

QByteArray textOf(const Result<SharedSecret>& found)
{
    return found ? (*found)->bytes().toByteArray() : found.error().text.toUtf8();
}

} // namespace

class KeyShelfTest : public testing::Test {
protected:
    KeyShelfTest() : shelf(folder.file(QStringLiteral("settings.ini")), std::unique_ptr<KeyRing>(ring), std::chrono::milliseconds(0)) {}

    Result<KeptKey> keep(const char* key, const QString& name = kName)
    {
        std::optional<Result<KeptKey>> kept;
        shelf.keep(name, secret(key), [&kept](const Result<KeptKey>& result) { kept = result; });
        return kept.value_or(Result<KeptKey>());
    }
    Result<SharedSecret> find(const QString& name = kName)
    {
        std::optional<Result<SharedSecret>> found;
        shelf.find(name, kThere, [&found](const Result<SharedSecret>& result) { found = result; });
        return found.value_or(Result<SharedSecret>());
    }
    Result<Done> remove(const QString& name = kName)
    {
        std::optional<Result<Done>> removed;
        shelf.remove(name, [&removed](const Result<Done>& result) { removed = result; });
        return removed.value_or(Result<Done>());
    }
    void ringIs(RingAnswer::Outcome outcome) { ring->trouble = {outcome, {}, QStringLiteral("the keyring is like that")}; }

    TempHome folder;
    FakeKeyRing* const ring = new FakeKeyRing;
    KeyShelf shelf;
};

TEST_F(KeyShelfTest, AKeyIsKeptInTheKeyringAndReadOnce)
{
    const Result<KeptKey> kept = keep("sk-number-one");
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->inKeyring);
    EXPECT_EQ(textOf(find()), "sk-number-one");
    EXPECT_EQ(textOf(find()), "sk-number-one");
    EXPECT_EQ(ring->reads, 1);
    ASSERT_EQ(shelf.kept().size(), 1);
    EXPECT_EQ(shelf.kept().first().name, kName);
}

TEST_F(KeyShelfTest, OnlyItsNameStandsInTheSettings)
{
    ASSERT_TRUE(keep("sk-number-one"));
    QSettings(folder.file(QStringLiteral("settings.ini")), QSettings::IniFormat).sync();
    QFile file(folder.file(QStringLiteral("settings.ini")));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_TRUE(text.contains("anthropic"));
    EXPECT_FALSE(text.contains("sk-"));
}

TEST_F(KeyShelfTest, WithoutAKeyringAKeyIsKeptHereAndThatIsSaid)
{
    for (const RingAnswer::Outcome outcome : {RingAnswer::NoKeyring, RingAnswer::Locked, RingAnswer::Refused, RingAnswer::Waiting}) {
        ringIs(outcome);
        const Result<KeptKey> kept = keep("sk-number-one");
        ASSERT_TRUE(kept) << outcome;
        EXPECT_FALSE(kept->inKeyring);
        EXPECT_EQ(kept->why, QStringLiteral("the keyring is like that"));
        EXPECT_EQ(textOf(find()), "sk-number-one");
        ASSERT_EQ(shelf.kept().size(), 1);
        EXPECT_FALSE(shelf.kept().first().inKeyring);
    }
    EXPECT_FALSE(QFile::exists(folder.file(QStringLiteral("settings.ini"))));
    EXPECT_EQ(ring->reads, 0);
}

TEST_F(KeyShelfTest, AKeyringThatFailsInAnotherWayKeepsNothingAnywhere)
{
    ringIs(RingAnswer::Failed);
    const Result<KeptKey> kept = keep("sk-number-one");
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().kind, Error::Store);
    EXPECT_EQ(find().error().kind, Error::Rule);
    EXPECT_TRUE(shelf.kept().isEmpty());
}

TEST_F(KeyShelfTest, WhatCannotBeAKeyIsNotKept)
{
    EXPECT_EQ(keep("two words").error().kind, Error::Parse);
    EXPECT_EQ(keep("").error().kind, Error::Parse);
    EXPECT_EQ(keep("sk-number-one", QStringLiteral("No Name")).error().kind, Error::Parse);
    EXPECT_TRUE(ring->keys.isEmpty());
}

TEST_F(KeyShelfTest, TheKeyringIsAskedOnlyForWhatItWasGiven)
{
    EXPECT_EQ(find().error().kind, Error::Rule);
    EXPECT_TRUE(find().error().hint.contains(QLatin1String("keys set anthropic")));
    EXPECT_EQ(ring->reads, 0) << "it would ask the person to unlock it for nothing";
}

TEST_F(KeyShelfTest, AKeyThatCannotBeReadSaysWhyAndIsTriedAgain)
{
    ASSERT_TRUE(keep("sk-number-one"));
    ringIs(RingAnswer::Locked);
    EXPECT_EQ(find().error().kind, Error::Store);
    EXPECT_TRUE(find().error().text.contains(QLatin1String("the keyring is like that")));
    ringIs(RingAnswer::Done);
    EXPECT_EQ(textOf(find()), "sk-number-one");
    ring->keys.clear();
    shelf.reread(kName);
    EXPECT_EQ(find().error().kind, Error::Rule) << "somebody took it out of the keyring";
}

TEST_F(KeyShelfTest, AKeyringThatMayHaveAskedThePersonIsLeftInPeaceForAWhile)
{
    ASSERT_TRUE(keep("sk-number-one"));
    auto* const other = new FakeKeyRing;
    KeyShelf patient(folder.file(QStringLiteral("settings.ini")), std::unique_ptr<KeyRing>(other), std::chrono::hours(1));
    other->trouble = {RingAnswer::Locked, {}, QStringLiteral("nobody unlocked it")};
    QByteArray found;
    const auto ask = [&] { patient.find(kName, kThere, [&found](const Result<SharedSecret>& result) { found = textOf(result); }); };
    ask();
    ask();
    EXPECT_TRUE(found.contains("nobody unlocked it"));
    EXPECT_EQ(other->reads, 1);
    other->trouble.outcome = RingAnswer::Done;
    other->keys.insert(kName, secret("sk-number-two"));
    patient.reread(kName);
    ask();
    EXPECT_EQ(found, "sk-number-two") << "it was given anew";
}

TEST_F(KeyShelfTest, WhoAsksAtTheSameTimeSharesOneReading)
{
    ASSERT_TRUE(keep("sk-number-one"));
    ring->holdsBack = true;
    int found = 0;
    for (int i = 0; i < 3; ++i)
        shelf.find(kName, kThere, [&found](const Result<SharedSecret>& result) { found += textOf(result) == "sk-number-one"; });
    EXPECT_EQ(ring->reads, 1);
    ring->letGo();
    EXPECT_EQ(found, 3);
}

TEST_F(KeyShelfTest, WhatIsReadWhileItChangesIsNotKept)
{
    ASSERT_TRUE(keep("sk-number-one"));
    ring->holdsBack = true;
    QByteArray found;
    shelf.find(kName, kThere, [&found](const Result<SharedSecret>& result) { found = textOf(result); });
    ring->keys.insert(kName, secret("sk-number-two")); // by another process, which says so
    shelf.reread(kName);
    ring->letGo();
    ring->letGo();
    EXPECT_EQ(found, "sk-number-two");
    EXPECT_EQ(ring->reads, 2) << "the first may have been the old one";
}

TEST_F(KeyShelfTest, RemovingForgetsItEverywhere)
{
    ASSERT_TRUE(keep("sk-number-one"));
    ASSERT_TRUE(remove());
    EXPECT_TRUE(ring->keys.isEmpty());
    EXPECT_TRUE(shelf.kept().isEmpty());
    EXPECT_EQ(find().error().kind, Error::Rule);
    EXPECT_EQ(remove().error().kind, Error::Rule) << "twice";
    ringIs(RingAnswer::Locked);
    ASSERT_TRUE(keep("sk-number-two"));
    EXPECT_TRUE(remove()) << "it was here only";
    EXPECT_EQ(find().error().kind, Error::Rule);
}

TEST_F(KeyShelfTest, AKeyThatTheKeyringHoldsOnToStaysOnTheList)
{
    ASSERT_TRUE(keep("sk-number-one"));
    ringIs(RingAnswer::Locked);
    EXPECT_EQ(remove().error().kind, Error::Store);
    EXPECT_EQ(shelf.kept().size(), 1);
}

TEST_F(KeyShelfTest, ANewKeyTakesThePlaceOfTheOneOfThisSession)
{
    ringIs(RingAnswer::NoKeyring);
    ASSERT_TRUE(keep("sk-number-one"));
    ringIs(RingAnswer::Done);
    ASSERT_TRUE(keep("sk-number-two"));
    EXPECT_EQ(textOf(find()), "sk-number-two");
    ASSERT_EQ(shelf.kept().size(), 1);
    EXPECT_TRUE(shelf.kept().first().inKeyring);
}

TEST_F(KeyShelfTest, AnotherThreadAsksOnceAndHearsOfAChange)
{
    ASSERT_TRUE(keep("sk-number-one"));
    Worker models(QStringLiteral("models"));
    models.start();
    auto hand = std::make_unique<KeysAtHand>(shelf, models.mailbox());
    const auto asked = [&] {
        const auto found = std::make_shared<std::atomic<bool>>(false);
        const auto text = std::make_shared<QByteArray>();
        models.post([&hand, found, text] {
            hand->find(kName, kThere, [found, text, thread = QThread::currentThread()](const Result<SharedSecret>& result) {
                *text = QThread::currentThread() == thread ? textOf(result) : QByteArray("on another thread");
                *found = true;
            });
        });
        EXPECT_TRUE(waitUntil([found] { return found->load(); }));
        return *text;
    };
    EXPECT_EQ(asked(), "sk-number-one");
    EXPECT_EQ(asked(), "sk-number-one");
    EXPECT_EQ(ring->reads, 1);
    ASSERT_TRUE(keep("sk-number-two"));
    EXPECT_EQ(asked(), "sk-number-two");
    ASSERT_TRUE(remove());
    EXPECT_TRUE(asked().contains("there is no key"));
    models.stop();
    hand.reset();
}

TEST_F(KeyShelfTest, AKeyIsFoundForTheAddressThatItWasGivenFor)
{
    ASSERT_TRUE(keep("sk-number-one"));
    const auto foundFor = [this](const char* address) {
        QByteArray found;
        shelf.find(kName, QString::fromLatin1(address), [&found](const Result<SharedSecret>& result) { found = textOf(result); });
        return found;
    };
    EXPECT_EQ(foundFor("https://api.anthropic.com"), "sk-number-one");
    EXPECT_EQ(foundFor("http://127.0.0.1:18431"),
              "the key for anthropic was given for https://api.anthropic.com, and is not shown to http://127.0.0.1:18431, which is named now");
    QString origin;
    shelf.findOrigin(kName, [&origin](const Result<QString>& found) { origin = found ? *found : QString(); });
    EXPECT_EQ(origin, QStringLiteral("https://api.anthropic.com"));
    ringIs(RingAnswer::NoKeyring);
    const Result<KeptKey> kept = keep("sk-number-two");
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->origin, QStringLiteral("https://api.anthropic.com"));
    EXPECT_EQ(shelf.kept().first().origin, QStringLiteral("https://api.anthropic.com"));
    EXPECT_FALSE(foundFor("http://127.0.0.1:18431").contains("sk-")) << "nor out of the memory of the session";
}

TEST_F(KeyShelfTest, AnotherThreadThatHasAKeyShowsItToNoOtherAddress)
{
    ASSERT_TRUE(keep("sk-number-one"));
    Mailbox here;
    KeysAtHand hand(shelf, &here);
    QByteArray found;
    for (const char* address : {"https://api.anthropic.com", "http://127.0.0.1:18431", "https://api.anthropic.com"}) {
        found.clear();
        hand.find(kName, QString::fromLatin1(address), [&found](const Result<SharedSecret>& result) { found = textOf(result); });
        ASSERT_TRUE(waitUntil([&found] { return !found.isEmpty(); }));
        EXPECT_EQ(found == "sk-number-one", QByteArray(address).startsWith("https")) << found.toStdString();
    }
}

TEST_F(KeyShelfTest, NothingIsPostedToAThreadThatHasLeft)
{
    ASSERT_TRUE(keep("sk-number-one"));
    int heard = 0;
    {
        Mailbox gone;
        const int guest = shelf.enter(&gone, [&heard](const QString&) { ++heard; });
        shelf.ask(guest, kName, kThere, [&heard](const Result<SharedSecret>&) { ++heard; });
        shelf.leave(guest);
    }
    ASSERT_TRUE(keep("sk-number-two"));
    bool done = false;
    Mailbox here;
    const int guest = shelf.enter(&here, [](const QString&) {});
    shelf.ask(guest, kName, kThere, [&done](const Result<SharedSecret>&) { done = true; }); // runs after the other
    EXPECT_TRUE(waitUntil([&done] { return done; }));
    shelf.leave(guest);
    EXPECT_EQ(heard, 0);
}

} // namespace qd::test
