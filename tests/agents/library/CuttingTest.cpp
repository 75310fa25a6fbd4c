#include "agents/library/Cutting.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

QString words(int count, const QString& word = QStringLiteral("bread"))
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(word);
    return list.join(u' ');
}

qsizetype wordsIn(const QString& text) { return text.simplified().isEmpty() ? 0 : text.simplified().count(u' ') + 1; }

/// Every letter of the text is in exactly one piece.
void expectWhole(const QString& text, const QList<Piece>& pieces)
{
    qint64 end = 0;
    QString together;
    for (const Piece& piece : pieces) {
        EXPECT_GE(piece.first, end);
        EXPECT_LE(piece.first + piece.length, text.size());
        end = piece.first + piece.length;
        together += text.mid(piece.first, piece.length) + u' ';
    }
    EXPECT_EQ(together.simplified(), text.simplified());
}

} // namespace

TEST(Cutting, AShortTextIsOnePiece)
{
    const QString text = QStringLiteral("One.\n\nTwo.");
    ASSERT_EQ(agents::cut(text).size(), 1);
    expectWhole(text, agents::cut(text));
    EXPECT_TRUE(agents::cut(QString()).isEmpty());
    EXPECT_TRUE(agents::cut(QStringLiteral(" \n\n \n")).isEmpty());
}

TEST(Cutting, PiecesEndAtParagraphsAndHaveTwoToFourHundredWords)
{
    QString text;
    for (int i = 0; i < 40; ++i)
        text += words(90) + QStringLiteral(".\n\n");
    const QList<Piece> pieces = agents::cut(text);
    expectWhole(text, pieces);
    for (const Piece& piece : pieces) {
        const qsizetype count = wordsIn(text.mid(piece.first, piece.length));
        EXPECT_LE(count, 400);
        if (&piece != &pieces.last())
            EXPECT_GE(count, 200);
        EXPECT_EQ(count % 90, 0) << "cut inside a paragraph";
    }
}

TEST(Cutting, AnEndlessParagraphIsCutAfterASentence)
{
    const QString sentence = words(30) + QStringLiteral(". ");
    const QString text = sentence.repeated(50);
    const QList<Piece> pieces = agents::cut(text);
    expectWhole(text, pieces);
    ASSERT_GT(pieces.size(), 3);
    for (const Piece& piece : pieces) {
        EXPECT_LE(wordsIn(text.mid(piece.first, piece.length)), 400);
        EXPECT_TRUE(text.mid(piece.first, piece.length).trimmed().endsWith(u'.'));
    }
}

TEST(Cutting, WhatHasNoSentenceIsCutAfterAWord)
{
    const QString text = words(5'000, QString::fromUtf8("Öl"));
    const QList<Piece> pieces = agents::cut(text);
    expectWhole(text, pieces);
    for (const Piece& piece : pieces)
        EXPECT_LE(wordsIn(text.mid(piece.first, piece.length)), 400);
}

TEST(Cutting, ATableIsCutAfterARow)
{
    const QString text = QStringLiteral("keyword,searches a month,difficulty of it\n").repeated(300);
    const QList<Piece> pieces = agents::cut(text);
    expectWhole(text, pieces);
    ASSERT_GT(pieces.size(), 2);
    for (const Piece& piece : pieces)
        EXPECT_TRUE(text.mid(piece.first, piece.length).endsWith(u'\n'));
}

TEST(Cutting, APieceKnowsItsHeadingAndANewOneBeginsThere)
{
    const QString text = QStringLiteral("# Bread\n\n") + words(150) + QStringLiteral("\n\n## Rye\n") + words(150) + QStringLiteral("\n\n") + words(300);
    const QList<Piece> pieces = agents::cut(text);
    expectWhole(text, pieces);
    ASSERT_EQ(pieces.size(), 3);
    EXPECT_EQ(pieces[0].heading, QStringLiteral("Bread"));
    EXPECT_EQ(pieces[1].heading, QStringLiteral("Rye"));
    EXPECT_EQ(pieces[2].heading, QStringLiteral("Rye"));
}

} // namespace qd::test
