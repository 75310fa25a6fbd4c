#include "ui/models/TextDiff.h"

#include <gtest/gtest.h>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString joined(const QList<DiffPiece>& pieces, DiffPiece::Kind without)
{
    QString text;
    for (const DiffPiece& piece : pieces)
        if (piece.kind != without)
            text += piece.text;
    return text;
}

} // namespace

TEST(TextDiff, SameTextsAreOnePiece)
{
    EXPECT_EQ(diffWords(u"a b\nc\n"_s, u"a b\nc\n"_s), (QList<DiffPiece>{{DiffPiece::Same, u"a b\nc\n"_s}}));
    EXPECT_TRUE(diffWords({}, {}).isEmpty());
}

TEST(TextDiff, OneWordReplacedByHand)
{
    const QList<DiffPiece> expected{{DiffPiece::Same, u"The model was "_s}, {DiffPiece::Removed, u"cheap "_s},
                                    {DiffPiece::Added, u"dear "_s}, {DiffPiece::Same, u"today.\n"_s}};
    EXPECT_EQ(diffWords(u"The model was cheap today.\n"_s, u"The model was dear today.\n"_s), expected);
}

TEST(TextDiff, WordsAddedAndTakenByHand)
{
    const QList<DiffPiece> added{{DiffPiece::Same, u"one "_s}, {DiffPiece::Added, u"two "_s}, {DiffPiece::Same, u"three"_s}};
    EXPECT_EQ(diffWords(u"one three"_s, u"one two three"_s), added);
    const QList<DiffPiece> taken{{DiffPiece::Same, u"one "_s}, {DiffPiece::Removed, u"two "_s}, {DiffPiece::Same, u"three"_s}};
    EXPECT_EQ(diffWords(u"one two three"_s, u"one three"_s), taken);
}

TEST(TextDiff, AddedParagraphLeavesTheOthersAlone)
{
    const QList<DiffPiece> pieces = diffWords(u"# A\n\nfirst\n\nlast\n"_s, u"# A\n\nfirst\n\nmiddle\n\nlast\n"_s);
    QString added;
    for (const DiffPiece& piece : pieces) {
        EXPECT_NE(piece.kind, DiffPiece::Removed);
        if (piece.kind == DiffPiece::Added)
            added += piece.text;
    }
    EXPECT_EQ(added.trimmed(), u"middle"_s);
}

TEST(TextDiff, BothVersionsCanBeReadBack)
{
    // A little generator of its own, so that every run tries the same texts.
    quint32 seed = 7;
    const auto next = [&seed](int below) { seed = seed * 1664525u + 1013904223u; return int((seed >> 16) % quint32(below)); };
    const QStringList vocabulary{u"cost"_s, u"model"_s, u"data"_s, u"owner"_s, u"\n"_s, u"pilot"_s};
    for (int round = 0; round < 300; ++round) {
        QString texts[2];
        for (QString& text : texts)
            for (int words = next(24); words > 0; --words) {
                const QString word = vocabulary.at(next(6));
                text += word == u"\n" ? word : word + QLatin1Char(' ');
            }
        const QList<DiffPiece> pieces = diffWords(texts[0], texts[1]);
        EXPECT_EQ(joined(pieces, DiffPiece::Removed), texts[1]);
        EXPECT_EQ(joined(pieces, DiffPiece::Added), texts[0]);
    }
}

TEST(TextDiff, TextsWithNothingInCommonStayBounded)
{
    QString before;
    QString after;
    for (int i = 0; i < 4000; ++i) {
        before += u"a%1 "_s.arg(i);
        after += u"b%1 "_s.arg(i);
    }
    const QList<DiffPiece> expected{{DiffPiece::Removed, before}, {DiffPiece::Added, after}};
    EXPECT_EQ(diffWords(before, after), expected);
}

} // namespace qd::ui
