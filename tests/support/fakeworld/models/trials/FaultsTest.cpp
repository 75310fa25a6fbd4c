#include "tests/support/fakeworld/models/trials/Exchange.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

const QString kAnthropic = u"anthropic"_s;
const QString kMessages = u"/v1/messages"_s;
const QString kText = u"Bees like asters, über alles, and asters like the sun."_s;

/// What comes of one streamed call under the fault.
Heard under(qd::test::WorldProcess& world, const QString& dialect, const QString& fault, const QJsonObject& more = {}, bool streams = true)
{
    EXPECT_TRUE(world.script(QString::fromLatin1(pathOf(dialect)), fault, more)) << fault.toStdString();
    EXPECT_TRUE(world.models({QJsonObject{{u"answer"_s, kText}}}));
    return heard(world.talk(request(dialect, u"Hello"_s, streams)), dialect);
}

bool wholeOnBill(const qd::test::WorldProcess& world)
{
    return world.bill().last().value("whole"_L1).toBool();
}

qint64 outputTold(const Heard& h, const QString& dialect)
{
    return h.usage.value(dialect == "openai-chat"_L1 ? "completion_tokens"_L1 : "output_tokens"_L1).toInteger();
}

} // namespace

TEST(ModelFaults, AStreamEndsWithoutItsEndOrWithAnError)
{
    qd::test::WorldProcess world;
    for (const QString& dialect : dialects()) {
        const Heard cut = under(world, dialect, u"no-end"_s);
        EXPECT_FALSE(cut.ended) << dialect.toStdString();
        EXPECT_TRUE(cut.framed) << "the bytes end well";
        EXPECT_EQ(cut.text, kText);
        const Heard error = under(world, dialect, u"error-event"_s);
        EXPECT_FALSE(error.ended);
        EXPECT_EQ(error.errors, 1) << dialect.toStdString();
        EXPECT_EQ(error.status, 200);
    }
}

TEST(ModelFaults, AStreamIsCutWhereItIsTold)
{
    qd::test::WorldProcess world;
    for (const QString& dialect : dialects()) {
        const Heard whole = under(world, dialect, {});
        EXPECT_TRUE(wholeOnBill(world));
        const Heard cut = under(world, dialect, u"cut"_s, {{u"at"_s, 200}});
        EXPECT_EQ(cut.body.size(), 200) << dialect.toStdString();
        EXPECT_EQ(cut.body.left(12), whole.body.left(12));
        EXPECT_FALSE(cut.framed);
        EXPECT_FALSE(wholeOnBill(world)) << "it was billed all the same";
        const Heard almost = under(world, dialect, u"cut"_s, {{u"at"_s, -1}});
        EXPECT_TRUE(almost.body.endsWith('\n') && !almost.body.endsWith("\n\n")) << "only the line that sends off the last event is missing";
        const Heard character = under(world, dialect, u"cut-in-character"_s);
        EXPECT_EQ(quint8(character.body.back()), 0xc3) << "the first byte of an umlaut";
        EXPECT_GT(world.bill().last().value("cost_pico_usd"_L1).toInteger(), 0);
    }
}

TEST(ModelFaults, BytesOfAStreamAreOddButRight)
{
    qd::test::WorldProcess world;
    for (const QString& dialect : dialects()) {
        for (const char* ending : {"cr", "lf", "crlf"}) {
            const Heard h = under(world, dialect, u"lines"_s, {{u"ending"_s, QString::fromLatin1(ending)}, {u"piece"_s, 1}});
            EXPECT_EQ(h.text, kText) << ending;
            EXPECT_TRUE(h.ended && h.framed) << ending;
            EXPECT_EQ(h.body.contains('\r'), qstrcmp(ending, "lf") != 0);
            EXPECT_EQ(h.body.contains('\n'), qstrcmp(ending, "cr") != 0);
        }
        EXPECT_TRUE(under(world, dialect, u"bom"_s).body.startsWith("\xef\xbb\xbf"));
        EXPECT_TRUE(under(world, dialect, u"nul"_s).body.contains('\0'));
        EXPECT_TRUE(under(world, dialect, u"bad-utf8"_s).body.contains('\xff'));
        const Heard unknown = under(world, dialect, u"unknown-events"_s);
        EXPECT_EQ(unknown.text, kText);
        EXPECT_TRUE(unknown.body.contains(": keep-alive") && unknown.body.contains("retry: 1500"));
    }
}

