#include "core/rules/Keeping.h"

#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QString kNotes = QStringLiteral("notes");

MemoryEntry entry(FactBuilder& world, const QString& key = {})
{
    MemoryEntry made;
    made.id = world.id<MemoryId>();
    made.space = kNotes;
    made.key = key;
    made.text = QStringLiteral("something");
    return made;
}

rules::Asking hers() { return {human(), {1'000}, {}, {}}; }

} // namespace

TEST(Keeping, AnEntryOfTheSameKeyGivesWay)
{
    FactBuilder world;
    const MemoryEntry first = entry(world, QStringLiteral("hours"));
    world.tell(MemoryKept{first});
    const QList<Fact> facts = rules::remembered(world.state, entry(world, QStringLiteral("hours")));
    ASSERT_EQ(facts.size(), 2);
    EXPECT_EQ(std::get<MemoryForgotten>(facts[0]).entry, first.id);
    EXPECT_EQ(rules::remembered(world.state, entry(world)).size(), 1) << "without a key nothing gives way";
    EXPECT_EQ(rules::remembered(world.state, entry(world, QStringLiteral("names"))).size(), 1);
}

TEST(Keeping, TheOldestOfAFullNamespaceGivesWay)
{
    FactBuilder world;
    const MemoryEntry first = entry(world);
    world.tell(MemoryKept{first});
    for (qsizetype i = 1; i < rules::kEntriesPerSpace; ++i)
        world.tell(MemoryKept{entry(world)});
    const QList<Fact> facts = rules::remembered(world.state, entry(world));
    ASSERT_EQ(facts.size(), 2);
    EXPECT_EQ(std::get<MemoryForgotten>(facts[0]).entry, first.id);
    for (const Fact& fact : facts)
        world.tell(fact);
    EXPECT_EQ(world.state.memory.entries.value(kNotes).size(), rules::kEntriesPerSpace);
}

TEST(Keeping, WhatSheNotedGivesWayToNothingOfTheAgents)
{
    FactBuilder world;
    MemoryEntry first = entry(world, QStringLiteral("hours"));
    first.by = human();
    world.tell(MemoryKept{first});
    for (qsizetype i = 0; i < rules::kEntriesPerSpace; ++i)
        world.tell(MemoryKept{entry(world)});
    const QList<Fact> crowded = rules::remembered(world.state, entry(world, QStringLiteral("hours")));
    ASSERT_EQ(crowded.size(), 2);
    EXPECT_NE(std::get<MemoryForgotten>(crowded[0]).entry, first.id) << "neither by its age nor by its key";
    for (const Fact& fact : crowded)
        world.tell(fact);
    MemoryEntry newer = entry(world, QStringLiteral("hours"));
    newer.by = human();
    const QList<Fact> facts = rules::remembered(world.state, newer);
    ASSERT_EQ(facts.size(), 3) << "hers takes the place of both";
    EXPECT_EQ(std::get<MemoryForgotten>(facts[0]).entry, first.id);
    EXPECT_EQ(std::get<MemoryForgotten>(facts[1]).entry, std::get<MemoryKept>(crowded[1]).entry.id);
}

TEST(Keeping, AFullNamespaceOfHersIsRefusedInASentence)
{
    FactBuilder world;
    for (qsizetype i = 0; i < rules::kEntriesPerSpace; ++i) {
        MemoryEntry made = entry(world, i == 0 ? QStringLiteral("hours") : QString());
        made.by = human();
        world.tell(MemoryKept{made});
    }
    const auto keep = [&](const QString& key) { return rules::judge(world.state, KeepMemory{kNotes, key, QStringLiteral("a word")}, hers()); };
    const Result<QList<Fact>> refused = keep({});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, QStringLiteral("\"notes\" holds 2000 notes of yours, as many as it may"));
    EXPECT_TRUE(keep(QStringLiteral("hours"))) << "it takes the place of one";
    EXPECT_EQ(rules::remembered(world.state, entry(world)).size(), 1) << "an agent's has room of its own";
}

TEST(Keeping, SaysWhatCannotBeRemembered)
{
    EXPECT_TRUE(rules::rememberable(kNotes, {}, QStringLiteral("a word")));
    for (const char* space : {"", "Notes", "two words", "-x", "sources"})
        EXPECT_FALSE(rules::rememberable(QString::fromLatin1(space), {}, QStringLiteral("a word"))) << space;
    EXPECT_FALSE(rules::rememberable(kNotes, {}, QStringLiteral(" … !")));
    EXPECT_FALSE(rules::rememberable(kNotes, {}, QString(rules::kLongestEntry + 1, u'a')));
    EXPECT_FALSE(rules::rememberable(kNotes, QString(201, u'k'), QStringLiteral("a word")));
}

TEST(Keeping, OnlyWhatIsRememberedCanBeForgotten)
{
    FactBuilder world;
    const MemoryEntry kept = entry(world);
    world.tell(MemoryKept{kept});
    const Result<QList<Fact>> facts = rules::judge(world.state, ForgetMemory{kept.id, QStringLiteral("wrong")}, hers());
    ASSERT_TRUE(facts);
    EXPECT_EQ(std::get<MemoryForgotten>(facts->first()).space, kNotes);
    EXPECT_EQ(rules::judge(world.state, ForgetMemory{world.id<MemoryId>(), {}}, hers()).error().kind, Error::Rule);
    EXPECT_EQ(rules::judge(world.state, ForgetDocument{world.id<DocumentId>()}, hers()).error().kind, Error::Rule);
}

TEST(Keeping, ADocumentFromTheSamePlaceTakesThePlaceOfTheOneBefore)
{
    FactBuilder world;
    Document document;
    document.id = world.id<DocumentId>();
    document.origin = QStringLiteral("/a/b.md");
    world.tell(DocumentKept{document});
    EXPECT_EQ(rules::outdated(world.state, document.origin, human()).size(), 1);
    EXPECT_TRUE(rules::outdated(world.state, QStringLiteral("/a/c.md"), human()).isEmpty());
    EXPECT_TRUE(rules::outdated(world.state, {}, human()).isEmpty());
    EXPECT_FALSE(rules::judge(world.state, KeepDocument{QStringLiteral("empty"), {}, QStringLiteral(" \n")}, hers()));
}

namespace {

Result<QList<Fact>> chosen(const FactBuilder& world, const char* endpoint, const char* model = "m")
{
    return rules::judgeMeaning(world.state, {MeaningSource{QString::fromUtf8(endpoint), QString::fromUtf8(model)}}, hers());
}

} // namespace

TEST(Keeping, AnEndpointIsChosenOnceAndLeftAgain)
{
    FactBuilder world;
    const auto first = chosen(world, "https://host.example/v1/");
    ASSERT_TRUE(first) << first.error().text.toStdString();
    ASSERT_EQ(first->size(), 1);
    world.tell(first->first());
    EXPECT_EQ(world.state.memory.meaning, (MeaningSource{QStringLiteral("https://host.example/v1"), QStringLiteral("m")}));
    EXPECT_TRUE(chosen(world, "https://host.example/v1")->isEmpty()) << "that is so already";
    EXPECT_EQ(chosen(world, "https://host.example/v1", "other")->size(), 1);
    const auto none = rules::judgeMeaning(world.state, {}, hers());
    ASSERT_EQ(none->size(), 1);
    world.tell(none->first());
    EXPECT_FALSE(world.state.memory.meaning);
    EXPECT_TRUE(rules::judgeMeaning(world.state, {}, hers())->isEmpty());
}

TEST(Keeping, TextsGoToNobodyUnencrypted)
{
    const FactBuilder world;
    for (const char* endpoint : {"http://localhost:11434/v1", "http://127.0.0.1:8080", "http://[::1]:1234/v1", "https://gpu-box:8000/v1", "HTTP://LOCALHOST:1/v1"})
        EXPECT_TRUE(chosen(world, endpoint)) << endpoint;
    for (const char* endpoint : {"http://gpu-box:8000", "http://10.0.0.5/v1", "http://localhost.evil.example/v1", "http://127.0.0.1.evil.example/v1",
                                 "http://1270.0.0.1/v1", "http://[::2]/v1"}) {
        const auto answer = chosen(world, endpoint);
        ASSERT_FALSE(answer) << endpoint;
        EXPECT_EQ(answer.error().kind, Error::Parse) << endpoint;
    }
    EXPECT_EQ(chosen(world, "http://gpu-box:8000").error().text, QStringLiteral("http://gpu-box:8000 would send texts unencrypted"));
    EXPECT_EQ(chosen(world, "http://gpu-box:8000").error().hint, QStringLiteral("https, or an endpoint on this machine"));
}

TEST(Keeping, AnAddressHoldsHostAndPathAndNothingElse)
{
    const FactBuilder world;
    for (const char* endpoint : {"", "v1", "ftp://host/v1", "https://", "https:///v1", "https://me:secret@host/v1", "https://me@host/v1", "https://host/v1?key=secret",
                                 "https://host/v1#x", "https://ho st/v1", "file:///etc/passwd"}) {
        const auto answer = chosen(world, endpoint);
        ASSERT_FALSE(answer) << endpoint;
        EXPECT_EQ(answer.error().where, QStringLiteral("--endpoint")) << endpoint;
        EXPECT_FALSE(answer.error().text.contains(QStringLiteral("secret"))) << endpoint;
    }
    for (const char* model : {"", "  ", "a\nb"})
        EXPECT_EQ(chosen(world, "https://host/v1", model).error().where, QStringLiteral("--model")) << model;
}

} // namespace qd::test
