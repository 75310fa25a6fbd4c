#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

namespace {

QByteArray bytesOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void write(const QString& file, const QByteArray& bytes)
{
    QFile out(file);
    ASSERT_TRUE(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

} // namespace

/// A home in which something waits, and another machine.
class ReviewCommand : public AppTest {
protected:
    Program laptop{QStringLiteral(QUARTERDECK_PROGRAM), folder.file(QStringLiteral("laptop"))};
    const QString file = folder.file(QStringLiteral("waiting.review"));
    const QString answers = file + QStringLiteral(".answers");
    QString id;

    void SetUp() override
    {
        const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"), QStringLiteral("--wait")});
        ASSERT_EQ(ran.json().at(u"waiting").items().size(), 1) << ran.out.toStdString();
        const Ran wrote = program.run(words("inbox export --out") << file);
        ASSERT_EQ(wrote.code, 0) << wrote.err.toStdString();
        id = laptop.json(words("review list") << file).json().at(u"items").items().first().at(u"id").toString();
    }
    QString key(const Program& of) const { return QString::fromUtf8(of.run(words("deputies key")).out).trimmed(); }
    void name(const QString& who, const QStringList& limits = {})
    {
        const Ran named = program.run(words("deputies add") << who << QStringLiteral("--key") << key(laptop) << limits);
        ASSERT_EQ(named.code, 0) << named.err.toStdString();
    }
    QString status() const
    {
        for (const Json& item : program.json(words("inbox")).json().at(u"items").items())
            if (item.at(u"id").toString() == id)
                return item.at(u"status").toString();
        return {};
    }
};

TEST_F(ReviewCommand, WhatIsApprovedOnAnotherMachineGoesOutHere)
{
    name(QStringLiteral("me"));
    const Ran shown = laptop.run(words("review show") << file << QStringLiteral("1"));
    ASSERT_EQ(shown.code, 0) << shown.err.toStdString();
    EXPECT_TRUE(shown.out.contains("source") || shown.out.contains("through")) << shown.out.toStdString();
    EXPECT_GT(shown.out.size(), 800) << "the text is in it";
    for (const char* said : {"  rule: ", "it reaches ", "\nLinks:\n"})
        EXPECT_TRUE(shown.out.contains(said)) << said << ": " << shown.out.toStdString();
    EXPECT_FALSE(laptop.json(words("review show") << file << QStringLiteral("1")).json().at(u"links").items().isEmpty());
    const Ran said = laptop.run(words("review approve") << file << id);
    ASSERT_EQ(said.code, 0) << said.err.toStdString();
    EXPECT_TRUE(said.out.startsWith("1 of 1 decided")) << said.out.toStdString();
    const Ran taken = program.run(words("inbox take") << answers);
    ASSERT_EQ(taken.code, 0) << taken.err.toStdString();
    EXPECT_EQ(taken.out, "Yours, from another machine: 1 item decided.\n");
    EXPECT_EQ(status(), QString());
    const Ran again = program.run(words("inbox take") << answers);
    EXPECT_EQ(again.code, 4);
    EXPECT_TRUE(again.err.contains("these decisions have come in already")) << again.err.toStdString();
}

TEST_F(ReviewCommand, ADeputyEditsAndTheEditedTextGoesOut)
{
    name(QStringLiteral("anna-berg"), {QStringLiteral("--title"), QStringLiteral("Anna Berg"), QStringLiteral("--until"), QStringLiteral("1d")});
    const QString text = folder.file(QStringLiteral("text.md"));
    write(text, "# Count weekly\n\nA stock count each week finds what a yearly one cannot.\n");
    ASSERT_EQ(laptop.run(words("review approve") << file << id << QStringLiteral("--edits") << text).code, 0);
    const Ran taken = program.run(words("inbox take") << answers);
    ASSERT_EQ(taken.code, 0) << taken.err.toStdString();
    EXPECT_EQ(taken.out, "From anna-berg: 1 item decided.\n");
    EXPECT_TRUE(program.run(words("log export")).out.contains("approved with edits by anna-berg, her deputy"));
}

TEST_F(ReviewCommand, NobodysKeyDecidesNothing)
{
    const Ran mute = laptop.run(words("review reject") << file << id);
    EXPECT_EQ(mute.code, 2);
    EXPECT_TRUE(mute.err.contains("--reason")) << mute.err.toStdString();
    ASSERT_EQ(laptop.run(words("review reject --reason Late") << file << id).code, 0);
    const Ran strange = program.run(words("inbox take") << answers);
    EXPECT_EQ(strange.code, 4);
    EXPECT_TRUE(strange.err.contains("nobody who may decide here has the key")) << strange.err.toStdString();
    name(QStringLiteral("anna-berg"), {QStringLiteral("--kinds"), QStringLiteral("letter")});
    const Ran beyond = program.run(words("inbox take") << answers);
    EXPECT_EQ(beyond.code, 4) << "nothing of it counts";
    EXPECT_TRUE(beyond.out.contains("From anna-berg: 0 items decided.\nLeft as it is: ")) << beyond.out.toStdString();
    EXPECT_TRUE(beyond.out.contains("because anna-berg may not decide this.")) << beyond.out.toStdString();
    EXPECT_TRUE(program.run(words("inbox take") << answers).out.contains("0 items decided.")) << "nothing was taken of it, so it has not come in";
    EXPECT_EQ(status(), QStringLiteral("waiting"));
    ASSERT_EQ(program.run(words("deputies remove anna-berg")).code, 0);
    EXPECT_EQ(program.run(words("deputies")).out, "Nobody decides in your place, and no other machine is yours.\n");
}

TEST_F(ReviewCommand, WhatWasDecidedHereMeanwhileSaysByWhomAsShowDoes)
{
    name(QStringLiteral("me"));
    ASSERT_EQ(laptop.run(words("review approve") << file << id).code, 0);
    ASSERT_EQ(program.run(words("inbox reject --reason Late") << id).code, 0);
    const QByteArray shown = program.run(words("inbox show") << id).err;
    const QByteArray fate = shown.mid(shown.indexOf("“"), shown.indexOf(", 20") - shown.indexOf("“"));
    ASSERT_TRUE(fate.endsWith("” waits no more: you rejected it")) << shown.toStdString();
    const Ran late = program.run(words("inbox take") << answers);
    EXPECT_EQ(late.code, 4) << late.out.toStdString();
    EXPECT_TRUE(late.out.contains("0 items decided.\nLeft as it is: " + fate)) << late.out.toStdString();
}

TEST_F(ReviewCommand, WhatWasTakenAndRefusedOutsideAsksHer)
{
    name(QStringLiteral("me"));
    ASSERT_EQ(laptop.run(words("review approve") << file << id).code, 0);
    writeFile(program.home() + QStringLiteral("/published/marketing-department"), "where its folder would be");
    const Ran taken = program.run(words("inbox take") << answers);
    EXPECT_EQ(taken.code, 3) << taken.out.toStdString();
    EXPECT_TRUE(taken.out.startsWith("Yours, from another machine: 1 item decided.\nIt waits for you now: ")) << taken.out.toStdString();
    EXPECT_TRUE(taken.out.contains(" was not taken: nothing was published: ")) << taken.out.toStdString();
}

TEST_F(ReviewCommand, AChangedFileIsRefusedOnBothSides)
{
    name(QStringLiteral("me"));
    ASSERT_EQ(laptop.run(words("review approve") << file << id).code, 0);
    write(answers, bytesOf(answers).replace("approve", "reject0"));
    const Ran taken = program.run(words("inbox take") << answers);
    EXPECT_EQ(taken.code, 2);
    EXPECT_TRUE(taken.err.contains("the signature is not of what stands in it")) << taken.err.toStdString();
    const QByteArray whole = bytesOf(file);
    write(file, QByteArray(whole).replace("\\\"title\\\":", "\\\"title\\\" :"));
    EXPECT_EQ(laptop.run(words("review list") << file).code, 2);
    write(file, whole);
    EXPECT_EQ(laptop.run(words("review list") << file << QStringLiteral("--of") << key(laptop)).code, 4) << "another home's";
    EXPECT_EQ(laptop.run(words("review list") << file << QStringLiteral("--of") << key(program) << QStringLiteral("--answers") << folder.file(QStringLiteral("mine"))).code, 0);
    EXPECT_EQ(laptop.run(words("review list") << answers).code, 2) << "answers are no items";
}

TEST_F(ReviewCommand, AnswersCanBeTakenBackAndTakeAReason)
{
    EXPECT_EQ(laptop.run(words("review changes") << file << id).code, 2) << "it does not say what should change";
    ASSERT_EQ(laptop.run(words("review changes") << file << QStringLiteral("1") << QStringLiteral("--note") << QStringLiteral("Shorter")).code, 0);
    EXPECT_TRUE(laptop.run(words("review list") << file).out.contains("(ask-changes)"));
    const Ran back = laptop.run(words("review undo") << file << QStringLiteral("1"));
    EXPECT_EQ(back.out, "Nothing is decided any more.\n") << back.err.toStdString();
    EXPECT_FALSE(QFile::exists(answers));
    EXPECT_EQ(laptop.run(words("review undo") << file << QStringLiteral("1")).code, 4);
    EXPECT_EQ(laptop.run(words("review approve") << file << QStringLiteral("2")).code, 2);
    EXPECT_EQ(laptop.run(words("review")).code, 2);
    EXPECT_EQ(program.run(words("inbox export --out") << file << QStringLiteral("12")).code, 2);
    EXPECT_EQ(program.run(words("deputies add anna-berg --key 12")).code, 2);
}

TEST_F(ReviewCommand, WhatCannotGoAlongIsSaidOnBothSides)
{
    ASSERT_EQ(program.run(words("rules always") << id).code, 0);
    const Ran wrote = program.run(words("inbox export --out") << file);
    ASSERT_EQ(wrote.code, 0) << wrote.err.toStdString();
    EXPECT_TRUE(wrote.out.contains("1 item is in ")) << wrote.out.toStdString();
    const QByteArray stays = "1 thing stays where it waits, and is answered there:\n  escalation: Should things of the kind ";
    EXPECT_TRUE(wrote.out.contains(stays)) << wrote.out.toStdString();
    EXPECT_TRUE(wrote.out.contains("(a rule is taken where all your rules are before you")) << wrote.out.toStdString();
    const QByteArray listed = laptop.run(words("review list") << file).out;
    EXPECT_TRUE(listed.contains(stays)) << listed.toStdString();
    QString question;
    for (const Json& item : program.json(words("inbox")).json().at(u"items").items())
        if (item.at(u"kind").toString() == QStringLiteral("escalation"))
            question = item.at(u"id").toString();
    const Ran delegated = program.run(words("inbox delegate --to cmo") << question);
    EXPECT_EQ(delegated.code, 4);
    EXPECT_TRUE(delegated.err.contains("is a question to you")) << delegated.err.toStdString();
    EXPECT_TRUE(delegated.err.contains("inbox settle " + question.toUtf8())) << delegated.err.toStdString();
}

TEST_F(ReviewCommand, ADeputyIsNotDelegatedToAndTheWayToThemIsSaid)
{
    name(QStringLiteral("anna-berg"));
    name(QStringLiteral("anna-berg"), {QStringLiteral("--kinds"), QStringLiteral("letter")});
    const QString theirs = folder.file(QStringLiteral("for-anna.review"));
    const auto exported = [&] { return program.run(words("inbox export --for anna-berg --out") << theirs); };
    const Ran beyond = exported();
    EXPECT_EQ(beyond.code, 4) << beyond.out.toStdString();
    EXPECT_TRUE(beyond.err.contains("nothing waits that anna-berg may decide")) << beyond.err.toStdString();
    EXPECT_TRUE(program.run(words("inbox delegate --to anna-berg") << id).err.contains("anna-berg may not decide this"));
    name(QStringLiteral("anna-berg"));
    const Ran person = program.run(words("inbox delegate --to anna-berg") << id);
    EXPECT_EQ(person.code, 4);
    EXPECT_TRUE(person.err.contains("anna-berg is a person, who decides on a machine of their own")) << person.err.toStdString();
    EXPECT_TRUE(person.err.contains("--for anna-berg")) << person.err.toStdString();
    EXPECT_EQ(exported().code, 0);
    EXPECT_EQ(laptop.json(words("review list") << theirs).json().at(u"items").items().size(), 1);
    EXPECT_EQ(program.run(words("inbox export --for nobody --out") << theirs).code, 2);
}

TEST_F(ReviewCommand, WhatWouldLeaveCanBeLookedAtAsFiles)
{
    const QString out = folder.file(QStringLiteral("files"));
    ASSERT_EQ(laptop.run(words("review show") << file << id << QStringLiteral("--out") << out).code, 0);
    EXPECT_FALSE(QDir(out).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
}

} // namespace qd::test
