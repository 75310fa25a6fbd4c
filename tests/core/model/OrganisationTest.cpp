#include "core/model/Organisation.h"

#include <gtest/gtest.h>

namespace qd {

TEST(Organisation, FindsItsPartsByName)
{
    Organisation organisation;
    AgentProfile writer;
    writer.id = {QStringLiteral("copywriter")};
    organisation.agents.append(writer);
    Workflow post;
    post.id = {QStringLiteral("blog-post")};
    Step draft;
    draft.id = {QStringLiteral("draft")};
    post.steps.append(draft);
    organisation.workflows.append(post);
    ASSERT_NE(organisation.agent(writer.id), nullptr);
    EXPECT_EQ(organisation.agent({QStringLiteral("nobody")}), nullptr);
    ASSERT_NE(organisation.workflow(post.id), nullptr);
    EXPECT_EQ(organisation.workflow({}), nullptr);
    EXPECT_NE(organisation.workflow(post.id)->step(draft.id), nullptr);
    EXPECT_EQ(organisation.workflow(post.id)->step({QStringLiteral("none")}), nullptr);
}

TEST(Organisation, AsksTheHumanWhereTheMatrixSaysNothing)
{
    Organisation organisation;
    AutonomyRule social;
    social.action = {QStringLiteral("daily-social-post")};
    social.level = Autonomy::L4;
    organisation.autonomy.append(social);
    EXPECT_EQ(organisation.ruleFor(social.action).level, Autonomy::L4);
    const AutonomyRule unknown = organisation.ruleFor({QStringLiteral("press-release")});
    EXPECT_EQ(unknown.level, Autonomy::L3);
    EXPECT_EQ(unknown.action.text, QStringLiteral("press-release"));
}

TEST(Condition, IsEmptyOnlyWithoutAnyForm)
{
    EXPECT_TRUE(Condition().isEmpty());
    Condition condition;
    condition.none.append(Condition());
    EXPECT_FALSE(condition.isEmpty());
    condition = {};
    condition.path = QStringLiteral("review.verdict");
    EXPECT_FALSE(condition.isEmpty());
}

TEST(Organisation, FindsWhatItsIndexDoesNotKnowAnyMore)
{
    Organisation organisation;
    for (const QString& name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
        AgentProfile agent;
        agent.id = {name};
        organisation.agents.append(agent);
    }
    organisation.index();
    EXPECT_EQ(organisation.agent({QStringLiteral("b")}), &organisation.agents.constData()[1]);
    organisation.agents.removeFirst();
    EXPECT_EQ(organisation.agent({QStringLiteral("b")}), &organisation.agents.constData()[0]);
    EXPECT_EQ(organisation.agent({QStringLiteral("c")}), &organisation.agents.constData()[1]);
    EXPECT_EQ(organisation.agent({QStringLiteral("a")}), nullptr);
}

} // namespace qd
