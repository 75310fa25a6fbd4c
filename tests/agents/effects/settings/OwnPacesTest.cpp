#include "agents/effects/settings/OwnPaces.h"

#include "tests/support/TempHome.h"

#include <gtest/gtest.h>

#include <QFile>

namespace qd::test {

namespace {

class OwnPacesTest : public testing::Test {
protected:
    TempHome home;
    QString file() const { return home.file(QStringLiteral("paces.json")); }
    void write(const QByteArray& bytes) const
    {
        QFile out(file());
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    static ChannelPace daily(const char* connector, qint64 most)
    {
        ChannelPace pace;
        pace.connector = {QString::fromLatin1(connector)};
        pace.perDay = most;
        return pace;
    }
};

} // namespace

TEST_F(OwnPacesTest, OneOfEachIsKeptChangedAndTakenOut)
{
    ASSERT_TRUE(agents::ownPaces(home.path()));
    EXPECT_TRUE(agents::ownPaces(home.path())->isEmpty());
    ASSERT_TRUE(agents::keepPace(home.path(), daily("orders", 3)));
    ASSERT_TRUE(agents::keepPace(home.path(), daily("press-site", 5)));
    ASSERT_TRUE(agents::keepPace(home.path(), daily("orders", 4)));
    ASSERT_EQ(agents::ownPaces(home.path())->size(), 2);
    EXPECT_EQ(agents::ownPace(*agents::ownPaces(home.path()), QStringLiteral("orders")).perDay, 4);
    EXPECT_EQ(QFile(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    ChannelPace none;
    none.connector = {QStringLiteral("orders")};
    none.timeZone = QStringLiteral("Europe/Berlin");
    ASSERT_TRUE(agents::keepPace(home.path(), none));
    EXPECT_EQ(agents::ownPaces(home.path())->size(), 1) << "a zone alone limits nothing";
    EXPECT_FALSE(agents::isLimit(agents::ownPace(*agents::ownPaces(home.path()), QStringLiteral("orders"))));
}

TEST_F(OwnPacesTest, WhatIsNoLimitIsRefusedAndWhatStandsThereStays)
{
    ASSERT_TRUE(agents::keepPace(home.path(), daily("orders", 3)));
    ChannelPace odd = daily("orders", 3);
    odd.quietFrom = QStringLiteral("22:00");
    const Result<Done> kept = agents::keepPace(home.path(), odd);
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().text, QStringLiteral("quiet hours have a beginning and an end"));
    EXPECT_FALSE(agents::keepPace(home.path(), daily("orders", 0)));
    EXPECT_EQ(agents::ownPace(*agents::ownPaces(home.path()), QStringLiteral("orders")).perDay, 3);
    write("{\"v\": 1, \"paces\": [{\"connector\": \"orders\", \"per_dy\": 3}]}");
    EXPECT_FALSE(agents::ownPaces(home.path())) << "a limit that is misspelt is none that holds";
    EXPECT_FALSE(agents::keepPace(home.path(), daily("orders", 1))) << "nothing that nobody can read is written over";
    write("{\"v\": 1, \"paces\": [{\"connector\": \"orders\", \"quiet_from\": \"7 pm\"}]}");
    EXPECT_FALSE(agents::ownPaces(home.path()));
}

TEST_F(OwnPacesTest, TheFileIsReadAgainOnlyWhenItIsAnotherOne)
{
    agents::OwnPaces paces(home.path());
    EXPECT_TRUE(paces.now());
    EXPECT_FALSE(paces.haveChanged());
    ASSERT_TRUE(agents::keepPace(home.path(), daily("orders", 3)));
    EXPECT_TRUE(paces.haveChanged());
    EXPECT_FALSE(paces.haveChanged());
    ASSERT_TRUE(agents::keepPace(home.path(), daily("orders", 300)));
    ASSERT_EQ(paces.now()->size(), 1);
    EXPECT_EQ(paces.now()->first().perDay, 300);
    write("?");
    EXPECT_FALSE(paces.now());
    EXPECT_TRUE(QFile::remove(file()));
    ASSERT_TRUE(paces.now());
    EXPECT_TRUE(paces.now()->isEmpty());
    EXPECT_TRUE(agents::OwnPaces(QString()).now());
}

} // namespace qd::test
