#include "tests/core/store/RecordFixture.h"

#include <cmath>

namespace qd::test {

namespace {

constexpr int kWide = 8;
const QString kSaid = QStringLiteral("m at https://host/v1");

MemoryId memoryId(int n) { return {{0x0190000000007000ull, 0x8000000000000100ull + quint64(n)}}; }

QByteArray along(int direction, int wide = kWide)
{
    QByteArray vector(wide, '\0');
    vector[direction] = 100;
    return vector;
}

/// What an endpoint says that pieces mean, beside what the facts bring along.
class MeaningsTest : public RecordTest {
protected:
    void SetUp() override { ASSERT_TRUE(open()); }
    static StoredFact memory(int n, const QString& text, Confidentiality confidentiality = Confidentiality::Internal, RunId run = {})
    {
        MemoryKept kept;
        kept.entry.id = memoryId(n);
        kept.entry.space = QStringLiteral("notes");
        kept.entry.key = QStringLiteral("key %1").arg(n);
        kept.entry.text = text;
        kept.entry.by = human();
        kept.entry.run = run;
        kept.entry.label.confidentiality = confidentiality;
        kept.entry.vector = along(0);
        kept.entry.embedder = QStringLiteral("toy");
        kept.entry.time = kNoon;
        return stored(kept, run);
    }
    void put(QList<StoredFact> facts)
    {
        ASSERT_TRUE(append(std::move(facts)));
        settle();
    }
    void say(const QList<int>& about, const QList<int>& directions, const QString& embedder = kSaid)
    {
        Meanings meanings{embedder, {}};
        for (qsizetype i = 0; i < about.size(); ++i)
            meanings.rows.append({memoryId(about[i]).uuid, 0, along(directions[i])});
        keep(meanings);
    }
    void keep(const Meanings& meanings)
    {
        const auto kept = answerOf<Result<Done>>([&](auto done) { store.keepMeanings(meanings, &mailbox, done); });
        ASSERT_TRUE(kept) << kept.error().text.toStdString();
    }
    void read()
    {
        if (!reader)
            ASSERT_TRUE((reader.emplace(file), reader->open()));
    }
    Unmeant left(bool confidential = false, const QString& embedder = kSaid, qint64 after = 0)
    {
        read();
        const auto page = answerOf<Result<Unmeant>>([&](auto done) { reader->unmeant({embedder, confidential, after, 10}, &mailbox, done); });
        EXPECT_TRUE(page) << (page ? "" : page.error().text.toStdString());
        return page ? *page : Unmeant{};
    }
    PieceFindings find(const QByteArray& meant, bool confidential = false, const QByteArray& local = along(0))
    {
        read();
        PieceQuestion question;
        question.vector = local;
        question.embedder = QStringLiteral("toy");
        question.meant = meant;
        question.meantBy = kSaid;
        question.toldAll = confidential;
        const auto found = answerOf<Result<PieceFindings>>([&](auto done) { reader->pieces(question, &mailbox, done); });
        EXPECT_TRUE(found) << (found ? "" : found.error().text.toStdString());
        return found ? *found : PieceFindings{};
    }
    static QStringList texts(const PieceFindings& findings)
    {
        QStringList list;
        for (const FoundPiece& piece : findings.pieces)
            if (!piece.chance || piece.meaningScore >= *piece.chance)
                list.append(piece.text);
        return list;
    }
    qint64 rows()
    {
        Database database;
        EXPECT_TRUE(database.open(file, Database::ReadOnly));
        return database.number("SELECT count(*) FROM meanings");
    }

