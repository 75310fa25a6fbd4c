#include "agents/llm/wire/Refusal.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using R = ModelRefusal;

namespace {

const Instant kNow{1'763'802'000'000};

R refusalOf(int status, const QByteArray& body = {}, const HttpHeaders& headers = {}, const Mask& mask = {})
{
    return readRefusal(status, headers, body, kNow, mask);
}

QByteArray anthropic(const char* type, const char* message)
{
    return QByteArray(R"({"type":"error","error":{"type":")") + type + R"(","message":")" + message + R"("},"request_id":"req_1"})";
}

} // namespace

TEST(Refusal, EveryStatusHasItsKind)
{
    const struct { int status; R::Kind kind; bool mayRetry; Error::Kind error; } kExpected[] = {
        {302, R::Strange, false, Error::Rule},      {400, R::BadRequest, false, Error::Model}, {401, R::Key, false, Error::Rule},
        {402, R::Money, false, Error::Rule},        {403, R::Forbidden, false, Error::Rule},   {404, R::UnknownModel, false, Error::Rule},
        {408, R::Timeout, true, Error::Network},    {409, R::Conflict, true, Error::Network},  {413, R::TooLarge, false, Error::Model},
        {418, R::BadRequest, false, Error::Model},  {422, R::BadRequest, false, Error::Model}, {429, R::RateLimit, true, Error::Network},
        {500, R::Broken, true, Error::Network},     {502, R::Broken, true, Error::Network},    {503, R::Overloaded, true, Error::Network},
        {504, R::Timeout, true, Error::Network},    {520, R::Broken, true, Error::Network},    {524, R::Timeout, true, Error::Network},
        {529, R::Overloaded, true, Error::Network}, {304, R::Strange, false, Error::Rule},
    };
    for (const auto& expected : kExpected) {
        const R refusal = refusalOf(expected.status);
        EXPECT_EQ(refusal.kind, expected.kind) << expected.status;
        EXPECT_EQ(refusal.mayRetry, expected.mayRetry) << expected.status;
        EXPECT_EQ(refusal.error().kind, expected.error) << expected.status;
        EXPECT_EQ(refusal.mayBeBilled, expected.kind == R::Timeout || expected.status >= 500) << expected.status;
        EXPECT_TRUE(refusal.sentence.endsWith(QStringLiteral("(%1).").arg(expected.status))) << qPrintable(refusal.sentence);
    }
}

/// A gateway cannot tell whether the answer that it lost was made.
TEST(Refusal, ThatItDidNothingIsBelievedOfTheProviderOnly)
{
    const QByteArray ours[] = {anthropic("api_error", "Internal server error"), anthropic("overloaded_error", "Overloaded"),
                               R"({"error":{"message":"The server had an error","type":"server_error","param":null,"code":null}})",
                               R"({"error":{"message":"Our servers are currently overloaded","type":"service_unavailable_error","code":"server_is_overloaded"}})",
                               R"({"error":{"message":"Slow down","code":"slow_down"}})", R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})"};
    for (const QByteArray& body : ours) {
        for (const int status : {500, 503, 529})
            EXPECT_FALSE(refusalOf(status, body).mayBeBilled) << status << body.constData();
        for (const int status : {501, 502, 504, 520, 521, 522, 523, 524, 530})
            EXPECT_TRUE(refusalOf(status, body).mayBeBilled) << status << body.constData();
    }
    for (const char* body : {"", "upstream connect error or disconnect/reset before headers. reset reason: overflow", "<html><title>503 Service Unavailable</title></html>",
                             R"({"error":"server_error"})", R"({"message":"no","type":"server_error"})", R"({"error":{"message":"no","code":503,"status":"UNAVAILABLE"}})",
                             R"({"error":{"message":"server_error"}})", R"({"error":[{"type":"server_error"}]})", R"({"error":{"type":"server_errors"}})"})
        for (const int status : {500, 502, 503, 529})
            EXPECT_TRUE(refusalOf(status, body).mayBeBilled) << status << body;
    EXPECT_FALSE(readRefusal(*Json::parse(R"({"type":"overloaded_error","message":"Overloaded"})")).mayBeBilled);
    EXPECT_TRUE(readRefusal(*Json::parse(R"({"code":"something_new"})")).mayBeBilled);
}

TEST(Refusal, WhatNeedNotBeTriedAgainIsAgainstARule)
{
    const HttpHeaders never{{"x-should-retry", "false"}};
    EXPECT_EQ(refusalOf(500, anthropic("api_error", "no"), never).error().kind, Error::Rule);
    EXPECT_EQ(refusalOf(409, {}, never).error().kind, Error::Rule);
    EXPECT_EQ(refusalOf(502, {}, never).error().kind, Error::Network) << "it may be paid";
}

TEST(Refusal, ARedirectIsNamedAsOneWithWhatWouldBeRight)
{
    for (const int status : {301, 302, 303, 307, 308}) {
        EXPECT_EQ(refusalOf(status).sentence, QStringLiteral("The provider sends the call on to another address, which is not followed (%1).").arg(status));
        EXPECT_TRUE(refusalOf(status).error().hint.contains(QStringLiteral("providers"))) << status;
    }
    EXPECT_EQ(refusalOf(304).sentence, QStringLiteral("The provider answered in a way that is not understood (304)."));
    EXPECT_TRUE(refusalOf(500).error().hint.isEmpty());
}

