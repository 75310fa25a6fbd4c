#include "core/store/Database.h"
#include "tests/app/Home.h"

#include <QDir>
#include <QFile>

namespace qd::test {

/// An office in which one item waits, and a backup of it.
class BackupCommand : public AppTest {
protected:
    QString backup;
    QString item;

    void SetUp() override
    {
        const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"),
                                      QStringLiteral("--wait")});
        item = ran.json().at(u"waiting").items().value(0).toString();
        const Ran made = program.json(words("backup now"));
        ASSERT_EQ(made.code, 0) << made.out.toStdString() << made.err.toStdString();
        backup = made.json().at(u"file").toString();
    }
    Ran restore() const { return program.json({QStringLiteral("backup"), QStringLiteral("restore"), backup}); }
    Json status() const { return program.json(words("status")).json(); }
    /// The limit of the organisation's calls.
    Json listedCalls() const
    {
        for (const Json& one : program.json(words("budget limits")).json().at(u"budgets").items())
            if (one.at(u"scope").toString() == QLatin1String("organisation") && one.at(u"unit").toString() == QLatin1String("calls"))
                return one;
        return {};
    }
    Json verified() const { return program.json(words("log verify")).json(); }
    QStringList records() const { return QDir(program.home() + QStringLiteral("/records")).entryList(QDir::Files, QDir::Name); }
    void damage() const
    {
        QFile raw(record());
        ASSERT_TRUE(raw.open(QIODevice::ReadWrite));
        QByteArray all = raw.readAll();
        ASSERT_GT(all.replace("weekly", "weakly").size(), 0);
        raw.seek(0);
        raw.write(all);
    }
};

TEST_F(BackupCommand, ListsAndVerifiesWhatItMade)
{
    const Json listed = program.json(words("backup list")).json();
    ASSERT_EQ(listed.at(u"backups").items().size(), 1);
    EXPECT_EQ(listed.at(u"backups").items().first().at(u"file").toString(), backup);
    const Ran found = program.json({QStringLiteral("backup"), QStringLiteral("verify"), QFileInfo(backup).fileName()});
    EXPECT_EQ(found.code, 0);
    EXPECT_TRUE(found.json().at(u"ok").toBool());
    EXPECT_EQ(found.json().at(u"facts").toInteger(), status().at(u"log_sequence").toInteger());
    EXPECT_GT(found.json().at(u"blobs").toInteger(), 10);
    EXPECT_EQ(program.run(words("backup verify nothing.qdr")).code, 2);
    EXPECT_EQ(program.run(words("backup burn")).code, 2);
}

TEST_F(BackupCommand, ADamagedRecordIsNotBackedUpAndIsPutBack)
{
    damage();
    const Ran tried = program.json(words("backup now"));
    EXPECT_EQ(tried.code, 1);
    EXPECT_TRUE(tried.message().contains(QLatin1String("damaged"))) << tried.out.toStdString();
    EXPECT_FALSE(verified().at(u"ok").toBool());
    const Ran done = restore();
    ASSERT_EQ(done.code, 0) << done.out.toStdString() << done.err.toStdString();
    EXPECT_TRUE(QFile::exists(done.json().at(u"replaced").toString())) << "the damaged one is kept aside";
    const Json found = verified();
    EXPECT_TRUE(found.at(u"ok").toBool()) << found.toText().toStdString();
    EXPECT_EQ(found.at(u"restorations").items().size(), 1);
    EXPECT_EQ(found.at(u"heads").at(u"signed_up_to").toInteger(), found.at(u"facts").toInteger());
    EXPECT_TRUE(status().at(u"stopped").toBool());
    EXPECT_EQ(status().at(u"waiting").toInteger(), 1);
}

TEST_F(BackupCommand, WhatFactsAreFoundByIsFilledAnewWhereItWasEdited)
{
    const auto edit = [](const QString& file) {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        ASSERT_TRUE(database.run("UPDATE runs SET title = 'another'"));
    };
    edit(backup);
    const Ran found = program.json({QStringLiteral("backup"), QStringLiteral("verify"), backup});
    EXPECT_EQ(found.code, 1);
    EXPECT_TRUE(found.json().at(u"what").toString().contains(QLatin1String("the table runs"))) << found.out.toStdString();
    ASSERT_EQ(restore().code, 0);
    EXPECT_TRUE(verified().at(u"ok").toBool()) << verified().toText().toStdString();
    ASSERT_EQ(program.run(words("log reindex")).code, 0);
    edit(record());
    const Json now = verified();
    EXPECT_FALSE(now.at(u"ok").toBool());
    EXPECT_TRUE(now.at(u"first_bad_sequence").isNull()) << now.toText().toStdString();
    const Ran done = program.run(words("log reindex"));
    ASSERT_EQ(done.code, 0) << done.err.toStdString();
    EXPECT_TRUE(verified().at(u"ok").toBool()) << verified().toText().toStdString();
}

