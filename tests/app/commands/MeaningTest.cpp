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

TEST_F(MeaningCommand, AnEndpointThatBillsIsNotChosen)
{
    const Ran refused = program.run({QStringLiteral("library"), QStringLiteral("meaning"), QStringLiteral("--endpoint"), QStringLiteral("https://api.openai.com/v1"),
                                     QStringLiteral("--model"), QStringLiteral("text-embedding-3-small")});
    EXPECT_NE(refused.code, 0);
    EXPECT_TRUE(refused.err.contains("OpenAI bills for what “text-embedding-3-small” says that texts mean, and no budget can hold that yet")) << refused.err.toStdString();
    EXPECT_TRUE(shown().at(u"endpoint").isNull());
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

} // namespace qd::test
