#include "app/commands/When.h"
#include "tests/app/Home.h"

#include <QDateTime>

namespace qd::test {

/// An office in which one item waits.
class LaterCommand : public AppTest {
protected:
    QString id;

    void SetUp() override
    {
        const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"),
                                      QStringLiteral("--wait")});
        id = ran.json().at(u"waiting").items().value(0).toString();
        ASSERT_FALSE(id.isEmpty()) << ran.out.toStdString();
    }
    Ran later(const QStringList& more = {}) const { return program.run(QStringList{QStringLiteral("inbox"), QStringLiteral("later"), id} + more); }
    Ran until(const char* when) const { return later({QStringLiteral("--until"), QString::fromUtf8(when)}); }
    /// What a process that starts now reads from the record.
    QString backAt() const { return program.json(words("inbox")).json().at(u"items").items().value(0).at(u"later_until").toString(); }
};

TEST_F(LaterCommand, AnItemIsPutOffListedApartAndBroughtBack)
{
    EXPECT_EQ(backAt(), QString());
    const Ran put = later();
    ASSERT_EQ(put.code, 0) << put.err.toStdString();
    EXPECT_TRUE(put.out.startsWith("Put off until 20")) << put.out.toStdString();
    EXPECT_EQ(QDateTime::fromString(backAt(), Qt::ISODate).toLocalTime().time(), QTime(9, 0)) << "tomorrow morning, after the process ended";
    const QByteArray listed = program.run(words("inbox")).out;
    EXPECT_TRUE(listed.startsWith("Nothing waits for you now.\nLater:\n  " + id.toLatin1())) << listed.toStdString();
    EXPECT_TRUE(listed.contains("(back 20")) << listed.toStdString();
    EXPECT_EQ(program.json(words("status")).json().at(u"later").toInteger(), 1);
    EXPECT_EQ(program.json(words("status")).json().at(u"waiting").toInteger(), 1) << "the work still waits for her";
    EXPECT_TRUE(program.run({QStringLiteral("inbox"), QStringLiteral("show"), id}).out.contains("put off until 20"));
    ASSERT_EQ(until("now").code, 0);
    EXPECT_EQ(backAt(), QString());
    EXPECT_EQ(program.json(words("status")).json().at(u"later").toInteger(), 0);
}

TEST_F(LaterCommand, AnotherTimeTakesThePlaceOfTheFirst)
{
    ASSERT_EQ(later().code, 0);
    const QString first = backAt();
    ASSERT_EQ(until("3d").code, 0);
    EXPECT_NE(backAt(), first);
    EXPECT_TRUE(until("4d").out.contains(", but it expires first, 20")) << "said at once";
    EXPECT_TRUE(program.run(words("inbox")).out.contains("expires first, 20")) << program.run(words("inbox")).out.toStdString();
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(LaterCommand, TheRunThatWaitsForItIsListedAsOneThatWaits)
{
    EXPECT_EQ(program.json(words("runs list")).json().at(u"runs").items().value(0).at(u"state").toString(), QStringLiteral("waiting"));
    const QByteArray listed = program.run(words("runs list")).out;
    EXPECT_TRUE(listed.contains("  waiting ")) << listed.toStdString();
}

TEST_F(LaterCommand, ExitCodesTellWhatWasWrong)
{
    EXPECT_EQ(until("soon").code, 2);
    EXPECT_EQ(until("2020-01-01").code, 2);
    EXPECT_EQ(until("31d").code, 2);
    EXPECT_TRUE(until("31d").err.contains("30 days"));
    EXPECT_EQ(until("now").code, 4) << "it is not put off";
    EXPECT_EQ(program.run(words("inbox later")).code, 2);
    EXPECT_EQ(program.run(words("inbox later 12")).code, 2);
    EXPECT_EQ(program.run(words("inbox later 01947f2e-0000-7000-8000-000000000000")).code, 2);
    EXPECT_EQ(backAt(), QString()) << "nothing was put off";
}

} // namespace qd::test
