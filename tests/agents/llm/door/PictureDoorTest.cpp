#include "agents/keys/Secret.h"
#include "agents/llm/PriceList.h"
#include "agents/llm/Settlement.h"
#include "agents/llm/TokenBound.h"
#include "agents/llm/door/ModelDoor.h"
#include "tests/support/Await.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <gtest/gtest.h>

#include <QCryptographicHash>
#include <QImage>

namespace qd::agents {
namespace {

using test::waitUntil;

const QString kPath = QStringLiteral("/v1/images/generations");
const QString kPrices = QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/openai.json");

/// The door, and a provider that paints and bills by its own meter.
class PictureDoor : public testing::Test {
protected:
    PictureDoor() : world({QStringLiteral("--prices"), kPrices, QStringLiteral("--key"), QStringLiteral("sk-canary-0123456789"), QStringLiteral("--quick")})
    {
        const QByteArray file = QStringLiteral(R"({"id":"openai","title":"OpenAI","dialect":"openai-responses","base_url":"%1/v1","date":"2026-11-22",)"
                                               R"("source":"a test","key":{"header":"Authorization","prefix":"Bearer "},"defaults":{"context":100000,"most_output":16384,"images":true,)"
                                               R"("image_patch":32,"image_weight":120},)"
                                               R"("models":[{"model":"gpt-image-2.6-sunburst","pictures":"gpt"},{"model":"gpt-6-sol"}]})").arg(world.origin()).toUtf8();
        const Result<Done> added = providers.add(file, QStringLiteral("openai.json"));
        EXPECT_TRUE(added) << added.error().text.toStdString() << added.error().where.toStdString();
        door = std::make_unique<ModelDoor>(providers, [this](const QString&, const KeyShelf::Found& found) { found(key); });
    }
    LlmRequest wish(const char* model = "openai:gpt-image-2.6-sunburst") const
    {
        LlmRequest request;
        request.model = QString::fromLatin1(model);
        request.system = QStringLiteral("No text in it.");
        request.prompt = QStringLiteral("Show this: a path with three markers.");
        request.paints = Painting{QStringLiteral("1024x1024"), QStringLiteral("medium")};
        request.maxTokens = {16'384};
        return request;
    }
    Result<LlmAnswer> ask(const LlmRequest& request)
    {
        std::optional<Result<LlmAnswer>> came;
        door->ask(++last, request, {}, [&came](const Result<LlmAnswer>& answer) { came = answer; });
        EXPECT_TRUE(waitUntil([&] { return came.has_value(); }));
        return came.value_or(Error{});
    }
    /// What the answer costs by our reckoning, in micro-dollars.
    qint64 owed(const LlmRequest& request, const LlmAnswer& answer) const
    {
        const Reserved reserved{countAtMost(request, providers.find(request.model)->traits), request.maxTokens};
        return prices.cost(request.model, settled(request, answer, reserved).usage)->micro;
    }
    void expectNothingIsOverrun(const LlmRequest& request, const LlmAnswer& answer)
    {
        EXPECT_GE(owed(request, answer) * 1'000'000, world.billedPico()) << "no more is billed than was counted";
        EXPECT_LE(owed(request, answer), prices.worstCase(request.model, countAtMost(request, providers.find(request.model)->traits), request.maxTokens)->micro);
    }

    test::WorldProcess world;
    ProviderList providers;
    PriceList prices = *PriceList::read();
    Result<SharedSecret> key = Secret::of("sk-canary-0123456789");
    std::unique_ptr<ModelDoor> door;
    quint64 last = 0;
};

TEST_F(PictureDoor, GetsThePictureAndCountsWhatTheProviderBills)
{
    const Result<LlmAnswer> came = ask(wish());
    ASSERT_TRUE(came) << came.error().text.toStdString();
    ASSERT_FALSE(came->fault) << came->fault->text.toStdString();
    ASSERT_EQ(came->pictures.size(), 1);
    EXPECT_EQ(QImage::fromData(came->pictures[0].bytes).size(), QSize(1024, 1024));
    ASSERT_EQ(world.bill().size(), 1);
    EXPECT_EQ(world.bill()[0].value(QStringLiteral("prompt")).toString(), QStringLiteral("No text in it.\n\nShow this: a path with three markers."));
    EXPECT_EQ(world.bill()[0].value(QStringLiteral("quality")).toString(), QStringLiteral("medium"));
    const qint64 pico = world.billedPico();
    EXPECT_GT(pico, 0);
    EXPECT_EQ(owed(wish(), *came), (pico + 999'999) / 1'000'000) << "to the micro-dollar";
}

TEST_F(PictureDoor, LyingUsageIsCaughtEitherWay)
{
    for (const char* lie : {"zero", "negative", "absent", "huge", "text"}) {
        const qint64 before = world.billedPico();
        ASSERT_TRUE(world.script(kPath, QStringLiteral("usage-lie"), {{QStringLiteral("as"), QString::fromLatin1(lie)}}));
        const Result<LlmAnswer> came = ask(wish());
        ASSERT_TRUE(came) << lie;
        EXPECT_EQ(came->pictures.size(), 1) << lie;
        EXPECT_GE(owed(wish(), *came) * 1'000'000, world.billedPico() - before) << lie;
        EXPECT_LE(owed(wish(), *came), prices.worstCase(wish().model, countAtMost(wish(), providers.find(wish().model)->traits), wish().maxTokens)->micro) << lie;
    }
}

TEST_F(PictureDoor, AFilterIsARuleAndIsPaidWhereThePictureWasMade)
{
    ASSERT_TRUE(world.script(kPath, QStringLiteral("refusal")));
    const Result<LlmAnswer> came = ask(wish());
    ASSERT_FALSE(came);
    EXPECT_EQ(came.error().kind, Error::Rule);
    EXPECT_TRUE(came.error().text.startsWith(QStringLiteral("The provider's filter refuses this (400): "))) << came.error().text.toStdString();
    EXPECT_EQ(world.billedPico(), 0);
    ASSERT_TRUE(world.script(kPath, QStringLiteral("refusal"), {{QStringLiteral("stage"), QStringLiteral("output")}}));
    const Result<LlmAnswer> withheld = ask(wish());
    ASSERT_TRUE(withheld);
    ASSERT_TRUE(withheld->fault);
    EXPECT_EQ(withheld->fault->kind, Error::Rule);
    EXPECT_FALSE(withheld->isWhole);
    expectNothingIsOverrun(wish(), *withheld);
    EXPECT_EQ(world.count().size(), 2) << "nothing is sent twice";
}

TEST_F(PictureDoor, WhatBreaksOffOrIsNoPictureIsPaidAndNotAskedForAgain)
{
    int sent = 0;
    for (const char* fault : {"cut", "empty", "close-after-body", "not-json", "half-status-line"}) {
        ASSERT_TRUE(world.script(kPath, QString::fromLatin1(fault)));
        const qint64 before = world.billedPico();
        const Result<LlmAnswer> came = ask(wish());
        ASSERT_TRUE(came) << fault;
        EXPECT_TRUE(came->fault) << fault;
        EXPECT_TRUE(came->pictures.isEmpty()) << fault;
        EXPECT_GE(owed(wish(), *came) * 1'000'000, world.billedPico() - before) << fault;
        EXPECT_EQ(world.count().size(), ++sent) << fault;
    }
}

TEST_F(PictureDoor, AModelOfPicturesGivesNoWordsAndTheOtherWayAround)
{
    LlmRequest words = wish();
    words.paints.reset();
    EXPECT_EQ(ask(words).error().text, QStringLiteral("The model “openai:gpt-image-2.6-sunburst” makes pictures and answers nothing else."));
    EXPECT_EQ(ask(wish("openai:gpt-6-sol")).error().text, QStringLiteral("The model “openai:gpt-6-sol” makes no pictures."));
    EXPECT_TRUE(world.count().isEmpty());
}

TEST_F(PictureDoor, APictureThatIsShownArrivesAsItIsAndIsReserved)
{
    const LlmAnswer painted = *ask(wish());
    LlmRequest request;
    request.model = QStringLiteral("openai:gpt-6-sol");
    request.prompt = QStringLiteral("What do you see?");
    request.images = {{painted.pictures[0].mediaType, painted.pictures[0].bytes}};
    const Result<LlmAnswer> came = ask(request);
    ASSERT_TRUE(came) << came.error().text.toStdString();
    const QJsonObject bill = world.bill().last();
    EXPECT_EQ(bill.value(QStringLiteral("images")).toInt(), 1);
    EXPECT_EQ(bill.value(QStringLiteral("image_sha256")).toArray().first().toString(),
              QString::fromLatin1(QCryptographicHash::hash(painted.pictures[0].bytes, QCryptographicHash::Sha256).toHex()));
    const ModelTraits traits = providers.find(request.model)->traits;
    LlmRequest blind = request;
    blind.images.clear();
    EXPECT_EQ(countAtMost(request, traits).value - countAtMost(blind, traits).value, 32 * 32 * 120 / 100 + 1 + 16);
}

} // namespace
} // namespace qd::agents
