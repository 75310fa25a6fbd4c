#include "agents/llm/PictureHead.h"
#include "tests/agents/llm/wire/Streams.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;
using qd::test::readIn;

namespace {

ModelTraits traits(PictureWay way)
{
    ModelTraits traits;
    traits.model = QStringLiteral("gpt-image-2.6-sunburst");
    traits.pictures = way;
    traits.seed = way == PictureWay::Plain;
    return traits;
}

LlmRequest wish()
{
    LlmRequest request;
    request.model = QStringLiteral("openai:gpt-image-2.6-sunburst");
    request.system = QStringLiteral("No text.");
    request.prompt = QStringLiteral("Show a path.");
    request.paints = Painting{QStringLiteral("1024x1024"), QStringLiteral("low")};
    request.seed = 7;
    return request;
}

/// The head of a PNG is all that is looked at here.
QByteArray png()
{
    return QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000004b0000002760802000000");
}

QByteArray answer(const QByteArray& picture, const QByteArray& usage = R"({"input_tokens":12,"input_tokens_details":{"text_tokens":12,"image_tokens":0},"output_tokens":300,"total_tokens":312})")
{
    return R"({"created":1,"data":[{"b64_json":")" + picture.toBase64() + R"("}],"usage":)" + usage + '}';
}

} // namespace

TEST(ImagesWire, AsksForOnePicture)
{
    const WireCall call = wireOf(Dialect::OpenAiImages)->write(wish(), traits(PictureWay::Gpt));
    EXPECT_EQ(call.path, QStringLiteral("/images/generations"));
    EXPECT_FALSE(call.streams);
    EXPECT_EQ(call.body, QByteArray(R"({"model":"gpt-image-2.6-sunburst","prompt":"No text.\n\nShow a path.","n":1,"size":"1024x1024","quality":"low","background":"opaque","output_format":"png"})"));
}

TEST(ImagesWire, AsksAServerOfOnesOwnForTheBytes)
{
    const WireCall call = wireOf(Dialect::OpenAiImages)->write(wish(), traits(PictureWay::Plain));
    EXPECT_EQ(call.body, QByteArray(R"({"model":"gpt-image-2.6-sunburst","prompt":"No text.\n\nShow a path.","n":1,"size":"1024x1024","response_format":"b64_json","seed":7})"));
}

TEST(ImagesReader, GivesThePictureAndWhatItCost)
{
    for (const qsizetype cut : {0, 1, 7}) {
        const test::ReadAnswer read = readIn(Dialect::OpenAiImages, answer(png()), cut, wish());
        ASSERT_TRUE(bool(read.answer)) << read.answer.error().text.toStdString();
        ASSERT_EQ(read.answer->pictures.size(), 1);
        EXPECT_EQ(read.answer->pictures[0].bytes, png());
        EXPECT_EQ(read.answer->pictures[0].mediaType, QStringLiteral("image/png"));
        EXPECT_EQ(read.answer->usage.in.value, 12);
        EXPECT_EQ(read.answer->usage.out.value, 300);
        EXPECT_TRUE(read.answer->isWhole && read.answer->isReported && !read.answer->fault);
        EXPECT_TRUE(read.pieces.isEmpty());
    }
}

TEST(ImagesReader, APictureNeverComesForNothing)
{
    for (const char* usage : {R"({"input_tokens":0,"output_tokens":0})", R"({"input_tokens":12,"output_tokens":-1})", "null"}) {
        const test::ReadAnswer read = readIn(Dialect::OpenAiImages, answer(png(), usage), 0, wish());
        EXPECT_FALSE(read.answer->isReported) << usage;
        EXPECT_TRUE(read.answer->isWhole);
        EXPECT_EQ(read.answer->pictures.size(), 1);
    }
}

