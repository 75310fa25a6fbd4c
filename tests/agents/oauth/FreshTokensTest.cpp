#include "agents/oauth/FreshTokens.h"
#include "agents/effects/http/HttpDoor.h"
#include "core/async/Worker.h"
#include "tests/agents/keys/FakeKeyRing.h"
#include "tests/agents/oauth/SignInHost.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TempHome.h"

#include <QDir>
#include <QLockFile>

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {
const QString kName = QStringLiteral("service");
}

/// A sign-in that is kept, and a clock that is turned by hand.
class FreshTokensTest : public testing::Test {
protected:
    FreshTokensTest()
    {
        auto owned = std::make_unique<FreshTokens>(shelf, [] { return Way{Way::None, {}, Duration(3'000)}; }, clock, folder.file(QStringLiteral("private")));
        tokens = owned.get();
        shelf.setMaker(std::move(owned));
        QObject::connect(&shelf, &KeyShelf::changed, &shelf, [this] { ++changes; });
    }
    /// As if she had signed in just now.
    void signIn(const char* refresh = "refresh-0", Duration life = std::chrono::hours(1), const QString& secret = {})
    {
        TokenGrant grant;
        grant.access = Secret::of(QByteArrayView("access-0"));
        grant.refresh = refresh ? Secret::of(QByteArrayView(refresh)) : SharedSecret();
        grant.since = clock.now();
        grant.until = clock.now() + life;
        grant.tokenUrl = host.place().tokenUrl;
        grant.client = host.place().client;
        grant.secret = secret;
        shelf.keep(kName, *keyOf(grant, host.server.origin()), [](const Result<KeptKey>& kept) { EXPECT_TRUE(kept); });
        host.knowsRefresh(refresh ? refresh : "");
        changes = 0;
    }
    Result<SharedSecret> find(KeyShelf& with)
    {
        return answerOf<Result<SharedSecret>>([&](const std::function<void(Result<SharedSecret>)>& take) { with.find(kName, host.server.origin(), take); });
    }
    QByteArray shown()
    {
        const Result<SharedSecret> found = find(shelf);
        return found ? (*found)->bytes().toByteArray() : found.error().text.toUtf8();
    }
    Error refusal()
    {
        const Result<SharedSecret> found = find(shelf);
        return found ? Error{} : found.error();
    }

    TempHome folder;
    SignInHost host;
    ManualClock clock;
    FakeKeyRing* const ring = new FakeKeyRing;
    KeyShelf shelf{folder.file(QStringLiteral("settings.ini")), std::unique_ptr<KeyRing>(ring), std::chrono::milliseconds(0)};
    FreshTokens* tokens = nullptr;
    int changes = 0;
};

TEST_F(FreshTokensTest, TheAccessTokenIsShownAndNothingElse)
{
    signIn();
    EXPECT_EQ(shown(), "access-0");
    EXPECT_TRUE((*find(shelf))->isBrief());
    EXPECT_EQ((*find(shelf))->origin(), host.server.origin());
    EXPECT_TRUE(host.server.asked.isEmpty());
    const Result<SharedSecret> elsewhere = answerOf<Result<SharedSecret>>([&](const std::function<void(Result<SharedSecret>)>& take) { shelf.find(kName, QStringLiteral("https://elsewhere.example"), take); });
    EXPECT_FALSE(elsewhere) << "it goes where it was given for";
}

TEST_F(FreshTokensTest, BeforeItRunsOutThereIsAnotherOneWhichIsKeptFirst)
{
    signIn();
    clock.advance(std::chrono::minutes(56));
    EXPECT_EQ(shown(), "access-1");
    EXPECT_EQ(host.refreshed, 1);
    EXPECT_EQ(changes, 1);
    EXPECT_TRUE(ring->keys.value(kName)->bytes().contains("refresh-1")) << "the refresh token has turned";
    EXPECT_FALSE(ring->keys.value(kName)->bytes().contains("refresh-0"));
    EXPECT_EQ(shown(), "access-1");
    EXPECT_EQ(host.server.asked.size(), 1);
    clock.advance(std::chrono::minutes(56));
    EXPECT_EQ(shown(), "access-2");
    EXPECT_EQ(host.reused, 0);
}

TEST_F(FreshTokensTest, WhoeverAsksMeanwhileWaitsForTheSameOne)
{
    signIn();
    clock.advance(std::chrono::minutes(59));
    QStringList all;
    for (int i = 0; i < 5; ++i)
        shelf.find(kName, host.server.origin(), [&all](const Result<SharedSecret>& found) { all.append(found ? QString::fromLatin1((*found)->bytes()) : found.error().text); });
    ASSERT_TRUE(waitUntil([&] { return all.size() == 5; }, std::chrono::seconds(5)));
    EXPECT_EQ(all, QStringList(5, QStringLiteral("access-1")));
    EXPECT_EQ(host.server.asked.size(), 1);
}

TEST_F(FreshTokensTest, ARefreshTokenThatDoesNotTurnStays)
{
    host.rotates = false;
    signIn();
    clock.advance(std::chrono::minutes(59));
    EXPECT_EQ(shown(), "access-1");
    EXPECT_TRUE(ring->keys.value(kName)->bytes().contains("refresh-0"));
}

TEST_F(FreshTokensTest, ASignInThatIsNotTakenAnyMoreIsSaidAndAskedForOnce)
{
    signIn();
    host.knowsNobody = true;
    clock.advance(std::chrono::hours(2));
    const Error said = refusal();
    EXPECT_EQ(said.kind, Error::Rule) << "it waits for her";
    EXPECT_TRUE(said.text.endsWith(QStringLiteral("; sign in again"))) << said.text.toStdString();
    EXPECT_EQ(refusal().kind, Error::Rule);
    EXPECT_EQ(host.server.asked.size(), 1) << "it would be no better the next time";
    host.knowsNobody = false;
    signIn("refresh-9");
    EXPECT_EQ(shown(), "access-0") << "a new sign-in counts";
}

TEST_F(FreshTokensTest, WithoutARefreshTokenItLastsAsLongAsItLasts)
{
    signIn(nullptr);
    clock.advance(std::chrono::minutes(59));
    EXPECT_EQ(shown(), "access-0");
    clock.advance(std::chrono::minutes(2));
    EXPECT_TRUE(refusal().text.contains(QStringLiteral("has run out"))) << refusal().text.toStdString();
    EXPECT_TRUE(host.server.asked.isEmpty());
}

TEST_F(FreshTokensTest, WhereNobodyAnswersTheOldOneServesWhileItLasts)
{
    using Reply = ApiServer::Reply;
    signIn();
    for (const Reply& reply : {Reply{503, "{}"}, Reply{200, "", "", Reply::ClosesAfterBody}, Reply{200, "<html>"}}) {
        host.instead = reply;
        clock.set(clock.now());
        signIn();
        clock.advance(std::chrono::minutes(56));
        EXPECT_EQ(shown(), "access-0") << reply.status;
        clock.advance(std::chrono::minutes(5));
        EXPECT_EQ(refusal().kind, Error::Network) << "it is tried again: " << refusal().text.toStdString();
    }
    host.instead.reset();
    EXPECT_EQ(shown(), "access-1");
}

TEST_F(FreshTokensTest, WhatIsNotTakenInSpiteOfItsLifeIsRenewedOnce)
{
    signIn();
    const SharedSecret lie = *find(shelf);
    clock.advance(std::chrono::minutes(10));
    shelf.refuse(kName, lie);
    ASSERT_TRUE(waitUntil([this] { return changes == 1; }, std::chrono::seconds(5)));
    EXPECT_EQ(shown(), "access-1");
    shelf.refuse(kName, lie); // an older answer comes late
    const SharedSecret second = *find(shelf);
    shelf.refuse(kName, second); // one that is seconds old: it is no use to get a third
    ASSERT_TRUE(waitUntil([this] { return refusal().kind == Error::Rule; }, std::chrono::seconds(5)));
    EXPECT_EQ(host.server.asked.size(), 1);
}

TEST_F(FreshTokensTest, TheAppsSecretComesFromTheShelf)
{
    host.secret = QStringLiteral("app-secret-1");
    signIn("refresh-0", std::chrono::hours(1), QStringLiteral("service-app"));
    clock.advance(std::chrono::hours(2));
    EXPECT_EQ(refusal().kind, Error::Rule) << "it is not there";
    shelf.keep(QStringLiteral("service-app"), Secret::of(QByteArrayView("app-secret-1"), host.server.origin()), [](const Result<KeptKey>& kept) { EXPECT_TRUE(kept); });
    EXPECT_EQ(shown(), "access-1");
}

TEST_F(FreshTokensTest, WhatAnotherProcessHasRenewedIsTaken)
{
    signIn();
    clock.advance(std::chrono::minutes(59));
    QDir().mkpath(folder.file(QStringLiteral("private")));
    QLockFile other(folder.file(QStringLiteral("private/service.renewal.lock")));
    ASSERT_TRUE(other.tryLock(0));
    QString found;
    shelf.find(kName, host.server.origin(), [&found](const Result<SharedSecret>& secret) { found = secret ? QString::fromLatin1((*secret)->bytes()) : secret.error().text; });
    EXPECT_FALSE(waitUntil([&] { return !found.isEmpty(); }, Duration(300))) << "the other one is at it";
    TokenGrant grant;
    grant.access = Secret::of(QByteArrayView("access-of-the-other"));
    grant.refresh = Secret::of(QByteArrayView("refresh-of-the-other"));
    grant.since = clock.now();
    grant.until = clock.now() + std::chrono::hours(1);
    grant.tokenUrl = host.place().tokenUrl;
    grant.client = host.place().client;
    ring->keys.insert(kName, *keyOf(grant, host.server.origin()));
    other.unlock();
    ASSERT_TRUE(waitUntil([&] { return !found.isEmpty(); }, std::chrono::seconds(5)));
    EXPECT_EQ(found, QStringLiteral("access-of-the-other"));
    EXPECT_TRUE(host.server.asked.isEmpty()) << "one refresh token, one request";
}

TEST_F(FreshTokensTest, WhatTheKeyringDoesNotTakeIsNotLost)
{
    signIn();
    EXPECT_EQ(shown(), "access-0");
    clock.advance(std::chrono::minutes(59));
    QString found;
    shelf.find(kName, host.server.origin(), [&found](const Result<SharedSecret>& secret) { found = secret ? QString::fromLatin1((*secret)->bytes()) : secret.error().text; });
    ring->trouble = {RingAnswer::Failed, {}, QStringLiteral("it has no room")};
    ASSERT_TRUE(waitUntil([&] { return !found.isEmpty(); }, std::chrono::seconds(5)));
    EXPECT_EQ(found, QStringLiteral("access-1"));
    EXPECT_EQ(shown(), "access-1") << "it is kept here until the program ends";
}

TEST_F(FreshTokensTest, AnAnswerOf401AtTheDoorGetsAnotherOne)
{
    signIn();
    clock.advance(std::chrono::minutes(10));
    const auto tokensOf = host.server.answers;
    QList<QByteArray> shownThere;
    host.server.isCut = [](const ApiServer::Asked&) { return false; };
    host.server.answers = [&](const ApiServer::Asked& asked) {
        if (asked.path == "/oauth/token")
            return tokensOf(asked);
        shownThere.append(asked.headers.value("authorization"));
        return ApiServer::Reply{shownThere.last() == "Bearer access-0" ? 401 : 200, "{}"};
    };
    Worker worker{QStringLiteral("door")};
    HttpDoor door(shelf, Way{Way::None, {}, Duration(3'000)});
    door.enter(worker.mailbox());
    worker.start();
    Mailbox here;
    const auto ask = [&] {
        return answerOf<int>([&](const std::function<void(int)>& take) {
            worker.post([&, take] {
                const auto make = [origin = host.server.origin()](const SharedSecret& key) -> Result<HttpRequest> {
                    HttpRequest request;
                    request.method = HttpRequest::Get;
                    request.url = origin + QStringLiteral("/posts");
                    request.key = {key, "Authorization", "Bearer ", origin};
                    return request;
                };
                door.send({&door, {}}, Gate([] { return true; }), {kName, host.server.origin()}, make, [&, take](const Result<HttpAnswer>& answer) { here.post([take, status = answer ? answer->status : -1] { take(status); }); });
            });
        });
    };
    EXPECT_EQ(ask(), 401);
    ASSERT_TRUE(waitUntil([this] { return changes == 1; }, std::chrono::seconds(5))) << "who waits for a key is told";
    EXPECT_EQ(ask(), 200);
    EXPECT_EQ(shownThere, QList<QByteArray>({"Bearer access-0", "Bearer access-1"}));
    worker.stop([&door] { door.leave(); });
}

} // namespace qd::test
