#include "tests/support/fakeworld/models/trials/Exchange.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

const QString kBees = u"Grüße an die Bienen 🐝, und dann noch etwas mehr, damit es mehrere Stücke sind"_s;

} // namespace

TEST(Models, SayTheSameStreamedAndWholeInEachDialect)
{
    qd::test::WorldProcess world;
    ASSERT_TRUE(world.models({QJsonObject{{u"answer"_s, kBees}}}));
    for (const QString& dialect : dialects()) {
        const Heard whole = heard(world.talk(request(dialect, u"Hello"_s, false)), dialect);
        const Heard stream = heard(world.talk(request(dialect, u"Hello"_s, true)), dialect);
        for (const Heard& h : {whole, stream}) {
            EXPECT_EQ(h.status, 200) << dialect.toStdString();
            EXPECT_EQ(h.text, kBees) << dialect.toStdString();
            EXPECT_TRUE(h.ended && h.framed) << dialect.toStdString();
            EXPECT_EQ(h.usage.value(dialect == "openai-chat"_L1 ? "completion_tokens"_L1 : "output_tokens"_L1).toInteger(),
                      whole.usage.value(dialect == "openai-chat"_L1 ? "completion_tokens"_L1 : "output_tokens"_L1).toInteger());
        }
        EXPECT_FALSE(whole.usage.isEmpty());
        EXPECT_EQ(stream.stop, whole.stop);
        EXPECT_GT(stream.events, 4);
    }
}

TEST(Models, CallToolsWithWhatTheirSchemaAsks)
{
    qd::test::WorldProcess world;
    for (const QString& dialect : dialects())
        for (const bool streams : {false, true}) {
            const Heard h = heard(world.talk(request(dialect, u"Hello"_s, streams, toolsOf(dialect, true))), dialect);
            ASSERT_EQ(h.calls.size(), 1) << dialect.toStdString() << h.body.toStdString();
            EXPECT_TRUE(h.calls[0].startsWith("look:{\"query\":\"")) << h.calls[0].toStdString();
            EXPECT_TRUE(QJsonDocument::fromJson(h.calls[0].mid(5)).isObject());
            EXPECT_TRUE(h.stop == "tool_use"_L1 || h.stop == "tool_calls"_L1 || h.stop == "completed"_L1);
        }
}

TEST(Models, SayWhatTheScriptHasThemSay)
{
    qd::test::WorldProcess world;
    ASSERT_TRUE(world.models({QJsonObject{{u"prompt"_s, u"weather"_s}, {u"times"_s, 1}, {u"calls"_s, QJsonArray{QJsonObject{{u"name"_s, u"look"_s}, {u"input"_s, QJsonObject{{u"query"_s, u"sky"_s}}}}}}},
                              QJsonObject{{u"prompt"_s, u"weather"_s}, {u"answer"_s, u"It rains."_s}},
                              QJsonObject{{u"model"_s, u"model-b"_s}, {u"answer"_s, QJsonObject{{u"sky"_s, u"grey"_s}}}}}));
    for (const QString& dialect : {u"anthropic"_s}) {
        const QJsonObject tools = toolsOf(dialect, false);
        EXPECT_EQ(heard(world.talk(request(dialect, u"How is the weather?"_s, true, tools)), dialect).calls, QList<QByteArray>{"look:{\"query\":\"sky\"}"});
        EXPECT_EQ(heard(world.talk(request(dialect, u"How is the weather?"_s, true, tools)), dialect).text, u"It rains."_s);
        EXPECT_EQ(heard(world.talk(request(dialect, u"Else"_s, false, {{u"model"_s, u"model-b"_s}})), dialect).text, u"{\"sky\":\"grey\"}"_s);
    }
    EXPECT_FALSE(world.models({QJsonObject{{u"promt"_s, u"x"_s}, {u"answer"_s, u"y"_s}}})) << "a word that nobody reads";
    EXPECT_FALSE(world.models({QJsonObject{{u"prompt"_s, u"x"_s}}})) << "a rule that says nothing";
}

