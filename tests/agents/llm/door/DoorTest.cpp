#include "agents/llm/door/ModelDoor.h"

#include "agents/keys/Secret.h"
#include "tests/agents/llm/door/ToldProvider.h"
#include "tests/support/Await.h"
#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

namespace qd::agents {
namespace {

using test::ToldProvider;
using test::answer;
using test::waitUntil;

QByteArray well(const QByteArray& text = "yes")
{
    return answer("200 OK",
                  "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"" + text
                      + "\"},\"finish_reason\":null}]}\n\n"
                        "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                        "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":1,\"total_tokens\":8}}\n\n"
                        "data: [DONE]\n\n",
                  "text/event-stream");
}

/// It asks for the tool that was offered.
QByteArray asks(const char* input)
{
    const QByteArray arguments = Json(QString::fromLatin1(input)).toText();
    return answer("200 OK",
                  "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,"
                  "\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":" + arguments + "}}]},\"finish_reason\":null}]}\n\n"
                  "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
                  "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":1,\"total_tokens\":8}}\n\n"
                  "data: [DONE]\n\n",
                  "text/event-stream");
}

const QByteArray kTooMany = R"({"error":{"message":"slow down","type":"rate_limit_error"}})";

class Door : public testing::Test {
protected:
    Door()
    {
        const QByteArray file = QStringLiteral(R"({"id":"here","title":"Here","dialect":"openai-chat","base_url":"http://127.0.0.1:%1","date":"2026-11-22",)"
                                               R"("source":"a test","key":{"header":"Authorization","prefix":"Bearer "},"any_model":true,"defaults":{"context":100000}})")
                                    .arg(provider.port()).toUtf8();
        add(file, "here.json");
        add(QStringLiteral(R"({"id":"pings","title":"Pings","dialect":"anthropic","base_url":"http://127.0.0.1:%1","date":"2026-11-22","source":"a test","any_model":true,)"
                           R"("defaults":{"context":100000,"most_output":50000,"thinking":"budget"}})").arg(provider.port()).toUtf8(), "pings.json");
        door = std::make_unique<ModelDoor>(providers, [this](const QString&, const KeyShelf::Found& found) { found(key); });
        QObject::connect(door.get(), &ModelDoor::said, door.get(), [this](const ModelNews& heard) { news.append(heard); });
    }
    void TearDown() override { door.reset(); } // before what its calls are told to
    void add(const QByteArray& file, const char* name)
    {
        const Result<Done> added = providers.add(file, QString::fromLatin1(name));
        EXPECT_TRUE(added) << added.error().text.toStdString() << added.error().where.toStdString();
    }
    bool heard(ModelNews::What what, const QString& who)
    {
        return waitUntil([&] { return std::any_of(news.begin(), news.end(), [&](const ModelNews& one) { return one.what == what && one.provider == who; }); });
    }
    LlmRequest request(const char* prompt = "Is it so?") const
    {
        LlmRequest made;
        made.model = QStringLiteral("here:m");
        made.system = QStringLiteral("You answer.");
        made.prompt = QString::fromLatin1(prompt);
        return made;
    }
    quint64 begin(LlmRequest made)
    {
        const quint64 id = ++last;
        door->ask(id, std::move(made), {}, [this, id](const Result<LlmAnswer>& came) { answers.insert(id, came); });
        return id;
    }
    Result<LlmAnswer> ask(LlmRequest made)
    {
        const quint64 id = begin(std::move(made));
        EXPECT_TRUE(waitUntil([&] { return answers.contains(id); }));
        return answers.value(id);
    }

    void waitForSilence(Duration most)
    {
        ModelDoor::Waits waits;
        waits.silence = most;
        door->setWaits(waits);
    }

    ToldProvider provider;
    ProviderList providers;
    Result<SharedSecret> key = Secret::of("sk-canary-0123456789");
    std::unique_ptr<ModelDoor> door;
    QMap<quint64, Result<LlmAnswer>> answers;
    QList<ModelNews> news;
    quint64 last = 0;
};

