#include "agents/skills/content/KeywordPlan.h"

#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QFile>

using namespace qd;
using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

void put(const QString& path, const QByteArray& bytes, int minutesAgo)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    file.write(bytes);
    file.flush();
    ASSERT_TRUE(file.setFileTime(QDateTime::fromSecsSinceEpoch(1'700'000'000 - minutesAgo * 60), QFileDevice::FileModificationTime));
}

} // namespace

TEST(KeywordPlan, ReadsGooglesExport)
{
    const auto plan = KeywordPlan::read("Keyword Stats 2025-01-01\n\"January 1, 2024 - December 31, 2024\"\n"
                                        "Keyword\tCurrency\tAvg. monthly searches\tCompetition\tCompetition (indexed value)\n"
                                        "ai strategy\tEUR\t4,400\tMedium\t44\nai plan\tEUR\t1K – 10K\tHigh\t\nai x\tEUR\t\tLow\t3\n", u"k.csv"_s);
    ASSERT_TRUE(plan) << plan.error().text.toStdString();
    ASSERT_EQ(plan->entries.size(), 3);
    EXPECT_EQ(plan->entries[0].keyword, u"ai strategy"_s);
    EXPECT_EQ(plan->entries[0].volume, 4400);
    EXPECT_EQ(plan->entries[0].difficulty, 44);
    EXPECT_EQ(plan->entries[0].row, 4);
    EXPECT_EQ(plan->entries[1].volume, 1000); // the lower end of the range
    EXPECT_EQ(plan->entries[1].difficulty, 83); // the middle of "high"
    EXPECT_EQ(plan->entries[2].volume, std::nullopt);
    EXPECT_EQ(plan->note, u"1 volumes are ranges and count with their lower end; 1 difficulties are given in words: low counts 17, "
                          "medium 50, high 83; 1 volumes are no numbers and count as unknown (row 6 has \"\")"_s);
}

TEST(KeywordPlan, NumbersAsPeopleWriteThem)
{
    const std::pair<const char*, qint64> cases[] = {{"1300", 1300}, {"1,300", 1300}, {"1.300", 1300}, {"1 300", 1300}, {"1300.00", 1300},
                                                    {"1300,00", 1300}, {"1,300.00", 1300}, {"12,100,000", 12'100'000}, {"2.5K", 2500},
                                                    {"1M", 1'000'000}, {"10 - 100", 10}, {"0", 0}};
    for (const auto& [text, volume] : cases) {
        const auto plan = KeywordPlan::read(QByteArray("keyword;volume;difficulty\nx;") + text + ";5\n", u"k.csv"_s);
        ASSERT_TRUE(plan);
        EXPECT_EQ(plan->entries[0].volume, volume) << text;
    }
    for (const char* text : {"many", "-5", "1e99K", ""})
        EXPECT_EQ(KeywordPlan::read(QByteArray("keyword;volume;difficulty\nx;") + text + ";5\n", u"k.csv"_s)->entries[0].volume, std::nullopt) << text;
}

TEST(KeywordPlan, AMissingColumnIsNamedWithWhatWasFoundAndWhatWouldBeRight)
{
    const auto noVolume = KeywordPlan::read("Keyword,Clicks,Competition\nx,1,Low\n", u"keywords/mine.csv"_s);
    ASSERT_FALSE(noVolume);
    EXPECT_EQ(noVolume.error().kind, Error::Parse);
    EXPECT_EQ(noVolume.error().where, u"keywords/mine.csv"_s);
    EXPECT_EQ(noVolume.error().text, u"keywords/mine.csv has no column for the search volume: its columns are \"Keyword\", \"Clicks\", \"Competition\"."_s);
    EXPECT_EQ(noVolume.error().hint, u"a column \"Avg. monthly searches\" or \"volume\""_s);
    EXPECT_TRUE(KeywordPlan::read("a,volume,difficulty\nx,1,2\n", u"m"_s).error().text.contains(u"no column for the keyword"_s));
    EXPECT_TRUE(KeywordPlan::read("keyword,volume\nx,1\n", u"m"_s).error().text.contains(u"no column for the difficulty"_s));
    EXPECT_EQ(KeywordPlan::read("", u"m.csv"_s).error().text, u"m.csv is empty."_s);
}

TEST(KeywordPlan, TheNewestFileOfTheHomeComesBeforeTheSample)
{
    const test::TempHome home;
    EXPECT_EQ(KeywordPlan::newest(home.path())->source, u"samples/keywords.csv"_s);
    ASSERT_TRUE(QDir(home.path()).mkdir(u"keywords"_s));
    put(home.file(u"keywords/a.csv"_s), "keyword,volume,difficulty\nold,1,1\n", 60);
    put(home.file(u"keywords/b.csv"_s), "keyword,volume,difficulty\nnew,1,1\n", 5);
    put(home.file(u"keywords/c.csv"_s), "keyword,volume,difficulty\nold,1,1\n", 30);
    const auto plan = KeywordPlan::newest(home.path());
    EXPECT_EQ(plan->source, u"keywords/b.csv"_s);
    EXPECT_EQ(plan->entries[0].keyword, u"new"_s);
}

TEST(KeywordPlan, TheSampleIsLargeWholeAndCalledASample)
{
    const auto sample = KeywordPlan::newest({});
    ASSERT_TRUE(sample) << sample.error().text.toStdString();
    EXPECT_GE(sample->entries.size(), 150);
    EXPECT_TRUE(sample->note.startsWith(u"sample figures"_s));
    for (const auto& entry : sample->entries)
        EXPECT_TRUE(entry.volume && entry.difficulty) << entry.keyword.toStdString();
}
