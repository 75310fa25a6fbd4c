#include "core/rules/setup/Configuring.h"
#include "core/rules/setup/Setup.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qd::test {
namespace {

using namespace rules;

const AgentId kWriter{QStringLiteral("writer")};

class ConfiguringTest : public testing::Test {
protected:
    FactBuilder record;

    Organisation team(const QString& role = QStringLiteral("Writes what the brief asks for"))
    {
        Organisation team = record.team();
        for (AgentProfile& agent : team.agents) {
            agent.role = role;
            agent.personality = {QStringLiteral("dry"), QStringLiteral("short"), QStringLiteral("Yes.")};
        }
        return team;
    }
    void SetUp() override { record.adopt(team()); }
    Configuration now() const { return configurationAt(record.state, kWriter, record.state.setups.inUse(kWriter)).value(); }
    QString refusal(const Command& command, const AgentId& by = human()) const
    {
        const Result<QList<Fact>> facts = judge(record.state, command, {by, record.now, {}, {}});
        return facts ? QStringLiteral("accepted") : facts.error().where + QStringLiteral(": ") + facts.error().text;
    }
    bool does(const Command& command)
    {
        const Result<QList<Fact>> facts = judge(record.state, command, {human(), record.now, {}, {}});
        for (const Fact& fact : facts ? *facts : QList<Fact>())
            record.tell(fact, {}, {}, human());
        return bool(facts);
    }
    static ConfigureAgent set(const Configuration& configuration, bool inUse = true) { return {kWriter, configuration, -1, inUse, QStringLiteral("to see")}; }
    Configuration cooler(double temperature = 0.1) const
    {
        Configuration other = now();
        other.temperature = temperature;
        return other;
    }
    BeginTrial trial(int a, int b)
    {
        BeginTrial command;
        command.trial.id = record.id<TrialId>();
        command.trial.agent = kWriter;
        command.trial.a = a;
        command.trial.b = b;
        return command;
    }
};

TEST_F(ConfiguringTest, AVersionIsSetAndOneGoesBackAsANewOne)
{
    ASSERT_TRUE(does(set(cooler())));
    EXPECT_EQ(record.state.setups.inUse(kWriter), 1);
    EXPECT_EQ(now().temperature, 0.1);
    Configuration other = now();
    other.instructions = QStringLiteral("Never use lists.");
    ASSERT_TRUE(does(set(other)));
    ASSERT_TRUE(does(ConfigureAgent{kWriter, {}, 1, true, QStringLiteral("lists were good")}));
    EXPECT_EQ(record.state.setups.inUse(kWriter), 3);
    EXPECT_EQ(now().instructions, QString());
    EXPECT_EQ(now().temperature, 0.1);
    EXPECT_EQ(record.state.setups.agents[kWriter].versions[2].like, 1);
    EXPECT_EQ(record.state.setups.agents[kWriter].versions[2].reason, QStringLiteral("lists were good"));
}

TEST_F(ConfiguringTest, WhatIsOnlyKeptIsNotUsed)
{
    ASSERT_TRUE(does(set(cooler(), false)));
    EXPECT_EQ(record.state.setups.inUse(kWriter), 0);
    EXPECT_EQ(configurationAt(record.state, kWriter, 1)->temperature, 0.1);
}

TEST_F(ConfiguringTest, WhatCannotBeIsSaidInASentence)
{
    EXPECT_EQ(refusal(set(cooler()), {QStringLiteral("boss")}), QStringLiteral(": boss may not set agents up; only you can"));
    EXPECT_EQ(refusal(ConfigureAgent{{QStringLiteral("nobody")}, now(), -1, true, {}}), QStringLiteral("agent: there is no agent \"nobody\""));
    EXPECT_EQ(refusal(set(now())), QStringLiteral(": writer works like that already (version 0)"));
    EXPECT_EQ(refusal(ConfigureAgent{kWriter, {}, 2, true, {}}), QStringLiteral("version: writer has no version 2"));
    EXPECT_EQ(refusal(set(cooler(1.5))), QStringLiteral("temperature: it is 1.5"));
    EXPECT_EQ(refusal(set(cooler(std::nan("")))), QStringLiteral("temperature: it is nan"));
    Configuration odd = cooler();
    odd.model = QStringLiteral("gpt");
    EXPECT_EQ(refusal(set(odd)), QStringLiteral("model: \"gpt\" names no model"));
    odd.model.clear();
    odd.fallbacks = {QStringLiteral("openai:gpt-5.4")};
    EXPECT_EQ(refusal(set(odd)), QStringLiteral("fallbacks: there are some, but no model that they could stand in for"));
    odd = cooler();
    odd.instructions = QString(kLongestInstructions + 1, u'a');
    EXPECT_EQ(refusal(set(odd)), QStringLiteral("instructions: it has 8001 characters"));
    odd.instructions = QStringLiteral("one\x01");
    EXPECT_EQ(refusal(set(odd)), QStringLiteral("instructions: it is not text: it holds control or broken characters"));
    odd = cooler();
    odd.role.clear();
    EXPECT_EQ(refusal(set(odd)), QStringLiteral("role: it has 0 characters"));
    odd = cooler();
    odd.thinking = TokenCount{10};
    EXPECT_EQ(refusal(set(odd)), QStringLiteral("thinking: it is 10 tokens"));
    odd = cooler();
    odd.tools = {QString()};
    EXPECT_EQ(refusal(set(odd)), QStringLiteral("tools: these are too many, or one of them has no name"));
}

TEST_F(ConfiguringTest, AnotherFileIsAnotherVersionNoughtAndWhatSheSetStays)
{
    ASSERT_TRUE(does(set(cooler())));
    ASSERT_TRUE(does(ConfigureAgent{kWriter, {}, 0, false, {}}));
    record.adopt(team(QStringLiteral("Writes for another house now")));
    EXPECT_EQ(record.state.setups.inUse(kWriter), 1);
    EXPECT_EQ(now().role, QStringLiteral("Writes what the brief asks for"));
    EXPECT_EQ(configurationAt(record.state, kWriter, 0)->role, QStringLiteral("Writes for another house now"));
    EXPECT_EQ(configurationAt(record.state, kWriter, 2)->role, QStringLiteral("Writes for another house now")) << "like what the file says";
}

TEST_F(ConfiguringTest, ATrialNeedsTwoThatDifferAndSaneTerms)
{
    ASSERT_TRUE(does(set(cooler(), false)));
    EXPECT_EQ(refusal(trial(0, 2)), QStringLiteral("version: writer has no version 2"));
    EXPECT_EQ(refusal(trial(1, 1)), QStringLiteral("b: versions 1 and 1 of writer say the same"));
    BeginTrial odd = trial(0, 1);
    odd.trial.share = 0.99;
    EXPECT_EQ(refusal(odd), QStringLiteral("share: it is 0.99"));
    odd = trial(0, 1);
    odd.trial.error = 0.5;
    EXPECT_EQ(refusal(odd), QStringLiteral("error: it is 0.5"));
    odd = trial(0, 1);
    odd.trial.most = 5;
    EXPECT_EQ(refusal(odd), QStringLiteral("most: it is 5"));
    odd.trial.id = {};
    EXPECT_EQ(refusal(odd), QStringLiteral("id: the trial has no id of its own"));
    ASSERT_TRUE(does(trial(0, 1)));
    EXPECT_EQ(refusal(trial(0, 1)), QStringLiteral(": two versions of writer are being tried already"));
    EXPECT_EQ(refusal(set(cooler(0.9))), QStringLiteral(": two versions of writer are being tried"));
    EXPECT_EQ(refusal(set(cooler(0.9), false)), QStringLiteral("accepted"));
}

TEST_F(ConfiguringTest, ATrialEndsWithOneOfItsTwoOrAsItWas)
{
    ASSERT_TRUE(does(set(cooler(), false)));
    ASSERT_TRUE(does(trial(0, 1)));
    const TrialId id = record.state.setups.agents[kWriter].trial;
    EXPECT_EQ(refusal(EndTrial{id, 7, {}}), QStringLiteral("adopt: version 7 is not tried"));
    EXPECT_EQ(refusal(EndTrial{record.id<TrialId>(), 1, {}}), QStringLiteral(": this trial is not open: it has ended, or never began"));
    ASSERT_TRUE(does(EndTrial{id, 1, QStringLiteral("better")}));
    EXPECT_EQ(record.state.setups.inUse(kWriter), 1);
    EXPECT_FALSE(record.state.setups.trialOf(kWriter));
    ASSERT_EQ(record.state.setups.ended.size(), 1);
    EXPECT_EQ(record.state.setups.ended[0].adopted, 1);
    ASSERT_TRUE(does(trial(0, 1)));
    ASSERT_TRUE(does(EndTrial{record.state.setups.agents[kWriter].trial, -1, {}}));
    EXPECT_EQ(record.state.setups.inUse(kWriter), 1) << "as it was before";
}

TEST_F(ConfiguringTest, AnotherFileEndsATrialOfWhatItSays)
{
    ASSERT_TRUE(does(set(cooler(), false)));
    ASSERT_TRUE(does(set(cooler(0.9), false)));
    ASSERT_TRUE(does(trial(1, 2)));
    Organisation other = team(QStringLiteral("Writes for another house now"));
    EXPECT_TRUE(endedBy(record.state, other).isEmpty()) << "neither is what the file says";
    ASSERT_TRUE(does(EndTrial{record.state.setups.agents[kWriter].trial, -1, {}}));
    ASSERT_TRUE(does(trial(0, 1)));
    EXPECT_TRUE(endedBy(record.state, team()).isEmpty());
    ASSERT_TRUE(does(AdoptOrganisation{other, {}}));
    EXPECT_FALSE(record.state.setups.trialOf(kWriter));
}

} // namespace
} // namespace qd::test
