#include "agents/turn/AskedTurn.h"

#include "agents/llm/PriceList.h"
#include "core/model/calls/SentCall.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace agents;
using namespace Qt::StringLiterals;

AskedTurn asked(qint64 guessed)
{
    AskedTurn asked;
    asked.model = asked.tierModel = u"ollama:llama"_s;
    asked.replySchema = "{}";
    asked.inAtLeast = {guessed * 2 / 5};
    asked.inAtMost = {100'000};
    asked.outAtMost = {4'096};
    return asked;
}

LlmAnswer answerThatRead(qint64 tokens)
{
    LlmAnswer answer;
    answer.text = u"{\"a\":1}"_s;
    answer.model = u"llama"_s;
    answer.usage.in = {tokens};
    answer.usage.out = {10};
    return answer;
}

TurnReport report(const AskedTurn& asked, const LlmAnswer& answer)
{
    const Result<PriceList> prices = PriceList::read();
    EXPECT_TRUE(prices);
    return reportOf(asked, TurnOrder(), answer, *prices);
}

} // namespace

TEST(AskedTurn, AServerThatReadLessThanHalfIsTakenToHaveCutThePrompt)
{
    EXPECT_EQ(readInPart(report(asked(8'000), answerThatRead(2'048)).values),
              u"By its own count ollama:llama read 2048 tokens, and about 8000 were sent: it seems to have cut the prompt. What it holds can be said in its provider's file (context)."_s);
    EXPECT_EQ(readInPart(report(asked(8'000), answerThatRead(4'000)).values), QString()) << "tokenizers differ, and the guess is too long";
    EXPECT_EQ(readInPart(report(asked(1'500), answerThatRead(600)).values), QString()) << "too few to tell";
    LlmAnswer cached = answerThatRead(100);
    cached.usage.cacheRead = {5'000};
    EXPECT_EQ(readInPart(report(asked(8'000), cached).values), QString()) << "what was read from its cache was read";
    LlmAnswer silent = answerThatRead(0);
    silent.isReported = false;
    EXPECT_EQ(readInPart(report(asked(8'000), silent).values), QString()) << "it said nothing";
    LlmAnswer rehearsed = answerThatRead(10);
    rehearsed.rehearsal = true;
    EXPECT_EQ(readInPart(report(asked(8'000), rehearsed).values), QString());
}

TEST(AskedTurn, AnAnswerThatIsNoGoodSaysItToo)
{
    LlmAnswer answer = answerThatRead(2'048);
    answer.text = u"I do not see what you ask."_s;
    const TurnReport none = report(asked(8'000), answer);
    ASSERT_TRUE(none.error);
    EXPECT_TRUE(none.error->text.contains(u"it seems to have cut the prompt"_s)) << none.error->text.toStdString();
    EXPECT_TRUE(none.values.isEmpty());
    EXPECT_FALSE(report(asked(3'000), answer).error->text.contains(u"it seems to have cut the prompt"_s));
}

TEST(AskedTurn, IsPaidAlsoWhereNobodyKnowsWhatItsTierTakes)
{
    AskedTurn one = asked(100);
    one.model = u"anthropic:claude-sonnet-4-5"_s;
    one.tierModel = u"anthropic:nobody-knows-it"_s;
    const TurnReport paid = report(one, answerThatRead(1'000));
    EXPECT_FALSE(paid.error) << paid.error->text.toStdString();
    EXPECT_EQ(paid.spend.model, one.model);
    EXPECT_GT(paid.spend.cost.micro, 0);
    EXPECT_EQ(paid.spend.wouldHaveCost, paid.spend.cost) << "there is nothing else to show beside it";
    LlmAnswer rehearsed = answerThatRead(1'000);
    rehearsed.rehearsal = true;
    one.model = u"rehearsal"_s;
    EXPECT_FALSE(report(one, rehearsed).error);
    EXPECT_EQ(report(one, rehearsed).spend.wouldHaveCost.micro, 0);
}

TEST(AskedTurn, WhatItsPriceHasGoneOfCostsWhatWasReserved)
{
    AskedTurn one = asked(100);
    one.model = one.tierModel = u"anthropic:nobody-knows-it"_s;
    const TurnReport paid = report(one, answerThatRead(1'000));
    EXPECT_TRUE(paid.isCostUnknown);
    EXPECT_FALSE(paid.error) << "its words are as good";
    LlmAnswer faulty = answerThatRead(1'000);
    faulty.fault = Error{Error::Model, u"It refuses."_s, {}, {}};
    EXPECT_TRUE(report(one, faulty).isCostUnknown);
    EXPECT_EQ(report(one, faulty).error->text, u"It refuses."_s);
    LlmAnswer said = answerThatRead(0);
    said.fromCache = true;
    EXPECT_FALSE(report(one, said).isCostUnknown) << "nobody was asked";
}

} // namespace qd::test
