#include "agents/tools/ways/ChildWay.h"
#include "tests/agents/tools/ToolFixture.h"

#include <QElapsedTimer>

#include <csignal>

namespace qd::test {

using agents::ToolServerStanding;

namespace {

class ToolServersTest : public ToolTest {};

/// The process of the server that runs, from what it wrote.
qint64 processOf(const agents::ToolServer::Look& look)
{
    return look.lastWords.section(QStringLiteral("process "), 1, 1).section(u'\n', 0, 0).toLongLong();
}

bool isAlive(qint64 process) { return process > 0 && ::kill(pid_t(process), 0) == 0; }

} // namespace

TEST_F(ToolServersTest, WaitsForThePersonUntilSheHasAllowedIt)
{
    fake({}, allRead());
    EXPECT_EQ(standing().state, ToolServerStanding::New);
    EXPECT_EQ(standing().shown, QStringLiteral(QD_FAKE_MCP));
    EXPECT_TRUE(offered().isEmpty());
    EXPECT_EQ(use("echo", R"({"message":"hi"})").error().kind, Error::Rule);
    EXPECT_FALSE(standing().isRunning) << "what was not allowed is not started";
    allow();
    EXPECT_EQ(standing().state, ToolServerStanding::Allowed);
    EXPECT_TRUE(offered().contains(QStringLiteral("mcp_fake_echo")));
    const Result<agents::ToolAnswer> answer = use("echo", R"({"message":"hi"})");
    EXPECT_EQ(text(answer), "Echo: hi");
    EXPECT_EQ(answer->label.integrity, Integrity::Untrusted);
    EXPECT_EQ(answer->label.sources, QStringList{QStringLiteral("mcp:fake/echo")});
    ASSERT_TRUE(servers().forbid(QStringLiteral("fake")));
    EXPECT_TRUE(offered().isEmpty());
    EXPECT_EQ(use("echo", R"({"message":"hi"})").error().kind, Error::Rule);
}

TEST_F(ToolServersTest, OffersWhatWasAllowedWithoutStartingAnything)
{
    allowAll();
    restart();
    EXPECT_TRUE(offered().contains(QStringLiteral("mcp_fake_echo")));
    EXPECT_FALSE(offered().contains(QStringLiteral("mcp_fake_task-only"))) << "nobody does tasks";
    EXPECT_FALSE(offered().contains(QStringLiteral("mcp_fake_new-draft"))) << "its schema cannot be checked";
    EXPECT_FALSE(standing().isRunning);
    EXPECT_EQ(text(use("echo", R"({"message":"again"})")), "Echo: again");
    EXPECT_TRUE(standing().isRunning);
}

TEST_F(ToolServersTest, ChecksTheInputBeforeTheServerSeesIt)
{
    allowAll();
    for (const char* input : {"{}", R"({"message":1})", R"({"message":"a","more":1})", "[]"}) {
        const Result<agents::ToolAnswer> answer = use("echo", input);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().kind, Error::Parse) << answer.error().text.toStdString();
        EXPECT_TRUE(answer.error().text.contains(QLatin1String("input of echo"))) << answer.error().text.toStdString();
    }
    EXPECT_EQ(use("nothing").error().kind, Error::Parse);
}

TEST_F(ToolServersTest, WhatCostsIsNotCalledByHand)
{
    allowAll({}, R"(,"price_micro_usd":2000)");
    const auto tried = answerOf<Result<agents::ToolAnswer>>(
        [&](auto done) { servers().tryOut(QStringLiteral("fake"), QStringLiteral("echo"), *Json::parse(R"({"message":"hi"})"), {}, done); });
    ASSERT_FALSE(tried) << "no budget sees it";
    EXPECT_EQ(tried.error().kind, Error::Rule);
    EXPECT_TRUE(tried.error().text.contains(QLatin1String("one call of echo costs $0.002"))) << tried.error().text.toStdString();
    EXPECT_EQ(text(use("echo", R"({"message":"hi"})")), "Echo: hi") << "an agent's use is the ledger's";
    EXPECT_EQ(standing().price, Money{2000});
    EXPECT_TRUE(agents::whyNoAgent(QStringLiteral("fake"), QStringLiteral("echo"), Money{2000}).contains(QLatin1String("nor can you by hand")));
}