TEST(ModelFaults, ALineIsAsLongAsItIsTold)
{
    qd::test::WorldProcess world;
    const Heard h = under(world, kAnthropic, u"long-line"_s, {{u"mib"_s, 3}});
    EXPECT_GT(h.body.size(), 3 * 1024 * 1024);
    EXPECT_TRUE(h.framed);
    EXPECT_EQ(world.bill().last().value("sent_bytes"_L1).toInteger() > 3 * 1024 * 1024, true);
}

TEST(ModelFaults, WhatIsPackedOrCalledWrongIsSaidInTheHead)
{
    qd::test::WorldProcess world;
    const Heard packed = under(world, kAnthropic, u"gzip"_s);
    EXPECT_TRUE(packed.head.contains("content-encoding: gzip"));
    EXPECT_TRUE(packed.body.startsWith("\x1f\x8b\x08"));
    EXPECT_TRUE(under(world, kAnthropic, u"wrong-type"_s).head.contains("content-type: text/plain"));
    const Heard more = under(world, kAnthropic, {}, {{u"headers"_s, QJsonObject{{u"anthropic-ratelimit-requests-remaining"_s, 0}}}});
    EXPECT_TRUE(more.head.contains("anthropic-ratelimit-requests-remaining: 0"));
    EXPECT_EQ(more.text, kText);
    const Heard open = under(world, kAnthropic, u"cut"_s, {{u"framing"_s, u"close"_s}, {u"at"_s, 100}});
    EXPECT_FALSE(open.head.contains("chunked"));
    EXPECT_EQ(open.body.size(), 100) << "ends like a whole one, as far as HTTP says";
}

TEST(ModelFaults, ToolsAreAskedForInWaysThatCannotBe)
{
    qd::test::WorldProcess world;
    for (const QString& dialect : dialects()) {
        EXPECT_EQ(under(world, dialect, u"unknown-tool"_s).calls, QList<QByteArray>{"launch_rocket:{\"query\":\"bees\"}"});
        EXPECT_EQ(under(world, dialect, u"bad-arguments"_s).calls, QList<QByteArray>{"unasked:{\"query\":\"bees\","});
        EXPECT_EQ(under(world, dialect, u"duplicate-keys"_s).calls, QList<QByteArray>{"unasked:{\"query\":\"bees\",\"query\":\"wasps\"}"});
        const Heard twice = under(world, dialect, u"duplicate-tool-id"_s);
        ASSERT_EQ(twice.calls.size(), 2) << dialect.toStdString();
        EXPECT_GE(twice.body.count("call_w1"), 2);
    }
}

TEST(ModelFaults, UsageLies)
{
    qd::test::WorldProcess world;
    for (const QString& dialect : dialects())
        for (const bool streams : {true, false}) {
            const qint64 honest = outputTold(under(world, dialect, {}, {}, streams), dialect);
            const auto lie = [&](const char* as) { return under(world, dialect, u"usage-lie"_s, {{u"as"_s, QString::fromLatin1(as)}}, streams); };
            EXPECT_GT(honest, 5);
            EXPECT_EQ(outputTold(lie("zero"), dialect), 0);
            EXPECT_FALSE(lie("zero").usage.isEmpty());
            EXPECT_LT(outputTold(lie("negative"), dialect), 0);
            EXPECT_TRUE(lie("absent").usage.isEmpty()) << dialect.toStdString();
            EXPECT_EQ(outputTold(lie("huge"), dialect), 1'000'000'000'000);
            EXPECT_LT(outputTold(lie("decreasing"), dialect), honest);
            EXPECT_EQ(world.bill().last().value("output_tokens"_L1).toInteger(), honest) << "the meter does not lie";
            EXPECT_TRUE(world.bill().last().value("whole"_L1).toBool());
        }
}

