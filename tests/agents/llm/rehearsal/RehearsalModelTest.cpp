#include "agents/llm/rehearsal/RehearsalModel.h"
#include "agents/llm/rehearsal/text/TokenEstimate.h"
#include "tests/agents/llm/rehearsal/Requests.h"
#include "tests/support/Await.h"

#include <gtest/gtest.h>

#include <optional>

using namespace qd;
using namespace qd::agents;

namespace {

LlmRequest draftRequest(qint64 seed = 7)
{
    return test::RequestBuilder(QStringLiteral("draft")).sampleSources().seed(seed).build();
}

Result<LlmAnswer> askAtOnce(const LlmRequest& request, LlmClient::Piece piece = {})
{
    RehearsalModel model(0);
    return test::await(model.complete(request, {}, std::move(piece)));
}

} // namespace

TEST(RehearsalModel, SameRequestAndSeedGiveTheSameBytes)
{
    const Result<LlmAnswer> first = askAtOnce(draftRequest());
    const Result<LlmAnswer> second = askAtOnce(draftRequest());
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->text, second->text);
    const Result<LlmAnswer> other = askAtOnce(draftRequest(8));
    ASSERT_TRUE(bool(other));
    EXPECT_NE(first->text, other->text);
}

TEST(RehearsalModel, PiecesJoinToTheAnswer)
{
    QString streamed;
    int pieces = 0;
    const Result<LlmAnswer> answer = askAtOnce(draftRequest(), [&](const QString& piece) {
        streamed += piece;
        ++pieces;
    });
    ASSERT_TRUE(bool(answer));
    EXPECT_EQ(streamed, answer->text);
    EXPECT_GT(pieces, 20);
}

TEST(RehearsalModel, SaysThatItIsARehearsalAndWhatItUsed)
{
    const LlmRequest request = draftRequest();
    const Result<LlmAnswer> answer = askAtOnce(request);
    ASSERT_TRUE(bool(answer));
    EXPECT_TRUE(answer->rehearsal);
    EXPECT_EQ(answer->model, QStringLiteral("rehearsal"));
    EXPECT_EQ(answer->stopReason, StopReason::End);
    EXPECT_EQ(answer->usage.out, rehearsal::estimateTokens(answer->text));
    EXPECT_GT(answer->usage.out.value, 1500);
}

TEST(RehearsalModel, AStopBeforeTheCallIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    RehearsalModel model(0);
    const Result<LlmAnswer> answer = test::await(model.complete(draftRequest(), stop.get_token(), {}));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Error::Cancelled);
}

TEST(RehearsalModel, AStopInTheMiddleEndsTheStream)
{
    std::stop_source stop;
    RehearsalModel model(1);
    int pieces = 0;
    const Result<LlmAnswer> answer = test::await(model.complete(draftRequest(), stop.get_token(), [&](const QString&) {
        if (++pieces == 3)
            stop.request_stop();
    }));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Error::Cancelled);
    EXPECT_EQ(pieces, 3);
}

TEST(RehearsalModel, GoesOnWhenTheModelIsGone)
{
    std::stop_source stop;
    std::optional<RehearsalModel> model(std::in_place, 0.02);
    auto task = model->complete(test::RequestBuilder(QStringLiteral("strategy")).build(), stop.get_token(), {});
    model.reset();
    EXPECT_TRUE(bool(test::await(std::move(task))));
}

TEST(RehearsalModel, LeavesTheLoopFreeWhileItWrites)
{
    int ticks = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&ticks] { ++ticks; });
    timer.start(1);
    RehearsalModel model(0.05);
    ASSERT_TRUE(bool(test::await(model.complete(test::RequestBuilder(QStringLiteral("strategy")).build(), {}, {}))));
    EXPECT_GT(ticks, 2);
}

TEST(RehearsalModel, CutsAtTheTokenLimit)
{
    LlmRequest request = draftRequest();
    request.maxTokens = {100};
    const Result<LlmAnswer> answer = askAtOnce(request);
    ASSERT_TRUE(bool(answer));
    EXPECT_EQ(answer->stopReason, StopReason::MaxTokens);
    EXPECT_LE(answer->usage.out.value, 100);
    EXPECT_GT(answer->usage.out.value, 90);
}

TEST(TokenEstimate, CountsBytesAndWords)
{
    using rehearsal::estimateTokens;
    EXPECT_EQ(estimateTokens(u"").value, 0);
    EXPECT_EQ(estimateTokens(u"a").value, 1);
    EXPECT_EQ(estimateTokens(u"abcde").value, 2);
    EXPECT_EQ(estimateTokens(u"a b c d").value, 4) << "one per word";
    EXPECT_EQ(estimateTokens(u"été").value, 2) << "five bytes";
    EXPECT_EQ(estimateTokens(u"\U0001F600").value, 1) << "four bytes";
}
