#include "tests/app/Home.h"

namespace qd::test {

namespace {

class ToolsCommand : public AppTest {
protected:
    void name(const QByteArray& more = {})
    {
        writeFile(program.home() + QStringLiteral("/tools/fake.json"),
                  R"({"v":1,"id":"fake","title":"Fake","command":")" QD_FAKE_MCP R"(","tools":{"echo":"reads"})" + more + "}");
    }
    Json list() const { return program.json(words("tools list")).json().at(u"servers").items().value(0); }
    static QString effect(const Json& shown, const char* tool)
    {
        for (const Json& each : shown.at(u"tools").items())
            if (each.at(u"name").toString() == QLatin1String(tool))
                return each.at(u"effect").toString();
        return {};
    }
    Ran call(const char* tool, const char* input, const QStringList& more = {}) const
    {
        return program.json(QStringList{QStringLiteral("tools"), QStringLiteral("call"), QStringLiteral("fake"), QLatin1String(tool), QStringLiteral("--input"), QLatin1String(input)} + more);
    }
};

} // namespace

TEST_F(ToolsCommand, AServerIsShownAllowedUsedAndForbidden)
{
    EXPECT_TRUE(program.run(words("tools")).out.contains("No server of tools is named in"));
    name();
    EXPECT_EQ(list().at(u"state").toString(), QStringLiteral("waits-new"));
    EXPECT_EQ(list().at(u"shown").toString(), QStringLiteral(QD_FAKE_MCP));
    const Ran before = call("echo", R"({"message":"hi"})");
    EXPECT_EQ(before.code, 4) << before.out.toStdString();
    const Json shown = program.json(words("tools show fake")).json();
    EXPECT_FALSE(shown.at(u"started").toBool(true)) << "nothing is started that was not allowed";
    EXPECT_TRUE(program.json(words("tools show fake --start")).json().at(u"started").toBool());
    EXPECT_EQ(list().at(u"state").toString(), QStringLiteral("waits-new")) << "looking allows nothing";

    const Ran allowed = program.json(words("tools allow fake --tool wait=off --tool env=reads"));
    ASSERT_EQ(allowed.code, 0) << allowed.out.toStdString();
    EXPECT_TRUE(allowed.err.contains("Starting " QD_FAKE_MCP)) << "the exact command";
    EXPECT_EQ(effect(allowed.json(), "echo"), QStringLiteral("reads"));
    EXPECT_EQ(effect(allowed.json(), "wait"), QStringLiteral("off"));
    EXPECT_EQ(effect(allowed.json(), "add"), QStringLiteral("acts"));
    const Ran echoed = call("echo", R"({"message":"hi"})");
    EXPECT_EQ(echoed.code, 0) << echoed.out.toStdString();
    EXPECT_EQ(echoed.json().at(u"text").toString(), QStringLiteral("Echo: hi"));
    EXPECT_EQ(echoed.json().at(u"integrity").toString(), QStringLiteral("untrusted"));
    const Ran acts = call("add", R"({"a":1,"b":2})");
    EXPECT_EQ(acts.code, 4) << "a person may, and says that she knows that it is not on record";
    EXPECT_TRUE(acts.message().contains(QStringLiteral("add acts on the world, and what is done by hand stands nowhere"))) << acts.message().toStdString();
    EXPECT_TRUE(acts.out.contains("--unrecorded")) << acts.out.toStdString();
    EXPECT_EQ(call("add", R"({"a":1,"b":2})", {QStringLiteral("--unrecorded")}).code, 0);
    EXPECT_EQ(call("failing", "{}", {QStringLiteral("--unrecorded")}).code, 1);
    EXPECT_EQ(call("wait", "{}").code, 4) << "off";
    EXPECT_TRUE(program.run(words("tools show fake")).out.contains("      | Gives back what it is given.")) << "its words are marked as its own";

    ASSERT_EQ(program.run(words("tools forbid fake")).code, 0);
    EXPECT_EQ(call("echo", R"({"message":"hi"})").code, 4);
}

TEST_F(ToolsCommand, WhileEverythingIsStoppedNothingIsStartedOrCalled)
{
    name();
    ASSERT_EQ(program.run(words("tools allow fake")).code, 0);
    ASSERT_EQ(program.run(words("stop")).code, 0);
    const auto isRefused = [](const Ran& ran) {
        EXPECT_EQ(ran.code, 4) << ran.out.toStdString();
        EXPECT_TRUE(ran.message().contains(QStringLiteral("everything is stopped, so nothing is asked outside"))) << ran.message().toStdString();
        EXPECT_FALSE(ran.err.contains("Starting")) << ran.err.toStdString();
    };
    isRefused(call("echo", R"({"message":"hi"})"));
    isRefused(call("add", R"({"a":1,"b":2})", {QStringLiteral("--unrecorded")}));
    isRefused(program.json(words("tools allow fake")));
    isRefused(program.json(words("tools show fake --start")));
    const Ran shown = program.json(words("tools show fake"));
    EXPECT_EQ(shown.code, 0) << "what was allowed is known here";
    EXPECT_FALSE(shown.json().at(u"started").toBool(true));
    EXPECT_EQ(program.run(words("tools forbid fake")).code, 0) << "less is always possible";
    ASSERT_EQ(program.run(words("resume")).code, 0);
    EXPECT_EQ(program.run(words("tools allow fake")).code, 0);
    EXPECT_EQ(call("echo", R"({"message":"hi"})").code, 0);
}

TEST_F(ToolsCommand, WhoIsAtWorkGoesByWhatIsAllowedNow)
{
    name();
    const std::unique_ptr<QProcess> server = program.serve();
    ASSERT_TRUE(server);
    const auto given = [this](const char* agent) { return program.json({QStringLiteral("agent"), QStringLiteral("config"), QLatin1String(agent), QStringLiteral("--set"), QStringLiteral("tools=mcp_fake_echo")}); };
    EXPECT_EQ(given("cmo").code, 2) << "nobody allowed it";
    ASSERT_EQ(program.run(words("tools allow fake")).code, 0);
    const Ran taken = given("cmo");
    EXPECT_EQ(taken.code, 0) << taken.out.toStdString();
    ASSERT_EQ(program.run(words("tools forbid fake")).code, 0);
    const Ran refused = given("content-manager");
    EXPECT_EQ(refused.code, 2) << refused.out.toStdString();
    EXPECT_TRUE(refused.message().contains(QStringLiteral("there is no tool \"mcp_fake_echo\" now"))) << refused.out.toStdString();
    endPolitely(*server);
}

TEST_F(ToolsCommand, ASecondAllowanceKeepsWhatWasSaidBefore)
{
    name();
    ASSERT_EQ(program.run(words("tools allow fake --tool wait=off")).code, 0);
    const Json again = program.json(words("tools allow fake --tool add=reads")).json();
    EXPECT_EQ(effect(again, "wait"), QStringLiteral("off"));
    EXPECT_EQ(effect(again, "add"), QStringLiteral("reads"));
    name(R"(,"arguments":["--other-echo"])");
    const Json changed = list();
    EXPECT_EQ(changed.at(u"state").toString(), QStringLiteral("waits-changed"));
    EXPECT_TRUE(changed.at(u"why").toString().contains(QLatin1String("--other-echo"))) << "both commands are named";
    const Json shown = program.json(words("tools show fake --start")).json();
    for (const Json& each : shown.at(u"tools").items())
        EXPECT_EQ(each.at(u"standing").toString(), each.at(u"name").toString() == QLatin1String("echo") ? QStringLiteral("changed") : QStringLiteral("allowed"));
}

TEST_F(ToolsCommand, AServerWithAnAddressIsGivenItsKeyOrSaysThatItIsMissing)
{
    writeFile(program.home() + QStringLiteral("/tools/weather.json"), R"({"v":1,"id":"weather","title":"Weather","url":"http://127.0.0.1:9/mcp","key":"weather"})");
    const Ran shown = program.json(words("tools show weather --start"));
    EXPECT_EQ(shown.code, 4) << "it would be given its key before it was allowed";
    EXPECT_TRUE(shown.message().contains(QLatin1String("is given the key \"weather\""))) << shown.message().toStdString();
    EXPECT_EQ(list().at(u"key").toString(), QStringLiteral("weather"));
    for (const char* line : {"tools", "tools show weather"})
        EXPECT_TRUE(program.run(words(line)).out.contains("    is given the key \"weather\" once you have allowed it\n")) << line;
    const Ran allowed = program.json(words("tools allow weather"));
    EXPECT_EQ(allowed.code, 4);
    EXPECT_TRUE(allowed.err.contains("Starting http://127.0.0.1:9/mcp, which is given the key \"weather\"")) << allowed.err.toStdString();
    EXPECT_TRUE(allowed.message().contains(QLatin1String("there is no key for weather"))) << allowed.message().toStdString();
}

TEST_F(ToolsCommand, WhoHasAKeyForTheSessionIsSaid)
{
    writeFile(program.home() + QStringLiteral("/tools/weather.json"), R"({"v":1,"id":"weather","title":"Weather","url":"http://127.0.0.1:9/mcp","key":"weather"})");
    auto holder = program.serve(words("--pace 0"));
    ASSERT_TRUE(holder);
    ASSERT_EQ(program.feed(words("keys set weather"), "of-a-test-4711").code, 0);
    const Ran allowed = program.json(words("tools allow weather"));
    EXPECT_EQ(allowed.code, 4);
    EXPECT_TRUE(allowed.message().contains(QStringLiteral("the key for weather is only in the memory of what works on marketing-department"))) << allowed.message().toStdString();
    EXPECT_FALSE(allowed.out.contains("keys set weather")) << "that has just been done: " << allowed.out.toStdString();
    EXPECT_GE(endPolitely(*holder), 0);
}

TEST_F(ToolsCommand, TheKeyOfAProviderIsNobodyElses)
{
    writeFile(program.home() + QStringLiteral("/tools/weather.json"), R"({"v":1,"id":"weather","title":"Weather","url":"http://localhost:18850/mcp","key":"anthropic"})");
    const Ran shown = program.json(words("tools show weather --start"));
    EXPECT_EQ(shown.code, 2);
    EXPECT_TRUE(shown.message().contains(QLatin1String("/key is \"anthropic\", the key for Anthropic: models, which nobody else is shown"))) << shown.message().toStdString();
    EXPECT_TRUE(shown.message().contains(QLatin1String("keys set weather"))) << shown.message().toStdString();
}

TEST_F(ToolsCommand, WhatActsAndWhatCostsIsSaid)
{
    name();
    ASSERT_EQ(program.run(words("tools allow fake")).code, 0);
    const char* const acts = "it acts on the world, so no agent may use it; you can, by hand: quarterdeck tools call fake add";
    EXPECT_TRUE(program.run(words("tools")).out.contains(acts));
    EXPECT_TRUE(program.run(words("tools show fake")).out.contains(acts));
    const Ran refused = program.json(words("agent config market-research --set tools=read-page,mcp_fake_add"));
    EXPECT_EQ(refused.code, 4) << refused.out.toStdString();
    EXPECT_TRUE(refused.message().contains(QLatin1String(acts))) << refused.message().toStdString();
    const Ran unreached = program.json(words("agent config market-research --set tools=read-page,mcp_fake_echo"));
    EXPECT_EQ(unreached.code, 0) << unreached.out.toStdString();
    EXPECT_TRUE(unreached.out.contains("But no step lets it use mcp_fake_echo")) << unreached.out.toStdString();
    EXPECT_FALSE(unreached.out.contains("read-page,")) << "which a step lets it use";
    name(R"(,"price_micro_usd":2000)");
    const Ran priced = call("echo", R"({"message":"hi"})");
    EXPECT_EQ(priced.code, 4);
    EXPECT_TRUE(priced.message().contains(QLatin1String("costs $0.002"))) << priced.message().toStdString();
    EXPECT_TRUE(program.run(words("tools show fake")).out.contains("    takes $0.0020 for each call"));
}

TEST_F(ToolsCommand, BadInputIsNamed)
{
    name();
    const std::pair<const char*, const char*> all[] = {
        {"tools dance", "tools cannot"}, {"tools show none", "no server of tools \"none\""}, {"tools allow fake --tool echo", "--tool cannot be"},
        {"tools allow fake --tool echo=writes", "--tool cannot be"}, {"tools allow fake --tool nothing=reads", "offers no tool \"nothing\""}, {"tools forbid none", "no server of tools"}};
    for (const auto& [line, says] : all) {
        const Ran ran = program.json(words(line));
        EXPECT_EQ(ran.code, 2) << line << ran.out.toStdString();
        EXPECT_TRUE(ran.message().contains(QLatin1String(says))) << line << ": " << ran.message().toStdString();
    }
    ASSERT_EQ(program.run(words("tools allow fake")).code, 0);
    EXPECT_EQ(call("echo", "{").code, 2);
    EXPECT_EQ(call("echo", R"({"message":5})").code, 2);
    EXPECT_EQ(call("none", "{}").code, 2);
    writeFile(program.home() + QStringLiteral("/tools/fake.json"), "{}");
    EXPECT_EQ(list().at(u"state").toString(), QStringLiteral("faulty"));
    EXPECT_EQ(program.json(words("tools show fake")).code, 2);
}

} // namespace qd::test
