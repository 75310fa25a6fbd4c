#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <gtest/gtest.h>

#include <QTcpSocket>

namespace fakeworld {

namespace {

QByteArray post(const QByteArray& path, const QByteArray& body = "abc", const QByteArray& connection = "close")
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nX-Key: k\r\nConnection: " + connection + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QString at(const QJsonObject& line, const char* key)
{
    return line.value(QString::fromLatin1(key)).toString();
}

const QString kSend = QStringLiteral("/send");

} // namespace

TEST(RequestReader, CutsAStreamWhereverItIsBroken)
{
    const QByteArray stream = post("/a", "one") + "GET /b HTTP/1.1\r\n\r\n" + post("/c", "");
    for (qsizetype piece = 1; piece < stream.size(); piece += 7) {
        RequestReader reader;
        QByteArray paths;
        for (qsizetype from = 0; from < stream.size(); from += piece) {
            reader.feed(stream.mid(from, piece));
            while (const auto request = reader.next())
                paths += request->path + "=" + request->body + " ";
        }
        ASSERT_EQ(paths, "/a=one /b= /c= ") << piece;
        EXPECT_FALSE(reader.isBroken());
    }
}

TEST(RequestReader, RefusesWhatItCannotCut)
{
    for (const char* text : {"hello\r\n\r\n", "GET / HTTP/2\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                             "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"}) {
        RequestReader reader;
        reader.feed(text);
        EXPECT_FALSE(reader.next()) << text;
        EXPECT_TRUE(reader.isBroken()) << text;
    }
}

TEST(World, CountsWhatComesAndAnswers)
{
    qd::test::WorldProcess world;
    ASSERT_NE(world.port(), 0);
    EXPECT_TRUE(world.talk(post("/send")).endsWith("{\"ok\":true,\"id\":\"1\"}"));
    EXPECT_TRUE(world.talk(post("/a", {}, "keep-alive") + post("/b")).endsWith("\"3\"}")) << "two on one connection";
    const QList<QJsonObject> count = world.count();
    ASSERT_EQ(count.size(), 3);
    EXPECT_EQ(at(count[0], "method"), QStringLiteral("POST"));
    EXPECT_EQ(at(count[0], "path"), kSend);
    EXPECT_EQ(at(count[0], "body_sha256"), QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    EXPECT_EQ(count[0].value(QStringLiteral("headers")).toObject().value(QStringLiteral("x-key")).toString(), QStringLiteral("k"));
    EXPECT_TRUE(count[0].value(QStringLiteral("done")).toBool());
    EXPECT_EQ(at(count[2], "path"), QStringLiteral("/b"));
}

TEST(World, SaysTheKeyThatItsToolIsAskedWith)
{
    qd::test::WorldProcess world;
    const auto call = [&world](const QByteArray& how) {
        const QByteArray body = R"({"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"look","arguments":{)" + how + "}}}";
        return world.talk("POST /mcp HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\"-canary-1\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    };
    EXPECT_TRUE(call({}).contains("a key of 11 characters"));
    EXPECT_TRUE(call(R"("how":"words")").contains(R"(k\"-canary-1)"));
    EXPECT_TRUE(call(R"("how":"codes")").contains(R"(\u006b\u0022\u002d)"));
    EXPECT_TRUE(call(R"("how":"base64")").contains(QByteArray("k\"-canary-1").toBase64()));
    EXPECT_TRUE(call(R"("how":"split")").contains("\xe2\x80\x8b"));
    const QByteArray status = call(R"("how":"status")");
    EXPECT_TRUE(status.startsWith("HTTP/1.1 401") && status.contains(R"("error":{)")) << status.constData();
}

TEST(World, DoesNotCountHalfARequest)
{
    qd::test::WorldProcess world;
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), world.port());
    ASSERT_TRUE(socket.waitForConnected());
    socket.write(post("/half").chopped(1));
    ASSERT_TRUE(socket.waitForBytesWritten());
    socket.disconnectFromHost();
    EXPECT_TRUE(world.talk(post("/whole")).startsWith("HTTP/1.1 200 "));
    ASSERT_EQ(world.count().size(), 1);
    EXPECT_EQ(at(world.count().first(), "path"), QStringLiteral("/whole"));
}