TEST_F(ToolServersTest, WhatActsIsUsedByHandOnly)
{
    fake({}, R"(,"tools":{"echo":"reads","add":"off"})");
    allow();
    const QString name = agents::offerName(QStringLiteral("fake"), QStringLiteral("write.file"));
    const auto written = answerOf<Result<agents::ToolAnswer>>([&](auto done) { servers().use(name, Json(QList<Json::Member>{}), std::chrono::seconds(9), done); });
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, Error::Rule);
    EXPECT_TRUE(written.error().text.contains(QLatin1String("no agent may use it; you can, by hand: quarterdeck tools call fake write.file"))) << written.error().text.toStdString();
    EXPECT_FALSE(offered().contains(QStringLiteral("mcp_fake_add"))) << "off";
    EXPECT_EQ(use("add", R"({"a":1,"b":2})").error().kind, Error::Rule);
    const auto tried = answerOf<Result<agents::ToolAnswer>>(
        [&](auto done) { servers().tryOut(QStringLiteral("fake"), QStringLiteral("write.file"), Json(QList<Json::Member>{}), {}, done); });
    EXPECT_EQ(text(tried), "written") << "a person may";
}

TEST_F(ToolServersTest, AToolThatChangesStopsTheServer)
{
    allowAll();
    EXPECT_EQ(text(use("change")), "changed");
    const Result<agents::ToolAnswer> after = use("add", R"({"a":1,"b":2})");
    ASSERT_FALSE(after);
    EXPECT_EQ(after.error().kind, Error::Rule);
    EXPECT_TRUE(after.error().text.contains(QLatin1String("has changed echo"))) << after.error().text.toStdString();
    restart();
    fake({QStringLiteral("--other-echo")}, allRead());
    EXPECT_EQ(standing().state, ToolServerStanding::Changed) << "another command is another server";
    EXPECT_TRUE(offered().isEmpty());
}

TEST_F(ToolServersTest, AToolThatIsNewWaitsAlone)
{
    allowAll();
    EXPECT_EQ(text(use("grow")), "changed");
    EXPECT_EQ(text(use("echo", R"({"message":"hi"})")), "Echo: hi");
    EXPECT_FALSE(offered().contains(QStringLiteral("mcp_fake_later")));
    allow();
    EXPECT_TRUE(offered().contains(QStringLiteral("mcp_fake_later")));
    for (const agents::OfferedTool& each : servers().offers())
        EXPECT_EQ(each.effect, each.tool == QLatin1String("later") || each.tool == QLatin1String("write.file") ? agents::ToolEffect::Acts : agents::ToolEffect::Reads);
}

TEST_F(ToolServersTest, GivesWhatToolsGiveAsText)
{
    allowAll();
    const Result<agents::ToolAnswer> sum = use("add", R"({"a":2,"b":3})");
    EXPECT_EQ(text(sum), "as below\n\n{\"sum\":5}");
    const Result<agents::ToolAnswer> image = use("image");
    EXPECT_EQ(text(image), "seen");
    EXPECT_EQ(image->notes, QStringList{QStringLiteral("an image (image/png) was left out")});
    const Result<agents::ToolAnswer> failing = use("failing");
    ASSERT_TRUE(failing);
    EXPECT_TRUE(failing->failed);
    EXPECT_EQ(text(failing), "no such city");
    EXPECT_EQ(use("broken-result").error().kind, Error::Network);
    const Result<agents::ToolAnswer> broken = use("add", R"({"a":600,"b":66})");
    ASSERT_FALSE(broken);
    EXPECT_TRUE(broken.error().text.contains(QLatin1String("not what it promised"))) << broken.error().text.toStdString();
}

