#include "tests/agents/office/EngineFixture.h"

namespace qd::test {

TEST_F(EngineFixture, AnAgentsDayThatIsNotLikeItsOthersIsPutOnRecordOnce)
{
    QList<Step> steps;
    for (const char* id : {"one", "two", "three", "four", "five", "six"})
        steps.append(turnStep(id, "writer"));
    work(steps);
    for (int day = 0; day < 8; ++day) {
        begin();
        rig->pass(Duration(24 * 3'600'000));
    }
    EXPECT_TRUE(rig->all<AgentUnusual>().isEmpty());
    rig->answers.instead = [](const agents::LlmRequest&) {
        agents::LlmAnswer answer;
        answer.text = verdict("accept");
        answer.model = QStringLiteral("rehearsal");
        answer.rehearsal = true;
        answer.took = Duration(60'000);
        return std::optional<Result<agents::LlmAnswer>>(answer);
    };
    begin();
    begin();
    const QList<AgentUnusual> told = rig->all<AgentUnusual>();
    ASSERT_EQ(told.size(), 1);
    EXPECT_EQ(told[0].agent.text, QStringLiteral("writer"));
    EXPECT_EQ(told[0].habit, Habit::Slowness);
    EXPECT_EQ(told[0].value, 60);
    EXPECT_EQ(told[0].days, 8);
}

} // namespace qd::test