TEST(Models, TakeWhatThePublishedApisTakeAndNothingElse)
{
    qd::test::WorldProcess world({u"--key"_s, u"sk-world"_s, u"--prices"_s, QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/anthropic.json")});
    const QString a = u"anthropic"_s;
    const QJsonObject known{{u"model"_s, u"claude-opus-5-5"_s}};
    EXPECT_EQ(heard(world.talk(request(a, u"Hi"_s, false, known)), a).status, 200);
    EXPECT_EQ(heard(world.talk(request(a, u"Hi"_s, false)), a).status, 404) << "a model that has no price";
    EXPECT_EQ(heard(world.talk(request(a, u"Hi"_s, false, known).replace("sk-world", "sk-other")), a).status, 401);
    EXPECT_EQ(heard(world.talk(request(a, u"Hi"_s, false, known).replace("anthropic-version", "anthropic-verschon")), a).status, 400);
    EXPECT_EQ(heard(world.talk(request(a, {}, false, known)), a).status, 400) << "an empty text";
    for (const QJsonObject& wrong : {QJsonObject{{u"max_tokens"_s, 0}}, QJsonObject{{u"messages"_s, QJsonArray{}}},
                                     QJsonObject{{u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, u"x"_s}}}}},
                                     QJsonObject{{u"thinking"_s, QJsonObject{{u"type"_s, u"enabled"_s}, {u"budget_tokens"_s, 30'000}}}}}) {
        QJsonObject more = known;
        more.insert(wrong.begin().key(), wrong.begin().value());
        const Heard h = heard(world.talk(request(a, u"Hi"_s, false, more)), a);
        EXPECT_EQ(h.status, 400) << h.body.toStdString();
        EXPECT_TRUE(h.body.contains("invalid_request_error")) << h.body.toStdString();
    }
    const QList<QJsonObject> bill = world.bill();
    ASSERT_EQ(bill.size(), 9);
    for (qsizetype i = 1; i < bill.size(); ++i)
        EXPECT_EQ(bill[i].value("cost_pico_usd"_L1).toInteger(), 0) << i;
}

TEST(Models, AreListedAndTokensAreCounted)
{
    qd::test::WorldProcess world({u"--prices"_s, QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/prices/openai.json")});
    EXPECT_TRUE(world.talk("GET /v1/models HTTP/1.1\r\nConnection: close\r\n\r\n").contains("\"id\":\"gpt-6-sol\""));
    QByteArray count = request(u"anthropic"_s, u"one two three"_s, false);
    count.replace("/v1/messages", "/v1/messages/count_tokens");
    EXPECT_TRUE(world.talk(count).endsWith("{\"input_tokens\":4}")) << world.talk(count).toStdString();
    EXPECT_TRUE(world.bill().isEmpty()) << "counting costs nothing";
}

TEST(Models, ThinkWhenTheyMay)
{
    qd::test::WorldProcess world;
    const QJsonObject thinking{{u"thinking"_s, QJsonObject{{u"type"_s, u"enabled"_s}, {u"budget_tokens"_s, 2000}}}};
    for (const bool streams : {false, true}) {
        const Heard h = heard(world.talk(request(u"anthropic"_s, u"Hi"_s, streams, thinking)), u"anthropic"_s);
        EXPECT_TRUE(h.body.contains("\"signature\":\"") && h.body.contains("\"thinking\"")) << h.body.toStdString();
        EXPECT_TRUE(h.text.startsWith(u"Bees"_s));
    }
}

TEST(Models, StopWhenTheTokensAreUsedUp)
{
    qd::test::WorldProcess world;
    ASSERT_TRUE(world.models({QJsonObject{{u"answer"_s, kBees}}}));
    const Heard h = heard(world.talk(request(u"anthropic"_s, u"Hi"_s, true, {{u"max_tokens"_s, 5}})), u"anthropic"_s);
    EXPECT_EQ(h.stop, u"max_tokens"_s);
    EXPECT_LT(h.text.size(), 12);
    EXPECT_EQ(h.usage.value("output_tokens"_L1).toInteger(), 5);
}

} // namespace fakeworld
