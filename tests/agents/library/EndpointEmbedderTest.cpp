#include "agents/library/EndpointEmbedder.h"

#include "core/base/Json.h"
#include "tests/support/Await.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace qd::test {

namespace {

using Vectors = Result<QList<QByteArray>>;

QByteArray row(int index, const char* numbers)
{
    return R"({"object":"embedding","index":)" + QByteArray::number(index) + R"(,"embedding":)" + numbers + '}';
}

QByteArray answer(const QList<QByteArray>& rows)
{
    return R"({"object":"list","data":[)" + rows.join(',') + R"(],"model":"m","usage":{"prompt_tokens":2,"total_tokens":2}})";
}

/// The endpoint of the world outside, and what it says of texts.
class EndpointEmbedderTest : public testing::Test {
protected:
    Vectors said(const QStringList& texts, Duration deadline = std::chrono::seconds(10))
    {
        const MeaningSource source{QStringLiteral("http://127.0.0.1:%1/v1").arg(world.port()), QStringLiteral("m")};
        return answerOf<Vectors>([&](auto done) { embedder.embed(source, texts, deadline, key, [done](const Vectors& vectors, const agents::MeaningBill&) { done(vectors); }); });
    }
    Error refusal(int status, const char* body)
    {
        EXPECT_TRUE(world.script(kPath, QStringLiteral("answer"), {{QStringLiteral("status"), status}, {QStringLiteral("body"), QString::fromUtf8(body)}}));
        const Vectors vectors = said({QStringLiteral("text")});
        EXPECT_FALSE(vectors);
        return vectors ? Error{} : vectors.error();
    }
    static double cosine(const QByteArray& a, const QByteArray& b)
    {
        double dot = 0, aa = 0, bb = 0;
        for (qsizetype i = 0; i < a.size(); ++i) {
            dot += double(qint8(a[i])) * double(qint8(b[i]));
            aa += double(qint8(a[i])) * double(qint8(a[i]));
            bb += double(qint8(b[i])) * double(qint8(b[i]));
        }
        return dot / std::sqrt(aa * bb);
    }

    const QString kPath = QStringLiteral("/v1/embeddings");
    WorldProcess world;
    agents::Transport transport;
    agents::EndpointEmbedder embedder{transport};
    agents::PinnedKey key;
};

} // namespace

TEST(Embeddings, ARequestNamesModelTextsAndFloats)
{
    EXPECT_EQ(agents::embeddingsRequest(QStringLiteral("nomic-embed-text"), {QStringLiteral("a \"b\""), QString::fromUtf8("ü")}),
              QByteArray(R"({"model":"nomic-embed-text","input":["a \"b\"","ü"],"encoding_format":"float"})"));
}

TEST(Embeddings, AnAnswerIsReadByItsIndexesAndKeptAsABytePerDimension)
{
    const Vectors vectors = agents::readEmbeddings(answer({row(1, "[0, 0.5, -1e-3]"), row(0, "[3, -4, 0]")}), 2);
    ASSERT_TRUE(vectors) << vectors.error().text.toStdString();
    EXPECT_EQ(vectors->at(0), QByteArray("\x5f\x81\x00", 3));
    EXPECT_EQ(vectors->at(1), QByteArray("\x00\x7f\x00", 3));
    EXPECT_EQ(agents::readEmbeddings(answer({row(0, "[0, 0]")}), 1)->first(), QByteArray("\0\0", 2)) << "it says nothing, and is near to nothing";
}

