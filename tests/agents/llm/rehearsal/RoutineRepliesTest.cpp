#include "tests/agents/llm/rehearsal/Requests.h"

#include <gtest/gtest.h>

using namespace qd;

namespace {

using test::replyTo;
using test::RequestBuilder;

Json day(const char* memory)
{
    return replyTo(RequestBuilder(QStringLiteral("day-digest"), QStringLiteral("content-manager")).memory(QString::fromUtf8(memory)).build());
}

TEST(RoutineReplies, ADaySaysWhatCameInWaitsAndIsDueAndAddsNothing)
{
    const Json reply = day("Day: 2026-11-24\nFigures: today so far 0 runs\nFigures: the day before 3 runs came to their end\nCame in: \"Stock counts\" finished\n"
                           "Waits for the human: \"Stock counts\" (blog-post), until Tue 24 Nov 18:00\nDue: designer for \"Stock counts\", by Tue 24 Nov 12:00\n"
                           "Due: copywriter for \"Fairs\", overdue since Mon 23 Nov 12:00\nAnother run: finished");
    EXPECT_EQ(reply.at(u"day").toString(), QStringLiteral("2026-11-24"));
    EXPECT_EQ(reply.at(u"waiting").toInteger(), 1);
    EXPECT_EQ(reply.at(u"overdue").toInteger(), 1);
    EXPECT_EQ(reply.at(u"came_in").toString(), QStringLiteral("\"Stock counts\" finished"));
    EXPECT_TRUE(reply.at(u"due").toString().startsWith(QStringLiteral("copywriter for \"Fairs\", overdue"))) << "what is overdue comes first";
    EXPECT_TRUE(reply.at(u"summary").toString().contains(QStringLiteral("3 runs came to their end"))) << reply.at(u"summary").toString().toStdString();
}

TEST(RoutineReplies, AQuietDayIsCalledOne)
{
    const Json reply = day("Day: 2026-11-24");
    EXPECT_TRUE(reply.at(u"summary").toString().startsWith(QStringLiteral("A quiet day")));
    EXPECT_EQ(reply.at(u"due").toString(), QStringLiteral("Nothing is due."));
}

TEST(RoutineReplies, AMonthQuotesItsFiguresAndSaysWhatWasNotMeasured)
{
    const auto month = [](const char* memory) {
        return replyTo(RequestBuilder(QStringLiteral("month-digest"), QStringLiteral("analytics-specialist")).memory(QString::fromUtf8(memory)).build());
    };
    const Json bare = month("Month: 2026-11\nFigures: this month 4 runs came to their end");
    EXPECT_TRUE(bare.at(u"summary").toString().contains(QStringLiteral("4 runs"))) << bare.toText().toStdString();
    EXPECT_TRUE(bare.at(u"summary").toString().contains(QStringLiteral("not measured")));
    const Json known = month("Month: 2026-11\nFigures: this month 4 runs came to their end\nMost: reads 350, \"Stock counts\"");
    EXPECT_TRUE(known.at(u"next").toString().contains(QStringLiteral("reads 350")));
}

TEST(RoutineReplies, AnEmergencyQuotesTheBriefAndOffersWays)
{
    const Json reply = replyTo(RequestBuilder(QStringLiteral("emergency"), QStringLiteral("director")).brief(QStringLiteral("A customer says that our figures are wrong.")).build());
    EXPECT_TRUE(reply.at(u"situation").toString().contains(QStringLiteral("A customer says that our figures are wrong. Nothing else"))) << reply.toText().toStdString();
    EXPECT_EQ(reply.at(u"options").toString().count(QStringLiteral(") ")), 3);
    EXPECT_FALSE(reply.at(u"recommendation").toString().isEmpty());
}

} // namespace
