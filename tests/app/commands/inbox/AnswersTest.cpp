#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

namespace {

QByteArray bytesOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// A home in which two pieces of work ask her the very same, and another one which of two ways; and another machine of hers.
class AnswersCommand : public AppTest {
protected:
    Program laptop{QStringLiteral(QUARTERDECK_PROGRAM), folder.file(QStringLiteral("laptop"))};
    const QString file = folder.file(QStringLiteral("waiting.review"));
    const QString answers = file + QStringLiteral(".answers");

    void SetUp() override
    {
        const QString own = folder.file(QStringLiteral("own.json"));
        QByteArray notes = bytesOf(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
        notes.replace("\"workflows\": [", R"("workflows": [{"id":"own","title":"Own","steps":[{"id":"ask","title":"Ask","kind":"wait","agent":"editor","wait":{"question":"In which )"
                                          "\\u001b[31mcolour?" R"("}}]},{"id":"choose","title":"Choose","steps":[{"id":"choose","title":"Choose","kind":"wait","agent":"editor","wait":{"raise":)"
                                          R"({"reason":"decision","issue":"Which way?","recommendation":"The second.","options":[{"id":"keep","title":"Keep it","effect":"It stays."},{"id":"drop","title":"Drop it","effect":"It is written anew."}]}}}]},)");
        QFile out(own);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(notes);
        out.close();
        const Ran added = program.run(words("org add") << own);
        ASSERT_EQ(added.code, 0) << added.err.toStdString();
        for (const char* workflow : {"own", "own", "choose"})
            (void)program.run(words("run --org field-notes --approve none --wait --brief Something --workflow") << QString::fromLatin1(workflow));
        const Ran named = program.run(words("--org field-notes deputies add me --key") << QString::fromUtf8(laptop.run(words("deputies key")).out).trimmed());
        ASSERT_EQ(named.code, 0) << named.err.toStdString();
    }
    Ran inbox(const char* rest) const { return program.run(words("--org field-notes inbox") << words(rest)); }
    QList<Json> waiting() const { return program.json(words("--org field-notes inbox")).json().at(u"items").items(); }
    QString idOf(const QString& kind) const
    {
        for (const Json& item : waiting())
            if (item.at(u"kind").toString() == kind)
                return item.at(u"id").toString();
        return {};
    }
    void exported()
    {
        const Ran wrote = program.run(words("--org field-notes inbox export --out") << file);
        ASSERT_EQ(wrote.code, 0) << wrote.err.toStdString();
        EXPECT_TRUE(wrote.out.startsWith("3 items are in ")) << wrote.out.toStdString();
    }
    Ran take() const { return program.run(words("--org field-notes inbox take") << answers); }
};

} // namespace

TEST_F(AnswersCommand, WhatIsAnsweredOnAnotherMachineIsAnsweredHere)
{
    ASSERT_EQ(waiting().size(), 3);
    exported();
    const QByteArray listed = laptop.run(words("review list") << file).out;
    EXPECT_TRUE(listed.contains("Which way?")) << listed.toStdString();
    EXPECT_FALSE(listed.contains('\x1b')) << "nothing of a stranger's colours a terminal";
    const QString choice = idOf(QStringLiteral("escalation"));
    const QByteArray shown = laptop.run(words("review show") << file << choice).out;
    EXPECT_TRUE(shown.contains("--option drop: Drop it. It is written anew.")) << shown.toStdString();
    EXPECT_EQ(laptop.run(words("review settle") << file << choice).code, 2) << "nobody takes the first for her";
    EXPECT_EQ(laptop.run(words("review settle --option sell") << file << choice).code, 2);
    EXPECT_EQ(laptop.run(words("review approve") << file << choice).code, 4) << "nothing of it goes out";
    ASSERT_EQ(laptop.run(words("review settle --option drop") << file << choice).code, 0);
    const QString question = idOf(QStringLiteral("question"));
    EXPECT_EQ(laptop.run(words("review settle") << file << question).code, 2) << "without words it is no answer";
    const Ran said = laptop.run(words("review settle --note") << QStringLiteral("Blue; ask ann@example.com") << file << question);
    ASSERT_EQ(said.code, 0) << said.err.toStdString();
    EXPECT_TRUE(said.out.startsWith("2 of 3 decided")) << said.out.toStdString();
    EXPECT_TRUE(said.err.contains("your answer reads: Blue; ask …")) << said.err.toStdString();
    EXPECT_FALSE(bytesOf(answers).contains("ann@"));
    const Ran taken = take();
    ASSERT_EQ(taken.code, 0) << taken.err.toStdString();
    EXPECT_EQ(taken.out, "Yours, from another machine: 2 items decided.\n");
    EXPECT_EQ(waiting().size(), 1);
    const Ran again = take();
    EXPECT_EQ(again.code, 4);
    EXPECT_TRUE(again.err.contains("these decisions have come in already")) << again.err.toStdString();
}

