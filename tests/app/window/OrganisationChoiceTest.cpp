#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

namespace {

class OrganisationChoice : public AppTest {
protected:
    OrganisationChoice()
    {
        QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
        if (file.open(QIODevice::ReadOnly))
            writeFile(program.home() + QStringLiteral("/organisations/field-notes.json"), file.readAll());
    }
    Ran openWindow(const QStringList& more = {}) const { return program.run(QStringList{QStringLiteral("--exit-after-startup")} + more); }
    QString opened() const { return program.json({QStringLiteral("status")}).json().at(u"organisation").toString(); }
};

} // namespace

TEST_F(OrganisationChoice, TheWindowOpensWhatWasOpenedLast)
{
    const QString shipped = opened();
    ASSERT_EQ(openWindow().code, 0);
    EXPECT_EQ(opened(), shipped);
    ASSERT_EQ(openWindow(words("--org field-notes")).code, 0);
    EXPECT_EQ(opened(), QStringLiteral("Field Notes Desk"));
    ASSERT_EQ(openWindow().code, 0);
    EXPECT_EQ(opened(), QStringLiteral("Field Notes Desk"));
    ASSERT_EQ(openWindow(words("--org marketing-department")).code, 0);
    EXPECT_EQ(opened(), shipped);
}

TEST_F(OrganisationChoice, OneThatCannotBeOpenedIsNotRemembered)
{
    const QString before = opened();
    EXPECT_NE(openWindow(words("--org no-such-thing")).code, 0);
    EXPECT_EQ(opened(), before);
}

} // namespace qd::test
