#include "tests/app/Home.h"
#include "tests/support/Await.h"

#include <QFile>
#include <QProcess>

namespace qd::test {

/// An office in which two items wait.
class BulkCommand : public AppTest {
protected:
    QStringList ids;

    void SetUp() override
    {
        for (int i = 0; i < 2; ++i) {
            const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"), QStringLiteral("--wait")});
            ASSERT_EQ(ran.json().at(u"waiting").items().size(), 1) << ran.out.toStdString();
        }
        ids = waiting();
        ASSERT_EQ(ids.size(), 2);
    }
    QStringList waiting() const
    {
        QStringList all;
        for (const Json& item : program.json(words("inbox")).json().at(u"items").items())
            all.append(item.at(u"id").toString());
        return all;
    }
};

TEST_F(BulkCommand, SeveralAreRejectedAtOnceAndWhatIsWrongStopsAllOfIt)
{
    const Ran wrong = program.run(words("inbox reject --reason Late") << ids.first() << QStringLiteral("12"));
    EXPECT_EQ(wrong.code, 2);
    EXPECT_EQ(waiting(), ids) << "nothing was done before the fault was seen";
    const Ran mute = program.run(words("inbox reject") << ids);
    EXPECT_EQ(mute.code, 2);
    EXPECT_TRUE(mute.err.contains("it does not say why it is rejected")) << mute.err.toStdString();
    EXPECT_EQ(waiting(), ids);
    const Ran rejected = program.run((words("inbox reject") << ids) + QStringList{QStringLiteral("--reason"), QStringLiteral("Not now")});
    ASSERT_EQ(rejected.code, 0) << rejected.err.toStdString();
    EXPECT_EQ(rejected.out, "2 items decided.\n");
    EXPECT_TRUE(waiting().isEmpty());
}

TEST_F(BulkCommand, WhatHasItsYesSaysWhenItLeavesAndATakenBackYesIsNotDone)
{
    QProcess approving;
    approving.start(QStringLiteral(QUARTERDECK_PROGRAM), QStringList{QStringLiteral("--home"), program.home(), QStringLiteral("inbox"), QStringLiteral("approve"), ids.first()});
    ASSERT_TRUE(approving.waitForStarted());
    const auto line = [&] { return program.run(words("inbox list")).out; };
    ASSERT_TRUE(waitUntil([&] { return line().contains("(approved, leaves in "); }, std::chrono::seconds(20))) << line().toStdString();
    EXPECT_TRUE(line().contains("undo with quarterdeck inbox undo " + ids.first().toUtf8())) << line().toStdString();
    EXPECT_EQ(line().count("(approved"), 1) << "the other waits";
    const Ran back = program.run(words("inbox undo") << ids.first());
    ASSERT_EQ(back.code, 0) << back.err.toStdString();
    ASSERT_TRUE(approving.waitForFinished(30'000));
    EXPECT_EQ(approving.exitCode(), 3);
    const QByteArray said = approving.readAllStandardOutput();
    EXPECT_TRUE(said.contains("Taken back before it left: ")) << said.toStdString();
    EXPECT_EQ(waiting(), ids);
}

TEST_F(BulkCommand, AnEditedTextIsOfOneItemAlone)
{
    const QString text = folder.file(QStringLiteral("text.md"));
    QFile file(text);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write("# Counted weekly\n") > 0);
    file.close();
    const Ran both = program.run((words("inbox approve --edits") << text) + ids);
    EXPECT_EQ(both.code, 2);
    EXPECT_TRUE(both.err.contains("an edited text is of one item, and 2 are named")) << both.err.toStdString();
    EXPECT_EQ(waiting(), ids);
}

TEST_F(BulkCommand, WhatOfSeveralCannotBeDecidedIsNamedWithItsReason)
{
    QProcess approving;
    approving.start(QStringLiteral(QUARTERDECK_PROGRAM), QStringList{QStringLiteral("--home"), program.home(), QStringLiteral("inbox"), QStringLiteral("approve"), ids.first()});
    ASSERT_TRUE(approving.waitForStarted());
    ASSERT_TRUE(waitUntil([&] { return program.run(words("inbox list")).out.contains("(approved, leaves in "); }, std::chrono::seconds(20)));
    const Ran both = program.run((words("inbox reject --reason Later") << ids));
    EXPECT_EQ(both.code, 1) << both.out.toStdString();
    EXPECT_TRUE(both.out.contains("Left as it is: ")) << both.out.toStdString();
    EXPECT_TRUE(both.out.contains("(" + ids.first().toUtf8() + "): ")) << both.out.toStdString();
    EXPECT_FALSE(both.out.contains(ids.last().toUtf8())) << both.out.toStdString();
    approving.waitForFinished(30'000);
}

TEST_F(BulkCommand, WhatOfSeveralWaitsNoMoreIsLeftOutWithWhatBecameOfIt)
{
    ASSERT_EQ(program.run(words("inbox reject --reason Late") << ids.first()).code, 0);
    const Ran both = program.run(words("inbox reject --reason Later") << ids);
    EXPECT_EQ(both.code, 1) << both.out.toStdString();
    EXPECT_TRUE(both.out.contains("Left as it is: “")) << both.out.toStdString();
    EXPECT_TRUE(both.out.contains("waits no more: you rejected it, ")) << both.out.toStdString();
    EXPECT_TRUE(waiting().isEmpty()) << "the other one was decided";
    EXPECT_EQ(program.run(words("inbox reject --reason Later") << ids).code, 4) << "nothing is left";
}

TEST_F(BulkCommand, AllOfAKindAreNamedByIt)
{
    const QString kind = program.json(words("inbox")).json().at(u"items").items().first().at(u"kind").toString();
    const Ran none = program.run(words("inbox approve --all-of gossip"));
    EXPECT_EQ(none.code, 2);
    EXPECT_TRUE(none.err.contains("nothing of the kind \"gossip\" waits for you")) << none.err.toStdString();
    EXPECT_TRUE(none.err.contains(kind.toUtf8())) << none.err.toStdString();
    EXPECT_EQ(program.run(words("inbox undo --all-of") << kind).code, 2);
    EXPECT_EQ((program.run(words("inbox approve") << ids.first() << QStringLiteral("--all-of") << kind)).code, 2) << "one or the other";
    const Ran off = program.run(words("inbox later --all-of") << kind);
    ASSERT_EQ(off.code, 0) << off.err.toStdString();
    EXPECT_EQ(program.json(words("status")).json().at(u"later").toInteger(), 2);
}

} // namespace qd::test