TEST_F(ToolServersTest, AnswersPingAndRootsAndRefusesTheRest)
{
    allowAll({}, R"(,"roots":["/srv/a b"])");
    const std::string got = text(use("ask"));
    EXPECT_EQ(got, "ping={}\nroots/list={\"roots\":[{\"uri\":\"file:///srv/a%20b\",\"name\":\"a b\"}]}\nsampling/createMessage=-32601\nelicitation/create=-32601");
    restart();
    allowAll();
    EXPECT_NE(text(use("ask")).find("roots/list=-32601"), std::string::npos) << "there are none to tell";
}

TEST_F(ToolServersTest, AnAnswerCountsOnceAndOnlyForWhoAsked)
{
    allowAll();
    EXPECT_EQ(text(use("twice")), "first");
    EXPECT_EQ(text(use("stray")), "for you");
    EXPECT_EQ(text(use("garbage")), "still here");
    EXPECT_EQ(text(use("echo", R"({"message":"fine"})")), "Echo: fine");
}

TEST_F(ToolServersTest, ServersThatSayTooMuchAreDoneWith)
{
    allowAll();
    for (const char* tool : {"huge", "endless", "flood", "noise"}) {
        const Result<agents::ToolAnswer> answer = use(tool);
        ASSERT_FALSE(answer) << tool;
        EXPECT_EQ(answer.error().kind, Error::Network) << tool << ": " << answer.error().text.toStdString();
        clock.advance(std::chrono::minutes(2));
    }
    EXPECT_EQ(text(use("echo", R"({"message":"fine"})")), "Echo: fine");
}

TEST_F(ToolServersTest, OneThatDiesIsStartedAgainThreeTimesAMinute)
{
    allowAll();
    for (int i = 0; i < agents::ToolServer::kRestarts + 1; ++i) {
        const Result<agents::ToolAnswer> answer = use("die");
        ASSERT_FALSE(answer);
        EXPECT_TRUE(answer.error().text.contains(QLatin1String("ended with exit code 7"))) << answer.error().text.toStdString();
        EXPECT_TRUE(answer.error().text.contains(QLatin1String("I die now"))) << "what it wrote last";
    }
    const Result<agents::ToolAnswer> tired = use("echo", R"({"message":"hi"})");
    ASSERT_FALSE(tired);
    EXPECT_TRUE(tired.error().text.contains(QLatin1String("left alone"))) << tired.error().text.toStdString();
    clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(text(use("echo", R"({"message":"hi"})")), "Echo: hi");
}

TEST_F(ToolServersTest, ACallThatTakesTooLongIsCalledOff)
{
    allowAll();
    const Result<agents::ToolAnswer> answer = use("wait", "{}", std::chrono::milliseconds(300));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Error::Network);
    EXPECT_TRUE(answer.error().text.contains(QLatin1String("no answer to tools/call"))) << answer.error().text.toStdString();
    EXPECT_EQ(text(use("echo", R"({"message":"hi"})")), "Echo: hi") << "the server goes on";
    EXPECT_TRUE(look()->lastWords.contains(QLatin1String("cancelled "))) << "and was told";
}

TEST_F(ToolServersTest, ACallCanBeCancelled)
{
    allowAll();
    ASSERT_EQ(text(use("echo", R"({"message":"up"})")), "Echo: up");
    const auto answer = answerOf<Result<agents::ToolAnswer>>([&](auto done) {
        const quint64 number = servers().use(QStringLiteral("mcp_fake_wait"), Json(QList<Json::Member>{}), std::chrono::seconds(30), done);
        QTimer::singleShot(50, &servers(), [this, number] { servers().cancel(number); });
    });
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Error::Cancelled) << answer.error().text.toStdString();
    EXPECT_EQ(text(use("echo", R"({"message":"hi"})")), "Echo: hi");
    EXPECT_TRUE(look()->lastWords.contains(QLatin1String("cancelled ")));
}

