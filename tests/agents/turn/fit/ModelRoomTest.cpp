#include "agents/llm/providers/ProviderList.h"
#include "agents/turn/RunTurn.h"
#include "agents/turn/fit/ModelRoom.h"
#include "resources/Resources.h"

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

TEST(ModelRoom, AReplysFormCountsWhereTheModelReadsIt)
{
    openResources();
    const Result<ProviderList> providers = ProviderList::read();
    ASSERT_TRUE(bool(providers));
    EXPECT_TRUE(roomOf(QStringLiteral("anthropic:claude-sonnet-5-5"), &*providers).readsFormat);
    EXPECT_FALSE(roomOf(QStringLiteral("ollama:qwen3:8b"), &*providers).readsFormat) << "a server of one's own holds the reply to a grammar";
    EXPECT_GT(roomOf(QStringLiteral("anthropic:claude-sonnet-5-5"), &*providers).image.value, 0);
}

TEST(KeptRequest, APictureOfARecordedPieceIsNamedByThePiece)
{
    LlmRequest request;
    request.images = {{QStringLiteral("image/png"), "shrunk", {}}};
    const QByteArray own = keptRequest(request, "system");
    request.images.first().bytes = "whole";
    EXPECT_NE(keptRequest(request, "system"), own);
    request.images.first().piece = "piece";
    const QByteArray named = keptRequest(request, "system");
    request.images.first().bytes = "shrunk";
    EXPECT_EQ(keptRequest(request, "system"), named) << "however small it was made";
}
