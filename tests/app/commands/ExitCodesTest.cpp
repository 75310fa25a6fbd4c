#include "tests/app/Home.h"

namespace qd::test {

using ExitCodes = AppTest;

TEST_F(ExitCodes, ZeroWhenTheWorkIsDone)
{
    const Ran ran = program.json(runArguments());
    EXPECT_EQ(ran.code, 0) << ran.err.toStdString();
    EXPECT_EQ(ran.json().at(u"state").toString(), QStringLiteral("finished"));
    EXPECT_EQ(program.run(words("--help")).code, 0);
    EXPECT_EQ(program.run(words("--version")).code, 0);
    for (const char* command : {"run", "serve", "status", "inbox", "runs", "traffic", "decisions", "calls", "costs", "stop", "resume", "org", "agent",
                                "skill", "brand", "log"})
        EXPECT_EQ(program.run({QString::fromLatin1(command), QStringLiteral("--help")}).code, 0) << command;
}

TEST_F(ExitCodes, OneWhenTheWorkFailed)
{
    writeFile(folder.file(QStringLiteral("file")), "not a folder");
    const Program nowhere(QStringLiteral(QUARTERDECK_PROGRAM), folder.file(QStringLiteral("file/home")));
    const Ran ran = nowhere.json(runArguments());
    EXPECT_EQ(ran.code, 1);
    EXPECT_TRUE(ran.message().contains(QLatin1String("cannot be written"))) << ran.out.toStdString();
}

TEST_F(ExitCodes, TwoForWrongUsage)
{
    const QList<std::pair<const char*, const char*>> wrong{
        {"frobnicate", "frobnicate"}, {"run", "--brief"}, {"run --brief a --brief-file b", "--brief"}, {"run --brief a --approve maybe", "--approve"},
        {"run --brief a --pace slow", "--pace"}, {"run --brief a --pace 7", "--pace"}, {"run --brief a --pace nan", "--pace"},
        {"run --brief a --pace -0.1", "--pace"}, {"serve --pace 1.01 --until-idle", "--pace"}, {"serve --pace inf --until-idle", "--pace"},
        {"run --brief a --org=", "--org"}, {"--home= status", "--home"}, {"traffic --agent nobody", "copywriter"}, {"run --brief a --model other:one", "--model"}, {"run --brief a --priority soon", "--priority"}, {"run --brief a --colour blue", "colour"},
        {"run --brief a --workflow none", "none"}, {"run --brief a --sources /nowhere", "/nowhere"}, {"run --brief a --org nobody", "nobody"},
        {"run --brief a stray", "stray"}, {"serve --approve never", "--approve"}, {"serve --pace slow", "--pace"}, {"status more", "more"},
        {"inbox dance", "dance"}, {"inbox approve", "ID"}, {"inbox approve 12", "12"}, {"runs show 12", "12"}, {"traffic --type gossip", "gossip"},
        {"traffic --since never", "--since"}, {"decisions show 12", "12"}, {"calls show 12", "12"}, {"calls dance", "dance"}, {"calls --step draft", "--step"}, {"calls --limit 0", "--limit"}, {"calls --by mood", "--by"}, {"costs --by mood", "--by"}, {"costs --from never", "--from"},
        {"org show nobody", "nobody"}, {"agent show nobody", "nobody"}, {"agent forecast nobody", "nobody"}, {"agent forecast --hours 0", "--hours"}, {"skill show nothing", "nothing"}, {"brand set /nowhere", "/nowhere"},
        {"log export --format verse", "--format"},
        {"log show --since abc", "--since"}, {"log show --since -5", "--since"}, {"log verify foo", "foo"}, {"log blob 12", "12"}, {"log blob", "blob"},
        {"decisions search", "words"}, {"decisions list more", "more"}, {"costs --from 2026-11-21 --to 2026-11-20", "--to"}};
    for (const auto& [line, named] : wrong) {
        const Ran ran = program.json(words(line));
        EXPECT_EQ(ran.code, 2) << line << ": " << ran.out.toStdString();
        EXPECT_TRUE(ran.out.contains(named)) << line << ": " << ran.out.toStdString();
        const Ran plain = program.run(words(line));
        EXPECT_EQ(plain.code, 2) << line;
        EXPECT_EQ(plain.err.trimmed().count('\n'), 0) << line << ": one line, not\n" << plain.err.toStdString();
        EXPECT_TRUE(plain.out.isEmpty()) << line;
    }
}

TEST_F(ExitCodes, TwoForAHomeWithoutAName)
{
    for (const QStringList& line : {QStringList{QStringLiteral("--home"), QString(), QStringLiteral("status")},
                                    QStringList{QStringLiteral("status"), QStringLiteral("--home"), QStringLiteral(" ")}}) {
        const Ran ran = program.json(line);
        EXPECT_EQ(ran.code, 2) << ran.out.toStdString();
        EXPECT_EQ(ran.message(), QStringLiteral("--home is empty"));
    }
}

TEST_F(ExitCodes, TwoForJsonWithoutACommand)
{
    const Ran ran = program.json(words("--exit-after-startup"));
    EXPECT_EQ(ran.code, 2);
    EXPECT_TRUE(ran.message().contains(QLatin1String("--json needs a command"))) << ran.out.toStdString();
}

TEST_F(ExitCodes, TheHelpOfACommandNamesIt)
{
    for (const char* command : {"run", "inbox", "stop"}) {
        const QByteArray said = program.run({QString::fromLatin1(command), QStringLiteral("--help")}).out;
        EXPECT_TRUE(said.startsWith(QByteArray("Usage: quarterdeck ") + command + " [options]")) << said.left(120).toStdString();
    }
}

TEST_F(ExitCodes, ThreeWhileItWaitsForTheHuman)
{
    const Ran ran = program.json({QStringLiteral("run"), QStringLiteral("--brief"), brief()});
    EXPECT_EQ(ran.code, 3);
    EXPECT_EQ(ran.json().at(u"state").toString(), QStringLiteral("waiting"));
    EXPECT_EQ(ran.json().at(u"waiting").items().size(), 1);
}

TEST_F(ExitCodes, ThreeWithAWordWhileEverythingIsStopped)
{
    ASSERT_EQ(program.json(words("stop")).code, 0);
    const QStringList line{QStringLiteral("run"), QStringLiteral("--brief"), brief()};
    const Ran ran = program.json(line);
    EXPECT_EQ(ran.code, 3);
    EXPECT_TRUE(ran.json().at(u"stopped").toBool()) << ran.out.toStdString();
    EXPECT_TRUE(program.run(line).out.contains("Everything is stopped; \"quarterdeck resume\" lets it begin."));
    EXPECT_FALSE(program.json(words("resume")).json().isNull());
}

TEST_F(ExitCodes, AnOrganisationThatEndsTooEarlyIsSaidInASentence)
{
    const QString file = folder.file(QStringLiteral("cut.json"));
    writeFile(file, "{\"id\": [1, 2");
    for (const char* verb : {"add", "validate"}) {
        const Ran ran = program.run({QStringLiteral("org"), QString::fromLatin1(verb), file});
        EXPECT_EQ(ran.code, 2);
        const QByteArray said = ran.out + ran.err;
        EXPECT_TRUE(said.contains("cut.json: the document cannot be read")) << said.toStdString();
        EXPECT_FALSE(said.contains(" /: ")) << said.toStdString();
    }
}

TEST_F(ExitCodes, FourWhenARuleRefuses)
{
    EXPECT_EQ(program.json(words("stop")).code, 0);
    const Ran ran = program.json(words("stop"));
    EXPECT_EQ(ran.code, 4);
    EXPECT_EQ(ran.json().at(u"error").at(u"kind").toString(), QStringLiteral("refused"));
    EXPECT_EQ(program.json(words("resume")).code, 0);
}

TEST_F(ExitCodes, JsonIsOneDocumentOnStandardOutput)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    for (const char* line : {"status", "inbox list", "runs list", "decisions list", "decisions search stock", "costs", "costs --by day", "org list",
                             "org show marketing-department", "agent list", "agent show copywriter", "agent forecast", "agent forecast copywriter --hours 24", "skill list", "skill show seo.score", "brand show",
                             "log verify", "serve --until-idle", "stop", "resume"}) {
        const Ran ran = program.json(words(line));
        EXPECT_EQ(ran.code, 0) << line;
        EXPECT_EQ(ran.json().kind(), Json::Object) << line << ": " << ran.out.toStdString();
    }
    for (const QByteArray& line : program.json(words("traffic")).out.trimmed().split('\n'))
        EXPECT_TRUE(Json::parse(line)) << line.toStdString();
}

TEST_F(ExitCodes, WithoutARuntimeFolderOfTheSessionNothingIsSaidAboutIt)
{
    for (const char* line : {"status", "skill list", "org list", "--version", "--exit-after-startup"}) {
        const Ran ran = program.run(words(line));
        EXPECT_EQ(ran.code, 0) << line;
        EXPECT_EQ(ran.err.toStdString(), "") << line;
    }
}

} // namespace qd::test
