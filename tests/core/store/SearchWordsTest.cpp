#include "core/store/history/SearchWords.h"

#include <gtest/gtest.h>

namespace qd {

TEST(SearchWords, QuoteEachWordAndOpenTheLast)
{
    EXPECT_EQ(searchWords(QStringLiteral(" brand  voi ")), QStringLiteral("\"brand\" AND \"voi\"*"));
}

TEST(SearchWords, DoubleQuotesAndDropWhatHasNoLetter)
{
    EXPECT_EQ(searchWords(QStringLiteral("a\"b * - (")), QStringLiteral("\"a\"\"b\"*"));
    EXPECT_EQ(searchWords(QStringLiteral("\" * ^ :")), QString());
}

TEST(SearchWords, EndAtNul)
{
    EXPECT_EQ(searchWords(QString::fromUtf16(u"one\0two", 7)), QStringLiteral("\"one\" AND \"two\"*"));
}

} // namespace qd
