#include "core/rules/setup/Differences.h"

#include <gtest/gtest.h>

namespace qd::test {
namespace {

using namespace rules;
using Kind = WordsPiece;

TEST(Differences, WordsThatWereTakenOutStandBeforeThoseThatWerePutIn)
{
    const QList<WordsPiece> pieces = wordsBetween(QStringLiteral("Write short sentences for busy readers"), QStringLiteral("Write very short lines for busy readers\ntoday"));
    EXPECT_EQ(pieces, (QList<WordsPiece>{{Kind::Same, QStringLiteral("Write")}, {Kind::Added, QStringLiteral("very")}, {Kind::Same, QStringLiteral("short")},
                                         {Kind::Removed, QStringLiteral("sentences")}, {Kind::Added, QStringLiteral("lines")},
                                         {Kind::Same, QStringLiteral("for busy readers")}, {Kind::Added, QStringLiteral("today")}}));
    EXPECT_TRUE(wordsBetween({}, {}).isEmpty());
    EXPECT_EQ(wordsBetween({}, QStringLiteral("all new")), (QList<WordsPiece>{{Kind::Added, QStringLiteral("all new")}}));
}

TEST(Differences, WhatIsTooLongToCompareIsGivenWhole)
{
    QStringList words;
    for (int i = 0; i < 3'000; ++i)
        words.append(QString::number(i));
    const QString text = words.join(u' ');
    const QList<WordsPiece> pieces = wordsBetween(text, text + QStringLiteral(" more"));
    ASSERT_EQ(pieces.size(), 2);
    EXPECT_EQ(pieces[0].kind, Kind::Removed);
    EXPECT_EQ(pieces[1].kind, Kind::Added);
}

TEST(Differences, EachFieldThatDiffersIsNamedWithBoth)
{
    Configuration before;
    before.role = QStringLiteral("Writes for the blog");
    before.temperature = 0.2;
    before.tools = {QStringLiteral("read-page")};
    Configuration after = before;
    EXPECT_TRUE(differences(before, after).isEmpty());
    after.role = QStringLiteral("Writes for the shop");
    after.model = QStringLiteral("anthropic:claude-sonnet-4-5");
    after.fallbacks = {QStringLiteral("openai:gpt-5.4"), QStringLiteral("ollama:small")};
    after.temperature.reset();
    after.thinking = TokenCount{2'048};
    after.tools.clear();
    after.personality = {QStringLiteral("dry"), QStringLiteral("short"), QStringLiteral("Yes.")};
    after.instructions = QStringLiteral("Never use lists.");
    const QList<Difference> all = differences(before, after);
    EXPECT_EQ(fieldsOf(all), QStringLiteral("role, tone, style, example, instructions, model, fallbacks, temperature, thinking, tools"));
    EXPECT_EQ(all[0].words.size(), 3);
    EXPECT_EQ(all[6].after, QStringLiteral("openai:gpt-5.4, ollama:small"));
    EXPECT_EQ(all[7].before, QStringLiteral("0.2"));
    EXPECT_EQ(all[7].after, QString());
    EXPECT_EQ(all[8].after, QStringLiteral("2048"));
    EXPECT_TRUE(all[5].words.isEmpty());
}

} // namespace
} // namespace qd::test
