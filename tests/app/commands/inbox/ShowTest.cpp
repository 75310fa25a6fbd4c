#include "app/commands/inbox/Fates.h"
#include "tests/app/Home.h"

#include <QDirIterator>
#include <QFile>

namespace qd::test {

/// An office in which one item waits.
class ShowCommand : public AppTest {
protected:
    QString id;

    void SetUp() override
    {
        const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"), QStringLiteral("--wait")});
        ASSERT_EQ(ran.json().at(u"waiting").items().size(), 1) << ran.out.toStdString();
        id = program.json(words("inbox")).json().at(u"items").items().first().at(u"id").toString();
    }
};

TEST_F(ShowCommand, TheTextIsWhatItsAudienceWillSeeAndItsFilesCanBeHad)
{
    const QString out = folder.file(QStringLiteral("piece"));
    const Ran shown = program.run(words("inbox show --out") << out << id);
    ASSERT_EQ(shown.code, 0) << shown.err.toStdString();
    QFile preview(out + QStringLiteral("/preview.html"));
    ASSERT_TRUE(preview.open(QIODevice::ReadOnly)) << shown.out.toStdString();
    EXPECT_TRUE(preview.readAll().contains("<"));
    EXPECT_TRUE(QFile::exists(out + QStringLiteral("/draft.md")));
    QDirIterator files(out, {QStringLiteral("index.html")}, QDir::Files, QDirIterator::Subdirectories);
    EXPECT_TRUE(files.hasNext()) << "the page as it would leave, below its own folder";
    EXPECT_FALSE(shown.out.contains("](")) << "the page is shown, not its draft: " << shown.out.toStdString();
}

TEST_F(ShowCommand, WhereItLeadsIsSaidWithEachWholeTarget)
{
    const Ran shown = program.run(words("inbox show") << id);
    ASSERT_EQ(shown.code, 0) << shown.err.toStdString();
    const QByteArray below = shown.out.mid(shown.out.indexOf("\nLinks:\n"));
    EXPECT_TRUE(shown.out.contains("\nLinks:\n")) << shown.out.toStdString();
    const QList<Json> links = program.json(words("inbox show") << id).json().at(u"links").items();
    ASSERT_FALSE(links.isEmpty()) << "the page names its publisher's site";
    for (const Json& link : links)
        EXPECT_TRUE(below.contains(link.at(u"target").toString().toUtf8())) << link.at(u"target").toString().toStdString();
}

TEST_F(ShowCommand, WhatWasDecidedSaysSoAndWhereThatStands)
{
    ASSERT_EQ(program.run(words("inbox reject --reason Late") << id).code, 0);
    const Ran shown = program.run(words("inbox show") << id);
    EXPECT_EQ(shown.code, 4) << shown.err.toStdString();
    EXPECT_TRUE(shown.err.contains("waits no more: you rejected it, ")) << shown.err.toStdString();
    const qsizetype at = shown.err.indexOf("decisions show ");
    ASSERT_GT(at, 0) << shown.err.toStdString();
    const Ran decision = program.run(words("decisions show") << QString::fromUtf8(shown.err.mid(at + 15, 36)));
    EXPECT_EQ(decision.code, 0) << decision.err.toStdString();
    EXPECT_TRUE(decision.out.contains("Rejected: ")) << decision.out.toStdString();
    EXPECT_EQ(program.run(words("inbox show 01900000-0000-7000-8000-000000000009")).code, 2) << "it never waited";
}

TEST_F(ShowCommand, WhoeverDecidesOnWhatWasDecidedIsToldTheSame)
{
    ASSERT_EQ(program.run(words("inbox reject --reason Late") << id).code, 0);
    for (const char* word : {"inbox approve", "inbox reject --reason Never", "inbox changes --note Shorter", "inbox delegate --to cmo", "inbox later", "inbox settle --note Yes"}) {
        const Ran again = program.run(words(word) << id);
        EXPECT_EQ(again.code, 4) << word;
        EXPECT_TRUE(again.err.contains("waits no more: you rejected it, ")) << word << ": " << again.err.toStdString();
        EXPECT_TRUE(again.err.contains("decisions show ")) << again.err.toStdString();
    }
    EXPECT_EQ(program.run(words("inbox approve 01900000-0000-7000-8000-000000000009")).code, 2) << "it never waited";
}

// Its time may be over between her look and her word: then it is the office that says no.
TEST_F(ShowCommand, WhatEndedMeanwhileSaysWhatBecameOfItAndWhatWaitsSaysWhatWasSaid)
{
    app::Invocation call;
    call.home = app::Home(program.home());
    call.organisation = QStringLiteral("marketing-department");
    DecideApproval yes;
    yes.approval = *ApprovalId::fromString(id);
    const Error said{Error::Rule, QStringLiteral("this item is not waiting any more"), {}, {}};
    EXPECT_EQ(app::whyRefused(call, yes, said).text, said.text) << "it waits";
    ASSERT_EQ(program.run(words("inbox reject --reason Late") << id).code, 0);
    const Error ended = app::whyRefused(call, yes, said);
    EXPECT_EQ(ended.kind, Error::Rule);
    EXPECT_TRUE(ended.text.contains(QStringLiteral("waits no more: you rejected it, "))) << ended.text.toStdString();
    EXPECT_EQ(app::whyRefused(call, yes, {Error::Store, QStringLiteral("the disk is full"), {}, {}}).text, QStringLiteral("the disk is full"));
    EXPECT_EQ(app::whyRefused(call, StopAll{}, said).text, said.text);
}

TEST_F(ShowCommand, WhatEndedWithItsRunSaysSo)
{
    const QString run = program.json(words("runs list")).json().at(u"runs").items().value(0).at(u"run").toString();
    ASSERT_EQ(program.run(words("runs stop --reason Late") << run).code, 0);
    for (const char* word : {"inbox show", "inbox approve", "inbox later"}) {
        const Ran gone = program.run(words(word) << id);
        EXPECT_EQ(gone.code, 4) << word << ": " << gone.err.toStdString();
        EXPECT_TRUE(gone.err.contains("waits no more: it was withdrawn: its run has ended (Stopped by human: Late), ")) << word << ": " << gone.err.toStdString();
    }
}

TEST_F(ShowCommand, WhatWasApprovedAndRefusedIsNotSaidToHaveGone)
{
    writeFile(program.home() + QStringLiteral("/published/marketing-department"), "where its folder would be");
    const Ran approved = program.run(words("inbox approve") << id);
    EXPECT_EQ(approved.code, 3) << approved.out.toStdString();
    EXPECT_TRUE(approved.out.startsWith("Approved.\nIt waits for you now: ") && approved.out.contains(" was not taken: nothing was published: ")) << approved.out.toStdString();
    const Json question = program.json(words("inbox list")).json().at(u"items").items().value(0);
    const QByteArray wayOut = "quarterdeck inbox settle " + question.at(u"id").toString().toUtf8() + " lets it go on";
    EXPECT_TRUE(approved.out.contains(wayOut)) << approved.out.toStdString();
    const Ran shown = program.run(words("inbox show") << id);
    EXPECT_EQ(shown.code, 4);
    EXPECT_TRUE(shown.err.contains("waits no more: you approved it, but it was refused: nothing was published: ")) << shown.err.toStdString();
}

TEST_F(ShowCommand, WhySheIsAskedIsSaidWithTheRuleAndWhatItWouldDo)
{
    const Ran shown = program.run(words("inbox show") << id);
    ASSERT_EQ(shown.code, 0) << shown.err.toStdString();
    EXPECT_TRUE(shown.out.contains("  rule: ")) << shown.out.toStdString();
    EXPECT_TRUE(shown.out.contains("it reaches ")) << shown.out.toStdString();
}

TEST_F(ShowCommand, WhyAnActionWasAllowedIsSaidWithTheDecisionThatLetItOut)
{
    ASSERT_EQ(program.run(words("inbox approve") << id).code, 0);
    int allowed = 0;
    for (const Json& one : program.json(words("decisions list")).json().at(u"decisions").items()) {
        if (one.at(u"kind").toString() != QLatin1String("publication"))
            continue;
        const Ran shown = program.run(words("decisions show") << one.at(u"id").toString());
        EXPECT_TRUE(shown.out.contains("was allowed, or asked about")) << shown.out.toStdString();
        EXPECT_TRUE(shown.out.contains("  rule: ")) << shown.out.toStdString();
        ++allowed;
    }
    EXPECT_GT(allowed, 0);
}

} // namespace qd::test
