#include "agents/llm/wire/ReplyFormat.h"
#include "agents/turn/ReplyParser.h"
#include "core/base/Json.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents;

namespace {

/// What strict APIs want of every object, and which keywords they know.
void expectStrict(const Json& schema, SchemaSubset subset, const std::string& where)
{
    static const QStringList known{QStringLiteral("type"), QStringLiteral("enum"), QStringLiteral("const"), QStringLiteral("description"),
        QStringLiteral("title"), QStringLiteral("properties"), QStringLiteral("required"), QStringLiteral("additionalProperties"),
        QStringLiteral("items"), QStringLiteral("anyOf")};
    static const QStringList more{QStringLiteral("minimum"), QStringLiteral("maximum"), QStringLiteral("minItems"), QStringLiteral("maxItems")};
    for (const Json::Member& member : schema.members())
        EXPECT_TRUE(known.contains(member.first) || (subset == SchemaSubset::OpenAi && more.contains(member.first))) << where << qPrintable(member.first);
    if (schema.at(u"type").toString() == u"object") {
        EXPECT_FALSE(schema.at(u"additionalProperties").toBool(true)) << where;
        QStringList names, required;
        for (const Json::Member& member : schema.at(u"properties").members()) {
            names.append(member.first);
            expectStrict(member.second, subset, where + '/' + member.first.toStdString());
        }
        for (const Json& name : schema.at(u"required").items())
            required.append(name.toString());
        EXPECT_EQ(names, required) << where;
    }
    if (schema.find(u"items"))
        expectStrict(schema.at(u"items"), subset, where + "/items");
}

} // namespace

TEST(ReplyFormat, EveryReplyOfOursFitsTheStrictSubsets)
{
    const QDir folder(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/schema/replies"));
    const QStringList names = folder.entryList({QStringLiteral("*.json")});
    EXPECT_GT(names.size(), 20);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray schema = file.readAll();
        for (const SchemaSubset subset : {SchemaSubset::Smallest, SchemaSubset::OpenAi}) {
            const Result<Json> strict = Json::parse(strictSchema(schema, subset));
            ASSERT_TRUE(bool(strict)) << qPrintable(name);
            expectStrict(*strict, subset, name.toStdString());
            EXPECT_EQ(strict->at(u"properties").members().size(), Json::parse(schema)->at(u"properties").members().size());
        }
    }
}

TEST(ReplyFormat, KeepsTheNamesOfMembersThatAreNamedLikeKeywords)
{
    EXPECT_EQ(strictSchema(R"({"type":"object","properties":{"minLength":{"type":"string","maxLength":3},"title":{"oneOf":[{"type":"null"},{"type":"object"}]}}})", SchemaSubset::Smallest),
              QByteArray(R"({"type":"object","properties":{"minLength":{"type":"string"},"title":{"anyOf":[{"type":"null"},{"type":"object","properties":{},"required":[],"additionalProperties":false}]}},"required":["minLength","title"],"additionalProperties":false})"));
}

TEST(ReplyFormat, IsEmptyForWhatIsNoObjectsSchema)
{
    for (const char* schema : {"", "{", "[]", "{\"type\":\"array\"}", "{\"type\":\"object\",\"type\":\"object\"}"})
        EXPECT_TRUE(strictSchema(schema, SchemaSubset::OpenAi).isEmpty()) << schema;
}

TEST(ReplyFormat, NamesAreOfPlainLetters)
{
    EXPECT_EQ(formatName(QStringLiteral("day-digest")), QStringLiteral("day-digest"));
    EXPECT_EQ(formatName(QStringLiteral("a b/ü")), QStringLiteral("a_b__"));
    EXPECT_EQ(formatName({}), QStringLiteral("reply"));
    EXPECT_EQ(formatName(QString(99, u'a')).size(), 64);
}

TEST(ReplyFormat, WhatIsNoObjectIsWrittenAsAnEmptyOne)
{
    EXPECT_EQ(objectText(QStringLiteral("{\"a\": 1}")), QByteArray("{\"a\":1}"));
    EXPECT_EQ(objectText(QStringLiteral("],\"x\":[")), QByteArray("{}"));
    EXPECT_EQ(toolSchema({QStringLiteral("t"), {}, "\"}"}), QByteArray("{\"type\":\"object\"}"));
    EXPECT_TRUE(keptOf({{}, {}, {}, QStringLiteral("{\"anthropic\":{}}")}, "anthropic").isNull());
    EXPECT_TRUE(keptOf({{}, {}, {}, QStringLiteral("no")}, "anthropic").isNull());
}