TEST(ModelFaults, ModelsSayWhatIsOfNoUse)
{
    qd::test::WorldProcess world;
    for (const QString& dialect : dialects())
        for (const bool streams : {true, false}) {
            EXPECT_TRUE(under(world, dialect, u"empty"_s, {}, streams).text.isEmpty());
            EXPECT_TRUE(under(world, dialect, u"not-json"_s, {}, streams).text.startsWith(u"Certainly!"_s));
            EXPECT_EQ(under(world, dialect, u"wrong-schema"_s, {}, streams).text, u"{\"unasked\":true}"_s);
            const Heard cut = under(world, dialect, u"max-tokens"_s, {}, streams);
            EXPECT_EQ(cut.text, kText.left(kText.size() / 2));
            EXPECT_TRUE(cut.stop == "max_tokens"_L1 || cut.stop == "length"_L1 || cut.stop == "incomplete"_L1) << cut.stop.toStdString();
            EXPECT_TRUE(under(world, dialect, u"refusal"_s, {}, streams).body.contains("refusal"));
        }
}

TEST(ModelFaults, FailuresCostNothingAndSayWhenToComeAgain)
{
    qd::test::WorldProcess world;
    const auto status = [&](const QString& dialect, int code, QJsonObject more) {
        more.insert(u"status"_s, code);
        return under(world, dialect, u"status"_s, more);
    };
    EXPECT_TRUE(status(kAnthropic, 529, {}).body.contains("\"type\":\"overloaded_error\""));
    EXPECT_TRUE(status(u"openai-chat"_s, 429, {}).body.contains("\"code\":\"rate_limit_exceeded\""));
    EXPECT_TRUE(status(kAnthropic, 429, {{u"retry_after"_s, u"-5"_s}}).head.contains("retry-after: -5"));
    EXPECT_TRUE(status(kAnthropic, 429, {{u"retry_after"_s, 99999999}}).head.contains("retry-after: 99999999"));
    EXPECT_TRUE(status(kAnthropic, 503, {{u"retry_after_date_s"_s, 60}}).head.contains(" gmt"));
    EXPECT_TRUE(status(kAnthropic, 401, {{u"echo"_s, true}}).body.endsWith("sk-world")) << "says the key";
    EXPECT_EQ(under(world, kAnthropic, u"html-page"_s).status, 502);
    EXPECT_TRUE(under(world, kAnthropic, u"redirect"_s, {{u"to"_s, u"http://127.0.0.1:9/x"_s}, {u"status"_s, 302}}).head.contains("location: http://127.0.0.1:9/x"));
    EXPECT_EQ(world.billedPico(), 0);
    EXPECT_EQ(under(world, kAnthropic, u"status"_s, {{u"status"_s, 504}, {u"billed"_s, true}}).status, 504);
    EXPECT_GT(world.billedPico(), 0) << "unless the world is told that they do";
}

TEST(ModelFaults, TheKeyIsSaidWhereTheWorldIsToldTo)
{
    qd::test::WorldProcess world;
    const QByteArray key = "sk-world";
    for (const QString& dialect : dialects()) {
        const auto echo = [&](const char* fault, const char* where, QJsonObject more = {}) {
            more.insert(u"echo"_s, QString::fromLatin1(where));
            return under(world, dialect, QString::fromLatin1(fault), more);
        };
        EXPECT_TRUE(echo("status", "message", {{u"status"_s, 401}}).body.contains(" Your key is " + key + '"')) << dialect.toStdString();
        const Heard inside = echo("error-event", "message");
        EXPECT_TRUE(inside.body.contains(" Your key is " + key + '"') && inside.errors == 1) << dialect.toStdString();
        EXPECT_EQ(echo("", "words").text, kText + u" Your key is sk-world"_s) << dialect.toStdString();
        const Heard header = echo("", "header");
        EXPECT_TRUE(header.head.contains(": req-" + key) && !header.body.contains(key)) << dialect.toStdString();
    }
}

