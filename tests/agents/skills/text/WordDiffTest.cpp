#include "agents/skills/text/WordDiff.h"

#include <gtest/gtest.h>

#include <vector>

using namespace qd::agents;
using namespace Qt::StringLiterals;

namespace {

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

/// The textbook table, to compare with.
qsizetype commonByTable(const QStringList& a, const QStringList& b)
{
    std::vector<std::vector<qsizetype>> table(size_t(a.size()) + 1, std::vector<qsizetype>(size_t(b.size()) + 1, 0));
    for (qsizetype i = 0; i < a.size(); ++i)
        for (qsizetype j = 0; j < b.size(); ++j)
            table[size_t(i) + 1][size_t(j) + 1] = a[i] == b[j] ? table[size_t(i)][size_t(j)] + 1
                                                               : std::max(table[size_t(i)][size_t(j) + 1], table[size_t(i) + 1][size_t(j)]);
    return table[size_t(a.size())][size_t(b.size())];
}

} // namespace

TEST(WordDiff, ByHand)
{
    const WordDiff diff = WordDiff::between(words("the quick brown fox"), words("the slow brown dog runs"));
    EXPECT_EQ(diff.kept, 2);
    EXPECT_EQ(diff.deleted(), 2);
    EXPECT_EQ(diff.inserted(), 3);
    EXPECT_NEAR(diff.percent(), 100 * (1 - 4 / 9.0), 1e-9);
    EXPECT_EQ(WordDiff::between(words("a b c"), words("a b c")).percent(), 0);
    EXPECT_EQ(WordDiff::between(words("a b c"), words("x y")).percent(), 100);
    EXPECT_EQ(WordDiff::between({}, {}).percent(), 0);
    EXPECT_EQ(WordDiff::between({}, words("a")).percent(), 100);
}

TEST(WordDiff, AgreesWithTheTableOnManyTexts)
{
    unsigned state = 12345;
    const auto next = [&state](unsigned bound) { return (state = state * 1664525u + 1013904223u) / 65536u % bound; };
    for (int round = 0; round < 400; ++round) {
        QStringList a, b;
        for (unsigned i = 0, n = next(14); i < n; ++i)
            a.append(QString(QChar(u'a' + char16_t(next(4)))));
        for (unsigned i = 0, n = next(14); i < n; ++i)
            b.append(QString(QChar(u'a' + char16_t(next(4)))));
        const qsizetype right = commonByTable(a, b);
        const WordDiff exact = WordDiff::between(a, b);
        ASSERT_EQ(exact.kept, right) << a.join(u' ').toStdString() << " | " << b.join(u' ').toStdString();
        ASSERT_TRUE(exact.exact);
        const WordDiff bound = WordDiff::between(a, b, -1'000'000);
        ASSERT_LE(bound.kept, right);
    }
}

TEST(WordDiff, TheBoundIsCloseAndSaysThatItIsOne)
{
    QStringList a, b;
    for (int i = 0; i < 2000; ++i) {
        a.append(u"w%1"_s.arg(i));
        if (i % 3)
            b.append(u"w%1"_s.arg(i));
        b.append(u"n%1"_s.arg(i));
    }
    const WordDiff bound = WordDiff::between(a, b, 1000);
    EXPECT_FALSE(bound.exact);
    EXPECT_EQ(bound.kept, WordDiff::between(a, b).kept);
}
