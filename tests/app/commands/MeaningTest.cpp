#include "tests/app/Home.h"
#include "tests/support/Await.h"
#include "tests/support/fakeworld/WorldProcess.h"

namespace qd::test {

namespace {

const QString kPath = QStringLiteral("/v1/embeddings");

class MeaningCommand : public AppTest {
protected:
    QString endpoint() const { return QStringLiteral("http://127.0.0.1:%1/v1").arg(world.port()); }
    Ran choose(const QString& url) const
    {
        return program.json({QStringLiteral("library"), QStringLiteral("meaning"), QStringLiteral("--endpoint"), url, QStringLiteral("--model"), QStringLiteral("toy")});
    }
    Json shown() const { return program.json(words("library meaning")).json(); }
    /// Adds a text and gives its id.
    QString add(const char* name, const QByteArray& text) const
    {
        writeFile(folder.file(QString::fromLatin1(name)), text);
        const Ran added = program.json({QStringLiteral("library"), QStringLiteral("add"), folder.file(QString::fromLatin1(name))});
        EXPECT_EQ(added.code, 0) << added.err.toStdString();
        return added.json().at(u"documents").items().value(0).at(u"id").toString();
    }
    Json search(const char* text) const
    {
        return program.json({QStringLiteral("library"), QStringLiteral("search"), QString::fromUtf8(text)}).json();
    }
    bool allMeant(qint64 pieces) const
    {
        return waitUntil([&] { const Json now = shown(); return now.at(u"pieces").toInteger() == pieces && now.at(u"with_meaning").toInteger() == pieces; },
                         std::chrono::seconds(30));
    }
    qsizetype asked() const { return world.count().size(); }

