#include "agents/keys/KeyNames.h"
#include "agents/oauth/TokenLeg.h"

#include <gtest/gtest.h>

namespace qd::test {

using namespace agents;

namespace {

const QString kThere = QStringLiteral("https://api.service.example");
const QString kTokens = QStringLiteral("https://service.example/token");

SharedSecret secret(const char* text)
{
    return Secret::of(QByteArrayView(text));
}

TokenGrant sample()
{
    TokenGrant grant;
    grant.access = secret("access-1");
    grant.refresh = secret("refresh/1=");
    grant.since = {1'000'000};
    grant.until = {1'000'000 + 3'600'000};
    grant.scope = {QStringLiteral("https://service.example/auth/post"), QStringLiteral("read")};
    grant.tokenUrl = kTokens;
    grant.client = QStringLiteral("app-1");
    grant.secret = QStringLiteral("service-app");
    return grant;
}

Result<TokenGrant> given(int status, const QByteArray& body)
{
    HttpAnswer answer;
    answer.delivery = HttpAnswer::Answered;
    answer.status = status;
    answer.body = body;
    Result<TokenGrant> grant = grantIn(answer, kTokens, {1'000'000});
    EXPECT_TRUE(answer.body.isEmpty()) << "it holds tokens";
    return grant;
}

} // namespace

TEST(TokenGrant, IsKeptAsOneKeyAndReadAgain)
{
    const Result<SharedSecret> key = keyOf(sample(), kThere);
    ASSERT_TRUE(key) << key.error().text.toStdString();
    EXPECT_TRUE(checkKey((*key)->bytes())) << "a keyring, and the line between processes, take it";
    EXPECT_EQ((*key)->origin(), kThere);
    ASSERT_TRUE(isGrant(**key));
    const Result<TokenGrant> read = grantOf(**key);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->access->bytes(), "access-1");
    EXPECT_EQ(read->access->origin(), kThere);
    EXPECT_TRUE(read->access->isBrief());
    EXPECT_EQ(read->refresh->bytes(), "refresh/1=");
    EXPECT_EQ(read->since, sample().since);
    EXPECT_EQ(read->until, sample().until);
    EXPECT_EQ(read->scope, sample().scope);
    EXPECT_EQ(read->tokenUrl, kTokens);
    EXPECT_EQ(read->client, QStringLiteral("app-1"));
    EXPECT_EQ(read->secret, QStringLiteral("service-app"));
    TokenGrant without = sample();
    without.refresh = nullptr;
    without.secret.clear();
    const Result<TokenGrant> again = grantOf(**keyOf(without, kThere));
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->refresh);
    EXPECT_TRUE(again->secret.isEmpty());
    EXPECT_FALSE(isGrant(*secret("sk-some-other-key")));
    EXPECT_FALSE(grantOf(*secret(R"({"v":1,"oauth":2,"since":1)")));
}

