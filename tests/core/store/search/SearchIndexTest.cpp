#include "core/store/safety/IndexProof.h"
#include "tests/core/store/RecordFixture.h"

namespace qd::test {

namespace {

constexpr int kWide = 8;

MemoryId memoryId(int n) { return {{0x0190000000007000ull, 0x8000000000000100ull + quint64(n)}}; }
DocumentId documentId(int n) { return {{0x0190000000007000ull, 0x8000000000000200ull + quint64(n)}}; }

/// A meaning that points along some of eight directions.
QByteArray meaning(std::initializer_list<int> along)
{
    QByteArray vector(kWide, '\0');
    for (const int direction : along)
        vector[direction] = 100;
    return vector;
}

class SearchIndexTest : public RecordTest {
protected:
    void SetUp() override { ASSERT_TRUE(open()); }
    static StoredFact memory(int n, const QString& space, const QString& text, const QByteArray& vector = meaning({0}), RunId run = {})
    {
        MemoryKept kept;
        kept.entry.id = memoryId(n);
        kept.entry.space = space;
        kept.entry.text = text;
        kept.entry.by = human();
        kept.entry.run = run;
        kept.entry.label = {Integrity::Partner, Confidentiality::Pii, false, {QStringLiteral("a letter")}};
        kept.entry.vector = vector;
        kept.entry.embedder = QStringLiteral("toy");
        kept.entry.time = kNoon;
        return stored(kept, run);
    }
    static StoredFact forgotten(int n) { return stored(MemoryForgotten{memoryId(n), QStringLiteral("notes"), human(), {}}); }
    /// A text of which each line is a piece; line n means direction n.
    Batch document(int n, const QString& text)
    {
        DocumentKept kept;
        Document& d = kept.document;
        d.id = documentId(n);
        d.title = QStringLiteral("The handbook");
        d.origin = QStringLiteral("/home/her/handbook.md");
        d.embedder = QStringLiteral("toy");
        d.label.integrity = Integrity::Untrusted;
        QByteArray vectors;
        qint64 first = 0;
        for (const QString& line : text.split(u'\n')) {
            d.pieces.append({first, line.size(), QStringLiteral("Chapter %1").arg(d.pieces.size() + 1)});
            vectors += meaning({int(d.pieces.size()) - 1});
            first += line.size() + 1;
        }
        const QByteArray bytes = text.toUtf8();
        d.sha256 = sha256(bytes);
        d.vectors = sha256(vectors);
        Batch made = batch({stored(kept)});
        made.blobs = {{d.sha256, bytes}, {d.vectors, vectors}};
        return made;
    }
    void put(Batch given)
    {
        ASSERT_TRUE(append(std::move(given)));
        settle();
        EXPECT_EQ(indexDifference(file).toStdString(), "");
    }
    void put(QList<StoredFact> facts) { put(batch(std::move(facts))); }
    void read()
    {
        if (!reader)
            ASSERT_TRUE((reader.emplace(file), reader->open()));
    }
    PieceFindings find(const PieceQuestion& question)
    {
        read();
        const auto found = answerOf<Result<PieceFindings>>([&](auto done) { reader->pieces(question, &mailbox, done); });
        EXPECT_TRUE(found) << (found ? "" : found.error().text.toStdString());
        return found ? *found : PieceFindings{};
    }
    PieceFindings byWord(const char* text, const QString& space = {}) { return find({QString::fromUtf8(text), {}, {}, space, 50, true}); }
    PieceFindings byMeaning(std::initializer_list<int> along) { return find({{}, meaning(along), QStringLiteral("toy"), {}, 50, true}); }
    HoldingPage holdings(const HoldingFilter& filter)
    {
        read();
        const auto page = answerOf<Result<HoldingPage>>([&](auto done) { reader->holdings(filter, 0, 100, &mailbox, done); });
        EXPECT_TRUE(page) << (page ? "" : page.error().text.toStdString());
        return page ? *page : HoldingPage{};
    }
    static QStringList texts(const PieceFindings& findings)
    {
        QStringList list;
        for (const FoundPiece& piece : findings.pieces)
            list.append(piece.text);
        return list;
    }

