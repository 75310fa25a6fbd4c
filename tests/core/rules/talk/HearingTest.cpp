#include "core/rules/talk/Hearing.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using rules::hears;

const WorkflowId kBlog{QStringLiteral("blog-post")};
const WorkflowId kSale{QStringLiteral("sale")};

AgentProfile agent(const char* id, QList<Subscription> subscriptions = {})
{
    AgentProfile agent;
    agent.id = {QString::fromLatin1(id)};
    agent.subscriptions = std::move(subscriptions);
    return agent;
}

TEST(Hearing, OnlyWhatFitsAllOfASubscriptionIsHeard)
{
    const AgentProfile one = agent("one", {{{MessageType::Notice}, {kBlog}, Priority::Normal}});
    EXPECT_TRUE(hears(one, MessageType::Notice, Priority::Normal, kBlog));
    EXPECT_TRUE(hears(one, MessageType::Notice, Priority::High, kBlog));
    EXPECT_FALSE(hears(one, MessageType::Decision, Priority::Normal, kBlog));
    EXPECT_FALSE(hears(one, MessageType::Notice, Priority::Normal, kSale));
    EXPECT_FALSE(hears(one, MessageType::Notice, Priority::Low, kBlog));
    const AgentProfile two = agent("two", {{{MessageType::Notice}, {}, Priority::High}, {{}, {kSale}, Priority::Low}});
    EXPECT_TRUE(hears(two, MessageType::Decision, Priority::Low, kSale)) << "any one of them is enough";
    EXPECT_FALSE(hears(two, MessageType::Notice, Priority::Normal, kBlog));
}

TEST(Hearing, WhatIsUrgentEverybodyHears)
{
    EXPECT_TRUE(hears(agent("none"), MessageType::Notice, Priority::Urgent, kBlog));
    EXPECT_FALSE(hears(agent("none"), MessageType::Notice, Priority::High, kBlog));
}

TEST(Hearing, NobodyHearsItself)
{
    Organisation house;
    house.agents = {agent("a", {{}}), agent("b", {{}}), agent("c")};
    EXPECT_EQ(rules::hearersOf(house, {QStringLiteral("a")}, MessageType::Notice, Priority::Normal, kBlog), QList<AgentId>{{QStringLiteral("b")}});
    EXPECT_EQ(rules::hearersOf(house, {QStringLiteral("a")}, MessageType::Notice, Priority::Urgent, kBlog).size(), 2);
}

TEST(Hearing, ASubscriptionReadsAsWords)
{
    EXPECT_EQ(rules::inWords({}), QStringLiteral("every message"));
    EXPECT_EQ(rules::inWords({{MessageType::Notice, MessageType::Decision}, {kBlog}, Priority::High}),
              QStringLiteral("notice, decision; in blog-post; from priority high on"));
}

} // namespace

} // namespace qd::test