    WorldProcess world;
};

} // namespace

TEST_F(MeaningCommand, WhatAnEndpointSaysFindsOtherWordsForTheSameThing)
{
    ASSERT_EQ(program.run(words("status")).code, 0);
    const auto serving = program.serve();
    ASSERT_TRUE(serving);
    const QString id = add("garage.txt", "Automobiles are washed on Fridays.");
    EXPECT_TRUE(search("which car").at(u"pieces").items().isEmpty()) << "the local way knows no other word for it";
    EXPECT_EQ(search("which car").at(u"by").toString(), QStringLiteral("hashed-ngrams-1"));
    ASSERT_EQ(choose(endpoint()).code, 0);
    ASSERT_TRUE(allMeant(1)) << shown().toText().toStdString();
    EXPECT_EQ(asked(), 1);
    Json found = search("which car");
    EXPECT_EQ(found.at(u"by").toString(), QStringLiteral("toy at ") + endpoint());
    EXPECT_TRUE(found.at(u"because").isNull());
    ASSERT_EQ(found.at(u"pieces").items().size(), 1) << found.toText().toStdString();
    EXPECT_EQ(found.at(u"pieces").items()[0].at(u"piece").toString(), id + QStringLiteral("#1"));
    EXPECT_TRUE(program.run(words("library search which car")).out.contains("(Compared by toy at "));
    add("hall.txt", "The reading room is closed in winter.");
    ASSERT_TRUE(allMeant(2));
    const qsizetype before = asked();
    ASSERT_TRUE(world.script(kPath, QStringLiteral("close-after-body")));
    found = search("automobiles");
    EXPECT_EQ(found.at(u"by").toString(), QStringLiteral("hashed-ngrams-1"));
    EXPECT_TRUE(found.at(u"because").toString().contains(QStringLiteral("closed the connection"))) << found.toText().toStdString();
    EXPECT_EQ(found.at(u"pieces").items().size(), 1);
    EXPECT_TRUE(program.run(words("library search automobiles")).out.contains("(Compared by the local way: "));
    EXPECT_EQ(asked(), before + 2) << "each question once";
    ASSERT_EQ(program.run({QStringLiteral("library"), QStringLiteral("forget"), id}).code, 0);
    EXPECT_TRUE(search("automobiles").at(u"pieces").items().isEmpty());
    EXPECT_EQ(shown().at(u"with_meaning").toInteger(), 1);
    EXPECT_EQ(endPolitely(*serving), 0);
}

TEST_F(MeaningCommand, AfterAKillNothingIsAskedAgain)
{
    const QString first = add("garage.txt", "Automobiles are washed on Fridays.");
    ASSERT_EQ(choose(endpoint()).code, 0);
    EXPECT_EQ(asked(), 0) << "a command does one thing";
    auto serving = program.serve();
    ASSERT_TRUE(serving);
    ASSERT_TRUE(allMeant(1));
    serving->kill();
    serving->waitForFinished();
    serving = program.serve();
    ASSERT_TRUE(serving);
    add("hall.txt", "The reading room is closed in winter.");
    ASSERT_TRUE(allMeant(2));
    EXPECT_EQ(asked(), 2) << "each piece once";
    EXPECT_EQ(endPolitely(*serving), 0);
    EXPECT_EQ(search("car").at(u"pieces").items().value(0).at(u"piece").toString(), first + QStringLiteral("#1"));
    ASSERT_EQ(program.run(words("library meaning --local")).code, 0);
    EXPECT_EQ(search("which car").at(u"by").toString(), QStringLiteral("hashed-ngrams-1"));
    EXPECT_TRUE(shown().at(u"endpoint").isNull());
}

TEST_F(MeaningCommand, OneThatAsksForAKeyIsSaidTo)
{
    ASSERT_TRUE(world.script(kPath, QStringLiteral("answer"), {{QStringLiteral("status"), 401}, {QStringLiteral("body"), QStringLiteral("{}")}}));
    add("garage.txt", "Automobiles are washed on Fridays.");
    ASSERT_EQ(choose(endpoint()).code, 0);
    const auto serving = program.serve();
    ASSERT_TRUE(serving);
    ASSERT_TRUE(waitUntil([&] { return shown().at(u"failure").toString().contains(QStringLiteral("asks for a key, and Quarterdeck has none for it")); },
                          std::chrono::seconds(30)));
    EXPECT_TRUE(program.run(words("library meaning")).out.contains("asks for a key"));
    EXPECT_EQ(endPolitely(*serving), 0);
}

TEST_F(MeaningCommand, OneThatBillsIsChosenAndItsPriceShown)
{
    ASSERT_EQ(program.run({QStringLiteral("library"), QStringLiteral("meaning"), QStringLiteral("--endpoint"), QStringLiteral("https://api.openai.com/v1"), QStringLiteral("--model"),
                           QStringLiteral("text-embedding-3-small")}).code, 0);
    EXPECT_EQ(shown().at(u"price_micro_usd").toInteger(), 20'000);
    EXPECT_TRUE(program.run(words("library meaning")).out.contains("A million tokens cost $0.02 there"));
    const Ran refused = program.run({QStringLiteral("library"), QStringLiteral("meaning"), QStringLiteral("--endpoint"), QStringLiteral("https://api.openai.com/v1"),
                                     QStringLiteral("--model"), QStringLiteral("text-embedding-9")});
    EXPECT_EQ(refused.code, 4);
    EXPECT_TRUE(refused.err.contains("No price is known for the model “openai:text-embedding-9”")) << refused.err.toStdString();
    EXPECT_EQ(shown().at(u"model").toString(), QStringLiteral("text-embedding-3-small"));
}

TEST_F(MeaningCommand, AnEndpointThatCannotBeIsNotChosen)
{
    for (const char* url : {"http://gpu-box:8000", "https://me:secret@host/v1", "nonsense"}) {
        const Ran ran = choose(QString::fromLatin1(url));
        EXPECT_EQ(ran.code, 2) << url << ran.out.toStdString();
        EXPECT_FALSE(ran.message().contains(QStringLiteral("secret")));
    }
    EXPECT_EQ(choose(QStringLiteral("http://gpu-box:8000")).message(), QStringLiteral("http://gpu-box:8000 would send texts unencrypted"));
    EXPECT_EQ(program.run(words("library meaning --endpoint https://host/v1")).code, 2);
    EXPECT_EQ(program.run(words("library meaning --local --model toy")).code, 2);
    EXPECT_TRUE(shown().at(u"endpoint").isNull());
}

namespace {

/// The world is a provider that bills, as a user's own files say.
class PaidMeaningCommand : public MeaningCommand {
protected:
    void SetUp() override
    {
        ASSERT_EQ(program.run(words("status")).code, 0);
        writeFile(program.home() + QStringLiteral("/providers/world.json"),
                  QStringLiteral(R"({"id":"world","title":"World","dialect":"openai-chat","base_url":"%1","any_model":true,"date":"2026-11-22","source":"a test",)"
                                 R"("key":{"header":"Authorization","prefix":"Bearer ","is_optional":true}})").arg(endpoint()).toUtf8());
        writeFile(program.home() + QStringLiteral("/prices/world.json"),
                  R"({"provider":"world","currency":"USD","unit":"micro-dollars per million tokens","date":"2026-11-22","source":"a test","models":[{"model":"toy","input":5000000,"output":0}]})");
    }
    Json costs(const char* by) const { return program.json({QStringLiteral("costs"), QStringLiteral("--by"), QString::fromLatin1(by)}).json(); }
    qint64 paid() const { return costs("model").at(u"total_micro_usd").toInteger(); }
    void limit(const char* dollars) const
    {
        const Ran set = program.run({QStringLiteral("budget"), QStringLiteral("set"), QStringLiteral("provider:world"), QStringLiteral("--day"), QString::fromLatin1(dollars)});
        EXPECT_EQ(set.code, 0) << set.err.toStdString();
    }
};

} // namespace

TEST_F(PaidMeaningCommand, WhatItCostsIsInTheCostsUnderANameAndNoMoreThanTheLimitIsEverAsked)
{
    limit("0.000100");
    add("garage.txt", "Automobiles are washed on Fridays.");
    ASSERT_EQ(choose(endpoint()).code, 0);
    const auto serving = program.serve();
    ASSERT_TRUE(serving);
    ASSERT_TRUE(waitUntil([&] { return shown().at(u"failure").toString().contains(QStringLiteral("was not asked: the budget \"provider:world\"")); }, std::chrono::seconds(30)))
        << shown().toText().toStdString();
    EXPECT_TRUE(program.run(words("library meaning")).out.contains("was not asked: the budget"));
    EXPECT_EQ(asked(), 0);
    EXPECT_EQ(paid(), 0);
    EXPECT_EQ(search("automobiles").at(u"pieces").items().size(), 1) << "by words";
    limit("1.00");
    ASSERT_TRUE(allMeant(1)) << shown().toText().toStdString();
    EXPECT_EQ(asked(), 1);
    ASSERT_TRUE(waitUntil([&] { return paid() > 0; }));
    EXPECT_EQ(paid() * 1'000'000, world.billedPico());
    EXPECT_EQ(costs("model").at(u"rows").items()[0].at(u"title").toString(), QStringLiteral("world:toy, for the library"));
    EXPECT_TRUE(program.run(words("costs --by agent")).out.contains("The library"));
    const Json found = search("which car");
    EXPECT_TRUE(found.at(u"because").toString().contains(QStringLiteral("costs money, which only a window or a server that is at work may spend"))) << found.toText().toStdString();
    EXPECT_EQ(asked(), 1);
    EXPECT_EQ(endPolitely(*serving), 0);
}

TEST_F(PaidMeaningCommand, WhatAKillCutShortIsPaidAtTheNextStart)
{
    limit("0.01");
    add("garage.txt", "Automobiles are washed on Fridays.");
    ASSERT_EQ(choose(endpoint()).code, 0);
    ASSERT_TRUE(world.script(kPath, QStringLiteral("hang"), {{QStringLiteral("times"), 1}}));
    auto serving = program.serve();
    ASSERT_TRUE(serving);
    ASSERT_TRUE(waitUntil([&] { return asked() == 1; }, std::chrono::seconds(30)));
    ASSERT_TRUE(waitUntil([&] { return world.billedPico() > 0; }));
    EXPECT_EQ(paid(), 0) << "it is promised still";
    serving->kill();
    serving->waitForFinished();
    serving = program.serve();
    ASSERT_TRUE(serving);
    ASSERT_TRUE(allMeant(1));
    EXPECT_EQ(asked(), 2);
    ASSERT_TRUE(waitUntil([&] { return paid() * 1'000'000 > world.billedPico(); })) << "the first whole, the second as it was reported";
    EXPECT_LE(paid(), 10'000);
    EXPECT_EQ(endPolitely(*serving), 0);
}

} // namespace qd::test
