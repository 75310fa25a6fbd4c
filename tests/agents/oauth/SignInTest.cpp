#include "agents/oauth/SignIn.h"
#include "agents/oauth/TokenLeg.h"
#include "tests/agents/oauth/SignInHost.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

class SignInTest : public testing::Test {
protected:
    QString begin(Duration longest = std::chrono::minutes(1))
    {
        signIn = std::make_unique<SignIn>(host.place(), host.secret.isEmpty() ? SharedSecret() : Secret::of(host.secret.toUtf8(), host.server.origin()), Way{Way::None, {}, Duration(3'000)}, clock, longest);
        const Result<QString> address = signIn->begin([this](const Result<SharedSecret>& result) { ended.append(result); });
        EXPECT_TRUE(address);
        return address ? *address : QString();
    }
    /// She says yes there, and the browser comes back with that.
    QByteArray comeBack(const QString& address, const QString& with) { return SignInHost::visit(QUrlQuery(QUrl(address).query()).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded) + with); }
    bool hasEnded() { return waitUntil([this] { return !ended.isEmpty(); }, std::chrono::seconds(5)); }
    Error errorOfIt() { return hasEnded() && !ended.first() ? ended.first().error() : Error{}; }

    SystemClock clock;
    SignInHost host;
    std::unique_ptr<SignIn> signIn;
    QList<Result<SharedSecret>> ended;
};

TEST_F(SignInTest, ThePageIsOpenedWithAllThatItWantsToKnow)
{
    const QUrl url(begin());
    EXPECT_EQ(url.path(), QStringLiteral("/oauth/authorize"));
    const QUrlQuery query(url.query());
    const auto says = [&query](const char* name) { return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded); };
    EXPECT_EQ(says("response_type"), QStringLiteral("code"));
    EXPECT_EQ(says("client_id"), QStringLiteral("app-1"));
    EXPECT_EQ(says("scope"), QStringLiteral("post read"));
    EXPECT_EQ(says("prompt"), QStringLiteral("consent"));
    EXPECT_EQ(says("code_challenge").size(), 43);
    EXPECT_EQ(says("state").size(), 43);
    EXPECT_TRUE(says("redirect_uri").startsWith(QStringLiteral("http://127.0.0.1:"))) << says("redirect_uri").toStdString();
    const QString first = says("state");
    EXPECT_NE(QUrlQuery(QUrl(begin()).query()).queryItemValue(QStringLiteral("state")), first) << "each has its own";
}

TEST_F(SignInTest, AServiceIsAskedAsItWantsToBe)
{
    host.isTikTok = true;
    host.secret = QStringLiteral("app-secret-1");
    const QString address = begin();
    const QUrlQuery query{QUrl(address).query()};
    EXPECT_EQ(query.queryItemValue(QStringLiteral("client_key")), QStringLiteral("app-1"));
    EXPECT_FALSE(query.hasQueryItem(QStringLiteral("client_id")));
    EXPECT_EQ(query.queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded), QStringLiteral("post,read"));
    EXPECT_EQ(query.queryItemValue(QStringLiteral("code_challenge")).size(), 64);
    EXPECT_TRUE(query.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded).startsWith(QStringLiteral("http://localhost:")));
    EXPECT_TRUE(comeBack(address, host.allows(address)).startsWith("HTTP/1.1 200"));
    ASSERT_TRUE(hasEnded());
    ASSERT_TRUE(ended.first()) << ended.first().error().text.toStdString();
    const Result<TokenGrant> grant = grantOf(**ended.first());
    ASSERT_TRUE(grant);
    EXPECT_EQ(grant->clientName, QStringLiteral("client_key")) << "another token is got by that name";
    const TokenAsk again{TokenAsk::ByRefresh, grant->refresh, {}, {}, grant->tokenUrl, grant->client, {}, grant->clientName};
    EXPECT_TRUE(tokenRequest(again).body.startsWith("grant_type=refresh_token&client_key=app-1&"));
}

TEST_F(SignInTest, WhatComesOfItIsKeptForTheServiceAlone)
{
    for (const QString& secret : {QString(), QStringLiteral("app-secret-1")}) {
        ended.clear();
        host.secret = secret;
        const QString address = begin();
        const QByteArray page = comeBack(address, host.allows(address));
        EXPECT_TRUE(page.startsWith("HTTP/1.1 200")) << page.toStdString();
        EXPECT_TRUE(page.contains("You can close this page")) << page.toStdString();
        ASSERT_TRUE(hasEnded());
        ASSERT_TRUE(ended.first()) << ended.first().error().text.toStdString();
        const Result<TokenGrant> grant = grantOf(**ended.first());
        ASSERT_TRUE(grant);
        EXPECT_TRUE(grant->access->bytes().startsWith("access-"));
        EXPECT_TRUE(grant->refresh);
        EXPECT_EQ(grant->scope, host.place().scope) << "as asked for where they do not say";
        EXPECT_EQ(grant->tokenUrl, host.place().tokenUrl);
        EXPECT_EQ((*ended.first())->origin(), host.server.origin());
    }
    EXPECT_EQ(host.codesTaken, 2);
    EXPECT_EQ(host.server.asked.size(), 2) << "each code is sent once";
}

