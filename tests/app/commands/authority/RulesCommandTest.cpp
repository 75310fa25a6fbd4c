#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

/// Who may do what, from outside.
class RulesCommand : public AppTest {
protected:
    QString file(const QByteArray& text)
    {
        const QString path = folder.file(QStringLiteral("mine.json"));
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
        return path;
    }
    Ran set(const QByteArray& text) { return program.run({QStringLiteral("rules"), QStringLiteral("set"), file(text)}); }
};

TEST_F(RulesCommand, ShowsTheMatrixAndWhatIsSetOverIt)
{
    const QByteArray before = program.run(words("rules")).out;
    EXPECT_TRUE(before.contains("Anything else asks you (L3).")) << before.toStdString();
    EXPECT_FALSE(before.contains("Your rules")) << before.toStdString();
    const Ran done = set(R"({"rules": [{"id": "cheap", "kinds": ["blog-post"], "up_to_micro_usd": 5000000, "until": "2999-01-01T00:00:00Z", "level": "L4"}],
                             "ceilings": {"irreversible": "L2"}})");
    ASSERT_EQ(done.code, 0) << done.err.toStdString();
    EXPECT_TRUE(done.out.contains("Your one rule comes before the organisation's file and its matrix; your ceilings hold.")) << done.out.toStdString();
    const QByteArray after = program.run(words("rules show")).out;
    EXPECT_TRUE(after.contains("L4  cheap  blog-post, for up to $5.00  (until")) << after.toStdString();
    EXPECT_TRUE(after.contains("L2 at most  what cannot be undone")) << after.toStdString();
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(RulesCommand, TriesAFileOnWhatWasDone)
{
    EXPECT_TRUE(program.run({QStringLiteral("rules"), QStringLiteral("try"), file(R"({"rules": []})")}).out.contains("0 of the last 30 days' 0 actions would have asked you; 0 did.")) << "nothing was done yet";
    ASSERT_EQ(program.run({QStringLiteral("run"), QStringLiteral("--approve"), QStringLiteral("all"), QStringLiteral("--brief"), QStringLiteral("Write about roses in small gardens")}).code, 0);
    const QString all = file(R"({"rules": [{"id": "all", "level": "L3"}]})");
    const Json tried = program.run({QStringLiteral("rules"), QStringLiteral("try"), all, QStringLiteral("--json")}).json();
    EXPECT_EQ(tried.at(u"of").toInteger(), 3);
    EXPECT_EQ(tried.at(u"asked").toInteger(), 1);
    EXPECT_EQ(tried.at(u"would_ask").toInteger(), 3);
    EXPECT_EQ(tried.at(u"newly_ask").toInteger(), 2);
    EXPECT_EQ(tried.at(u"cases").items().size(), 2);
    const Ran said = program.run({QStringLiteral("rules"), QStringLiteral("try"), all, QStringLiteral("--days"), QStringLiteral("7")});
    EXPECT_TRUE(said.out.contains("3 of the last 7 days' 3 actions would have asked you; 1 did.")) << said.out.toStdString();
    EXPECT_TRUE(said.out.contains("2 that went by themselves would ask")) << said.out.toStdString();
    EXPECT_TRUE(said.out.contains("L4 \xe2\x86\x92 L3")) << said.out.toStdString();
    EXPECT_EQ(program.run({QStringLiteral("rules"), QStringLiteral("try"), all, QStringLiteral("--days"), QStringLiteral("0")}).code, 2);
    EXPECT_EQ(program.run({QStringLiteral("rules"), QStringLiteral("try"), file(R"({"rules": [{"id": "a", "level": "L4"}, {"id": "b", "level": "L1"}]})")}).code, 2);
    EXPECT_EQ(program.run(words("rules try")).code, 2);
}

