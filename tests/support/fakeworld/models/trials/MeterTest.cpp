#include "tests/support/fakeworld/models/Tokens.h"
#include "tests/support/fakeworld/models/trials/Exchange.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QTcpSocket>

#include <chrono>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

const QString kAnthropic = u"anthropic"_s;

QString written(const QTemporaryDir& dir, const QByteArray& bytes)
{
    QFile file(dir.filePath(u"file"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

qint64 nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

qint64 tokens(const QJsonObject& line, const char* kind)
{
    return line.value(QString::fromLatin1(kind) + u"_tokens"_s).toInteger();
}

} // namespace

TEST(Tokens, AreNeverMoreThanBytes)
{
    for (const QString& text : {u"Hello, wörld!"_s, u"🐝🐝"_s, u"  \n\t "_s, QString(), u"antidisestablishmentarianism"_s, u"a b c d"_s, u"{\"a\":[1,2]}"_s})
        EXPECT_LE(tokensOf(text), text.toUtf8().size()) << text.toStdString();
    EXPECT_EQ(tokensOf(u"abcd abcde 🐝!"), 5);
    EXPECT_EQ(firstTokens(u"abcd abcde 🐝!"_s, 3), u"abcd abcde "_s);
    EXPECT_EQ(firstTokens(u"abc"_s, 0), QString());
    EXPECT_EQ(firstTokens(u"abc"_s, 9), u"abc"_s);
}

TEST(Meter, BillsByItsOwnCountAndTable)
{
    qd::test::WorldProcess world({u"--prices"_s, QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/anthropic.json")});
    ASSERT_TRUE(world.models({QJsonObject{{u"answer"_s, u"one two three"_s}}}));
    ASSERT_TRUE(world.script(u"/v1/messages"_s, u"usage-lie"_s, {{u"as"_s, u"zero"_s}}));
    const qint64 before = nowUs();
    world.talk(request(kAnthropic, u"abcd abcd"_s, true, {{u"model"_s, u"claude-opus-5-5"_s}}));
    const QList<QJsonObject> bill = world.bill();
    ASSERT_EQ(bill.size(), 1);
    EXPECT_EQ(tokens(bill[0], "input"), 2);
    EXPECT_EQ(tokens(bill[0], "output"), 4);
    EXPECT_EQ(bill[0].value("cost_pico_usd"_L1).toInteger(), 2 * 4'000'000 + 4 * 20'000'000);
    EXPECT_EQ(world.billedPico(), 88'000'000);
    EXPECT_EQ(world.totals().value("cost_pico_usd"_L1).toInteger(), 88'000'000);
    EXPECT_EQ(bill[0].value("cost_micro_usd"_L1).toInteger(), 88);
    EXPECT_EQ(bill[0].value("connection"_L1).toInt(), 3) << "two scripted";
    EXPECT_TRUE(bill[0].value("whole"_L1).toBool());
    EXPECT_EQ(bill[0].value("n"_L1).toInt(), world.count().last().value("n"_L1).toInt());
    EXPECT_GE(bill[0].value("mono_us"_L1).toInteger(), before);
    EXPECT_LE(bill[0].value("mono_us"_L1).toInteger(), nowUs());
    EXPECT_EQ(bill[0].value("header_names"_L1).toArray(), (QJsonArray{u"Host"_s, u"Connection"_s, u"Content-Type"_s, u"X-Api-Key"_s, u"anthropic-version"_s, u"Content-Length"_s}));
}

TEST(Meter, BillsWhatTextsMeanByItsOwnCount)
{
    qd::test::WorldProcess world({u"--prices"_s, QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/openai.json"), u"--key"_s, u"sk-good"_s});
    const auto ask = [&world](const QByteArray& model, const QByteArray& key) {
        const QByteArray body = R"({"model":")" + model + R"(","input":["abcd abcd","bee"],"encoding_format":"float"})";
        return world.talk("POST /v1/embeddings HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer " + key + "\r\nContent-Length: " + QByteArray::number(body.size())
                          + "\r\n\r\n" + body);
    };
    EXPECT_TRUE(ask("text-embedding-3-large", "sk-good").contains(R"("usage":{"prompt_tokens":3,"total_tokens":3})"));
    EXPECT_EQ(world.billedPico(), 3 * 130'000);
    ASSERT_TRUE(world.script(u"/v1/embeddings"_s, u"usage-lie"_s, {{u"as"_s, u"absent"_s}, {u"times"_s, 1}}));
    EXPECT_FALSE(ask("text-embedding-3-large", "sk-good").contains("usage"));
    EXPECT_EQ(world.billedPico(), 2 * 3 * 130'000) << "whatever it says";
    EXPECT_TRUE(ask("text-embedding-3-large", "sk-bad").startsWith("HTTP/1.1 401 "));
    EXPECT_TRUE(ask("text-embedding-9", "sk-good").startsWith("HTTP/1.1 404 "));
    ASSERT_TRUE(world.script(u"/v1/embeddings"_s, u"fail-before"_s, {{u"times"_s, 1}}));
    EXPECT_TRUE(ask("text-embedding-3-large", "sk-good").startsWith("HTTP/1.1 503 "));
    EXPECT_EQ(world.billedPico(), 2 * 3 * 130'000) << "what was refused costs nothing";
    EXPECT_EQ(world.bill().size(), 5);
}

TEST(Meter, CountsWhatComesFromTheCacheAtItsPrice)
{
    qd::test::WorldProcess world({u"--prices"_s, QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/anthropic.json")});
    const QString stable = u"abcd "_s.repeated(2000);
    const QJsonObject more{{u"model"_s, u"claude-opus-5-5"_s},
                           {u"system"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, stable}, {u"cache_control"_s, QJsonObject{{u"type"_s, u"ephemeral"_s}}}}}}};
    const Heard first = heard(world.talk(request(kAnthropic, u"abcd"_s, true, more)), kAnthropic);
    const Heard second = heard(world.talk(request(kAnthropic, u"abcd abcd"_s, true, more)), kAnthropic);
    EXPECT_EQ(first.usage.value("cache_creation_input_tokens"_L1).toInt(), 2000);
    EXPECT_EQ(second.usage.value("cache_read_input_tokens"_L1).toInt(), 2000);
    EXPECT_EQ(second.usage.value("input_tokens"_L1).toInt(), 2);
    const QList<QJsonObject> bill = world.bill();
    EXPECT_EQ(bill[0].value("cost_pico_usd"_L1).toInteger() - tokens(bill[0], "output") * 20'000'000, 2000LL * 5'000'000 + 4'000'000);
    EXPECT_EQ(bill[1].value("cost_pico_usd"_L1).toInteger() - tokens(bill[1], "output") * 20'000'000, 2000LL * 200'000 + 2 * 4'000'000);
}

TEST(Meter, SeesCanariesWhereverTheyAre)
{
    QTemporaryDir dir;
    qd::test::WorldProcess world({u"--canaries"_s, written(dir, "sk-world\nneedle\n")});
    world.talk(request(kAnthropic, u"a needle"_s, false));
    world.talk(request(kAnthropic, u"hay"_s, false).replace("/v1/messages", "/v1/messages?k=needle"));
    const auto leaks = [&world](qsizetype i) { return world.bill().value(i).value("leaks"_L1).toArray(); };
    const QJsonObject key{{u"canary"_s, 1}, {u"in"_s, u"header"_s}, {u"name"_s, u"x-api-key"_s}};
    EXPECT_EQ(leaks(0), (QJsonArray{key, QJsonObject{{u"canary"_s, 2}, {u"in"_s, u"body"_s}}}));
    EXPECT_EQ(leaks(1), (QJsonArray{QJsonObject{{u"canary"_s, 2}, {u"in"_s, u"target"_s}}, key}));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, world.port());
    ASSERT_TRUE(socket.waitForConnected());
    socket.write("POST /v1/messages HTTP/1.1\r\nX: needle");
    ASSERT_TRUE(socket.waitForBytesWritten());
    socket.disconnectFromHost();
    while (world.totals().value("connected"_L1).toInt() > 1) {
    }
    EXPECT_EQ(leaks(0), (QJsonArray{QJsonObject{{u"canary"_s, 2}, {u"in"_s, u"half a request"_s}}})) << "n 0 comes first";
}

TEST(Meter, BillsWhatTheClientDidNotWaitFor)
{
    qd::test::WorldProcess world;
    ASSERT_TRUE(world.script(u"/v1/messages"_s, u"delay"_s, {{u"delay_ms"_s, 60'000}}));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, world.port());
    ASSERT_TRUE(socket.waitForConnected());
    socket.write(request(kAnthropic, u"Hello"_s, true));
    while (world.count().isEmpty() && socket.waitForBytesWritten(100)) {
    }
    while (world.bill().isEmpty() && world.totals().value("connected"_L1).toInt() > 1) {
    }
    socket.abort();
    while (world.totals().value("connected"_L1).toInt() > 1) {
    }
    ASSERT_EQ(world.bill().size(), 1);
    EXPECT_GT(world.billedPico(), 0);
    EXPECT_FALSE(world.bill()[0].value("whole"_L1).toBool());
    EXPECT_TRUE(world.bill()[0].contains("ended_us"_L1));
}

} // namespace fakeworld
