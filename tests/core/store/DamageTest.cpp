#include "tests/core/store/RecordFixture.h"

namespace qd::test {

class DamageTest : public RecordTest {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(open());
        ASSERT_TRUE(append(notices(600)));
        settle();
        store.close();
    }
    Verification verified()
    {
        HistoryReader reader(file);
        EXPECT_TRUE(reader.open());
        const auto found = answerOf<Result<Verification>>([&](auto done) { reader.verify(&mailbox, done); });
        return found ? *found : Verification{};
    }
};

TEST_F(DamageTest, AWholeRecordIsFoundWhole)
{
    const Verification found = verified();
    EXPECT_TRUE(found.ok) << found.what.toStdString();
    EXPECT_EQ(found.facts, 600);
    EXPECT_EQ(found.firstBad, 0);
}

TEST_F(DamageTest, AChangedFactIsFound)
{
    tamper("UPDATE facts SET body = replace(body, 'notice 41', 'notice 14') WHERE sequence = 42");
    EXPECT_EQ(verified().firstBad, 42);
}

TEST_F(DamageTest, AChangeOfAnyColumnIsFound)
{
    const char* changes[] = {"time = time + 1", "kind = 1", "actor = 'human'", "cause = 3", "correlation = zeroblob(16)",
                             "label = '{}'", "hash = zeroblob(32)"};
    Sequence at = 500;
    for (const char* change : changes) {
        tamper(QStringLiteral("UPDATE facts SET %1 WHERE sequence = %2").arg(QLatin1String(change)).arg(at).toLatin1().constData());
        EXPECT_EQ(verified().firstBad, at) << change;
        at -= 10; // an earlier one is the first bad one
    }
}

TEST_F(DamageTest, ARemovedFactIsFound)
{
    tamper("DELETE FROM facts WHERE sequence = 100");
    EXPECT_EQ(verified().firstBad, 100);
}

TEST_F(DamageTest, ARemovedEndIsFound)
{
    tamper("DELETE FROM facts WHERE sequence > 590");
    EXPECT_EQ(verified().firstBad, 591);
    EXPECT_FALSE(open());
}

TEST_F(DamageTest, AnInsertedFactIsFound)
{
    tamper("INSERT INTO facts SELECT 601, time, kind, actor, cause, correlation, label, body, hash FROM facts WHERE sequence = 600");
    EXPECT_EQ(verified().firstBad, 601);
}

TEST_F(DamageTest, SwappedFactsAreFound)
{
    tamper("UPDATE facts SET sequence = 1000 WHERE sequence = 50; UPDATE facts SET sequence = 50 WHERE sequence = 51;"
           "UPDATE facts SET sequence = 51 WHERE sequence = 1000");
    EXPECT_EQ(verified().firstBad, 50);
}

TEST_F(DamageTest, OpeningNoticesDamageInTheTail)
{
    tamper("UPDATE facts SET body = replace(body, 'notice', 'Notice') WHERE sequence = 590");
    const auto opened = open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, Error::Store);
    EXPECT_TRUE(opened.error().text.contains(QLatin1String("590"))) << opened.error().text.toStdString();
    EXPECT_FALSE(append(notices(1)));
}

} // namespace qd::test
