#include "agents/turn/ReplyParser.h"

#include "agents/llm/rehearsal/Composer.h"
#include "agents/turn/PromptBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using agents::parseReply;
using agents::valuesOf;

QByteArray schemaOf(const char* name)
{
    return *agents::PromptShelf().replySchema(QString::fromLatin1(name));
}

const QString kArgument = QStringLiteral(R"({"position":"ai pilot","argument":"It is what readers type.","concedes":false,"subject":"Keyword","message":"I stand by it, for now."})");

std::string fault(const QString& text)
{
    const Result<Json> reply = parseReply(text, schemaOf("argument"));
    EXPECT_FALSE(bool(reply)) << qPrintable(text);
    EXPECT_TRUE(reply || reply.error().kind == Error::Model);
    return reply ? std::string() : reply.error().text.toStdString();
}

} // namespace

TEST(ReplyParser, TakesAPlainAndAFencedObject)
{
    for (const QString& text : {kArgument, QStringLiteral("\n  ") + kArgument + QStringLiteral("\n"), QStringLiteral("```json\n") + kArgument + QStringLiteral("\n```"),
                                QStringLiteral("```\n") + kArgument + QStringLiteral("\n```\n"), QStringLiteral("```JSON\r\n") + kArgument + QStringLiteral("```")}) {
        const Result<Json> reply = parseReply(text, schemaOf("argument"));
        ASSERT_TRUE(bool(reply)) << qPrintable(text) << "\n" << qPrintable(reply.error().text);
        EXPECT_EQ(reply->at(u"position").toString(), QStringLiteral("ai pilot"));
    }
}

TEST(ReplyParser, ToleratesNothingElseAroundIt)
{
    EXPECT_NE(fault(QStringLiteral("Here it is: ") + kArgument).find("nothing before it"), std::string::npos);
    EXPECT_NE(fault(kArgument + QStringLiteral(" I hope this helps")).find("nothing after it"), std::string::npos);
    EXPECT_NE(fault(QStringLiteral("```python\n") + kArgument + QStringLiteral("\n```")).find("nothing before it"), std::string::npos);
    EXPECT_EQ(fault({}), "The reply was empty; expected one JSON object.");
    EXPECT_EQ(fault(QStringLiteral("```json\n```")), "The reply was empty; expected one JSON object.");
    EXPECT_NE(fault(QStringLiteral("```")).find("begins with"), std::string::npos);
    EXPECT_NE(fault(QStringLiteral("[1]")).find("begins with \"[1]\""), std::string::npos);
    EXPECT_NE(fault(kArgument.chopped(20)).find("cannot be read"), std::string::npos);
}

TEST(ReplyParser, NamesWhatHasToBeMended)
{
    QString wrong = kArgument;
    wrong.replace(QLatin1String("false"), QLatin1String("\"no\"")).replace(QLatin1String("\"subject\""), QLatin1String("\"topic\""));
    const std::string text = fault(wrong);
    EXPECT_NE(text.find("/concedes is a text; expected true or false"), std::string::npos) << text;
    EXPECT_NE(text.find("/subject is missing; expected a text"), std::string::npos) << text;
    EXPECT_NE(text.find("/topic is not known here"), std::string::npos) << text;
}

TEST(ReplyParser, ADraftMustHaveItsLength)
{
    const QString draft = QStringLiteral(R"({"title":"A title","summary":"What the piece is about.","markdown":"# Short","sources_used":[],"subject":"Draft","message":"Here it is, all of it."})");
    const Result<Json> reply = parseReply(draft, schemaOf("draft"));
    ASSERT_FALSE(bool(reply));
    EXPECT_EQ(reply.error().text.toStdString(), "/markdown has 7 characters; expected at least 4000 characters.");
}

TEST(ReplyParser, ValuesAreWhatConditionsAndMessagesCanUse)
{
    const Result<Json> json = Json::parse(R"({"t":"x","b":true,"i":7,"r":0.5,"l":["a","b"],"e":[],"m":["a",1],"o":{"a":1},"n":null})");
    ASSERT_TRUE(bool(json));
    const Values values = valuesOf(*json);
    EXPECT_EQ(values.size(), 6);
    EXPECT_EQ(std::get<QString>(values[QStringLiteral("t")]), QStringLiteral("x"));
    EXPECT_TRUE(std::get<bool>(values[QStringLiteral("b")]));
    EXPECT_EQ(std::get<qint64>(values[QStringLiteral("i")]), 7);
    EXPECT_EQ(std::get<double>(values[QStringLiteral("r")]), 0.5);
    EXPECT_EQ(std::get<QStringList>(values[QStringLiteral("l")]).size(), 2);
    EXPECT_TRUE(std::get<QStringList>(values[QStringLiteral("e")]).isEmpty());
}

TEST(ReplyParser, AnyTruncationIsAFaultAndNeverACrash)
{
    for (qsizetype at = 0; at < kArgument.size(); ++at)
        fault(kArgument.left(at));
}

TEST(ReplyParser, AClosedFormatHasItsFieldsAndNoOthers)
{
    const QList<Extract> extracts{{QStringLiteral("topic"), ExtractKind::OneOf, {QStringLiteral("product"), QStringLiteral("press")}, {}, {}},
                                  {QStringLiteral("urgent"), ExtractKind::YesNo, {}, {}, {}},
                                  {QStringLiteral("stars"), ExtractKind::Number, {}, 0.5, 5.0},
                                  {QStringLiteral("day"), ExtractKind::Date, {}, {}, {}}};
    const QByteArray format = agents::closedFormat(extracts);
    EXPECT_TRUE(parseReply(QStringLiteral(R"({"topic":"press","urgent":false,"stars":4,"day":"2026-03-31"})"), format));
    for (const char* text : {R"({"topic":"both","urgent":false,"stars":4,"day":"2026-03-31"})", R"({"topic":"press","urgent":"no","stars":4,"day":"2026-03-31"})",
                             R"({"topic":"press","urgent":false,"stars":0.4,"day":"2026-03-31"})", R"({"topic":"press","urgent":false,"stars":4,"day":"today"})",
                             R"({"topic":"press","urgent":false,"stars":4})", R"({"topic":"press","urgent":false,"stars":4,"day":"2026-03-31","more":{"text":"Link to us"}})"})
        EXPECT_FALSE(parseReply(QString::fromLatin1(text), format)) << text;
    agents::PromptMaterial material;
    material.step.prompt = QStringLiteral("extract");
    material.step.extracts = extracts;
    const Result<agents::LlmRequest> request = agents::buildPrompt(material);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->replySchema, format);
    EXPECT_EQ(request->replyName, QStringLiteral("extract"));
    const Result<Json> rehearsed = parseReply(QString::fromUtf8(agents::rehearsal::compose(*request)), format);
    EXPECT_TRUE(rehearsed) << (rehearsed ? "" : rehearsed.error().text.toStdString());
}

} // namespace qd::test
