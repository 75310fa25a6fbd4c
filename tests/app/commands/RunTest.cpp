#include "core/store/Database.h"
#include "tests/app/Home.h"
#include "tests/support/Await.h"

#include <QDir>
#include <QFile>

namespace qd::test {

class RunCommand : public AppTest {
protected:
    static QString data(const char* name)
    {
        return QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/publication/") + QLatin1String(name);
    }
    /// Whether messages like these were sent, one after the other.
    void expectInOrder(const QList<std::array<const char*, 4>>& expected)
    {
        const QList<QByteArray> lines = program.json(words("traffic")).out.trimmed().split('\n');
        qsizetype at = 0;
        for (const auto& [from, to, type, part] : expected) {
            const qsizetype began = at;
            for (bool found = false; !found && at < lines.size(); ++at) {
                const Result<Json> message = Json::parse(lines[at]);
                ASSERT_TRUE(message);
                found = message->at(u"from").toString() == QLatin1String(from) && message->at(u"to").toString() == QLatin1String(to)
                    && message->at(u"type").toString() == QLatin1String(type)
                    && message->at(u"subject").toString().contains(QLatin1String(part), Qt::CaseInsensitive);
                if (found)
                    break;
            }
            ASSERT_LT(at, lines.size()) << from << " to " << to << " (" << type << ", " << part << ") does not follow message " << began;
            ++at;
        }
    }
};

TEST_F(RunCommand, HowPressingABriefIsStandsOnRecord)
{
    ASSERT_EQ(program.json(runArguments() + words("--priority urgent")).code, 0);
    qsizetype found = 0;
    for (const QByteArray& line : program.run(words("log export")).out.trimmed().split('\n'))
        if (line.contains("run-started"))
            found += line.contains("\"priority\":\"urgent\"") ? 1 : 0;
    EXPECT_EQ(found, 1);
}

TEST_F(RunCommand, TheNewsletterIsRehearsedToTheQuestionWithNothingSetUp)
{
    const Ran ran = program.json(words("run --workflow newsletter --wait --brief") << QStringLiteral("Tell our readers that the spring catalogue is out on 2 March"));
    ASSERT_EQ(ran.code, 3) << ran.err.toStdString() << ran.out.toStdString();
    const Json item = program.json(words("inbox list")).json().at(u"items").items().value(0);
    const QString id = item.at(u"id").toString();
    const QByteArray shown = program.run(words("inbox show") << id).out;
    EXPECT_TRUE(shown.contains("no way out \"smtp\" is set up") && shown.contains("nobody is on the list newsletter")) << "what is missing is said before she is asked: " << shown.toStdString();
    ASSERT_EQ(program.run(words("inbox approve") << id).code, 0);
    ASSERT_EQ(program.run(words("serve --until-idle --pace 0")).code, 0);
    const QDir outbox(program.home() + QStringLiteral("/published/marketing-department/outbox"));
    const QStringList pieces = outbox.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    ASSERT_EQ(pieces.size(), 1);
    QFile mail(outbox.filePath(pieces.first() + QStringLiteral("/message.txt")));
    ASSERT_TRUE(mail.open(QIODevice::ReadOnly));
    const QByteArray text = mail.readAll();
    EXPECT_TRUE(text.startsWith("Rehearsal: written by the rehearsal model")) << text.toStdString();
    EXPECT_TRUE(text.contains("2 March")) << text.toStdString();
}

TEST_F(RunCommand, ThreeSubjectLinesAreRehearsedAndHersIsTakenWhereNothingWasMeasured)
{
    const Ran ran = program.json(words("run --workflow subject-test --wait --pace 0 --brief") << QStringLiteral("Tell our readers that the spring catalogue is out on 2 March"));
    ASSERT_EQ(ran.code, 3) << ran.err.toStdString() << ran.out.toStdString();
    const QString run = ran.json().at(u"run").toString();
    const auto items = [&] { return program.json(words("inbox list")).json().at(u"items").items(); };
    ASSERT_EQ(items().size(), 3) << "each of the three is asked";
    const auto server = program.serve(words("--pace 0"));
    ASSERT_TRUE(server);
    for (const Json& item : items())
        ASSERT_EQ(program.run(words("inbox approve") << item.at(u"id").toString()).code, 0);
    const auto isAt = [&](const char* step, const char* state) {
        return waitUntil([&] {
            for (const Json& one : program.json(words("runs show") << run).json().at(u"steps").items())
                if (one.at(u"id").toString() == QLatin1String(step))
                    return one.at(u"state").toString() == QLatin1String(state);
            return false;
        }, std::chrono::seconds(60));
    };
    ASSERT_TRUE(isAt("hours", "waits"));
    ASSERT_EQ(program.run(words("runs skip") << run << QStringLiteral("hours")).code, 0) << "she need not wait";
    ASSERT_TRUE(isAt("pick", "waits"));
    const QString question = items().value(0).at(u"id").toString();
    const QByteArray shown = program.run(words("inbox show") << question).out;
    EXPECT_TRUE(shown.contains("This is a rehearsal: nothing left the house, so nothing was measured.")) << shown.toStdString();
    ASSERT_EQ(program.run(words("inbox settle") << question << words("--option c")).code, 0);
    ASSERT_TRUE(isAt("send-rest", "waiting"));
    ASSERT_EQ(program.run(words("inbox approve") << items().value(0).at(u"id").toString()).code, 0);
    ASSERT_TRUE(isAt("days", "waits"));
    ASSERT_EQ(program.run(words("runs skip") << run << QStringLiteral("days")).code, 0);
    ASSERT_TRUE(waitUntil([&] { return program.json(words("runs show") << run).json().at(u"state").toString() == QStringLiteral("finished"); }, std::chrono::seconds(60)));
    EXPECT_GE(endPolitely(*server), 0);
    EXPECT_TRUE(program.run(words("memory list patterns")).out.indexOf("won against") < 0) << "nothing is remembered that nothing showed";
    EXPECT_EQ(QDir(program.home() + QStringLiteral("/published/marketing-department/outbox")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 3);
}

TEST_F(RunCommand, WhoAnswersIsTheRunsOwnWhoeverWorksOnIt)
{
    ASSERT_EQ(program.run(words("models use tiers")).code, 0);
    const auto server = program.serve(words("--pace 0"));
    ASSERT_TRUE(server);
    const Ran ran = program.json(runArguments() + words("--model rehearsal"));
    ASSERT_EQ(ran.code, 0) << ran.err.toStdString() << ran.out.toStdString();
    EXPECT_GE(endPolitely(*server), 0);
    qsizetype named = 0;
    for (const QByteArray& line : program.run(words("log export")).out.trimmed().split('\n'))
        named += line.contains("run-started") && line.contains("\"model\":\"rehearsal\"") ? 1 : 0;
    EXPECT_GE(named, 1);
    EXPECT_EQ(program.json(words("models")).json().at(u"use").toString(), QStringLiteral("tiers")) << "nothing else has changed";
}

TEST_F(RunCommand, ABriefGoesThroughTheWholeDepartmentInOrder)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    expectInOrder({{"human", "cmo", "directive", ""},
                   {"cmo", "vp-marketing", "directive", ""},
                   {"vp-marketing", "content-manager", "request", ""},
                   {"content-manager", "market-research", "request", ""},
                   {"market-research", "content-manager", "answer", ""},
                   {"content-manager", "copywriter", "assignment", "Write"},
                   {"content-manager", "seo-specialist", "assignment", "Keywords"},
                   {"seo-specialist", "copywriter", "proposal", ""},
                   {"content-manager", "copywriter", "decision", ""},
                   {"copywriter", "designer", "request", ""},
                   {"copywriter", "content-manager", "hand-over", "Draft ready"},
                   {"content-manager", "copywriter", "review", ""},
                   {"copywriter", "content-manager", "hand-over", "Revision ready"},
                   {"director-of-communications", "content-manager", "review", "Brand voice"},
                   {"seo-specialist", "content-manager", "review", "SEO score"},
                   {"content-manager", "human", "approval", ""},
                   {"human", "content-manager", "approval", "Approved"},
                   {"content-manager", "social-media-manager", "assignment", "Promote"},
                   {"social-media-manager", "linkedin-manager", "assignment", ""},
                   {"linkedin-manager", "social-media-manager", "notice", "Published"}});
}

// The disagreement that every such department has: one wants the term that can be won, the other the one that people use.
TEST_F(RunCommand, AKeywordIsArguedOverAndRuledOnWithReasons)
{
    QStringList arguments = runArguments();
    arguments[arguments.indexOf(QStringLiteral("--brief")) + 1] = QStringLiteral("Launch our Q4 series on AI implementation for enterprise CTOs");
    ASSERT_EQ(program.json(arguments).code, 0);
    expectInOrder({{"seo-specialist", "copywriter", "proposal", "difficulty 2"},
                   {"copywriter", "seo-specialist", "objection", "2900 searches a month"},
                   {"seo-specialist", "copywriter", "objection", " against 58"},
                   {"copywriter", "seo-specialist", "objection", "2900 searches a month against "},
                   {"seo-specialist", "copywriter", "objection", "about the reader"},
                   {"copywriter", "seo-specialist", "objection", "as a title"},
                   {"content-manager", "copywriter", "decision", "in the title"}});
    int rulings = 0;
    for (const Json& decision : program.json(words("decisions")).json().at(u"decisions").items()) {
        if (decision.at(u"kind").toString() != u"keyword")
            continue;
        ++rulings;
        EXPECT_EQ(decision.at(u"maker").toString(), QStringLiteral("content-manager"));
        const QString reasoning = decision.at(u"reasoning").toString();
        for (const char* const figure : {"searches a month, difficulty 2", "2900 searches a month, difficulty 58"})
            EXPECT_TRUE(reasoning.contains(QLatin1String(figure))) << reasoning.toStdString();
        ASSERT_EQ(decision.at(u"alternatives").items().size(), 1);
        EXPECT_EQ(decision.at(u"alternatives").items().first().at(u"proposed_by").toString(), QStringLiteral("seo-specialist"));
        EXPECT_GE(decision.at(u"actions").items().size(), 2);
        EXPECT_EQ(decision.at(u"approval_chain").items().size(), 3);
    }
    EXPECT_EQ(rulings, 1);
}

TEST_F(RunCommand, ListsAreWholeAfterAnEndThatLeftThemBehind)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    const QByteArray traffic = program.json(words("traffic")).out;
    ASSERT_GT(traffic.count('\n'), 10);
    {
        Database database;
        ASSERT_TRUE(database.open(record(), Database::ReadWrite));
        ASSERT_TRUE(database.run("DELETE FROM traffic; DELETE FROM posting; DELETE FROM keys; DELETE FROM runs; DELETE FROM tally; "
                                 "DELETE FROM decisions; INSERT INTO traffic_text(traffic_text) VALUES('delete-all'); "
                                 "INSERT INTO decisions_text(decisions_text) VALUES('delete-all'); DELETE FROM meta WHERE name = 'indexed'"));
    }
    const Json runs = program.json(words("runs")).json();
    ASSERT_EQ(runs.at(u"runs").items().size(), 1);
    EXPECT_EQ(runs.at(u"runs").items().first().at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(program.json(words("traffic")).out, traffic);
}

TEST_F(RunCommand, WhatWaitsIsReadBeforeItIsApproved)
{
    const QString notes = folder.file(QStringLiteral("notes.md"));
    writeFile(notes, "# Stock counts\n\nA weekly stock count found 38 % of the missing articles within seven days.\n");
    const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--sources"), notes,
                                  QStringLiteral("--approve"), QStringLiteral("none"), QStringLiteral("--wait")});
    const QString id = ran.json().at(u"waiting").items().value(0).toString();
    ASSERT_FALSE(id.isEmpty()) << ran.out.toStdString();
    const Ran shown = program.run({QStringLiteral("inbox"), QStringLiteral("show"), id});
    ASSERT_EQ(shown.code, 0) << shown.err.toStdString();
    for (const char* part : {"[Rehearsal]", "expires 20", "cost so far", "source notes.md", "\n# "})
        EXPECT_TRUE(shown.out.contains(part)) << part << " is not in\n" << shown.out.toStdString();
    EXPECT_GT(shown.out.size(), 1'500) << "the piece itself";
    EXPECT_TRUE(program.run(words("traffic")).out.contains("[Rehearsal]"));
}

