#include "agents/llm/door/ModelDoor.h"

#include "agents/keys/Secret.h"
#include "tests/agents/llm/door/SpeakingServer.h"
#include "tests/support/Await.h"

namespace qd::agents {
namespace {

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
        const Result<Done> added = providers.add(file, QStringLiteral("here.json"));
        EXPECT_TRUE(added) << added.error().text.toStdString() << added.error().where.toStdString();
        door = std::make_unique<ModelDoor>(providers, [this](const QString&, const KeyShelf::Found& found) { found(key); });
        QObject::connect(door.get(), &ModelDoor::said, door.get(), [this](const ModelNews& heard) { news.append(heard); });
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

    test::SpeakingServer provider;
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
    ASSERT_TRUE(waitUntil([this] { return news.size() == 2; }));
    EXPECT_EQ(news[0].what, ModelNews::Troubled);
    EXPECT_TRUE(news[0].why.contains(QStringLiteral("verload"))) << news[0].why.toStdString();
    EXPECT_EQ(news[1].what, ModelNews::Recovered);
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