TEST(ImagesReader, WhatIsNoPictureIsPaidAndNotUsed)
{
    for (const QByteArray& body : {answer("<html>"), answer({}), QByteArray(R"({"data":[],"usage":{"input_tokens":1,"output_tokens":2}})"),
                                   QByteArray(R"({"data":[{"url":"https://example.org/a.png"}],"usage":{"input_tokens":1,"output_tokens":2}})"),
                                   QByteArray(R"({"data":[{"b64_json":"%%%%"}],"usage":{"input_tokens":1,"output_tokens":2}})"),
                                   R"({"data":[{"b64_json":")" + png().toBase64() + R"(%"}],"usage":{"input_tokens":1,"output_tokens":2}})"}) {
        const test::ReadAnswer read = readIn(Dialect::OpenAiImages, body, 0, wish());
        ASSERT_TRUE(bool(read.answer)) << body.constData();
        ASSERT_TRUE(read.answer->fault) << body.constData();
        EXPECT_EQ(read.answer->fault->kind, Error::Model);
        EXPECT_TRUE(read.answer->isWhole);
        EXPECT_TRUE(read.answer->pictures.isEmpty());
    }
}

TEST(ImagesReader, ACutAnswerIsNotWhole)
{
    const QByteArray whole = answer(png());
    for (qsizetype at = 1; at < whole.size(); ++at) {
        const test::ReadAnswer read = readIn(Dialect::OpenAiImages, whole.left(at), 0, wish());
        ASSERT_TRUE(bool(read.answer)) << at;
        EXPECT_FALSE(read.answer->isWhole) << at;
        EXPECT_TRUE(read.answer->fault && read.answer->fault->kind == Error::Network) << at;
    }
}

TEST(Refusal, AFilterIsARuleAndBilledOnlyWhereItLookedAtWhatCameOut)
{
    const auto refused = [](const char* stage) {
        return readRefusal(400, {}, QByteArray(R"({"error":{"message":"Your request was rejected by the safety system.","type":"image_generation_user_error","code":"moderation_blocked",)")
                                        + R"("moderation_details":{"moderation_stage":")" + stage + R"(","categories":["violence"]}}})", {});
    };
    EXPECT_EQ(refused("input").kind, ModelRefusal::Moderated);
    EXPECT_EQ(refused("input").error().kind, Error::Rule);
    EXPECT_FALSE(refused("input").mayBeBilled);
    EXPECT_TRUE(refused("output").mayBeBilled);
    EXPECT_FALSE(refused("output").mayRetry);
    EXPECT_TRUE(refused("input").sentence.startsWith(QStringLiteral("The provider's filter refuses this (400): Your request")));
    EXPECT_EQ(readRefusal(400, {}, R"({"error":{"message":"size is wrong"}})", {}).kind, ModelRefusal::BadRequest);
}

TEST(PictureHead, ReadsTheSizeOfEachKind)
{
    const auto expect = [](const QByteArray& bytes, const char* type, int width, int height) {
        const std::optional<PictureHead> head = pictureHead(bytes);
        ASSERT_TRUE(head) << type;
        EXPECT_EQ(head->mediaType, QLatin1String(type));
        EXPECT_EQ(head->width, width) << type;
        EXPECT_EQ(head->height, height) << type;
    };
    expect(png(), "image/png", 1200, 630);
    expect(QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000" "ffc00011080276" "04b003012200021101031101"), "image/jpeg", 1200, 630);
    expect("RIFF" + QByteArray::fromHex("00000000") + "WEBPVP8X" + QByteArray::fromHex("0a00000000000000af0400750200"), "image/webp", 1200, 630);
    expect("RIFF" + QByteArray::fromHex("00000000") + "WEBPVP8L" + QByteArray::fromHex("000000002faf449d000000000000"), "image/webp", 1200, 630);
    expect("RIFF" + QByteArray::fromHex("00000000") + "WEBPVP8 " + QByteArray::fromHex("00000000000000" "9d012a" "b0047602"), "image/webp", 1200, 630);
    for (const QByteArray& none : {QByteArray(), QByteArray("GIF89a"), png().left(23), QByteArray("\xff\xd8\xff\xda\x00\x08", 6), QByteArray("<svg/>")})
        EXPECT_FALSE(pictureHead(none)) << none.toHex().constData();
    EXPECT_FALSE(pictureHead(QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000000000027608020000")));
}
