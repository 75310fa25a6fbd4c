#include "agents/llm/door/ToldLimits.h"

#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

namespace qd::test {

using agents::ToldLimits;

namespace {
const QString kModel = QStringLiteral("here:vendor/m 1");
constexpr Instant kNow{1'800'000'000'000};
}

TEST(ToldLimits, WhatOneWasToldTheOthersRead)
{
    TempHome home;
    const ToldLimits one(home.path());
    const ToldLimits other(home.path());
    EXPECT_FALSE(other.until(kModel, kNow));
    ASSERT_TRUE(one.tell(kModel, kNow + Duration(40'000), kNow));
    EXPECT_EQ(other.until(kModel, kNow), kNow + Duration(40'000));
    EXPECT_FALSE(other.until(QStringLiteral("here:vendor/m 2"), kNow)) << "limits are a model's own";
    ASSERT_TRUE(other.tell(kModel, kNow + Duration(10'000), kNow));
    EXPECT_EQ(one.until(kModel, kNow), kNow + Duration(40'000)) << "the longer wait stands";
    EXPECT_FALSE(one.until(kModel, kNow + Duration(40'000))) << "it is over";
    ASSERT_TRUE(other.tell(kModel, kNow + Duration(50'000), kNow + Duration(41'000)));
    EXPECT_EQ(one.until(kModel, kNow + Duration(41'000)), kNow + Duration(50'000));
    EXPECT_EQ(QDir(home.file(QStringLiteral("limits"))).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("here%3Avendor%2Fm%201.json")});
}

TEST(ToldLimits, WhatCannotBeRightSaysNothing)
{
    TempHome home;
    const ToldLimits told(home.path());
    ASSERT_TRUE(told.tell(kModel, kNow + Duration(1'000), kNow));
    QFile file(home.file(QStringLiteral("limits/here%3Avendor%2Fm%201.json")));
    for (const char* wrong : {"", "{", "[]", R"({"model":"here:vendor/m 1"})", R"({"model":"here:other","until_ms":1800000001000})", R"({"model":"here:vendor/m 1","until_ms":1900000000000})"}) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(wrong);
        file.close();
        EXPECT_FALSE(told.until(kModel, kNow)) << wrong;
    }
    ASSERT_TRUE(told.tell(kModel, kNow + Duration(2'000), kNow));
    EXPECT_EQ(told.until(kModel, kNow), kNow + Duration(2'000)) << "and is written over";
}

TEST(ToldLimits, WithoutAHomeNothingIsShared)
{
    const ToldLimits none;
    EXPECT_TRUE(none.tell(kModel, kNow + Duration(1'000), kNow));
    EXPECT_FALSE(none.until(kModel, kNow));
    TempHome home;
    QFile file(home.file(QStringLiteral("limits")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly)); // a file where the folder would be
    EXPECT_EQ(ToldLimits(home.path()).tell(kModel, kNow + Duration(1'000), kNow).error().kind, Error::Store);
}

} // namespace qd::test
