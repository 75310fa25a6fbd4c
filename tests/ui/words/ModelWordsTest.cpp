#include "ui/words/ModelWords.h"

#include "tests/support/FactBuilder.h"
#include "tests/support/SampleState.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(ModelWords, AreThoseOfPeople)
{
    const std::pair<const char*, const char*> names[] = {
        {"anthropic:claude-opus-5-5", "Claude Opus 5.5"},    {"anthropic:claude-sonnet-5", "Claude Sonnet 5"},  {"anthropic:claude-haiku-4-5-20251001", "Claude Haiku 4.5"},
        {"anthropic:claude-3-7-sonnet", "Claude 3.7 Sonnet"}, {"openai:gpt-6.1-sol", "GPT-6.1 Sol"},             {"openai:gpt-5.5", "GPT-5.5"},
        {"ollama:llama3:8b", "llama3:8b"},                    {"rehearsal", "Rehearsal model"},                  {"strange", "strange"}};
    for (const auto& [model, words] : names)
        EXPECT_EQ(ui::modelWords(QString::fromLatin1(model)), QString::fromLatin1(words)) << model;
    EXPECT_EQ(ui::providerWords(QStringLiteral("openai")), QStringLiteral("OpenAI"));
    EXPECT_EQ(ui::providerWords(QStringLiteral("my-server")), QStringLiteral("My server"));
    EXPECT_EQ(ui::dateText(QStringLiteral("2026-11-05")), QStringLiteral("5 Nov 2026"));
    EXPECT_EQ(ui::dateText(QStringLiteral("last week")), QStringLiteral("last week"));
}

TEST(ModelWords, WhoIsAskedFollowsTheChoice)
{
    OfficeState state = SampleOffice().state();
    EXPECT_EQ(ui::useWords(state), QStringLiteral("Rehearsal model"));
    EXPECT_TRUE(ui::providersInUse(state, true).isEmpty());
    const QString first = state.org.organisation().tiers.first().model;
    state.models.use = QString::fromLatin1(ModelsState::kTiers);
    EXPECT_EQ(ui::useWords(state), ui::modelWords(first) + QStringLiteral(" · tiers"));
    EXPECT_TRUE(ui::providersInUse(state, false).contains(first.section(u':', 0, 0)));
    state.models.use = QStringLiteral("openai:gpt-6.1-sol");
    EXPECT_EQ(ui::useWords(state), QStringLiteral("GPT-6.1 Sol"));
    EXPECT_EQ(ui::providersInUse(state, true), QStringList{QStringLiteral("openai")});
}

TEST(ModelWords, AgentsWithAModelOfTheirOwnCount)
{
    OfficeState state = SampleOffice().state();
    state.models.use = QString::fromLatin1(ModelsState::kTiers);
    AgentProfile& agent = state.org.organisations[state.org.current].agents.first();
    agent.model = QStringLiteral("mistral:large");
    agent.fallbacks = {QStringLiteral("vllm:qwen")};
    EXPECT_TRUE(ui::providersInUse(state, false).contains(QStringLiteral("mistral")));
    EXPECT_FALSE(ui::providersInUse(state, false).contains(QStringLiteral("vllm")));
    EXPECT_TRUE(ui::providersInUse(state, true).contains(QStringLiteral("vllm")));
}

TEST(ModelTroubles, SayWhoCannotBeAskedWhySinceWhenAndHowManyWait)
{
    OfficeState state = SampleOffice().state();
    state.ledger.reserved.clear();
    EXPECT_TRUE(ui::modelTroubles(state, SampleOffice::now()).isEmpty());
    state.models.troubled.insert(QStringLiteral("anthropic"), {QStringLiteral("529 overloaded."), SampleOffice::now()});
    for (quint64 i = 0; i < 3; ++i) {
        LedgerState::Reservation held;
        held.scopes = {i == 2 ? QStringLiteral("provider:openai") : QStringLiteral("provider:anthropic")};
        state.ledger.reserved.insert(fixedId<TurnId>(900 + i), held);
    }
    const QStringList lines = ui::modelTroubles(state, SampleOffice::now());
    ASSERT_EQ(lines.size(), 1);
    EXPECT_TRUE(lines.first().startsWith(QStringLiteral("Anthropic cannot be asked for now: 529 overloaded. 2 call(s) wait. Since "))) << lines.first().toStdString();
}

TEST(ModelTroubles, OneModelAloneIsCalledByItsName)
{
    OfficeState state = SampleOffice().state();
    state.models.troubled.insert(QStringLiteral("openai:gpt-6.1-sol"), {QStringLiteral("no such model."), SampleOffice::now()});
    const QString line = ui::modelTroubles(state, SampleOffice::now()).first();
    EXPECT_TRUE(line.startsWith(QStringLiteral("GPT-6.1 Sol cannot be asked for now"))) << line.toStdString();
}

TEST(ModelTroubles, AnAnswerThatStandsStillIsNamedByItsAgentAndGrowsOlder)
{
    OfficeState state = SampleOffice().state();
    const TurnId turn = fixedId<TurnId>(901);
    const AgentId agent = state.org.organisation().agents.first().id;
    state.org.agents[agent].turn = turn;
    state.models.slow.insert(turn, SampleOffice::now() - Duration(40'000));
    EXPECT_TRUE(ui::modelTroubles(state, SampleOffice::now()).first().contains(QStringLiteral("silent for 40 s")));
    EXPECT_TRUE(ui::modelTroubles(state, SampleOffice::now() + Duration(5'000)).first().contains(QStringLiteral("silent for 45 s")));
}

} // namespace qd::test
