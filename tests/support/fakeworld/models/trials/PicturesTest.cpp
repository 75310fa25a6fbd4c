#include "tests/support/fakeworld/models/Pictures.h"

#include "tests/support/fakeworld/models/trials/Exchange.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

const QString kPath = u"/v1/images/generations"_s;

QByteArray wish(const QJsonObject& more = {})
{
    QJsonObject json{{u"model"_s, u"gpt-image-2.6-sunburst"_s}, {u"prompt"_s, u"abcd abcd"_s}, {u"size"_s, u"32x16"_s}, {u"quality"_s, u"low"_s}};
    for (auto member = more.begin(); member != more.end(); ++member)
        json.insert(member.key(), member.value());
    const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return "POST " + kPath.toLatin1() + " HTTP/1.1\r\nHost: world\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QJsonObject bodyOf(const QByteArray& answer)
{
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

QByteArray pictureIn(const QByteArray& answer)
{
    return QByteArray::fromBase64(bodyOf(answer).value("data"_L1).toArray().first().toObject().value("b64_json"_L1).toString().toLatin1());
}

} // namespace

TEST(WorldPictures, AreRealAndBilledByTheWorldsOwnCount)
{
    qd::test::WorldProcess world({u"--prices"_s, QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/openai.json")});
    const QByteArray answer = world.talk(wish());
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 200 ")) << answer.left(400).constData();
    const QByteArray png = pictureIn(answer);
    EXPECT_EQ(png, pngOf(32, 16, u"abcd abcd"_s));
    EXPECT_EQ(png.mid(12, 12).toHex(), QByteArray("494844520000002000000010"));
    const qint64 out = 300 * 32 * 16 / (1024 * 1024) + 1;
    EXPECT_EQ(world.billedPico(), 2 * 5'000'000 + out * 30'000'000);
    EXPECT_EQ(bodyOf(answer).value("usage"_L1).toObject().value("output_tokens"_L1).toInteger(), out);
    EXPECT_NE(pngOf(32, 16, u"another"_s), png);
}

TEST(WorldPictures, WhatTheApiDoesNotTakeIsRefusedAndCostsNothing)
{
    qd::test::WorldProcess world;
    for (const QJsonObject& wrong : {QJsonObject{{u"prompt"_s, u""_s}}, QJsonObject{{u"size"_s, u"big"_s}}, QJsonObject{{u"n"_s, 2}}, QJsonObject{{u"quality"_s, u"hd"_s}},
                                     QJsonObject{{u"response_format"_s, u"b64_json"_s}}, QJsonObject{{u"model"_s, u"flux"_s}}})
        EXPECT_TRUE(world.talk(wish(wrong)).startsWith("HTTP/1.1 400 ")) << QJsonDocument(wrong).toJson().constData();
    EXPECT_TRUE(world.talk(wish({{u"model"_s, u"flux"_s}, {u"response_format"_s, u"b64_json"_s}})).startsWith("HTTP/1.1 200 "));
    EXPECT_EQ(world.bill().size(), 7);
    EXPECT_TRUE(world.bill().last().value("billed"_L1).toBool());
    EXPECT_FALSE(world.bill().first().value("billed"_L1).toBool());
}

TEST(WorldPictures, FailAsTheyAreTold)
{
    qd::test::WorldProcess world;
    const auto under = [&world](const QString& fault, const QJsonObject& more = {}) {
        EXPECT_TRUE(world.script(kPath, fault, more)) << fault.toStdString();
        return world.talk(wish());
    };
    EXPECT_EQ(pictureIn(under(u"wrong-size"_s)), pngOf(64, 64, u"abcd abcd"_s));
    EXPECT_EQ(pictureIn(under(u"wrong-size"_s, {{u"size"_s, u"8x9"_s}})), pngOf(8, 9, u"abcd abcd"_s));
    EXPECT_EQ(bodyOf(under(u"empty"_s)).value("data"_L1).toArray().size(), 0);
    EXPECT_EQ(pictureIn(under(u"not-json"_s)), "<html>no picture</html>");
    EXPECT_EQ(bodyOf(under(u"usage-lie"_s, {{u"as"_s, u"zero"_s}})).value("usage"_L1).toObject().value("output_tokens"_L1).toInteger(-1), 0);
    EXPECT_FALSE(bodyOf(under(u"usage-lie"_s, {{u"as"_s, u"absent"_s}})).contains("usage"_L1));
    const qint64 before = world.billedPico();
    const QByteArray refused = under(u"refusal"_s);
    EXPECT_TRUE(refused.startsWith("HTTP/1.1 400 "));
    EXPECT_EQ(bodyOf(refused).value("error"_L1).toObject().value("code"_L1).toString(), u"moderation_blocked"_s);
    EXPECT_EQ(world.billedPico(), before) << "it looked at the prompt";
    under(u"refusal"_s, {{u"stage"_s, u"output"_s}});
    EXPECT_GT(world.billedPico(), before) << "it was made, and withheld";
    const qsizetype whole = under({}).size();
    EXPECT_LT(under(u"cut"_s).size(), whole);
    EXPECT_FALSE(world.bill().last().value("whole"_L1).toBool());
}

} // namespace fakeworld