TEST_F(AnswersCommand, WhatWasAnsweredMeanwhileIsLeftAndSaid)
{
    exported();
    const QString choice = idOf(QStringLiteral("escalation"));
    ASSERT_EQ(laptop.run(words("review settle --option drop") << file << choice).code, 0);
    EXPECT_TRUE(laptop.run(words("review list") << file).out.contains("(drop)"));
    ASSERT_EQ(program.run(words("--org field-notes inbox settle --option keep") << choice).code, 0);
    const Ran late = take();
    EXPECT_EQ(late.code, 4) << "nothing of it counts";
    EXPECT_TRUE(late.out.contains("0 items decided.\nLeft as it is: “Which way?” waits no more: you settled it with keep, 20")) << late.out.toStdString();
    const Ran twice = program.run(words("--org field-notes inbox settle --option drop") << choice);
    EXPECT_EQ(twice.code, 4);
    EXPECT_TRUE(twice.err.contains("“Which way?” waits no more: you settled it with keep, 20")) << twice.err.toStdString();
    EXPECT_EQ(laptop.run(words("review undo") << file << choice).out, "Nothing is decided any more.\n");
}

TEST_F(AnswersCommand, WhereSomeCountAndSomeDoNotBothAreSaid)
{
    exported();
    const QString choice = idOf(QStringLiteral("escalation")), question = idOf(QStringLiteral("question"));
    ASSERT_EQ(laptop.run(words("review settle --option drop") << file << choice).code, 0);
    ASSERT_EQ(laptop.run(words("review settle --note Blue") << file << question).code, 0);
    ASSERT_EQ(program.run(words("--org field-notes inbox settle --option keep") << choice).code, 0);
    const Ran taken = program.json(words("--org field-notes inbox take") << answers);
    EXPECT_EQ(taken.code, 1) << taken.out.toStdString();
    EXPECT_EQ(taken.json().at(u"decided").items().size(), 1);
    ASSERT_EQ(taken.json().at(u"left").items().size(), 1);
    EXPECT_EQ(taken.json().at(u"left").items().first().at(u"id").toString(), choice);
    EXPECT_TRUE(taken.json().at(u"done").items().value(1).toString().contains(QStringLiteral("waits no more: you settled it with keep, "))) << taken.out.toStdString();
    EXPECT_EQ(waiting().size(), 1) << "the other question";
}

TEST_F(AnswersCommand, ADeputyIsGivenNone)
{
    Program other{QStringLiteral(QUARTERDECK_PROGRAM), folder.file(QStringLiteral("annas"))};
    ASSERT_EQ(program.run(words("--org field-notes deputies add anna-berg --key") << QString::fromUtf8(other.run(words("deputies key")).out).trimmed()).code, 0);
    const Ran none = program.run(words("--org field-notes inbox export --for anna-berg --out") << file);
    EXPECT_EQ(none.code, 4);
    EXPECT_TRUE(none.err.contains("nothing waits that anna-berg may decide; 3 things stay where they wait")) << none.err.toStdString();
    exported();
    ASSERT_EQ(other.run(words("review settle --option drop") << file << idOf(QStringLiteral("escalation"))).code, 0);
    EXPECT_TRUE(take().out.contains("because anna-berg may not decide this.")) << "nor does what they sign count";
    EXPECT_EQ(waiting().size(), 3);
}

TEST_F(AnswersCommand, WhatAsksTheVerySameIsAnsweredInOneGo)
{
    const QByteArray listed = inbox("list").out;
    EXPECT_TRUE(listed.contains("  (2 ask the same: settle ")) << listed.toStdString();
    EXPECT_EQ(inbox("settle --alike --note Blue 12").code, 2);
    const Ran both = program.run(words("--org field-notes inbox settle --alike --note Blue") << idOf(QStringLiteral("question")));
    EXPECT_EQ(both.code, 0) << both.err.toStdString();
    ASSERT_EQ(waiting().size(), 1);
    EXPECT_EQ(waiting().first().at(u"title").toString(), QStringLiteral("Which way?")) << "what asks otherwise waits";
}

} // namespace qd::test