TEST(TokenGrant, WhatNoTokenHasIsNotKept)
{
    for (const char* bad : {"a b", "a\"b", "a\\b", "a\nb", "\xc3\xa4"}) {
        TokenGrant grant = sample();
        grant.access = secret(bad);
        EXPECT_FALSE(keyOf(grant, kThere)) << bad;
        grant = sample();
        grant.refresh = secret(bad);
        EXPECT_FALSE(keyOf(grant, kThere)) << bad;
    }
    TokenGrant grant = sample();
    grant.access = Secret::of(QByteArray(8'192, 'a'));
    EXPECT_FALSE(keyOf(grant, kThere)) << "longer than a key can be";
}

TEST(TokenGrant, IsRenewedBeforeItRunsOutAndWhenTheClockStandsBeforeIt)
{
    const TokenGrant grant = sample();
    EXPECT_FALSE(isNearlyOver(grant, grant.since));
    EXPECT_FALSE(isNearlyOver(grant, grant.until - std::chrono::minutes(6)));
    EXPECT_TRUE(isNearlyOver(grant, grant.until - std::chrono::minutes(5)));
    EXPECT_FALSE(isOver(grant, grant.until - std::chrono::milliseconds(1)));
    EXPECT_TRUE(isOver(grant, grant.until));
    EXPECT_TRUE(isOver(grant, grant.since - std::chrono::hours(1)));
    TokenGrant brief = grant;
    brief.until = brief.since + std::chrono::seconds(60);
    EXPECT_FALSE(isNearlyOver(brief, brief.since + std::chrono::seconds(44)));
    EXPECT_TRUE(isNearlyOver(brief, brief.since + std::chrono::seconds(45)));
}

TEST(TokenLeg, OfWhatTheySayOfItsLifeNothingIsBelievedBeyondReason)
{
    const std::pair<const char*, qint64> all[] = {{"3600", 3'600}, {"\"3600\"", 3'600}, {"3600.0", 3'600}, {"1", 60}, {"0", 3'600}, {"-5", 3'600}, {"9000000000000000", 366 * 86'400}, {"\"soon\"", 3'600}, {"null", 3'600}, {"1e300", 3'600}};
    for (const auto& [said, seconds] : all) {
        const Result<TokenGrant> grant = given(200, QByteArray(R"({"access_token":"a1","token_type":"bearer","expires_in":)") + said + "}");
        ASSERT_TRUE(grant) << said;
        EXPECT_EQ((grant->until - grant->since).count(), seconds * 1'000) << said;
    }
    EXPECT_EQ(given(200, R"({"access_token":"a1","scope":"one two,three"})")->scope, QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
}

TEST(TokenLeg, SaysWhetherItIsANoOrNobodyKnows)
{
    const std::tuple<int, const char*, Error::Kind, const char*> all[] = {
        {400, R"({"error":"invalid_grant","error_description":"refresh-1 is used"})", Error::Rule, "invalid_grant"}, {401, R"({"error":"invalid_client"})", Error::Rule, "invalid_client"},
        {400, "<html>", Error::Rule, ""}, {400, R"({"error":"temporarily_unavailable"})", Error::Network, "temporarily_unavailable"}, {429, "{}", Error::Network, ""}, {500, "{}", Error::Network, ""},
        {503, "", Error::Network, ""}, {200, "{}", Error::Network, ""}, {200, "<html>", Error::Network, ""}, {200, R"({"access_token":"a b"})", Error::Network, ""}, {302, "", Error::Network, ""},
        {200, R"({"access_token":"a1","token_type":"mac"})", Error::Rule, "token_type"}};
    for (const auto& [status, body, kind, where] : all) {
        const Result<TokenGrant> grant = given(status, body);
        ASSERT_FALSE(grant) << body;
        EXPECT_EQ(grant.error().kind, kind) << status << body;
        EXPECT_EQ(grant.error().where, QLatin1String(where)) << body;
        EXPECT_FALSE(grant.error().text.contains(QStringLiteral("refresh-1"))) << "their sentences may hold what they were sent";
    }
    HttpAnswer cut;
    cut.trouble = QStringLiteral("it broke off");
    EXPECT_EQ(grantIn(cut, kTokens, {1}).error().kind, Error::Network);
}

TEST(TokenLeg, AsksWithAFormWhoseKeyIsPutInLast)
{
    TokenAsk ask{TokenAsk::ByCode, secret("co/de"), secret("veri"), QStringLiteral("http://127.0.0.1:9/"), kTokens, QStringLiteral("app 1"), {}};
    HttpRequest request = tokenRequest(ask);
    EXPECT_EQ(request.body, QByteArray("grant_type=authorization_code&client_id=app%201&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2F&code_verifier=veri&code=") + PinnedKey::kPlace.toByteArray());
    EXPECT_EQ(request.key.secret, ask.token);
    EXPECT_EQ(request.key.origin, QStringLiteral("https://service.example"));
    ask.clientSecret = secret("app-secret");
    request = tokenRequest(ask);
    EXPECT_TRUE(request.body.endsWith(QByteArray("&code=co%2Fde&client_secret=") + PinnedKey::kPlace.toByteArray())) << request.body.toStdString();
    EXPECT_EQ(request.key.secret, ask.clientSecret);
    ask = {TokenAsk::ByRefresh, secret("re"), {}, {}, kTokens, QStringLiteral("app-1"), {}};
    EXPECT_EQ(tokenRequest(ask).body, QByteArray("grant_type=refresh_token&client_id=app-1&refresh_token=") + PinnedKey::kPlace.toByteArray());
}

} // namespace qd::test