TEST_F(ToolServersTest, SeesLittleOfThisProcess)
{
    qputenv("ANTHROPIC_API_KEY", "sk-test");
    allowAll();
    const QStringList names = QString::fromStdString(text(use("env"))).split(u'\n', Qt::SkipEmptyParts);
    qunsetenv("ANTHROPIC_API_KEY");
    for (const QString& each : names)
        EXPECT_TRUE((QStringList{QStringLiteral("PATH"), QStringLiteral("HOME"), QStringLiteral("LANG"), QStringLiteral("TMPDIR")}.contains(each))) << each.toStdString();
    EXPECT_EQ(text(use("where")), QFileInfo(home.file(QStringLiteral("tools/work/fake"))).canonicalFilePath().toStdString());
}

TEST_F(ToolServersTest, EndsWithUsEvenWhenItWillNot)
{
    for (const char* how : {"--stays", "--stubborn"}) {
        fake({QString::fromLatin1(how)}, allRead());
        const Result<agents::ToolServer::Look> seen = look();
        ASSERT_TRUE(seen) << seen.error().text.toStdString();
        const qint64 process = processOf(*seen);
        ASSERT_TRUE(isAlive(process));
        QElapsedTimer took;
        took.start();
        restart();
        EXPECT_FALSE(isAlive(process)) << how;
        const bool isStubborn = QLatin1String(how) == QLatin1String("--stubborn");
        EXPECT_EQ(took.elapsed() >= agents::ChildWay::kPatience.count(), isStubborn) << took.elapsed();
    }
}

TEST_F(ToolServersTest, ServersThatAreNoneAreSaidToBe)
{
    const std::pair<const char*, const char*> all[] = {{"--refuses", "Unsupported protocol version"}, {"--old", "1999-01-01"}, {"--no-tools", "offers no tools"},
                                                       {"--dies", "exit code 3"}, {"--twice-the-same", "twice"}, {"--endless-pages", "50 pages"}};
    for (const auto& [how, says] : all) {
        restart();
        fake({QString::fromLatin1(how)}, allRead());
        const Result<agents::ToolServer::Look> seen = look();
        ASSERT_FALSE(seen) << how;
        EXPECT_TRUE(seen.error().text.contains(QLatin1String(says))) << seen.error().text.toStdString();
    }
    restart();
    fake({QStringLiteral("--mute")}, R"(,"seconds":1)");
    EXPECT_TRUE(look().error().text.contains(QLatin1String("no answer to initialize")));
    restart();
    name(QStringLiteral("fake"), R"({"v":1,"id":"fake","title":"Fake","command":"/nonexistent/server"})");
    EXPECT_TRUE(look().error().text.contains(QLatin1String("cannot be started"))) << look().error().text.toStdString();
}

TEST_F(ToolServersTest, ReadsAllPagesAndOlderRevisions)
{
    fake({QStringLiteral("--pages"), QStringLiteral("--2025-06-18")}, allRead());
    const Result<agents::ToolServer::Look> seen = look();
    ASSERT_TRUE(seen) << seen.error().text.toStdString();
    EXPECT_EQ(seen->tools.size(), 24);
    EXPECT_EQ(seen->facts.protocol, QStringLiteral("2025-06-18"));
}

TEST_F(ToolServersTest, TellsHowFarAToolHasCome)
{
    allowAll();
    QStringList progress;
    const auto answer = answerOf<Result<agents::ToolAnswer>>([&](auto done) {
        servers().tryOut(QStringLiteral("fake"), QStringLiteral("progress"), Json(QList<Json::Member>{}), [&](const QString& far) { progress.append(far); }, done);
    });
    EXPECT_EQ(text(answer), "done");
    EXPECT_EQ(progress, QStringList{QStringLiteral("1 of 2: half")});
}

} // namespace qd::test
