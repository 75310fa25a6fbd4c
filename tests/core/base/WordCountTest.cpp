#include "core/base/WordCount.h"

#include <gtest/gtest.h>

namespace qd {

TEST(WordCount, CountsAsPeopleCount)
{
    EXPECT_EQ(countWords(u"# Five mistakes — and 2 more\n\n- one-two\n"), 6);
    EXPECT_EQ(countWords(u"don't [panic](https://example.org/a-b) 1,300.50"), 3);
    EXPECT_EQ(countWords(u"  \n"), 0);
    EXPECT_EQ(countWords(u"---\n\n* * *"), 0);
}

} // namespace qd
