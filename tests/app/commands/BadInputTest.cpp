#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

class BadInput : public AppTest {
protected:
    Ran runFile(const QByteArray& bytes)
    {
        const QString file = folder.file(QStringLiteral("brief.txt"));
        writeFile(file, bytes);
        return program.json({QStringLiteral("run"), QStringLiteral("--brief-file"), file, QStringLiteral("--approve"), QStringLiteral("all")});
    }
    /// Bad input: nothing of it is in the record or published.
    void expectRefused(const Ran& ran, const char* sentence)
    {
        EXPECT_EQ(ran.code, 2) << ran.out.toStdString();
        EXPECT_TRUE(ran.message().contains(QLatin1String(sentence))) << ran.out.toStdString();
        EXPECT_TRUE(program.json(words("runs list")).json().at(u"runs").items().isEmpty());
        for (const QString& path : treeOf(program.home()).keys())
            EXPECT_FALSE(path.startsWith(QLatin1String("published/")) && !path.endsWith(QLatin1Char('/'))) << path.toStdString();
    }
    /// A run with this keyword plan; true when its figures were used.
    Ran runWithKeywords(const QByteArray& csv)
    {
        writeFile(program.home() + QStringLiteral("/keywords/plan.csv"), csv);
        return program.json(runArguments());
    }
    bool usedFigure(const char* figure)
    {
        return program.json(words("traffic --agent seo-specialist")).out.contains(figure);
    }
};

TEST_F(BadInput, AnEmptyBriefIsRefused)
{
    expectRefused(runFile(""), "empty");
    expectRefused(runFile("  \n\t  "), "empty");
    for (int i = 0; i < 5; ++i) // closing at once after a refusal
        EXPECT_EQ(program.json({QStringLiteral("run"), QStringLiteral("--brief"), QString()}).code, 2);
}