TEST_F(RulesCommand, TakesTheFileThatItPrints)
{
    ASSERT_EQ(set(R"({"rules": [{"id": "cheap", "up_to_micro_usd": 5, "until": "2999-01-01T00:00:00Z", "level": "L4"}]})").code, 0);
    const QByteArray printed = program.run(words("rules show --file")).out;
    EXPECT_TRUE(printed.contains("\"2999-01-01T00:00:00")) << printed.toStdString();
    const Ran again = set(printed);
    ASSERT_EQ(again.code, 0) << again.err.toStdString();
    EXPECT_TRUE(again.out.contains("That is so already.")) << again.out.toStdString();
    ASSERT_EQ(set(R"({"rules": []})").code, 0);
    EXPECT_EQ(set(program.run(words("rules show --file")).out).code, 0) << "also where there are none";
}

TEST_F(RulesCommand, TheDocumentHasTheMatrixAndWhatIsPutToHer)
{
    ASSERT_EQ(set(R"({"rules": [{"id": "cheap", "kinds": ["blog-post"], "up_to_micro_usd": 5, "level": "L4"}]})").code, 0);
    const Json shown = program.json(words("rules show")).json();
    EXPECT_EQ(shown.at(u"rules").items().value(0).at(u"id").toString(), QStringLiteral("cheap"));
    const QList<Json> matrix = shown.at(u"matrix").items();
    ASSERT_FALSE(matrix.isEmpty());
    EXPECT_EQ(matrix[0].at(u"kind").toString(), QStringLiteral("blog-post"));
    EXPECT_EQ(matrix[0].at(u"level").toString(), QStringLiteral("L3"));
    EXPECT_EQ(matrix[0].at(u"on_expiry").toString(), QStringLiteral("escalate"));
    EXPECT_TRUE(shown.at(u"proposals").items().isEmpty());
    ASSERT_EQ(set(R"({"rules": []})").code, 0); // so that it asks
    const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"), QStringLiteral("--wait")});
    const QString item = ran.json().at(u"waiting").items().value(0).toString();
    const Ran always = program.run({QStringLiteral("rules"), QStringLiteral("always"), item});
    ASSERT_EQ(always.code, 0) << always.err.toStdString();
    const QList<Json> put = program.json(words("rules show")).json().at(u"proposals").items();
    ASSERT_EQ(put.size(), 1);
    EXPECT_EQ(put[0].at(u"to").toString(), QStringLiteral("L4"));
    EXPECT_EQ(program.run({QStringLiteral("rules"), QStringLiteral("refuse"), put[0].at(u"id").toString()}).code, 0) << "its id is the one that refuse takes";
}

TEST_F(RulesCommand, ANameThatNothingHasIsSaidWithTheNearest)
{
    const QString wrong = file(R"({"rules": [{"id": "guard", "kinds": ["blog-posts"], "agents": ["zebra"], "level": "L1"}], "ceilings": {"kinds": {"dayly-social-post": "L2"}}})");
    for (const char* verb : {"try", "set"}) {
        const Ran said = program.run({QStringLiteral("rules"), QString::fromLatin1(verb), wrong});
        EXPECT_EQ(said.code, 0) << "it may come to be";
        EXPECT_TRUE(said.err.contains("rule \"guard\": there is no kind of action \"blog-posts\" here, so that it never holds; did you mean \"blog-post\"?")) << said.err.toStdString();
        EXPECT_TRUE(said.err.contains("there is no agent \"zebra\" here, so that it never holds\n")) << said.err.toStdString();
        EXPECT_TRUE(said.err.contains("did you mean \"daily-social-post\"?")) << said.err.toStdString();
    }
    EXPECT_FALSE(program.run({QStringLiteral("rules"), QStringLiteral("try"), file(R"({"rules": [{"id": "guard", "kinds": ["blog-post"], "level": "L1"}]})")}).err.contains("there is no")) << "what is known is not said";
}

