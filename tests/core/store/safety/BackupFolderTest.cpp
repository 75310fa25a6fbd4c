#include "core/store/safety/BackupFolder.h"

#include "core/store/safety/Examination.h"
#include "core/store/safety/Heads.h"
#include "tests/core/store/RecordFixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace qd::test {

class BackupFolderTest : public RecordTest {
protected:
    QString key = home.file(QStringLiteral("private/heads.key"));
    BackupFolder folder{home.file(QStringLiteral("backups/house")), key};
    std::atomic<bool> enough{false};

    void SetUp() override
    {
        ASSERT_TRUE(store.open(file, key));
        Batch first = batch(notices(400));
        first.blobs.append({sha256("a blob"), "a blob"});
        ASSERT_TRUE(append(first));
    }
    Result<BackupMade> make(Instant now = kNoon) { return folder.make(file, now, enough); }
    static QStringList namesOf(const QList<BackupFile>& backups)
    {
        QStringList names;
        for (const BackupFile& backup : backups)
            names.append(QFileInfo(backup.file).fileName());
        return names;
    }
    static void spoil(const QString& file, qint64 at)
    {
        QFile raw(file);
        ASSERT_TRUE(raw.open(QIODevice::ReadWrite));
        raw.seek(at);
        char byte = 0;
        raw.getChar(&byte);
        raw.seek(at);
        raw.putChar(char(byte ^ 4));
    }
};

TEST_F(BackupFolderTest, IsMadeWhileTheRecordIsWrittenAndIsWhole)
{
    const auto made = make();
    ASSERT_TRUE(made) << made.error().text.toStdString();
    EXPECT_EQ(made->found.facts, 400);
    EXPECT_EQ(made->found.blobs, 1);
    ASSERT_TRUE(append(notices(50))) << "the record goes on";
    const Verification found = examine(made->backup.file, key, enough);
    EXPECT_TRUE(found.ok) << found.what.toStdString();
    EXPECT_EQ(found.facts, 400) << "as it was at that moment";
    EXPECT_FALSE(QFile::exists(made->backup.file + QStringLiteral("-wal")));
    EXPECT_EQ(namesOf(folder.list()), QStringList{QStringLiteral("20261118T120000.000Z.qdr")});
}

TEST_F(BackupFolderTest, IsDueOnceADay)
{
    EXPECT_TRUE(folder.isDue(kNoon));
    ASSERT_TRUE(make());
    EXPECT_FALSE(folder.isDue(kNoon + std::chrono::hours(23)));
    EXPECT_TRUE(folder.isDue(kNoon + std::chrono::hours(24)));
    EXPECT_FALSE(folder.isDue(kNoon + std::chrono::hours(25), std::chrono::hours(26)));
}