TEST(Refusal, SaysTheProvidersOwnReason)
{
    EXPECT_EQ(refusalOf(400, anthropic("invalid_request_error", "max_tokens: must be\\ngreater.")).sentence,
              QStringLiteral("The provider does not take this request (400): max_tokens: must be greater."));
    EXPECT_EQ(refusalOf(404, R"({"error":{"message":"The model `x` does not exist","type":"invalid_request_error","code":"model_not_found"}})").sentence,
              QStringLiteral("The provider does not know this model (404): The model `x` does not exist."));
    for (const char* body : {R"({"error":"the reason"})", R"({"object":"error","message":"the reason","code":400})", R"({"detail":"the reason"})",
                             R"({"detail":[{"loc":["body"],"msg":"the reason"}]})", R"({"statusCode":400,"message":"the reason"})",
                             "<html><head><TITLE>the reason</TITLE></head><body><h1>no</h1></body></html>", "the reason", R"({"error":{"code":400,"message":"the reason"}})"})
        EXPECT_EQ(refusalOf(400, body).sentence, QStringLiteral("The provider does not take this request (400): the reason.")) << body;
    EXPECT_EQ(refusalOf(400, "[1,2").sentence, QStringLiteral("The provider does not take this request (400): [1,2."));
    EXPECT_LT(refusalOf(500, anthropic("api_error", QByteArray(5000, 'x').constData())).sentence.size(), 280);
}

TEST(Refusal, TellsMoneyAndSizeFromOtherRefusals)
{
    const R quota = refusalOf(429, R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})");
    EXPECT_EQ(quota.kind, R::Money);
    EXPECT_FALSE(quota.mayRetry);
    EXPECT_EQ(refusalOf(400, anthropic("invalid_request_error", "Your credit balance is too low to access the API")).kind, R::Money);
    EXPECT_EQ(refusalOf(400, anthropic("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum")).kind, R::TooLarge);
    EXPECT_EQ(refusalOf(400, R"({"error":{"message":"This model's maximum context","code":"context_length_exceeded"}})").kind, R::TooLarge);
    EXPECT_EQ(refusalOf(500, anthropic("billing_error", "")).kind, R::Broken);
}

TEST(Refusal, NeverRepeatsTheKey)
{
    const QByteArray key = "sk-ant-api03-qQ81kzXv-aa_bb";
    const auto mask = [&](const QString& text) { return masked(text, key); };
    const QString sentence = refusalOf(401, R"({"error":{"message":"Incorrect API key provided: )" + key + R"(. Or is it my harbour?"}})", {}, mask).sentence;
    EXPECT_EQ(sentence, QStringLiteral("The provider does not accept the key (401): Incorrect API key provided: … Or is it my harbour?"));
    const R echo = refusalOf(401, "x my harbour 4711 y", {{"request-id", "harbour4711"}}, [](const QString& text) { return masked(text, "harbour4711 harbour 4711"); });
    EXPECT_FALSE(echo.sentence.contains(QStringLiteral("4711")));
    EXPECT_FALSE(echo.requestId.contains(QStringLiteral("4711")));
}

TEST(Refusal, ObeysTheHeaders)
{
    const R refusal = refusalOf(429, {}, {{"retry-after", "3"}, {"request-id", "req_011CSLsW7mFqvHHnzrKdKjAE<"}, {"x-ratelimit-remaining-requests", "0"}});
    EXPECT_EQ(refusal.retryAfter, Duration(3000));
    EXPECT_EQ(refusal.requestId, QStringLiteral("req_011CSLsW7mFqvHHnzrKdKjAE"));
    EXPECT_EQ(refusal.windows.size(), 1);
    EXPECT_FALSE(refusalOf(500, {}, {{"x-should-retry", "false"}}).mayRetry);
    EXPECT_FALSE(refusalOf(400, {}, {{"retry-after", "3"}}).retryAfter);
}

TEST(Refusal, InsideAnAnswerTheStatusIsWhatItsWordsStandFor)
{
    const auto of = [](const char* error) { return readRefusal(*Json::parse(error)); };
    EXPECT_EQ(of(R"({"type":"overloaded_error","message":"Overloaded"})").status, 529);
    EXPECT_EQ(of(R"({"code":429,"message":"slow"})").kind, R::RateLimit);
    EXPECT_EQ(of(R"({"code":"rate_limit_exceeded","type":"error"})").kind, R::RateLimit);
    EXPECT_EQ(of(R"({"code":"something_new"})").status, 500);
    EXPECT_EQ(of(R"({"code":1e9})").status, 500);
    EXPECT_EQ(of(R"("words")").sentence, QStringLiteral("The provider has a fault of its own (500): words."));
    EXPECT_TRUE(of(R"({"type":"timeout_error"})").mayBeBilled);
}