TEST_F(BackupCommand, WhatWasApprovedAfterTheBackupIsNotSentAgainByItself)
{
    ASSERT_EQ(program.run({QStringLiteral("inbox"), QStringLiteral("approve"), item}).code, 0);
    ASSERT_EQ(program.run(words("serve --until-idle --approve all --pace 0"), 120'000).code, 0);
    const QMap<QString, QByteArray> published = treeOf(program.home() + QStringLiteral("/published"));
    ASSERT_EQ(restore().code, 0);
    EXPECT_NE(program.run(words("serve --until-idle --pace 0")).code, -1);
    EXPECT_EQ(program.run(words("resume")).code, 0);
    EXPECT_NE(program.run(words("serve --until-idle --pace 0")).code, -1);
    EXPECT_EQ(treeOf(program.home() + QStringLiteral("/published")), published);
    EXPECT_TRUE(verified().at(u"ok").toBool());
    EXPECT_EQ(status().at(u"waiting").toInteger(), 1) << "it asks, and sends nothing";
}

TEST_F(BackupCommand, WhatWasSpentAfterTheBackupCountsOn)
{
    const auto calls = [this] { return listedCalls().at(u"spent").toInteger(); };
    const auto limit = [this](qint64 most) {
        const QStringList set = words("budget set organisation --unit calls --day") + QStringList{QString::number(most)};
        return program.run(set).code == 0;
    };
    ASSERT_TRUE(limit(1'000));
    const qint64 before = calls();
    ASSERT_TRUE(limit(before + 4));
    program.run(words("run --approve none --brief Tides"));
    const qint64 after = calls();
    ASSERT_EQ(after, before + 4) << "all of it is spent";
    const Ran done = program.run({QStringLiteral("backup"), QStringLiteral("restore"), backup});
    ASSERT_EQ(done.code, 0) << done.err.toStdString();
    EXPECT_TRUE(done.out.contains("counts on: today")) << done.out.toStdString();
    EXPECT_TRUE(done.out.contains("hold no more: \"organisation\" per day: " + QByteArray::number(after) + " calls")) << done.out.toStdString();
    ASSERT_TRUE(limit(after));
    EXPECT_EQ(calls(), after) << "as it was in the record that was replaced";
    ASSERT_EQ(program.run(words("resume")).code, 0);
    program.run(words("run --approve none --brief Harbour"));
    EXPECT_EQ(calls(), after) << "nothing fits any more";
    EXPECT_TRUE(verified().at(u"ok").toBool()) << verified().toText().toStdString();
}

TEST_F(BackupCommand, WhereTheReplacedRecordIsGoneItSaysSoAndNothingIsSpent)
{
    for (const char* how : {"cannot be read", "is gone"}) {
        for (const QString& name : records())
            if (name.startsWith(QLatin1String("marketing-department.qdr")))
                QFile::remove(program.home() + QStringLiteral("/records/") + name);
        if (qstrcmp(how, "is gone") != 0)
            writeFile(record(), QByteArray(8'192, 'x'));
        const Ran done = program.run({QStringLiteral("backup"), QStringLiteral("restore"), backup});
        ASSERT_EQ(done.code, 0) << how << done.err.toStdString();
        EXPECT_TRUE(done.out.contains("is not known, or not all of it")) << how << done.out.toStdString();
        EXPECT_TRUE(done.out.contains("Everything is stopped, spending too.")) << how << done.out.toStdString();
        EXPECT_TRUE(status().at(u"stopped").toBool()) << how;
    }
}

TEST_F(BackupCommand, ARecordThatIsHeldIsNotReplaced)
{
    const auto server = program.serve();
    ASSERT_TRUE(server);
    EXPECT_EQ(restore().code, 5);
    EXPECT_EQ(program.json(words("backup now")).code, 0) << "a backup asks nobody to stop";
    EXPECT_EQ(endPolitely(*server), 3);
}

TEST_F(BackupCommand, ADamagedBackupReplacesNothing)
{
    QFile raw(backup);
    ASSERT_TRUE(raw.open(QIODevice::ReadWrite));
    QByteArray all = raw.readAll();
    all.replace("weekly", "weakly");
    raw.seek(0);
    raw.write(all);
    raw.close();
    const QStringList before = records();
    const Ran tried = restore();
    EXPECT_EQ(tried.code, 1);
    EXPECT_TRUE(tried.message().contains(QLatin1String("backup is damaged"))) << tried.out.toStdString();
    EXPECT_EQ(records(), before);
    EXPECT_FALSE(status().at(u"stopped").toBool());
}

TEST_F(BackupCommand, AnotherOrganisationsBackupReplacesNothing)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    writeFile(program.home() + QStringLiteral("/organisations/field-notes.json"), file.readAll());
    const QStringList other{QStringLiteral("--org"), QStringLiteral("field-notes")};
    for (const char* there : {"before it has a record", "with a record of its own"}) {
        const QStringList before = records();
        const Ran tried = program.json(other + QStringList{QStringLiteral("backup"), QStringLiteral("restore"), backup});
        EXPECT_EQ(tried.code, 2) << there;
        EXPECT_EQ(tried.message(), QStringLiteral("this is a backup of marketing-department, not of field-notes")) << there;
        EXPECT_EQ(records(), before) << there;
        EXPECT_EQ(program.run(other + words("serve --until-idle --pace 0")).code, 0);
    }
    EXPECT_EQ(restore().code, 0) << "its own";
}

#ifdef QD_FAILPOINTS
TEST_F(BackupCommand, ACrashWhileItIsPutBackLeavesTheOldRecordOrTheNewOne)
{
    const qint64 before = status().at(u"log_sequence").toInteger();
    for (const char* point : {"restore.written", "restore.prepared", "restore.kept_aside", "restore.log_removed", "restore.heads_named"}) {
        program.failAt(QLatin1String(point));
        EXPECT_EQ(restore().code, 137) << point;
        program.failAt({});
        EXPECT_NE(program.run(words("serve --until-idle --pace 0")).code, -1) << point; // holds the home, which sees to it
        const Json found = verified();
        EXPECT_TRUE(found.at(u"ok").toBool()) << point << found.toText().toStdString();
        const bool isNew = status().at(u"stopped").toBool();
        EXPECT_EQ(isNew, qstrcmp(point, "restore.written") != 0) << point;
        EXPECT_GE(found.at(u"facts").toInteger(), before);
        EXPECT_TRUE(records().filter(QStringLiteral(".putback-")).isEmpty()) << point;
    }
}
#endif

} // namespace qd::test