TEST(Embeddings, AnAnswerThatIsNoneIsRefusedWhole)
{
    const QByteArray bad[] = {
        "", "{}", "[]", R"({"data":{}})", answer({row(0, "[1]")}), answer({row(0, "[1]"), row(0, "[1]")}), answer({row(0, "[1]"), row(2, "[1]")}),
        answer({row(0, "[1]"), row(-1, "[1]")}), answer({row(0, "[1]"), row(1, "[1, 2]")}), answer({row(0, "[1, 2]"), row(1, "[1]")}),
        answer({row(0, "[]"), row(1, "[]")}), answer({row(0, "[1]"), row(1, "\"AAAA\"")}), answer({row(0, "[1]"), row(1, "[[1]]")}),
        answer({row(0, "[1]"), row(1, "[null]")}), answer({row(0, "[1]"), row(1, "[\"1\"]")}), answer({row(0, "[1]"), row(1, "[1e999]")}),
        answer({row(0, "[1]"), row(1, "[1]")}).chopped(3), answer({row(0, "[1]"), R"({"embedding":[1]})"}),
        answer({row(0, "[1]"), row(1, "[1]"), row(2, "[1]")}),
    };
    for (const QByteArray& body : bad) {
        const Vectors vectors = agents::readEmbeddings(body, 2);
        ASSERT_FALSE(vectors) << body.toStdString();
        EXPECT_EQ(vectors.error().kind, Error::Model);
        EXPECT_FALSE(vectors.error().text.isEmpty());
    }
    ASSERT_TRUE(agents::readEmbeddings(answer({row(0, "[1]"), row(1, "[1]")}), 2));
}

TEST_F(EndpointEmbedderTest, TextsThatMeanTheSameAreNear)
{
    const Vectors vectors = said({QStringLiteral("the cheap car"), QStringLiteral("the cheap automobile"), QStringLiteral("the quiet library")});
    ASSERT_TRUE(vectors) << vectors.error().text.toStdString();
    ASSERT_EQ(vectors->size(), 3);
    EXPECT_GT(cosine(vectors->at(0), vectors->at(1)), 0.9);
    EXPECT_LT(cosine(vectors->at(0), vectors->at(2)), 0.5);
    EXPECT_EQ(world.count().size(), 1);
}

TEST_F(EndpointEmbedderTest, ARefusalSaysWhoAndWhatAndWhichKind)
{
    const QString host = QStringLiteral("127.0.0.1:%1").arg(world.port());
    for (const int status : {401, 403}) {
        const Error error = refusal(status, R"({"error":{"message":"You didn't provide an API key."}})");
        EXPECT_EQ(error.kind, Error::Rule);
        EXPECT_EQ(error.text, host + QStringLiteral(" asks for a key, and Quarterdeck has none for it"));
    }
    EXPECT_EQ(refusal(404, R"({"error":{"message":"model \"m\" not found,\n try pulling it first"}})").text,
              host + QStringLiteral(" answered 404: model \"m\" not found, try pulling it first"));
    EXPECT_EQ(refusal(400, R"({"error":"input is too large"})").kind, Error::Model);
    EXPECT_EQ(refusal(400, R"({"object":"error","message":"too long"})").text, host + QStringLiteral(" answered 400: too long"));
    EXPECT_EQ(refusal(503, "busy").kind, Error::Network);
    EXPECT_EQ(refusal(503, "busy").text, host + QStringLiteral(" answered 503"));
    EXPECT_EQ(refusal(200, "hello").kind, Error::Model);
    EXPECT_TRUE(refusal(200, "{}").text.startsWith(host + QStringLiteral(" answered 0 embeddings for 1 texts")));
}

TEST_F(EndpointEmbedderTest, AnAnswerThatDoesNotComeIsNotAwaited)
{
    ASSERT_TRUE(world.script(kPath, QStringLiteral("delay"), {{QStringLiteral("delay_ms"), 5'000}}));
    const Vectors vectors = said({QStringLiteral("text")}, std::chrono::milliseconds(200));
    ASSERT_FALSE(vectors);
    EXPECT_EQ(vectors.error().kind, Error::Network);
    EXPECT_TRUE(vectors.error().text.contains(QStringLiteral("within 0.2 s"))) << vectors.error().text.toStdString();
    ASSERT_TRUE(world.script(kPath, QStringLiteral("close-after-body")));
    EXPECT_EQ(said({QStringLiteral("text")}).error().kind, Error::Network);
    EXPECT_EQ(world.count().size(), 2) << "and nothing is sent twice";
}

} // namespace qd::test