TEST(ModelFaults, ComeWhenTheyAreTold)
{
    qd::test::WorldProcess world;
    const auto statuses = [&world](int n) {
        QByteArray row;
        for (int i = 0; i < n; ++i)
            row += heard(world.talk(request(kAnthropic, u"Hello"_s, false)), kAnthropic).status == 200 ? 'o' : 'x';
        return row;
    };
    const QString status = u"status"_s;
    ASSERT_TRUE(world.script(kMessages, status, {{u"status"_s, 529}, {u"on"_s, 3}}));
    EXPECT_EQ(statuses(5), "ooxoo");
    ASSERT_TRUE(world.script(kMessages, status, {{u"status"_s, 529}, {u"every"_s, 2}, {u"times"_s, 2}}));
    EXPECT_EQ(statuses(7), "oxoxooo");
    const QJsonObject dice{{u"status"_s, 529}, {u"chance"_s, 0.5}, {u"seed"_s, 7}};
    ASSERT_TRUE(world.script(kMessages, status, dice));
    const QByteArray first = statuses(20);
    ASSERT_TRUE(world.script(kMessages, status, dice));
    EXPECT_EQ(statuses(20), first) << "the same seed, the same world";
    EXPECT_TRUE(first.contains('o') && first.contains('x')) << first.toStdString();
    ASSERT_TRUE(world.script(kMessages, status, {{u"status"_s, 529}, {u"model"_s, u"model-b"_s}}));
    EXPECT_EQ(statuses(1), "o");
    ASSERT_TRUE(world.script(u"*"_s, status, {{u"status"_s, 529}}));
    EXPECT_EQ(statuses(1), "o") << "the path has something of its own";
    ASSERT_TRUE(world.clear() && world.script(u"*"_s, status, {{u"status"_s, 529}, {u"times"_s, 1}})
                && world.script(u"*"_s, u"html-page"_s, {{u"times"_s, 1}, {u"also"_s, true}}));
    EXPECT_EQ(statuses(3), "xxo") << "one after the other";
    ASSERT_TRUE(world.script(kMessages, status, {{u"status"_s, 529}, {u"for_ms"_s, 60'000}}));
    EXPECT_EQ(statuses(3), "xxx") << "from now on";
    ASSERT_TRUE(world.script(kMessages, status, {{u"status"_s, 529}, {u"for_ms"_s, 1}}));
    QElapsedTimer clock;
    clock.start();
    QByteArray later = statuses(1);
    while (later == "x" && clock.elapsed() < 5000)
        later = statuses(1);
    EXPECT_EQ(later, "o") << "and then no more";
}

TEST(ModelFaults, HangsAndDripsAndResets)
{
    qd::test::WorldProcess world;
    ASSERT_TRUE(world.script(kMessages, u"hang"_s, {{u"at"_s, 40}}));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, world.port());
    ASSERT_TRUE(socket.waitForConnected());
    socket.write(request(kAnthropic, u"Hello"_s, true));
    QByteArray came;
    while (!came.contains("message_start") && socket.waitForReadyRead(5000))
        came += socket.readAll();
    EXPECT_TRUE(came.endsWith("\r\n") && came.contains("\r\n28\r\n")) << "40 bytes in a chunk: " << came.toStdString();
    EXPECT_EQ(world.totals().value("connected"_L1).toInt(), 2) << "this one, and the one that asks";
    EXPECT_FALSE(wholeOnBill(world));
    EXPECT_GT(world.billedPico(), 0) << "what hangs is paid";
    ASSERT_TRUE(world.script(kMessages, u"drip"_s, {{u"every_ms"_s, 1}, {u"piece"_s, 64}}));
    EXPECT_TRUE(heard(world.talk(request(kAnthropic, u"Hello"_s, true)), kAnthropic).ended);
    ASSERT_TRUE(world.script(kMessages, u"cut"_s, {{u"reset"_s, true}}));
    QTcpSocket second;
    second.connectToHost(u"127.0.0.1"_s, world.port());
    ASSERT_TRUE(second.waitForConnected());
    second.write(request(kAnthropic, u"Hello"_s, true));
    EXPECT_TRUE(second.waitForDisconnected(5000) || second.state() == QAbstractSocket::UnconnectedState);
}

TEST(ModelFaults, NobodyListensForAWhile)
{
    qd::test::WorldProcess world;
    QTcpSocket open;
    open.connectToHost(u"127.0.0.1"_s, world.port());
    ASSERT_TRUE(open.waitForConnected());
    ASSERT_EQ(world.totals().value("connected"_L1).toInt(), 2);
    ASSERT_TRUE(world.refuse(300, true));
    EXPECT_TRUE(open.state() != QAbstractSocket::ConnectedState || open.waitForDisconnected(5000)) << "what was connected is dropped";
    int refused = 0;
    QElapsedTimer clock;
    clock.start();
    while (world.talk(request(kAnthropic, u"Hello"_s, false)) == "no connection" && clock.elapsed() < 10'000)
        ++refused;
    EXPECT_GT(refused, 0);
    EXPECT_EQ(world.bill().size(), 1) << "it listens again, at the same port";
}

} // namespace fakeworld