TEST_F(RulesCommand, AMisspeltWayOutIsSaid)
{
    const QByteArray rules = R"({"rules": [{"id": "mail", "connectors": ["smtb", "folder-site", "smtp"], "level": "L3"}]})";
    for (const char* verb : {"set", "try"}) {
        const Ran said = program.run({QStringLiteral("rules"), QString::fromLatin1(verb), file(rules)});
        EXPECT_EQ(said.code, 0) << said.err.toStdString();
        EXPECT_EQ(said.err.count("there is no connector"), 1) << said.err.toStdString();
        EXPECT_TRUE(said.err.contains("rule \"mail\": there is no connector \"smtb\" here, so that it never holds; did you mean \"smtp\"?")) << said.err.toStdString();
    }
}

TEST_F(RulesCommand, SheHasSomethingTrustedMore)
{
    const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief(), QStringLiteral("--approve"), QStringLiteral("none"), QStringLiteral("--wait")});
    const QString item = ran.json().at(u"waiting").items().value(0).toString();
    ASSERT_FALSE(item.isEmpty()) << ran.out.toStdString();
    const QString run = program.json(words("runs")).json().at(u"runs").items().value(0).at(u"run").toString();
    const QStringList trust{QStringLiteral("rules"), QStringLiteral("trust"), run, QStringLiteral("research")};
    const Ran unsaid = program.run(trust + QStringList{QStringLiteral("--as"), QStringLiteral("human")});
    EXPECT_EQ(unsaid.code, 2);
    EXPECT_TRUE(unsaid.err.contains("it does not say why this can be trusted")) << unsaid.err.toStdString();
    const QStringList why{QStringLiteral("--note"), QStringLiteral("I have read the pages myself")};
    EXPECT_EQ(program.run(trust + why + QStringList{QStringLiteral("--as"), QStringLiteral("app")}).code, 2);
    EXPECT_EQ(program.run({QStringLiteral("rules"), QStringLiteral("trust"), run, QStringLiteral("nowhere"), QStringLiteral("--note"), QStringLiteral("x")}).code, 2);
    const Ran done = program.run(trust + why + QStringList{QStringLiteral("--as"), QStringLiteral("human")});
    ASSERT_EQ(done.code, 0) << done.err.toStdString();
    EXPECT_TRUE(done.out.contains("It is trusted as \"human\" from now on.")) << done.out.toStdString();
    const Ran again = program.run(trust + why);
    EXPECT_EQ(again.code, 2);
    EXPECT_TRUE(again.err.contains("it is trusted as \"human\" already")) << again.err.toStdString();
    EXPECT_TRUE(program.run(words("log show")).out.contains("label-raised"));
}

TEST_F(RulesCommand, AFileThatIsWrongIsRefusedWithItsPlace)
{
    const std::pair<const char*, const char*> wrong[] = {
        {R"({"rules": [{"id": "a", "level": "L4", "colour": "red"}]})", "colour"},
        {R"({"rules": [{"id": "a", "level": "L9"}]})", "/rules/0/level"},
        {R"({"rules": [{"id": "a", "level": "L4", "until": "soon-enough"}]})", "/rules/0/until"},
        {R"({"rules": [{"id": "a", "level": "L4"}, {"id": "b", "level": "L1"}]})", "never matches"},
        {R"({"ceilings": {}})", "rules"},
        {R"([])", ""},
    };
    for (const auto& [text, named] : wrong) {
        const Ran refused = set(text);
        EXPECT_EQ(refused.code, 2) << text;
        EXPECT_TRUE(refused.err.contains(named)) << refused.err.toStdString();
    }
    EXPECT_EQ(program.run(words("rules set")).code, 2);
    EXPECT_EQ(program.run(words("rules dance")).code, 2);
    EXPECT_EQ(program.run(words("rules accept nobody")).code, 2);
    EXPECT_EQ(program.run(words("rules always 018f6b1e-0000-7000-8000-000000000001 --days 0")).code, 2);
}

} // namespace qd::test