TEST(World, MisbehavesAsScripted)
{
    struct Case {
        const char* fault;
        QJsonObject more;
        const char* answer; ///< how it begins
        bool done;
    };
    const Case cases[] = {
        {"close-after-body", {}, "", true},
        {"half-status-line", {}, "HTTP/1.1 2", true},
        {"cut-body", {}, "HTTP/1.1 200 ", true},
        {"fail-after", {}, "HTTP/1.1 500 ", true},
        {"fail-before", {}, "HTTP/1.1 503 ", false},
        {"redirect", {{QStringLiteral("to"), QStringLiteral("http://127.0.0.1:9/x")}}, "HTTP/1.1 307 ", false},
        {"delay", {{QStringLiteral("delay_ms"), 30}}, "HTTP/1.1 200 ", true},
        {"answer", {{QStringLiteral("status"), 429}, {QStringLiteral("body"), QStringLiteral("slow down")}}, "HTTP/1.1 429 ", true},
    };
    qd::test::WorldProcess world;
    for (const Case& c : cases) {
        ASSERT_TRUE(world.script(kSend, QString::fromLatin1(c.fault), c.more)) << c.fault;
        const QByteArray answer = world.talk(post("/send"));
        EXPECT_TRUE(answer.startsWith(c.answer)) << c.fault << ": " << answer.toStdString();
        const QJsonObject line = world.count().last();
        EXPECT_EQ(line.value(QStringLiteral("done")).toBool(), c.done) << c.fault;
        EXPECT_EQ(at(line, "fault"), QString::fromLatin1(c.fault));
        if (qstrcmp(c.fault, "close-after-body") == 0 || qstrcmp(c.fault, "half-status-line") == 0) {
            EXPECT_EQ(answer, c.answer) << "and not a byte more";
        }
        if (qstrcmp(c.fault, "cut-body") == 0) {
            EXPECT_FALSE(answer.endsWith("}")) << answer.toStdString();
        }
        if (qstrcmp(c.fault, "redirect") == 0) {
            EXPECT_TRUE(answer.contains("Location: http://127.0.0.1:9/x\r\n"));
        }
    }
    EXPECT_EQ(world.count().size(), qsizetype(std::size(cases)));
}

TEST(World, AFaultMayWearOff)
{
    qd::test::WorldProcess world;
    ASSERT_TRUE(world.script(kSend, QStringLiteral("fail-after"), {{QStringLiteral("times"), 2}}));
    EXPECT_TRUE(world.talk(post("/send")).startsWith("HTTP/1.1 500 "));
    EXPECT_TRUE(world.talk(post("/other")).startsWith("HTTP/1.1 200 "));
    EXPECT_TRUE(world.talk(post("/send")).startsWith("HTTP/1.1 500 "));
    EXPECT_TRUE(world.talk(post("/send")).startsWith("HTTP/1.1 200 "));
}

TEST(World, RefusesAScriptThatItDoesNotKnow)
{
    qd::test::WorldProcess world;
    EXPECT_FALSE(world.script(kSend, QStringLiteral("explode")));
    EXPECT_FALSE(world.script(QString(), QStringLiteral("fail-after")));
    EXPECT_TRUE(world.count().isEmpty());
}

TEST(World, SaysWhenItIsNotSpokenToInHttp)
{
    qd::test::WorldProcess world;
    EXPECT_TRUE(world.talk("hello\r\n\r\n").startsWith("HTTP/1.1 400 "));
    EXPECT_TRUE(world.count().isEmpty());
}

} // namespace fakeworld