    std::optional<HistoryReader> reader;
};

const QString kNotes = QStringLiteral("notes");

} // namespace

TEST_F(SearchIndexTest, AMemoryIsFoundByItsWordsWithItsLabel)
{
    put({memory(1, kNotes, QStringLiteral("Readers prefer tables over prose")), memory(2, kNotes, QStringLiteral("The office closes at noon"))});
    const PieceFindings found = byWord("what do readers say of a table?");
    ASSERT_EQ(found.pieces.size(), 1);
    const FoundPiece& piece = found.pieces.first();
    EXPECT_EQ(piece.text, QStringLiteral("Readers prefer tables over prose"));
    EXPECT_EQ(piece.label, (Label{Integrity::Partner, Confidentiality::Pii, false, {QStringLiteral("a letter")}}));
    EXPECT_EQ(piece.name(), memoryId(1).toString());
    EXPECT_EQ(piece.wordRank, 1);
    EXPECT_GT(piece.wordScore, 0);
    EXPECT_EQ(piece.meaningRank, 0);
    EXPECT_EQ(found.searched, 2);
}

TEST_F(SearchIndexTest, MoreAndRarerWordsComeFirst)
{
    put({memory(1, kNotes, QStringLiteral("A report on bread")), memory(2, kNotes, QStringLiteral("A report on rye bread")),
         memory(3, kNotes, QStringLiteral("A report on milk"))});
    EXPECT_EQ(texts(byWord("rye bread")), (QStringList{QStringLiteral("A report on rye bread"), QStringLiteral("A report on bread")}));
}

TEST_F(SearchIndexTest, MeaningFindsWhatSharesNoWord)
{
    put({memory(1, kNotes, QStringLiteral("alpha"), meaning({0})), memory(2, kNotes, QStringLiteral("beta"), meaning({0, 1})),
         memory(3, kNotes, QStringLiteral("gamma"), meaning({5}))});
    const PieceFindings found = byMeaning({0});
    EXPECT_EQ(texts(found), (QStringList{QStringLiteral("alpha"), QStringLiteral("beta")})) << "nearest first, what points elsewhere not at all";
    EXPECT_NEAR(found.pieces[0].meaningScore, 1.0, 1e-6);
    EXPECT_NEAR(found.pieces[1].meaningScore, 0.7071, 1e-3);
    EXPECT_TRUE(find({{}, meaning({0}), QStringLiteral("another"), {}, 50, true}).pieces.isEmpty()) << "numbers of another embedder mean nothing";
}

TEST_F(SearchIndexTest, WhatIsFoundBothWaysStandsInTheAnswerOnce)
{
    put({memory(1, kNotes, QStringLiteral("alpha"), meaning({0}))});
    const PieceFindings found = find({QStringLiteral("alpha"), meaning({0}), QStringLiteral("toy"), {}, 50, true});
    ASSERT_EQ(found.pieces.size(), 1);
    EXPECT_EQ(found.pieces[0].wordRank, 1);
    EXPECT_EQ(found.pieces[0].meaningRank, 1);
}

TEST_F(SearchIndexTest, WhatIsForgottenIsFoundInNoWayAndStaysOnRecord)
{
    put({memory(1, kNotes, QStringLiteral("alpha")), memory(2, kNotes, QStringLiteral("beta"))});
    ASSERT_EQ(byMeaning({0}).pieces.size(), 2);
    put({forgotten(1)});
    EXPECT_TRUE(byWord("alpha").pieces.isEmpty());
    EXPECT_EQ(texts(byMeaning({0})), QStringList{QStringLiteral("beta")});
    EXPECT_EQ(holdings({false, kNotes, {}}).total, 1);
    put({memory(3, kNotes, QStringLiteral("delta"))}); // may get the number that the forgotten one had
    EXPECT_EQ(texts(byMeaning({0})), (QStringList{QStringLiteral("beta"), QStringLiteral("delta")}));
    const auto facts = answerOf<Result<QList<StoredFact>>>([&](auto done) { reader->facts(1, 1, &mailbox, done); });
    ASSERT_TRUE(facts);
    EXPECT_EQ(std::get<MemoryKept>(facts->first().fact).entry.text, QStringLiteral("alpha"));
}

TEST_F(SearchIndexTest, TheNewestNumberCanBeForgottenAndUsedAgain)
{
    put({memory(1, kNotes, QStringLiteral("alpha"), meaning({0}))});
    ASSERT_EQ(byMeaning({0}).pieces.size(), 1);
    put({forgotten(1), memory(2, kNotes, QStringLiteral("beta"), meaning({3}))});
    EXPECT_TRUE(byMeaning({0}).pieces.isEmpty()) << "the meaning of the one before";
    EXPECT_EQ(texts(byMeaning({3})), QStringList{QStringLiteral("beta")});
}

TEST_F(SearchIndexTest, APieceOfADocumentSaysWhereItStands)
{
    put(document(1, QStringLiteral("Bread is baked at five.\nÜber Milch spricht niemand.")));
    const PieceFindings found = byWord("milch");
    ASSERT_EQ(found.pieces.size(), 1);
    const FoundPiece& piece = found.pieces.first();
    EXPECT_EQ(piece.text, QString::fromUtf8("Über Milch spricht niemand."));
    EXPECT_EQ(piece.name(), documentId(1).toString() + QStringLiteral("#2"));
    EXPECT_EQ(piece.pieces, 2);
    EXPECT_EQ(piece.first, 24);
    EXPECT_EQ(piece.heading, QStringLiteral("Chapter 2"));
    EXPECT_EQ(piece.title, QStringLiteral("The handbook"));
    EXPECT_EQ(piece.label.integrity, Integrity::Untrusted);
    EXPECT_EQ(byWord("handbook").pieces.size(), 2) << "by its title as well";
    EXPECT_EQ(texts(byMeaning({1})), QStringList{QString::fromUtf8("Über Milch spricht niemand.")});
    put({stored(DocumentForgotten{documentId(1), human()})});
    EXPECT_TRUE(byWord("milch bread").pieces.isEmpty());
    EXPECT_EQ(holdings({true, {}, {}}).total, 0);
}

TEST_F(SearchIndexTest, ANamespaceIsSearchedAlone)
{
    put({memory(1, kNotes, QStringLiteral("alpha one")), memory(2, QStringLiteral("brand"), QStringLiteral("alpha two"))});
    EXPECT_EQ(texts(byWord("alpha", QStringLiteral("brand"))), QStringList{QStringLiteral("alpha two")});
    EXPECT_EQ(texts(find({{}, meaning({0}), QStringLiteral("toy"), kNotes, 50, true})), QStringList{QStringLiteral("alpha one")});
    EXPECT_TRUE(byWord("alpha", QStringLiteral("patterns")).pieces.isEmpty());
    EXPECT_EQ(byWord("alpha").pieces.size(), 2);
}

TEST_F(SearchIndexTest, WhatWasMadeInRehearsalCanBeLeftOut)
{
    StoredFact fact = memory(1, kNotes, QStringLiteral("alpha"));
    std::get<MemoryKept>(fact.fact).entry.label.rehearsal = true;
    put({fact});
    EXPECT_EQ(byWord("alpha").pieces.size(), 1);
    EXPECT_TRUE(find({QStringLiteral("alpha"), meaning({0}), QStringLiteral("toy"), {}, 50, false}).pieces.isEmpty());
}

TEST_F(SearchIndexTest, ListsAreNewestFirstAndByNamespace)
{
    put({memory(1, kNotes, QStringLiteral("one")), memory(2, QStringLiteral("brand"), QStringLiteral("two")), memory(3, kNotes, QStringLiteral("three"))});
    put(document(1, QStringLiteral("A text")));
    const HoldingPage all = holdings({});
    ASSERT_EQ(all.rows.size(), 3) << "documents are asked for apart";
    EXPECT_EQ(all.rows.first().entry->text, QStringLiteral("three"));
    EXPECT_EQ(holdings({false, QStringLiteral("brand"), {}}).rows.first().entry->text, QStringLiteral("two"));
    EXPECT_EQ(holdings({true, {}, {}}).rows.first().document->title, QStringLiteral("The handbook"));
    EXPECT_EQ(holdings({false, {}, memoryId(1).uuid}).rows.first().entry->text, QStringLiteral("one"));
    EXPECT_TRUE(holdings({false, {}, memoryId(9).uuid}).rows.isEmpty());
}

TEST_F(SearchIndexTest, IsThereAfterARestart)
{
    put({memory(1, kNotes, QStringLiteral("alpha"))});
    store.close();
    ASSERT_TRUE(open());
    EXPECT_EQ(byWord("alpha").pieces.size(), 1);
    EXPECT_EQ(byMeaning({0}).pieces.size(), 1);
    put({memory(2, kNotes, QStringLiteral("alpha again"))});
    EXPECT_EQ(byWord("alpha").pieces.size(), 2);
}

TEST_F(SearchIndexTest, IsFilledAgainWithoutSamplesThatWereCleared)
{
    BriefSubmitted brief;
    brief.run = runOf(1);
    brief.sample = true;
    RunStarted started;
    started.run = runOf(1);
    put({stored(brief, runOf(1)), stored(started, runOf(1)), memory(1, kNotes, QStringLiteral("alpha sample"), meaning({0}), runOf(1)),
         memory(2, kNotes, QStringLiteral("alpha hers"))});
    ASSERT_EQ(byMeaning({0}).pieces.size(), 2);
    put({stored(SamplesCleared{human()})});
    EXPECT_EQ(texts(byWord("alpha")), QStringList{QStringLiteral("alpha hers")});
    EXPECT_EQ(texts(byMeaning({0})), QStringList{QStringLiteral("alpha hers")});
}

TEST_F(SearchIndexTest, ARecordOfTheFirstFormatIsBroughtUp)
{
    put({message(QStringLiteral("cmo"), QStringLiteral("copywriter"), QStringLiteral("an old notice"))});
    store.close();
    {
        Database database;
        ASSERT_TRUE(database.open(file, Database::ReadWrite));
        ASSERT_TRUE(database.run("DROP TABLE pieces_text; DROP TABLE pieces; DROP TABLE holdings; DROP TABLE meanings; "
                                 "DROP TABLE meaning_trouble; DROP TABLE budget; DROP TABLE budget_limits; DROP TABLE reservations; "
                                 "CREATE TABLE budget_limits(scope TEXT, period TEXT, cap INTEGER); "
                                 "CREATE TABLE budget(scope TEXT, period TEXT, reserved INTEGER, spent INTEGER, cap INTEGER); "
                                 "CREATE TABLE reservations(turn BLOB PRIMARY KEY, agent TEXT, time INTEGER, amount INTEGER); "
                                 "DROP TABLE actions; DROP TABLE proposals; DROP TABLE campaigns; ALTER TABLE runs DROP COLUMN root; ALTER TABLE runs DROP COLUMN campaign; PRAGMA user_version=1"));
    }
    ASSERT_TRUE(open());
    put({memory(1, kNotes, QStringLiteral("alpha"))});
    EXPECT_EQ(byWord("alpha").pieces.size(), 1);
    const auto page = answerOf<Result<TrafficPage>>([&](auto done) { reader->traffic({}, 0, 10, &mailbox, done); });
    ASSERT_TRUE(page);
    EXPECT_EQ(page->total, 1) << "what was there stays found";
}

TEST_F(SearchIndexTest, WordsThatAreSyntaxElsewhereAreWordsHere)
{
    put({memory(1, kNotes, QStringLiteral("NEAR the harbour"))});
    for (const char* text : {"\"", "a OR", "NEAR(", "col:x", "*", "-", "AND AND", ""})
        byWord(text);
    EXPECT_EQ(byWord("\"harbour\" -NEAR").pieces.size(), 1);
}

} // namespace qd::test
