#include "agents/skills/text/TextStats.h"

#include <gtest/gtest.h>

using namespace qd::agents;
using namespace Qt::StringLiterals;

TEST(TextStats, SyllablesAsADictionaryHasThem)
{
    const std::pair<const char*, int> words[] = {
        {"cat", 1},      {"make", 1},     {"makes", 1},      {"changes", 2},  {"table", 2},     {"handled", 2},    {"wanted", 2},
        {"walked", 1},   {"beyond", 2},   {"employee", 3},   {"statement", 2}, {"management", 3}, {"implement", 3}, {"implementation", 5},
        {"create", 2},   {"nation", 2},   {"special", 2},    {"actual", 3},   {"video", 3},     {"trying", 2},     {"going", 2},
        {"business", 2}, {"enterprise", 3}, {"technology", 4}, {"organisation", 5}, {"the", 1},  {"likely", 2},     {"useful", 2},
        {"readiness", 3}, {"decision", 3}, {"people", 2},    {"eye", 1},      {"isn't", 2},     {"don't", 1},      {"2024", 1},
        {"hand-over", 3}, {"strategy", 3}, {"data", 2},      {"process", 2},  {"production", 3}};
    for (const auto& [word, syllables] : words)
        EXPECT_EQ(TextStats::syllablesOf(QString::fromUtf8(word)), syllables) << word;
    EXPECT_EQ(TextStats::syllablesOf(u"café"), 2);
    EXPECT_EQ(TextStats::syllablesOf(u"שלום"), 1);
}

TEST(TextStats, MeasuresOfAShortTextByHand)
{
    // 6 words, 6 syllables: 206.835 - 1.015 * 6 - 84.6 * 1; 0.39 * 6 + 11.8 * 1 - 15.59; 0.4 * 6
    const TextStats cat = TextStats::of(Prose::fromMarkdown(u"The cat sat on the mat."_s));
    EXPECT_EQ(cat.words, 6);
    EXPECT_EQ(cat.sentences, 1);
    EXPECT_EQ(cat.syllables, 6);
    EXPECT_NEAR(cat.fleschEase, 116.145, 1e-9);
    EXPECT_NEAR(cat.kincaidGrade, -1.45, 1e-9);
    EXPECT_NEAR(cat.fog, 2.4, 1e-9);
    EXPECT_NEAR(cat.smog, 3.1291, 1e-9);
}

TEST(TextStats, LongWordsCountAsThePapersSay)
{
    // Words: Technology(4) changes(2) organisation(5) with(1) Amazonia(name). We(1) wanted(2) remembering(4, "remember" is 3).
    const TextStats stats = TextStats::of(Prose::fromMarkdown(u"Technology changes organisation.\n\nWe make Barcelona happy creating.\n"_s));
    EXPECT_EQ(stats.words, 8);
    EXPECT_EQ(stats.sentences, 2);
    EXPECT_EQ(stats.polysyllables, 4); // technology, organisation, Barcelona, creating
    EXPECT_EQ(stats.complexWords, 2);  // a name and one that -ing makes long do not count
    EXPECT_NEAR(stats.fog, 0.4 * (4 + 100 * 2 / 8.0), 1e-9);
    EXPECT_NEAR(stats.smog, 1.0430 * std::sqrt(4 * 30 / 2.0) + 3.1291, 1e-9);
    EXPECT_EQ(stats.longestWords, 5);
    EXPECT_EQ(stats.longest, u"We make Barcelona happy creating."_s);
}

TEST(TextStats, OnlyRunningTextCounts)
{
    EXPECT_EQ(TextStats::of(Prose::fromMarkdown(u"# Five words of a heading\n\n    code here\n"_s)).words, 0);
    EXPECT_EQ(TextStats::of(Prose::fromMarkdown(QString())).fleschEase, 0);
}