TEST_F(SignInTest, WhoDoesNotKnowTheStateHasNoSay)
{
    const QString address = begin();
    const QString good = host.allows(address);
    for (const char* strange : {"?code=abc&state=wrong", "?code=abc", "?error=access_denied", "?error=access_denied&state=", ""})
        EXPECT_TRUE(comeBack(address, QLatin1String(strange)).startsWith("HTTP/1.1 400")) << strange;
    EXPECT_TRUE(comeBack(address, good + QStringLiteral("&state=x")).startsWith("HTTP/1.1 400")) << "said twice";
    EXPECT_TRUE(comeBack(address, QStringLiteral("favicon.ico")).startsWith("HTTP/1.1 404"));
    EXPECT_TRUE(SignInHost::visit(host.redirect() + good, "POST").startsWith("HTTP/1.1 405"));
    EXPECT_TRUE(ended.isEmpty());
    EXPECT_TRUE(host.server.asked.isEmpty()) << "no token was asked for";
    EXPECT_TRUE(comeBack(address, good).startsWith("HTTP/1.1 200")) << "and she can still come back";
    ASSERT_TRUE(hasEnded());
    EXPECT_TRUE(ended.first());
}

TEST_F(SignInTest, ANoInTheBrowserIsSaid)
{
    const QString address = begin();
    const QString state = QUrlQuery(QUrl(address).query()).queryItemValue(QStringLiteral("state"));
    const QByteArray page = comeBack(address, QStringLiteral("?error=access_denied&error_description=%3Cscript%3E&state=") + state);
    EXPECT_TRUE(page.contains("Quarterdeck was not let in")) << page.toStdString();
    EXPECT_FALSE(page.contains("script"));
    const Error said = errorOfIt();
    EXPECT_EQ(said.kind, Error::Rule);
    EXPECT_EQ(said.where, QStringLiteral("access_denied"));
    EXPECT_TRUE(said.text.contains(QStringLiteral("not allowed in the browser"))) << said.text.toStdString();
    EXPECT_TRUE(host.server.asked.isEmpty());
}

TEST_F(SignInTest, ACodeCountsOnce)
{
    const QString address = begin();
    const QString good = host.allows(address);
    comeBack(address, good);
    ASSERT_TRUE(hasEnded());
    const QByteArray again = comeBack(address, good);
    EXPECT_TRUE(again.isEmpty()) << "nobody listens any more: " << again.toStdString();
    EXPECT_EQ(ended.size(), 1);
    EXPECT_EQ(host.server.asked.size(), 1);
}

TEST_F(SignInTest, ACodeThatHasRunOutGivesNothing)
{
    const QString address = begin();
    host.badCode = QStringLiteral("code/1");
    comeBack(address, host.allows(address));
    const Error said = errorOfIt();
    EXPECT_EQ(said.kind, Error::Rule);
    EXPECT_EQ(said.where, QStringLiteral("invalid_grant"));
    EXPECT_FALSE(said.text.contains(QStringLiteral("code/1"))) << said.text.toStdString();
}

TEST_F(SignInTest, TheWrongSecretOfTheAppIsSaid)
{
    host.secret = QStringLiteral("right-secret");
    const QString address = begin();
    host.secret = QStringLiteral("another-one");
    comeBack(address, host.allows(address));
    EXPECT_EQ(errorOfIt().where, QStringLiteral("invalid_client"));
}

TEST_F(SignInTest, WhatBreaksOffIsAskedForNoSecondTime)
{
    using Reply = ApiServer::Reply;
    for (const Reply& reply : {Reply{200, "", "", Reply::ClosesBefore}, Reply{200, "", "", Reply::ClosesAfterBody}, Reply{200, "", "", Reply::ClosesInStatusLine}, Reply{503, "{}"}, Reply{307, "", "Location: https://elsewhere.example/\r\n"}}) {
        ended.clear();
        host.server.asked.clear();
        host.instead = reply;
        const QString address = begin();
        comeBack(address, host.allows(address));
        EXPECT_EQ(errorOfIt().kind, Error::Network) << reply.status << reply.does;
        EXPECT_EQ(host.server.asked.size(), 1) << "a code that comes twice looks like a thief's";
    }
}

TEST_F(SignInTest, NobodyIsWaitedForForEver)
{
    begin(Duration(50));
    EXPECT_EQ(errorOfIt().kind, Error::Cancelled);
}

TEST_F(SignInTest, APortThatSomebodyHasIsSaid)
{
    QTcpServer other;
    ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
    SignInPlace place = host.place();
    place.port = other.serverPort();
    SignIn taken(place, {}, Way{Way::None, {}, Duration(3'000)}, clock);
    const Result<QString> address = taken.begin([](const Result<SharedSecret>&) {});
    ASSERT_FALSE(address);
    EXPECT_EQ(address.error().where, QStringLiteral("sign_in_port"));
}

} // namespace qd::test
