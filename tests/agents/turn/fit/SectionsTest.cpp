#include "agents/llm/TokenGuess.h"
#include "agents/turn/fit/Sections.h"

#include <QRandomGenerator>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

const QString kMissing = QStringLiteral(" […] ");

QString paragraph(const char* word, int words)
{
    return QStringLiteral("The %1 of the %1 is what the %1 says. ").arg(QLatin1String(word)).repeated(words / 9 + 1) + QStringLiteral("\n\n");
}

} // namespace

TEST(Sections, WhatHasLeastToDoWithTheTaskGoesFirstOverAllTexts)
{
    Sections sections(QStringLiteral("Write about stock counts and the warehouse inventory"));
    const QString bread = paragraph("bakery", 300);
    const QString stock = paragraph("warehouse inventory stock", 300);
    const QString ships = paragraph("sailing regatta", 300);
    sections.add(bread + stock);
    sections.add(ships + stock);
    const qint64 wanted = blockLengthOf(bread) + blockLengthOf(ships) - 2'000;
    EXPECT_GE(sections.takeAway(wanted), wanted);
    EXPECT_FALSE(sections.text(0).contains(QLatin1String("bakery"))) << sections.text(0).left(300).toStdString();
    EXPECT_FALSE(sections.text(1).contains(QLatin1String("regatta")));
    EXPECT_TRUE(sections.text(0).contains(stock.trimmed().left(200))) << "whole sections stay or go";
    EXPECT_TRUE(sections.text(0).startsWith(kMissing)) << "what is missing is marked where it stood";
    EXPECT_FALSE(sections.isWhole(0));
    EXPECT_EQ(sections.gone(0), (bread + stock).size() - (sections.text(0).size() - kMissing.size()));
}

TEST(Sections, ATextOfOneSectionLosesItsEnd)
{
    Sections sections(QStringLiteral("words"));
    const QString text = QStringLiteral("Some words that go on. ").repeated(8);
    sections.add(text);
    EXPECT_GT(sections.takeAway(200), 0);
    EXPECT_TRUE(text.startsWith(sections.text(0).section(kMissing.chopped(1), 0, 0)));
    EXPECT_TRUE(sections.text(0).endsWith(kMissing));
    EXPECT_GT(sections.text(0).size(), text.size() / 2);
}

TEST(Sections, NoCharacterOfTwoUnitsIsCutInTwo)
{
    const QString ships = QString::fromUtf8("\xf0\x9f\x9a\xa2").repeated(100);
    for (qint64 length = 100; length < 200; length += 3) {
        Sections sections(QStringLiteral("ships"));
        sections.add(ships);
        EXPECT_GE(sections.takeAway(length), length);
        const QString text = sections.text(0);
        EXPECT_TRUE(text.endsWith(kMissing)) << length;
        EXPECT_EQ(text, QString::fromUtf8(text.toUtf8())) << length;
    }
}

TEST(Sections, NothingThatNeedNotGoDoes)
{
    Sections sections(QStringLiteral("words"));
    const QString text = QStringLiteral("  a few words\n\n# and a heading\n\nmore\n");
    sections.add(text);
    sections.add(QStringLiteral("  \n"));
    EXPECT_EQ(sections.takeAway(0), 0);
    EXPECT_TRUE(sections.isWhole(0));
    EXPECT_EQ(sections.text(0), text);
    EXPECT_TRUE(sections.isWhole(1));
}

TEST(Sections, OfAnyTextsAnyLengthGoesOrAllOfThem)
{
    QRandomGenerator dice(7);
    const QStringList words{QStringLiteral("stock"), QStringLiteral("warehouse"), QStringLiteral("<b>"), QStringLiteral("&"), QStringLiteral("数える"), QStringLiteral("zählen"),
                            QString::fromUtf8("\xf0\x9f\x9a\xa2\xf0\x9f\x9a\xa2"), QStringLiteral("\n\n# head\n\n"), QStringLiteral("x").repeated(900)};
    for (int round = 0; round < 300; ++round) {
        Sections sections(QStringLiteral("stock and counts"));
        QStringList texts;
        qint64 all = 0;
        for (int i = dice.bounded(1, 5); i > 0; --i) {
            QString text;
            for (int n = dice.bounded(0, 1'500); n > 0; --n)
                text += words[dice.bounded(qint64(words.size()))] + (dice.bounded(9) == 0 ? u'\n' : u' ');
            sections.add(text);
            texts.append(text);
            all += blockLengthOf(text);
        }
        const qint64 wanted = dice.bounded(all + all / 4 + 1);
        sections.takeAway(wanted);
        qint64 left = 0;
        qint64 blank = 0; // white space is in no section
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QString text = sections.isWhole(i) ? texts[i] : sections.text(i);
            left += blockLengthOf(text);
            blank += texts[i].trimmed().isEmpty() ? blockLengthOf(texts[i]) : 0;
            EXPECT_EQ(text, QString::fromUtf8(text.toUtf8())) << "no character is cut in two";
        }
        EXPECT_LE(left, std::max(all - wanted, blank)) << round << ": " << all << " " << wanted;
    }
}
