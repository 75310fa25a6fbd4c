#include "app/commands/calls/CallReport.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(CallReport, OfAPictureThatWasRefusedItSaysWhy)
{
    ModelCall call;
    call.started.model = QStringLiteral("openai:gpt-image-2.6-sunburst");
    call.finished = TurnFinished{};
    call.finished->values = {{QStringLiteral("painter"), QString()}, {QStringLiteral("because"), QStringLiteral("The provider's filter refuses this.")}};
    JsonWriter out;
    out.beginObject();
    app::callFields(out, call);
    out.endObject();
    const Result<Json> said = Json::parse(out.take());
    ASSERT_TRUE(said);
    EXPECT_EQ(said->at(u"state").toString(), QStringLiteral("failed"));
    EXPECT_EQ(said->at(u"reason").toString(), QStringLiteral("The provider's filter refuses this."));
    EXPECT_TRUE(app::callLine(call, {}).contains(QStringLiteral("failed")));
}

} // namespace qd::test
