#include "agents/organisation/OrganisationShelf.h"
#include "tests/agents/organisation/Department.h"
#include "tests/support/TempHome.h"

#include <QDir>

namespace qd::test {

namespace {

using agents::BrandShelf;
using agents::OrganisationShelf;

const QString kFieldNotes = QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json");

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_EQ(file.write(bytes), bytes.size());
}

} // namespace

TEST(OrganisationShelf, LoadsWhatShipsWithoutAHome)
{
    const OrganisationShelf shelf({}, everything());
    EXPECT_EQ(shelf.names(), QStringList{QStringLiteral("marketing-department")});
    EXPECT_TRUE(bool(shelf.load(QStringLiteral("marketing-department"))));
}

TEST(OrganisationShelf, TakesInAFileAndFindsItAgain)
{
    const TempHome home;
    const OrganisationShelf shelf(home.path(), everything());
    const Result<Organisation> added = shelf.add(kFieldNotes);
    ASSERT_TRUE(bool(added)) << qPrintable(added.error().text);
    EXPECT_EQ(shelf.names(), (QStringList{QStringLiteral("field-notes"), QStringLiteral("marketing-department")}));
    EXPECT_TRUE(shelf.isOwn(QStringLiteral("field-notes")));
    EXPECT_EQ(bytesOf(shelf.pathOf(QStringLiteral("field-notes"))), bytesOf(kFieldNotes));
    EXPECT_TRUE(bool(OrganisationShelf(home.path(), everything()).load(QStringLiteral("field-notes"))));
}

TEST(OrganisationShelf, TakesInNothingThatIsFaulty)
{
    const TempHome home;
    const OrganisationShelf shelf(home.path(), everything());
    const QString file = home.file(QStringLiteral("bad.json"));
    write(file, with(bytesOf(kFieldNotes), "\"reports_to\": \"editor\"", "\"reports_to\": \"nobody\""));
    const Result<Organisation> added = shelf.add(file);
    ASSERT_FALSE(bool(added));
    EXPECT_TRUE(added.error().text.startsWith(QLatin1String("bad.json: /agents/1/reports_to"))) << qPrintable(added.error().text);
    EXPECT_EQ(shelf.names().size(), 1);
    EXPECT_FALSE(QDir(home.file(QStringLiteral("organisations"))).exists());
}

TEST(OrganisationShelf, AnOwnFileGoesBeforeTheShippedOne)
{
    const TempHome home;
    const OrganisationShelf shelf(home.path(), everything());
    Result<Organisation> organisation = shelf.load(QStringLiteral("marketing-department"));
    ASSERT_TRUE(bool(organisation));
    organisation->title = QStringLiteral("My Department");
    ASSERT_TRUE(bool(shelf.save(*organisation)));
    EXPECT_EQ(shelf.load(QStringLiteral("marketing-department"))->title, QStringLiteral("My Department"));
    EXPECT_EQ(shelf.names().size(), 1);
}

TEST(OrganisationShelf, AnUnknownNameSaysWhatThereIs)
{
    const Result<Organisation> none = OrganisationShelf({}, everything()).load(QStringLiteral("sales"));
    ASSERT_FALSE(bool(none));
    EXPECT_EQ(none.error().text.toStdString(), "there is no \"sales\"; there are marketing-department");
    EXPECT_FALSE(bool(OrganisationShelf({}, everything()).load(QStringLiteral("../schema/brand"))));
}

TEST(OrganisationShelf, AFolderThatCannotBeWrittenIsAnError)
{
    const TempHome home;
    write(home.file(QStringLiteral("organisations")), "a file where the folder should be");
    const Result<Organisation> added = OrganisationShelf(home.path(), everything()).add(kFieldNotes);
    ASSERT_FALSE(bool(added));
    EXPECT_EQ(added.error().kind, Error::Store);
}

TEST(OrganisationShelf, ADeviceOrAFolderIsNotAFile)
{
    const TempHome home;
    const OrganisationShelf shelf(home.path(), everything());
    EXPECT_TRUE(shelf.add(QStringLiteral("/dev/zero")).error().text.contains(QLatin1String("more than"))); // never ends
    EXPECT_EQ(shelf.add(home.path()).error().kind, Error::Parse);
    EXPECT_EQ(shelf.add(home.file(QStringLiteral("absent.json"))).error().kind, Error::Parse);
}

TEST(BrandShelf, KeepsABrandOfTheUser)
{
    const TempHome home;
    const BrandShelf shelf(home.path());
    Result<Brand> brand = shelf.load(QStringLiteral("harbor-and-pine"));
    ASSERT_TRUE(bool(brand)) << qPrintable(brand.error().text);
    brand->id = QStringLiteral("mine");
    brand->sample = false;
    ASSERT_TRUE(bool(shelf.save(*brand)));
    EXPECT_EQ(shelf.names(), (QStringList{QStringLiteral("harbor-and-pine"), QStringLiteral("mine")}));
    EXPECT_FALSE(shelf.load(QStringLiteral("mine"))->sample);
    brand->colourText = QStringLiteral("red");
    EXPECT_FALSE(bool(shelf.save(*brand)));
}

} // namespace qd::test