TEST_F(BadInput, AMegabyteIsTooLongForABrief)
{
    expectRefused(runFile(QByteArray("Why weekly counts beat yearly ones. ").repeated(30'000).left(1'000'000)), "1000000 characters");
    expectRefused(runFile(QByteArray(3'000'000, 'a')), "3000000 characters");
}

TEST_F(BadInput, ALongBriefIsWorkedOn)
{
    const Ran ran = runFile(QByteArray("Why weekly counts beat yearly ones. ").repeated(3'000).left(100'000));
    EXPECT_EQ(ran.code, 0) << ran.out.left(400).toStdString();
}

TEST_F(BadInput, BytesAreNoBrief)
{
    QByteArray bytes;
    for (int i = 0; i < 4'000; ++i)
        bytes.append(char((i * 7919) % 256));
    expectRefused(runFile(bytes), "not text");
    expectRefused(runFile(QByteArray("half a letter \xc3")), "not text");
}

TEST_F(BadInput, ARightToLeftBriefBecomesAPage)
{
    const Ran ran = runFile("اكتب مقالا عن فوائد جرد المخزون الأسبوعي للمتاجر الصغيرة");
    EXPECT_EQ(ran.code, 0) << ran.out.left(400).toStdString();
    QFile page(ran.json().at(u"artefacts").items().value(0).at(u"path").toString());
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    EXPECT_TRUE(page.readAll().contains("dir=\"auto\""));
}

TEST_F(BadInput, ABrandWithAWrongTypeNamesTheField)
{
    QByteArray brand = program.run(words("brand show")).out;
    brand.replace("\"sentence_words\": 18", "\"sentence_words\": \"eighteen\"").replace("\"sentence_words\":18", "\"sentence_words\":\"eighteen\"");
    const QString file = folder.file(QStringLiteral("brand.json"));
    writeFile(file, brand);
    const auto before = treeOf(program.home());
    for (const QStringList& line : {QStringList{QStringLiteral("brand"), QStringLiteral("set"), file}, runArguments() << QStringLiteral("--brand") << file}) {
        const Ran ran = program.json(line);
        EXPECT_EQ(ran.code, 2);
        EXPECT_TRUE(ran.message().contains(QLatin1String("/sentence_words"))) << ran.out.toStdString();
    }
    EXPECT_EQ(treeOf(program.home()), before);
}

TEST_F(BadInput, AFaultyKeywordPlanIsNoticedWithTheBrief)
{
    QByteArray bytes;
    for (int i = 0; i < 4'000; ++i)
        bytes.append(char((i * 7919) % 256));
    QByteArray wide("\xff\xfe");
    for (const char letter : QByteArray("Thing,Volume of it\nweekly stock count,1200\n"))
        wide.append(letter).append('\0');
    for (const QByteArray& faulty : {QByteArray("Thing,Volume of it\nweekly stock count,1200\n"), QByteArray(), bytes, wide})
        expectRefused(runWithKeywords(faulty), "plan.csv");
}

TEST_F(BadInput, AKeywordPlanThatLostItsColumnsOnTheWayIsExplained)
{
    ASSERT_EQ(program.json(words("stop")).code, 0); // the brief is taken, and nothing of it begun
    const Ran taken = program.json(runArguments());
    ASSERT_TRUE(taken.json().find(u"run")) << taken.out.left(400).toStdString();
    writeFile(program.home() + QStringLiteral("/keywords/plan.csv"), "Thing,Volume of it\nweekly stock count,1200\n");
    ASSERT_EQ(program.json(words("resume")).code, 0);
    const Ran inbox = program.json(words("inbox list"));
    ASSERT_EQ(inbox.json().at(u"items").items().size(), 1) << inbox.out.toStdString();
    EXPECT_TRUE(inbox.out.contains("plan.csv")) << inbox.out.toStdString();
    const Ran early = program.run({QStringLiteral("inbox"), QStringLiteral("settle"), inbox.json().at(u"items").items().value(0).at(u"id").toString()});
    const QString id = program.json(words("inbox list")).json().at(u"items").items().value(0).at(u"id").toString();
    EXPECT_EQ(early.code, 3) << "it asks again: " << early.out.toStdString();
    EXPECT_TRUE(early.out.contains("It waits for you now: SEO Specialist could not finish") && early.out.contains("inbox settle " + id.toUtf8() + " lets it go on")) << early.out.toStdString();
    // Mended and carried on: nothing was lost.
    writeFile(program.home() + QStringLiteral("/keywords/plan.csv"), "Keyword,Avg. monthly searches,Competition\nweekly stock count,1200,Low\n");
    EXPECT_EQ(program.json({QStringLiteral("inbox"), QStringLiteral("settle"), id}).code, 0);
    const Json runs = program.json(words("runs list")).json();
    EXPECT_EQ(runs.at(u"runs").items().value(0).at(u"state").toString(), QStringLiteral("finished"));
}

TEST_F(BadInput, AKeywordPlanWithSemicolonsIsRead)
{
    EXPECT_EQ(runWithKeywords("Keyword;Avg. monthly searches;Competition\nweekly stock count;1234;Low\n").code, 0);
    EXPECT_TRUE(usedFigure("1234"));
}

TEST_F(BadInput, AKeywordPlanWithAMarkAndTabsIsRead)
{
    EXPECT_EQ(runWithKeywords("\xef\xbb\xbfKeyword\tAvg. monthly searches\tCompetition\nweekly stock count\t1234\tLow\n").code, 0);
    EXPECT_TRUE(usedFigure("1234"));
}

TEST_F(BadInput, AKeywordPlanInLatin1IsRead)
{
    EXPECT_EQ(runWithKeywords("Keyword,Avg. monthly searches,Competition\nweekly stock count,1234,Low\nInventur f\xfcr L\xe4"
                              "den,50,Low\n").code, 0);
    EXPECT_TRUE(usedFigure("1234"));
}

TEST_F(BadInput, AnOrganisationThatTakesThePlaceOfAnotherSaysSo)
{
    const QString own = QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json");
    const QString shipped = folder.file(QStringLiteral("mine.json"));
    writeFile(shipped, program.run(words("org show marketing-department")).out);
    const auto said = [&](const QString& file) { return program.run({QStringLiteral("org"), QStringLiteral("add"), file}).out; };
    EXPECT_FALSE(said(own).contains("replaced"));
    EXPECT_TRUE(said(own).contains("It replaced the one from 2"));
    EXPECT_TRUE(said(shipped).contains("stands in for the one that ships"));
    EXPECT_TRUE(said(shipped).contains("It replaced the one from 2"));
    const Json again = program.json({QStringLiteral("org"), QStringLiteral("add"), own}).json();
    EXPECT_TRUE(again.at(u"replaced").toBool());
    EXPECT_FALSE(again.at(u"replaced_from").toString().isEmpty());
}

TEST_F(BadInput, AnOrganisationWithAFaultIsRefusedWithItsPath)
{
    const QByteArray good = program.run(words("org show marketing-department")).out;
    const auto with = [&](const char* from, const char* to) {
        QByteArray text = Json::parse(good)->toText();
        EXPECT_TRUE(text.contains(from)) << from;
        return text.replace(text.indexOf(from), qstrlen(from), to);
    };
    const QList<std::pair<QByteArray, const char*>> faults{
        {with("\"id\":\"vp-marketing\",", "\"id\":\"cmo\","), "cmo"},
        {with("\"reports_to\":\"human\"", "\"reports_to\":\"content-manager\""), "circle"},
        {with("\"reports_to\":\"cmo\"", "\"reports_to\":\"nobody\""), "nobody"},
        {with("\"reports_to\":\"cmo\",", ""), "reports_to"},
        {with("\"brand.voice-score\"", "\"magic.wand\""), "magic.wand"},
        {good.left(good.size() / 2), ""}};
    const auto before = treeOf(program.home());
    for (const auto& [text, named] : faults) {
        const QString file = folder.file(QStringLiteral("faulty.json"));
        writeFile(file, text);
        const Ran checked = program.json({QStringLiteral("org"), QStringLiteral("validate"), file});
        EXPECT_EQ(checked.code, 2) << named;
        EXPECT_TRUE(checked.out.contains(named)) << named << ": " << checked.out.toStdString();
        const Ran added = program.json({QStringLiteral("org"), QStringLiteral("add"), file});
        EXPECT_EQ(added.code, 2) << named;
        EXPECT_TRUE(added.out.contains(named)) << named << ": " << added.out.toStdString();
    }
    EXPECT_EQ(program.json(words("org list")).json().at(u"organisations").items().size(), 1);
    EXPECT_FALSE(treeOf(program.home()).contains(QStringLiteral("organisations/faulty.json")));
}

TEST_F(BadInput, WhatNeverEndsIsReadToALimitOnly)
{
    const Ran checked = program.json(words("org validate /dev/zero"));
    EXPECT_EQ(checked.code, 2);
    EXPECT_TRUE(checked.message().contains(QLatin1String("more than 16777216 bytes"))) << checked.out.toStdString();
}

TEST_F(BadInput, AnOpenDepartmentTakesAnAddedOrganisationOverAndSaysWhenItsFileIsBroken)
{
    const QString own = QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json");
    ASSERT_EQ(program.run({QStringLiteral("org"), QStringLiteral("add"), own}).code, 0);
    const QString file = program.home() + QStringLiteral("/organisations/field-notes.json");
    {
        const std::unique_ptr<QProcess> server = program.serve(words("--org field-notes"));
        ASSERT_TRUE(server);
        QByteArray changed = treeOf(program.home()).value(QStringLiteral("organisations/field-notes.json"));
        const QByteArray title = Json::parse(changed)->at(u"title").toString().toUtf8();
        const QString other = folder.file(QStringLiteral("other.json"));
        writeFile(other, changed.replace('"' + title + '"', "\"Changed while open\""));
        const Ran added = program.run({QStringLiteral("org"), QStringLiteral("add"), other});
        EXPECT_TRUE(added.out.contains("works with it from now on")) << added.out.toStdString() << added.err.toStdString();
        EXPECT_EQ(program.json(words("status --org field-notes")).json().at(u"organisation").toString(), QStringLiteral("Changed while open"));
        EXPECT_EQ(endPolitely(*server), 0);
    }
    writeFile(file, treeOf(program.home()).value(QStringLiteral("organisations/field-notes.json")).chopped(40));
    const Ran ran = program.run(words("serve --until-idle --org field-notes"));
    EXPECT_TRUE(ran.err.contains("The department goes on as its record has it")) << ran.out.toStdString() << ran.err.toStdString();
}

} // namespace qd::test