TEST_F(Door, AsksOnceAndGivesWhatWasAnswered)
{
    provider.says = {{well()}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_TRUE(came) << came.error().text.toStdString();
    EXPECT_EQ(came->text, QStringLiteral("yes"));
    EXPECT_TRUE(came->isWhole);
    EXPECT_FALSE(came->fault);
    EXPECT_EQ(came->usage.in.value, 7);
    ASSERT_EQ(provider.requests.size(), 1);
    EXPECT_TRUE(provider.requests.first().contains("Bearer sk-canary-0123456789"));
}

TEST_F(Door, WithoutAKeyNobodyIsAsked)
{
    key = Error{Error::Rule, QStringLiteral("There is no key for it."), {}, {}};
    EXPECT_EQ(ask(request()).error().text, QStringLiteral("There is no key for it."));
    EXPECT_TRUE(provider.requests.isEmpty());
}

TEST_F(Door, AModelThatNobodyKnowsIsRefused)
{
    LlmRequest made = request();
    made.model = QStringLiteral("nowhere:m");
    EXPECT_EQ(ask(made).error().kind, Error::Rule);
}

TEST_F(Door, TooManyIsPutOffAndAskedAgain)
{
    provider.says = {{answer("429 Too Many Requests", kTooMany, "application/json", "Retry-After: 0\r\n")}, {well()}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_TRUE(came) << came.error().text.toStdString();
    EXPECT_EQ(came->text, QStringLiteral("yes"));
    EXPECT_EQ(provider.requests.size(), 2);
}

TEST_F(Door, WhatAnotherOfTheHomeWasToldHoldsHere)
{
    const test::TempHome home;
    door->shareLimits(ToldLimits(home.path()));
    provider.says = {{answer("429 Too Many Requests", kTooMany, "application/json", "Retry-After: 40\r\n")}};
    begin(request());
    ASSERT_TRUE(heard(ModelNews::Troubled, QStringLiteral("here:m")));
    ModelDoor other(providers, [this](const QString&, const KeyShelf::Found& found) { found(key); });
    other.shareLimits(ToldLimits(home.path()));
    QList<ModelNews> said;
    QObject::connect(&other, &ModelDoor::said, &other, [&said](const ModelNews& one) { said.append(one); });
    other.ask(1, request(), {}, [](const Result<LlmAnswer>&) {});
    ASSERT_FALSE(said.isEmpty()) << "it is not sent, and that is said at once";
    EXPECT_EQ(said.first().what, ModelNews::Troubled);
    EXPECT_TRUE(said.first().why.startsWith(QLatin1String("The provider said to somebody else at work in this home"))) << said.first().why.toStdString();
    EXPECT_EQ(provider.requests.size(), 1);
    LlmRequest another = request();
    another.model = QStringLiteral("here:other");
    provider.says = {{well()}};
    bool isAnswered = false;
    other.ask(2, another, {}, [&isAnswered](const Result<LlmAnswer>& came) { isAnswered = bool(came); });
    EXPECT_TRUE(waitUntil([&isAnswered] { return isAnswered; })) << "limits are a model's own";
}

TEST_F(Door, HeadersThatLeaveNothingHoldForTheOthersToo)
{
    const test::TempHome home;
    door->shareLimits(ToldLimits(home.path()));
    provider.says = {{well().replace("Connection: close\r\n", "Connection: close\r\nx-ratelimit-limit-requests: 60\r\nx-ratelimit-remaining-requests: 0\r\nx-ratelimit-reset-requests: 60m\r\n")}};
    ASSERT_TRUE(ask(request()));
    EXPECT_TRUE(ToldLimits(home.path()).until(QStringLiteral("here:m"), SystemClock().now()));
}

TEST_F(Door, WhatWasCutIsNotAskedAgainAndMustBePaid)
{
    provider.says = {{well().chopped(40)}, {well()}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_TRUE(came);
    EXPECT_FALSE(came->isWhole);
    ASSERT_TRUE(came->fault);
    EXPECT_EQ(provider.requests.size(), 1);
}

TEST_F(Door, WhatWasSentAndNotAnsweredIsNotAskedAgainAndMustBePaid)
{
    provider.says = {{QByteArray()}, {well()}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_TRUE(came);
    EXPECT_FALSE(came->isWhole);
    EXPECT_EQ(provider.requests.size(), 1);
}

TEST_F(Door, ARefusalSaysWhyWithoutTheKey)
{
    provider.says = {{answer("401 Unauthorized", R"({"error":{"message":"Incorrect API key provided: sk-canary-0123456789","type":"invalid_request_error"}})")}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_FALSE(came);
    EXPECT_EQ(came.error().kind, Error::Rule);
    EXPECT_FALSE(came.error().text.contains(QStringLiteral("canary"))) << came.error().text.toStdString();
    EXPECT_EQ(provider.requests.size(), 1);
}

TEST_F(Door, AnAnswerThatRepeatsTheKeyIsPaidAndNotUsed)
{
    provider.says = {{well("as you asked with sk-canary-0123456789, yes")}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_TRUE(came);
    EXPECT_TRUE(came->isWhole);
    ASSERT_TRUE(came->fault);
    EXPECT_EQ(came->fault->kind, Error::Model);
    EXPECT_TRUE(came->text.isEmpty()) << came->text.toStdString();
    EXPECT_EQ(came->usage.in.value, 7);
}

TEST_F(Door, WhatIsAskedOfAToolMayNotRepeatTheKeyEither)
{
    LlmRequest made = request();
    made.tools = {{QStringLiteral("look"), QStringLiteral("Looks."), R"({"type":"object"})"}};
    for (const char* input : {R"({"url":"https://example.org/?k=sk-canary-0123456789"})", R"({"in":[{"sk-canary-0123456789":1}]})",
                              R"({"url":"https:\/\/example.org\/?k=\u0073k-canar\u0079-0123456789"})", R"({"json":"{\"k\":\"\\u0073k-canary-01234\"}"})"}) {
        provider.says = {{asks(input)}};
        const Result<LlmAnswer> came = ask(made);
        ASSERT_TRUE(came);
        ASSERT_TRUE(came->fault) << input;
        EXPECT_EQ(came->fault->text, QStringLiteral("The answer repeats the key that it was asked with, so nothing of it is used."));
        EXPECT_TRUE(came->calls.isEmpty());
        EXPECT_TRUE(came->isWhole);
        EXPECT_EQ(came->usage.in.value, 7) << "it is paid";
    }
    provider.says = {{asks(R"({"url":"https:\/\/example.org\/?k=\u0073k-canar"})")}}; // no key yet
    const Result<LlmAnswer> came = ask(made);
    ASSERT_TRUE(came);
    EXPECT_FALSE(came->fault);
    ASSERT_EQ(came->calls.size(), 1);
    EXPECT_EQ(came->calls[0].name, QStringLiteral("look"));
}

/// An answer of Anthropic's that begins, says nothing for 300 ms, and ends well.
QList<ToldProvider::Says> lateEnd()
{
    const QByteArray begin = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],"
                             "\"stop_reason\":null,\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}}\n\n";
    const QByteArray end = "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
                           "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"yes\"}}\n\n"
                           "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                           "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":2}}\n\n"
                           "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    const QByteArray whole = answer("200 OK", begin + end, "text/event-stream");
    const qsizetype head = whole.size() - end.size();
    return {{whole.first(head), true, 0, whole.mid(head), 300}};
}

TEST_F(Door, WhoIsAskedToThinkMaySayNothingForLong)
{
    waitForSilence(Duration(60));
    provider.says = lateEnd();
    LlmRequest made = request();
    made.model = QStringLiteral("pings:m");
    made.thinking = {2'000};
    const Result<LlmAnswer> came = ask(made);
    ASSERT_TRUE(came) << came.error().text.toStdString();
    EXPECT_TRUE(came->isWhole) << came->fault->text.toStdString();
    EXPECT_EQ(came->text, QStringLiteral("yes"));
}

TEST_F(Door, WhoSaysMeanwhileThatItIsThereIsCutWhenItSaysNothing)
{
    waitForSilence(Duration(60));
    provider.says = lateEnd();
    LlmRequest made = request();
    made.model = QStringLiteral("pings:m");
    const Result<LlmAnswer> came = ask(made);
    ASSERT_TRUE(came);
    EXPECT_FALSE(came->isWhole);
    EXPECT_TRUE(came->fault && came->fault->text.contains(QStringLiteral("silent"))) << came->fault->text.toStdString();
}

TEST_F(Door, WhoSendsNoPingsMaySayNothingUntilTheDeadline)
{
    waitForSilence(Duration(60));
    const QByteArray whole = well();
    provider.says = {{whole.first(whole.size() - 20), true, 0, whole.last(20), 300}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_TRUE(came);
    EXPECT_TRUE(came->isWhole) << came->fault->text.toStdString();
}

struct Refusing {
    const char* status;
    const char* body;
    const char* who;
};

class DoorRefused : public Door, public testing::WithParamInterface<Refusing> {};

TEST_P(DoorRefused, WhatARetryDoesNotMendIsSaidOnceAndThoseWhoWaitAreNotAsked)
{
    provider.says = {{answer(GetParam().status, GetParam().body), true, 50}};
    for (int i = 0; i < 9; ++i)
        begin(request());
    ASSERT_TRUE(waitUntil([this] { return answers.size() == 9; }));
    for (const Result<LlmAnswer>& came : std::as_const(answers))
        EXPECT_TRUE(!came && came.error().kind == Error::Rule && came.error().where == QString::fromLatin1(GetParam().who));
    EXPECT_EQ(provider.requests.size(), 4) << "those that were under way at once";
    ASSERT_EQ(news.size(), 1);
    EXPECT_EQ(news[0].what, ModelNews::Troubled);
    EXPECT_EQ(news[0].provider, QString::fromLatin1(GetParam().who));
    EXPECT_FALSE(news[0].why.isEmpty());

    provider.says = {{well()}};
    EXPECT_TRUE(ask(request())) << "who is asked all the same is heard";
    EXPECT_TRUE(heard(ModelNews::Recovered, QString::fromLatin1(GetParam().who)));
}

INSTANTIATE_TEST_SUITE_P(Kinds, DoorRefused, testing::Values(Refusing{"401 Unauthorized", R"({"error":{"message":"Incorrect API key","code":"invalid_api_key"}})", "here"},
                                                             Refusing{"402 Payment Required", R"({"error":{"message":"No credit"}})", "here"},
                                                             Refusing{"403 Forbidden", R"({"error":{"message":"Not in your country"}})", "here"},
                                                             Refusing{"404 Not Found", R"({"error":{"message":"No such model","code":"model_not_found"}})", "here:m"},
                                                             Refusing{"308 Permanent Redirect", "", "here"}));

TEST_F(Door, ANewKeyIsTried)
{
    key = Error{Error::Rule, QStringLiteral("there is no key for here"), {}, QStringLiteral("quarterdeck keys set here")};
    EXPECT_EQ(ask(request()).error().text, QStringLiteral("There is no key for here: quarterdeck keys set here."));
    ASSERT_EQ(news.size(), 1);
    EXPECT_EQ(news[0].what, ModelNews::Troubled);
    EXPECT_EQ(news[0].why, QStringLiteral("There is no key for here: quarterdeck keys set here."));
    door->keyChanged(QStringLiteral("another"));
    EXPECT_EQ(news.size(), 1);
    door->keyChanged(QStringLiteral("here"));
    ASSERT_EQ(news.size(), 2);
    EXPECT_EQ(news[1].what, ModelNews::Recovered);
}

TEST_F(Door, WhoIsInTroubleMayBeAskedAgainAfterAWhile)
{
    ModelDoor::Waits waits;
    waits.refused = Duration(50);
    door->setWaits(waits);
    provider.says = {{answer("401 Unauthorized", R"({"error":{"message":"Incorrect API key"}})")}};
    EXPECT_FALSE(ask(request()));
    EXPECT_EQ(news.size(), 1);
    EXPECT_TRUE(heard(ModelNews::Recovered, QStringLiteral("here")));
}

TEST_F(Door, ALongRateLimitIsSaidAndSoIsWhoWaitsForIt)
{
    provider.says = {{answer("429 Too Many Requests", kTooMany, "application/json", "Retry-After: 75\r\n")}};
    LlmRequest made = request();
    made.turn = QStringLiteral("the turn");
    begin(made);
    ASSERT_TRUE(heard(ModelNews::Waits, QStringLiteral("here:m")));
    ASSERT_EQ(news.size(), 2);
    EXPECT_EQ(news[0].what, ModelNews::Troubled);
    EXPECT_EQ(news[1].turn, QStringLiteral("the turn"));
    begin(made);
    ASSERT_TRUE(waitUntil([this] { return news.size() == 3; })) << "and so does the next one";
    EXPECT_EQ(provider.requests.size(), 1);
}

TEST_F(Door, AShortRateLimitIsWaitedFor)
{
    provider.says = {{answer("429 Too Many Requests", kTooMany, "application/json", "Retry-After: 0\r\n")}, {well()}};
    EXPECT_TRUE(ask(request()));
    EXPECT_TRUE(news.isEmpty());
}

class DoorUnclear : public Door, public testing::WithParamInterface<QByteArray> {};

/// A gateway that lost what its provider made, and bills.
TEST_P(DoorUnclear, IsPaidAndNotSentAgain)
{
    provider.says = {{GetParam()}, {well()}};
    const Result<LlmAnswer> came = ask(request());
    ASSERT_TRUE(came) << came.error().text.toStdString();
    EXPECT_FALSE(came->isWhole);
    ASSERT_TRUE(came->fault);
    EXPECT_EQ(came->fault->kind, Error::Network);
    EXPECT_EQ(provider.requests.size(), 1);
}

INSTANTIATE_TEST_SUITE_P(Kinds, DoorUnclear, testing::Values(answer("502 Bad Gateway", "<html><title>502 Bad Gateway</title></html>", "text/html"),
                                                             answer("503 Service Unavailable", "upstream connect error or disconnect/reset before headers", "text/plain"),
                                                             answer("500 Internal Server Error", ""), answer("504 Gateway Timeout", ""),
                                                             answer("520 -", R"({"error":{"message":"oh","type":"server_error"}})")));

TEST_F(Door, WhatFailedIsSentAgainAfterAPauseOfItsOwn)
{
    provider.says = {{answer("529 -", R"({"error":{"message":"oh","type":"overloaded_error"}})")}, {well()}};
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(ask(request()));
    EXPECT_GE(timer.elapsed(), Lane::pauseAfter(0, 0).count());
    EXPECT_EQ(provider.requests.size(), 2);
}

struct AskingForTime {
    const char* status;
    const char* body;
};

class DoorAskedToWait : public Door, public testing::WithParamInterface<AskingForTime> {};

TEST_P(DoorAskedToWait, WaitsAndHasOthersAsked)
{
    provider.says = {{answer(GetParam().status, GetParam().body, "application/json", "Retry-After: 120\r\n")}};
    begin(request());
    begin(request());
    ASSERT_TRUE(heard(ModelNews::Waits, QStringLiteral("here:m")));
    EXPECT_LE(provider.requests.size(), 2) << "those that were under way";
    ASSERT_TRUE(heard(ModelNews::Troubled, QStringLiteral("here:m")));
    const qsizetype before = provider.requests.size();
    const quint64 late = begin(request());
    EXPECT_FALSE(waitUntil([&] { return provider.requests.size() > before; }, std::chrono::milliseconds(1'100))) << "longer than a call pauses by itself";
    EXPECT_FALSE(answers.contains(late));
}

INSTANTIATE_TEST_SUITE_P(Kinds, DoorAskedToWait, testing::Values(AskingForTime{"409 Conflict", R"({"error":{"message":"busy"}})"},
                                                                AskingForTime{"503 -", R"({"error":{"message":"oh","type":"server_error","code":"slow_down"}})"}));

TEST_F(Door, WhatItsHeadersSayIsUsedUpForLongIsSaid)
{
    provider.says = {{well().replace("Connection: close\r\n", "Connection: close\r\nx-ratelimit-remaining-requests: 0\r\nx-ratelimit-reset-requests: 2h0m0s\r\n")}};
    EXPECT_TRUE(ask(request()));
    EXPECT_TRUE(news.isEmpty());
    LlmRequest made = request();
    made.turn = QStringLiteral("the turn");
    const quint64 id = begin(made);
    ASSERT_TRUE(heard(ModelNews::Waits, QStringLiteral("here:m")));
    EXPECT_EQ(news[0].what, ModelNews::Troubled);
    EXPECT_TRUE(news[0].why.startsWith(QStringLiteral("The rate limit of the provider leaves too little until "))) << news[0].why.toStdString();
    EXPECT_EQ(news[1].turn, QStringLiteral("the turn"));
    EXPECT_FALSE(answers.contains(id));
    EXPECT_EQ(provider.requests.size(), 1);
}

TEST_F(Door, ALimitOfOneModelHoldsNoOtherBackAndOfTwoAll)
{
    const QByteArray tooMany = answer("429 Too Many Requests", kTooMany, "application/json", "Retry-After: 75\r\n");
    provider.says = {{tooMany}, {well()}, {tooMany}};
    LlmRequest other = request();
    other.model = QStringLiteral("here:other");
    begin(request());
    ASSERT_TRUE(heard(ModelNews::Troubled, QStringLiteral("here:m")));
    const Result<LlmAnswer> came = ask(other);
    ASSERT_TRUE(came) << came.error().text.toStdString();
    EXPECT_TRUE(std::none_of(news.begin(), news.end(), [](const ModelNews& one) { return one.provider == u"here" || one.provider == u"here:other"; }));
    begin(other);
    ASSERT_TRUE(heard(ModelNews::Troubled, QStringLiteral("here")));
}

TEST_F(Door, WhoCannotBeReachedIsIllAsAWhole)
{
    provider.close();
    begin(request());
    ASSERT_TRUE(heard(ModelNews::Troubled, QStringLiteral("here")));
}

TEST_F(Door, WhoWaitsForAProviderThatIsIllIsSaid)
{
    provider.says = {{answer("500 Internal Server Error", R"({"error":{"message":"oh","type":"server_error"}})")}};
    LlmRequest made = request();
    made.turn = QStringLiteral("the turn");
    const quint64 id = begin(made);
    ASSERT_TRUE(heard(ModelNews::Waits, QStringLiteral("here:m")));
    EXPECT_EQ(provider.requests.size(), 3);
    door->cancel(id);
    ASSERT_TRUE(waitUntil([&] { return answers.contains(id); }));
    EXPECT_EQ(answers.value(id).error().kind, Error::Cancelled) << "it costs nothing";
}

TEST_F(Door, ManyThatFailTogetherOpenTheBreakerAndAllComeThroughLater)
{
    const QByteArray ill = answer("529 Overloaded", R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})");
    provider.says = {{ill}, {ill}, {ill}, {ill}, {well()}};
    for (int i = 0; i < 20; ++i)
        begin(request());
    ASSERT_TRUE(waitUntil([this] { return answers.size() == 20; }, std::chrono::seconds(20)));
    for (const Result<LlmAnswer>& came : std::as_const(answers))
        EXPECT_TRUE(came && came->text == QStringLiteral("yes"));
    EXPECT_EQ(provider.requests.size(), 24) << "each that failed was asked again once";
    ASSERT_TRUE(heard(ModelNews::Recovered, QStringLiteral("here:m")));
    EXPECT_EQ(news.first().what, ModelNews::Troubled);
    EXPECT_TRUE(news.first().why.contains(QStringLiteral("verload"))) << news.first().why.toStdString();
    EXPECT_EQ(news.last().what, ModelNews::Recovered);
    EXPECT_EQ(std::count_if(news.begin(), news.end(), [](const ModelNews& one) { return one.what != ModelNews::Waits; }), 2);
}

TEST_F(Door, WhoCannotBeReachedInTimeIsToldSoAndPaysNothing)
{
    provider.close();
    LlmRequest made = request();
    made.patience = Duration(6'000);
    const quint64 id = begin(made);
    ASSERT_TRUE(waitUntil([&] { return answers.contains(id); }, std::chrono::seconds(10)));
    EXPECT_EQ(answers.value(id).error().kind, Error::Network);
}

TEST_F(Door, CancellingClosesTheSocket)
{
    provider.says = {{QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: "), false}};
    const quint64 id = begin(request());
    ASSERT_TRUE(waitUntil([this] { return provider.requests.size() == 1; }));
    door->cancel(id);
    ASSERT_TRUE(waitUntil([&] { return answers.contains(id) && provider.gone == 1; }));
    ASSERT_TRUE(answers.value(id)) << "it was sent, so nobody can tell what it cost";
    EXPECT_FALSE(answers.value(id)->isWhole);
    EXPECT_EQ(answers.value(id)->fault->kind, Error::Cancelled);
}

TEST_F(Door, CancellingWhatWaitsCostsNothing)
{
    provider.says = {{well(), true, 50}};
    for (int i = 0; i < 4; ++i)
        begin(request());
    const quint64 waiting = begin(request());
    door->cancel(waiting);
    ASSERT_TRUE(answers.contains(waiting));
    EXPECT_EQ(answers.value(waiting).error().kind, Error::Cancelled);
    ASSERT_TRUE(waitUntil([this] { return answers.size() == 5; }));
    EXPECT_EQ(provider.requests.size(), 4);
}

TEST_F(Door, WhenItClosesWhatIsUnderWayIsBrokenOffAndSaidToBe)
{
    provider.says = {{QByteArray("HTTP/1.1 200 OK\r\n\r\n"), false}};
    const quint64 id = begin(request());
    ASSERT_TRUE(waitUntil([this] { return provider.requests.size() == 1; }));
    door.reset();
    ASSERT_TRUE(answers.contains(id));
    EXPECT_FALSE(answers.value(id)->isWhole);
}

} // namespace
} // namespace qd::agents
