#include "agents/organisation/OrganisationFile.h"
#include "app/engine/Shelves.h"
#include "core/base/Digest.h"
#include "core/store/EventStore.h"
#include "tests/app/Home.h"
#include "tests/support/Await.h"

namespace qd::test {

class AdoptionTest : public AppTest {};

TEST_F(AdoptionTest, WhoDiedBeforeTheBrandWasInUseHasItAfterTheNextStart)
{
    const app::Home home(program.home());
    ASSERT_TRUE(home.make());
    const QString name = QStringLiteral("marketing-department");
    {
        SystemClock clock;
        EventStore store(clock);
        ASSERT_TRUE(store.open(home.record(name), home.keyFile()));
        const Result<Organisation> organisation = app::Shelves(home).organisation(name);
        ASSERT_TRUE(organisation);
        StoredFact adopted;
        adopted.sequence = 1;
        adopted.time = clock.now();
        adopted.actor = system();
        adopted.fact = OrganisationAdopted{*organisation, sha256(encode(*organisation)), name};
        Mailbox mailbox;
        ASSERT_TRUE((answerOf<Result<Sequence>>([&](auto done) { store.append({{adopted}, {}, {}}, &mailbox, done); })));
    }
    ASSERT_EQ(program.run(words("stop")).code, 0);
    const QByteArray facts = program.run(words("log export --format jsonl")).out;
    EXPECT_EQ(facts.count("\"brand-adopted\""), 1) << facts.toStdString();
    ASSERT_EQ(program.run(words("resume")).code, 0);
    EXPECT_EQ(program.run(words("log export --format jsonl")).out.count("\"brand-adopted\""), 1) << "once";
}

TEST_F(AdoptionTest, WhatComesFromElsewhereBeginsBelowHerCeilings)
{
    const QString rules = folder.file(QStringLiteral("rules.json"));
    writeFile(rules, R"({"rules":[],"ceilings":{"level":"L2","accounts":["folder-site/main"]}})");
    const Ran set = program.run(words("rules set") << rules);
    ASSERT_EQ(set.code, 0) << set.err.toStdString();
    Organisation theirs = *app::Shelves(app::Home(program.home())).organisation(QStringLiteral("marketing-department"));
    theirs.id = {QStringLiteral("their-team")};
    for (AutonomyRule& line : theirs.autonomy)
        line.level = Autonomy::L4;
    const QString file = folder.file(QStringLiteral("their-team.json"));
    writeFile(file, agents::writeOrganisation(theirs));
    const Ran added = program.run(words("org add") << file);
    ASSERT_EQ(added.code, 0) << added.err.toStdString();
    EXPECT_FALSE(added.out.contains("lets out without asking you")) << added.out.toStdString();
    const Json before = program.json(words("rules show --org their-team")).json();
    EXPECT_EQ(before.at(u"ceilings").at(u"level").toString(), QStringLiteral("L2")) << "also before it was ever opened";
    EXPECT_TRUE(program.run(words("rules show --org their-team")).out.contains("Your ceilings:\n  L2 at most  anything\n"));
    ASSERT_EQ(program.run(words("stop --org their-team")).code, 0); // opens it for the first time
    const Json shown = program.json(words("rules show --org their-team")).json();
    EXPECT_EQ(shown.at(u"ceilings").at(u"level").toString(), QStringLiteral("L2"));
    EXPECT_TRUE(shown.at(u"ceilings").at(u"accounts").items().isEmpty()) << "each has accounts of its own";
    EXPECT_EQ(shown.at(u"ceilings").toText(), before.at(u"ceilings").toText()) << "as it was said";
    const QByteArray facts = program.run(words("log export --format jsonl --org their-team")).out;
    EXPECT_EQ(facts.count("\"rules-set\""), 1);
    EXPECT_LT(facts.indexOf("\"rules-set\""), facts.indexOf("\"organisation-adopted\""));
}

TEST_F(AdoptionTest, WhoseCeilingsStayAsTheyAreIsSaidWhereSheSetsOthers)
{
    Organisation theirs = *app::Shelves(app::Home(program.home())).organisation(QStringLiteral("marketing-department"));
    theirs.id = {QStringLiteral("their-team")};
    const QString file = folder.file(QStringLiteral("their-team.json"));
    writeFile(file, agents::writeOrganisation(theirs));
    ASSERT_EQ(program.run(words("org add") << file).code, 0);
    const QString rules = folder.file(QStringLiteral("rules.json"));
    writeFile(rules, R"({"rules":[],"ceilings":{"level":"L3"}})");
    const Ran first = program.run(words("rules set") << rules);
    ASSERT_EQ(first.code, 0) << first.err.toStdString();
    EXPECT_FALSE(first.err.contains("keep others")) << "the other one begins with these: " << first.err.toStdString();
    ASSERT_EQ(program.run(words("stop --org their-team")).code, 0); // opens it for the first time
    ASSERT_EQ(program.run(words("resume --org their-team")).code, 0);
    EXPECT_FALSE(program.run(words("rules set") << rules).err.contains("keep others")) << "they are the same";
    writeFile(rules, R"({"rules":[],"ceilings":{"level":"L1","accounts":["folder-site/main"]}})");
    const Ran lower = program.run(words("rules set") << rules);
    ASSERT_EQ(lower.code, 0) << lower.err.toStdString();
    EXPECT_TRUE(lower.err.contains("Ceilings hold in one organisation, so these of yours keep others: their-team (quarterdeck rules set " + rules.toUtf8() + " --org their-team); what is set"))
        << lower.err.toStdString();
    EXPECT_EQ(program.json(words("rules show --org their-team")).json().at(u"ceilings").at(u"level").toString(), QStringLiteral("L3"));
    const Ran there = program.run(QStringList{QStringLiteral("rules"), QStringLiteral("set"), rules, QStringLiteral("--org"), QStringLiteral("their-team")});
    ASSERT_EQ(there.code, 0) << there.err.toStdString();
    EXPECT_FALSE(there.err.contains("keep others")) << there.err.toStdString();
    writeFile(rules, R"({"rules":[]})");
    EXPECT_TRUE(program.run(words("rules set") << rules).err.contains("keep others: their-team")) << "none are others, too";
    EXPECT_FALSE(program.run(words("rules set") << rules).err.contains("keep others")) << "now nothing is said of ceilings";
}

TEST_F(AdoptionTest, WhatWouldGoOutUnaskedIsSaidWhenItIsAdded)
{
    Organisation theirs = *app::Shelves(app::Home(program.home())).organisation(QStringLiteral("marketing-department"));
    theirs.id = {QStringLiteral("their-team")};
    for (AutonomyRule& line : theirs.autonomy)
        line.level = Autonomy::L3;
    theirs.autonomy.first().level = Autonomy::L4;
    const QString file = folder.file(QStringLiteral("their-team.json"));
    writeFile(file, agents::writeOrganisation(theirs));
    const Ran added = program.run(words("org add") << file);
    EXPECT_TRUE(added.out.contains("Its matrix lets out without asking you: " + theirs.autonomy.first().action.text.toUtf8())) << added.out.toStdString() << added.err.toStdString();
}

} // namespace qd::test