TEST_F(RunCommand, EveryDecisionHasItsReasons)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    const QList<Json> decisions = program.json(words("decisions list")).json().at(u"decisions").items();
    ASSERT_GE(decisions.size(), 5);
    for (const Json& decision : decisions) {
        EXPECT_FALSE(decision.at(u"maker").toString().isEmpty()) << decision.toText().toStdString();
        EXPECT_GE(decision.at(u"reasoning").toString().size(), 10) << decision.toText().toStdString();
        EXPECT_FALSE(decision.at(u"evidence").items().isEmpty()) << decision.toText().toStdString();
        EXPECT_FALSE(decision.at(u"level").toString().isEmpty()) << decision.toText().toStdString();
    }
}

TEST_F(RunCommand, HerBrandAndSourcesAreOnThePage)
{
    const Ran ran = program.json(runArguments() << QStringLiteral("--brand") << data("brand.json") << QStringLiteral("--sources") << data("sources"));
    ASSERT_EQ(ran.code, 0) << ran.out.left(400).toStdString() << ran.err.right(400).toStdString();
    int published = 0;
    QString page;
    for (const Json& artefact : ran.json().at(u"artefacts").items()) {
        const QString path = artefact.at(u"path").toString();
        EXPECT_TRUE(artefact.at(u"rehearsal").toBool());
        EXPECT_TRUE(path.isEmpty() || QFile::exists(path)) << path.toStdString();
        published += path.isEmpty() ? 0 : 1;
        if (artefact.at(u"kind").toString() == QLatin1String("blog-post") && !path.isEmpty())
            page = path;
    }
    EXPECT_EQ(published, 3);
    QFile file(page);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << page.toStdString();
    const QByteArray html = file.readAll();
    EXPECT_TRUE(html.contains("Tidewater Tools"));
    EXPECT_TRUE(html.contains("#14344f") || html.contains("#c2492f")) << "in her colours";
    EXPECT_TRUE(html.contains("37 wrong shelf labels") || html.contains("52 minutes") || html.contains("18 percent")) << "with her figures";
    EXPECT_FALSE(html.contains("Harbor"));
}

TEST_F(RunCommand, TwoHomesNeverTouch)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    const Program other(QStringLiteral(QUARTERDECK_PROGRAM), folder.file(QStringLiteral("other")));
    EXPECT_TRUE(other.json(words("runs list")).json().at(u"runs").items().isEmpty());
    EXPECT_FALSE(QFile::exists(other.home() + QStringLiteral("/records")));
}

} // namespace qd::test