TEST_F(BackupFolderTest, OneDatedAheadKeepsNoneFromBeingMade)
{
    for (int day = 0; day < 7; ++day)
        ASSERT_TRUE(make(kNoon + std::chrono::hours(24 * day)));
    ASSERT_TRUE(make(kNoon + std::chrono::days(1'000))); // the clock jumped, and was set right again
    const Instant next = kNoon + std::chrono::days(7);
    EXPECT_TRUE(folder.isDue(next));
    ASSERT_TRUE(make(next));
    EXPECT_FALSE(folder.isDue(next + std::chrono::hours(23)));
    EXPECT_TRUE(folder.isDue(next + std::chrono::hours(24)));
    const QStringList names = namesOf(folder.list());
    ASSERT_EQ(names.size(), 8) << names.join(u' ').toStdString();
    EXPECT_EQ(names.at(1), QStringLiteral("20261125T120000.000Z.qdr")) << "the new one stays";
    EXPECT_EQ(names.last(), QStringLiteral("20261119T120000.000Z.qdr")) << "six days before it as well, and the one from ahead is no day of them";
}

TEST_F(BackupFolderTest, KeepsTheNewestOfSevenDaysAndAllOfTheLast)
{
    for (int day = 0; day < 9; ++day) {
        ASSERT_TRUE(make(kNoon + std::chrono::hours(24 * day)));
        ASSERT_TRUE(make(kNoon + std::chrono::hours(24 * day + 1)));
    }
    const QStringList names = namesOf(folder.list());
    ASSERT_EQ(names.size(), 8) << names.join(u' ').toStdString();
    EXPECT_EQ(names.first(), QStringLiteral("20261126T130000.000Z.qdr"));
    EXPECT_EQ(names.at(1), QStringLiteral("20261126T120000.000Z.qdr"));
    EXPECT_EQ(names.last(), QStringLiteral("20261120T130000.000Z.qdr"));
    EXPECT_FALSE(QFile::exists(home.file(QStringLiteral("backups/house/20261118T120000.000Z.qdr.heads")))) << "heads go with theirs";
}

TEST_F(BackupFolderTest, ADamagedRecordDropsNoOlderOne)
{
    for (int day = 0; day < 7; ++day)
        ASSERT_TRUE(make(kNoon + std::chrono::hours(24 * day)));
    store.close();
    const QStringList before = namesOf(folder.list());
    tamper("UPDATE facts SET body = replace(body, 'notice 41', 'notice 14') WHERE sequence = 42");
    const auto made = make(kNoon + std::chrono::hours(24 * 7));
    ASSERT_FALSE(made);
    EXPECT_TRUE(made.error().text.contains(QLatin1String("Fact 42"))) << made.error().text.toStdString();
    EXPECT_EQ(namesOf(folder.list()), before);
}

TEST_F(BackupFolderTest, WhatADeathLeftGoesAfterAnHour)
{
    const auto made = make();
    ASSERT_TRUE(made);
    const auto left = [&](const char* name, int minutesAgo) {
        QFile torn(home.file(QStringLiteral("backups/house/")) + QString::fromLatin1(name));
        EXPECT_TRUE(torn.open(QIODevice::WriteOnly));
        EXPECT_TRUE(torn.setFileTime(QDateTime::currentDateTime().addSecs(-60 * minutesAgo), QFileDevice::FileModificationTime));
    };
    for (const char* name : {"a.qdr.part", "a.qdr.part.heads", "b.qdr.heads", "c.qdr.part.heads"})
        left(name, 61);
    left("d.qdr.part", 59); // perhaps of one that is being made
    left("d.qdr.part.heads", 61);
    QFile heads(headsFileOf(made->backup.file));
    ASSERT_TRUE(heads.open(QIODevice::ReadWrite));
    ASSERT_TRUE(heads.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    ASSERT_TRUE(make(kNoon + std::chrono::hours(24)));
    const QStringList rest = QDir(home.file(QStringLiteral("backups/house"))).entryList({QStringLiteral("?.qdr*")}, QDir::Files, QDir::Name);
    EXPECT_EQ(rest.join(QLatin1Char(' ')).toStdString(), "d.qdr.part d.qdr.part.heads");
    EXPECT_TRUE(heads.exists()) << "its record is there";
}

TEST_F(BackupFolderTest, GivenUpItLeavesNothing)
{
    enough = true;
    const auto made = make();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, Error::Cancelled);
    EXPECT_TRUE(QDir(home.file(QStringLiteral("backups/house"))).isEmpty());
}

TEST_F(BackupFolderTest, DamageOfABackupIsFound)
{
    const auto made = make();
    ASSERT_TRUE(made);
    for (qint64 at = 300; at < made->backup.bytes; at += 40'009) {
        const QString copy = home.file(QStringLiteral("spoiled.qdr"));
        QFile::remove(copy);
        ASSERT_TRUE(QFile::copy(made->backup.file, copy));
        spoil(copy, at);
        const Verification found = examine(copy, key, enough);
        const Verification again = examine(made->backup.file, key, enough);
        ASSERT_TRUE(again.ok) << "the backup itself was not touched";
        if (found.ok) {
            Database one, other; // then nothing was changed that is kept
            ASSERT_TRUE(one.open(copy, Database::Immutable));
            ASSERT_TRUE(other.open(made->backup.file, Database::Immutable));
            const char* const sum = "SELECT sum(length(body) + time) FROM facts";
            EXPECT_EQ(one.number(sum), other.number(sum)) << at;
        }
    }
}

TEST_F(BackupFolderTest, AMissingTriggerIsFound)
{
    const auto made = make();
    ASSERT_TRUE(made);
    Database database;
    ASSERT_TRUE(database.open(made->backup.file, Database::ReadWrite));
    ASSERT_TRUE(database.run("DROP TRIGGER facts_stay"));
    database.close();
    const Verification found = examine(made->backup.file, key, enough);
    EXPECT_FALSE(found.ok);
    EXPECT_TRUE(found.what.contains(QLatin1String("triggers"))) << found.what.toStdString();
}

} // namespace qd::test
