#include "agents/library/Ranking.h"

#include "agents/library/Embedding.h"
#include "agents/library/Intake.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

FoundPiece found(quint64 id, qint64 wordRank, qint64 meaningRank, double cosine = 0.5)
{
    FoundPiece piece;
    piece.holding = {0x0190000000007000ull, id};
    piece.wordRank = wordRank;
    piece.meaningRank = meaningRank;
    piece.meaningScore = meaningRank > 0 ? cosine : 0;
    return piece;
}

QList<quint64> ids(const QList<agents::RankedPiece>& ranked)
{
    QList<quint64> list;
    for (const agents::RankedPiece& piece : ranked)
        list.append(piece.piece.holding.low);
    return list;
}

} // namespace

TEST(Ranking, WhatBothListsNameComesBeforeWhatOneNamesHigher)
{
    EXPECT_EQ(ids(agents::fused({{found(1, 1, 0), found(2, 2, 3), found(3, 0, 1)}, 3})), (QList<quint64>{2, 1, 3}));
    EXPECT_NEAR(agents::fused({{found(2, 2, 3)}, 1}).first().score, 1.0 / 62 + 1.0 / 63, 1e-12);
}

TEST(Ranking, WhatIsHardlyAlikeIsLeftOutUnlessItHasTheWord)
{
    EXPECT_TRUE(agents::fused({{found(1, 0, 1, 0.1)}, 1}).isEmpty());
    EXPECT_EQ(agents::fused({{found(1, 1, 1, 0.1)}, 1}).size(), 1);
}

TEST(Ranking, EqualFindsStandInOneOrder)
{
    EXPECT_EQ(ids(agents::fused({{found(9, 1, 0), found(3, 0, 1)}, 2})), (QList<quint64>{3, 9}));
}

TEST(Intake, ADocumentIsCutAndEachPieceMeansSomething)
{
    const KeepDocument command{QStringLiteral("handbook.md"), QStringLiteral("/x/handbook.md"), QStringLiteral("# Bread\nBaked at five.\n")};
    const agents::ReadyDocument ready = agents::readyDocument(command, human(), {1'000});
    ASSERT_EQ(ready.document.pieces.size(), 1);
    EXPECT_EQ(ready.vectors.size(), agents::kDimensions);
    EXPECT_EQ(QString::fromUtf8(ready.text), command.text);
    EXPECT_EQ(ready.document.label.integrity, Integrity::Untrusted);
    EXPECT_EQ(ready.document.label.sources, QStringList{command.origin});
    EXPECT_EQ(ready.document.embedder, agents::embedderName());
}

} // namespace qd::test
