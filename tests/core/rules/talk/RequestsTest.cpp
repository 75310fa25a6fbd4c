#include "core/rules/talk/Requests.h"

#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace std::chrono_literals;

const AgentId kWriter{QStringLiteral("writer")};
const AgentId kEditor{QStringLiteral("editor")};
const AgentId kBoss{QStringLiteral("boss")};

class RequestsTest : public testing::Test {
protected:
    FactBuilder record;
    RunId run;

    void SetUp() override
    {
        record.adopt(record.team());
        run = record.brief();
    }
    const RunState& state() { return record.state.runs.open[run]; }
    MessageId say(const AgentId& from, const AgentId& to, Duration within = Duration{0}, const MessageId& cause = {}, MessageType type = MessageType::Request)
    {
        Message message;
        message.id = record.id<MessageId>();
        message.from = from;
        message.to = to;
        message.type = type;
        message.subject = QStringLiteral("Which one?");
        message.correlation = run;
        message.causation = cause;
        message.time = record.now;
        if (within.count() > 0)
            message.answerBy = record.now + within;
        record.tell(MessageSent{message}, run);
        return message.id;
    }
};

TEST_F(RequestsTest, OneThatAsksForAnAnswerIsOpenUntilThereIsOne)
{
    say(kWriter, kEditor); // fire and forget
    EXPECT_TRUE(state().requests.isEmpty());
    const MessageId asked = say(kWriter, kEditor, 10min);
    EXPECT_EQ(state().requests.keys(), QList<MessageId>{asked});
    EXPECT_EQ(rules::nextDue(state()), record.now + 10min);
    say(kEditor, kBoss);
    EXPECT_EQ(state().requests.size(), 1) << "that was no answer";
    say(kEditor, kBoss, Duration{0}, asked);
    EXPECT_TRUE(state().requests.isEmpty()) << "it names the question as its cause";
}

TEST_F(RequestsTest, WhatGoesToWhoAskedIsAnAnswerToo)
{
    say(kWriter, kEditor, 10min);
    say(kBoss, kEditor, 10min);
    say(kEditor, kWriter);
    ASSERT_EQ(state().requests.size(), 1);
    EXPECT_EQ(state().requests.first().from, kBoss);
}

TEST_F(RequestsTest, AnAnswerNamesTheQuestionOfTheOneThatItGoesTo)
{
    const MessageId first = say(kWriter, kEditor, 10min);
    const MessageId second = say(kBoss, kEditor, 10min);
    EXPECT_EQ(rules::answeredBy(state(), kEditor, kBoss), second);
    EXPECT_EQ(rules::answeredBy(state(), kEditor, kWriter), first);
    EXPECT_EQ(rules::answeredBy(state(), kEditor, human()), first) << "else the oldest";
    EXPECT_TRUE(rules::answeredBy(state(), kWriter, kBoss).isNull());
}

TEST_F(RequestsTest, AReminderGivesTheSameTimeAgainAndIsNoQuestionOfItsOwn)
{
    const MessageId asked = say(kWriter, kEditor, 10min);
    record.now = record.now + 11min;
    const Message reminder = rules::reminder(state(), asked, record.now);
    record.tell(MessageSent{reminder}, run);
    ASSERT_EQ(state().requests.keys(), QList<MessageId>{asked});
    EXPECT_TRUE(state().requests.first().reminded);
    EXPECT_EQ(state().requests.first().due, record.now + 10min);
}

TEST_F(RequestsTest, WhatNobodyAnswersGoesToTheOneAboveAndHoldsNoStepUp)
{
    const MessageId asked = say(kWriter, kEditor, 10min);
    const Escalation question = rules::unanswered(record.state, state(), asked, record.now);
    EXPECT_EQ(question.with, kBoss);
    EXPECT_EQ(question.raisedBy, kWriter);
    EXPECT_TRUE(question.leavesItsStep());
    EXPECT_EQ(question.attempts.size(), 2);
    const QMap<StepId, StepState> before = state().steps;
    record.tell(EscalationRaised{question}, run);
    EXPECT_TRUE(state().requests.isEmpty()) << "it is asked about once";
    for (auto it = before.begin(); it != before.end(); ++it)
        EXPECT_EQ(state().statusOf(it.key()), it->status);
}

TEST_F(RequestsTest, HerMessagesWaitInHerInbox)
{
    say(kWriter, human(), 10min);
    say(human(), kWriter, 10min);
    say(kWriter, kEditor, 10min, {}, MessageType::Escalation);
    EXPECT_TRUE(state().requests.isEmpty());
}

} // namespace

} // namespace qd::test