    std::optional<HistoryReader> reader;
    const QString alpha = QStringLiteral("alpha");
    const QString beta = QStringLiteral("beta");
};

} // namespace

TEST_F(MeaningsTest, AQuestionIsComparedByTheEndpointOnceItHasSaidOfAll)
{
    put({memory(1, alpha), memory(2, beta)});
    say({1}, {1});
    PieceFindings found = find(along(1));
    EXPECT_EQ(found.by, QStringLiteral("toy"));
    EXPECT_EQ(found.instead, kSaid + QStringLiteral(" has said of 1 of 2 pieces what they mean"));
    EXPECT_EQ(texts(found), (QStringList{alpha, beta})) << "as the facts have it both are alike";
    say({2}, {2});
    found = find(along(1));
    EXPECT_EQ(found.by, kSaid);
    EXPECT_EQ(found.instead, QString());
    EXPECT_EQ(texts(found), QStringList{alpha});
    EXPECT_EQ(texts(find(along(2))), QStringList{beta});
}

TEST_F(MeaningsTest, WhoIsToBeAskedNextIsReadByPage)
{
    put({memory(1, alpha), memory(2, beta), memory(3, QStringLiteral("gamma"))});
    say({2}, {1});
    const Unmeant page = left();
    ASSERT_EQ(page.rows.size(), 2);
    EXPECT_EQ(page.rows[0].holding, memoryId(1).uuid);
    EXPECT_EQ(page.rows[0].text, QStringLiteral("key 1\nalpha")) << "as the local way reads it";
    EXPECT_EQ(page.pieces, 3);
    EXPECT_EQ(page.meant, 1);
    EXPECT_EQ(left(false, kSaid, page.rows[0].n).rows.size(), 1);
}

TEST_F(MeaningsTest, WhatIsForgottenLeavesNothingBehind)
{
    put({memory(1, alpha), memory(2, beta)});
    say({1, 2}, {1, 1});
    ASSERT_EQ(texts(find(along(1))).size(), 2);
    put({stored(MemoryForgotten{memoryId(1), QStringLiteral("notes"), human(), {}})});
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(texts(find(along(1))), QStringList{beta});
    say({1}, {1}); // an answer that was on its way
    EXPECT_EQ(rows(), 1);
}

TEST_F(MeaningsTest, WhatWasSaidStaysWhenTheIndexIsFilledAnew)
{
    BriefSubmitted brief;
    brief.run = runOf(1);
    brief.sample = true;
    RunStarted started;
    started.run = runOf(1);
    put({stored(brief, runOf(1)), stored(started, runOf(1)), memory(1, QStringLiteral("sample"), Confidentiality::Internal, runOf(1)), memory(2, alpha),
         memory(3, beta)});
    say({1, 2, 3}, {1, 1, 2});
    ASSERT_EQ(texts(find(along(1))).size(), 2);
    put({stored(SamplesCleared{human()})});
    EXPECT_EQ(rows(), 2) << "nothing of what is hidden";
    const PieceFindings found = find(along(1));
    EXPECT_EQ(found.by, kSaid);
    EXPECT_EQ(texts(found), QStringList{alpha}) << "under the number that it has now";
}

TEST_F(MeaningsTest, WhatOthersHaveSaidGoes)
{
    put({memory(1, alpha)});
    say({1}, {1});
    ASSERT_EQ(find(along(1)).by, kSaid);
    say({1}, {2}, QStringLiteral("other at https://host/v1"));
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(left().meant, 0);
    say({1}, {3});
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(texts(find(along(3))), QStringList{alpha}) << "and nothing of the first time is remembered";
    EXPECT_TRUE(texts(find(along(1))).isEmpty());
    keep({QString(), {}});
    EXPECT_EQ(rows(), 0);
}

TEST_F(MeaningsTest, WhatIsConfidentialIsNotOfferedAndComparedByTheLocalWay)
{
    put({memory(1, alpha), memory(2, beta, Confidentiality::Pii), memory(3, QStringLiteral("gamma"), Confidentiality::Secret)});
    const Unmeant page = left();
    ASSERT_EQ(page.rows.size(), 1);
    EXPECT_EQ(page.pieces, 1);
    EXPECT_EQ(page.withheld, 2);
    EXPECT_EQ(left(true).rows.size(), 3);
    say({1}, {5});
    EXPECT_EQ(texts(find(along(5))), (QStringList{alpha, beta, QStringLiteral("gamma")}));
    EXPECT_EQ(texts(find(along(5), false, along(3))), QStringList{alpha});
    EXPECT_EQ(find(along(5), true).by, QStringLiteral("toy")) << "an endpoint on this machine has not said of all";
}

TEST_F(MeaningsTest, NoTextInALabelMakesItLessConfidential)
{
    StoredFact fact = memory(1, alpha, Confidentiality::Pii);
    std::get<MemoryKept>(fact.fact).entry.label.sources = {QStringLiteral(R"({"confidentiality":"internal"})"), QStringLiteral(R"(\"confidentiality":"public")")};
    put({fact, memory(2, beta, Confidentiality::Public)});
    EXPECT_EQ(left().pieces, 1);
    EXPECT_EQ(left().withheld, 1);
}

TEST_F(MeaningsTest, VectorsOfAnotherLengthAreSaidToBe)
{
    put({memory(1, alpha)});
    say({1}, {1});
    const PieceFindings found = find(along(1, 16));
    EXPECT_EQ(found.by, QStringLiteral("toy"));
    EXPECT_TRUE(found.instead.contains(QStringLiteral("other vectors"))) << found.instead.toStdString();
}

TEST_F(MeaningsTest, AFailureIsSaidUntilSomethingCame)
{
    put({memory(1, alpha)});
    keep({kSaid, {}, QStringLiteral("it is asleep"), kNoon});
    EXPECT_EQ(left().trouble, QStringLiteral("it is asleep"));
    EXPECT_EQ(left().troubled, kNoon);
    EXPECT_EQ(left(false, QStringLiteral("other")).trouble, QString());
    say({1}, {1});
    EXPECT_EQ(left().trouble, QString());
}

TEST_F(MeaningsTest, IsThereAfterARestart)
{
    put({memory(1, alpha)});
    say({1}, {1});
    store.close();
    ASSERT_TRUE(open());
    EXPECT_EQ(find(along(1)).by, kSaid);
}

TEST_F(MeaningsTest, OfManyOnlyWhatStandsOutIsAlike)
{
    QList<StoredFact> facts;
    Meanings meanings{kSaid, {}};
    for (int n = 0; n < 60; ++n) { // all lean one way, as those of real models do, and differ a little; eight are about the thing
        facts.append(memory(n, n < 8 ? QStringLiteral("about %1").arg(n) : QStringLiteral("other %1").arg(n)));
        QByteArray vector = along(0);
        vector[1] = char(n < 8 ? 110 : 10 + n % 7);
        vector[2] = char(n % 5 - 2);
        meanings.rows.append({memoryId(n).uuid, 0, vector});
    }
    put(facts);
    keep(meanings);
    QByteArray asked = along(0);
    asked[1] = 120;
    const PieceFindings found = find(asked);
    EXPECT_EQ(found.by, kSaid);
    EXPECT_EQ(texts(found).size(), 8) << "all of them score above 0.7";
    for (const QString& text : texts(found))
        EXPECT_TRUE(text.startsWith(QStringLiteral("about")));
}

} // namespace qd::test
