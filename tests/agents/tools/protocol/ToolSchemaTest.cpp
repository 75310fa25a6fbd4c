#include "agents/tools/protocol/ToolSchema.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

Json json(const QByteArray& text) { return *Json::parse(text); }

bool takes(const char* schema, const char* value)
{
    const Result<agents::SchemaCheck> check = agents::checkOf(json(schema));
    EXPECT_TRUE(check) << (check ? "" : check.error().text.toStdString());
    return check && check->faultsOf(json(value)).isEmpty();
}

std::string refusal(const QByteArray& schema)
{
    const Result<agents::SchemaCheck> check = agents::checkOf(json(schema));
    return check ? std::string() : check.error().text.toStdString();
}

} // namespace

TEST(ToolSchema, ChecksWhatBothDraftsMeanAlike)
{
    const char* schema = R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"pattern":{"type":"string","pattern":"^(a+)+$"},
        "n":{"$ref":"#/$defs/n","maximum":9}},"required":["pattern"],"additionalProperties":false,"$defs":{"n":{"type":"integer"}}})";
    EXPECT_TRUE(takes(schema, R"({"pattern":"b","n":3})")) << "a pattern from outside is not run, a property of that name is one";
    EXPECT_FALSE(takes(schema, R"({"pattern":1})"));
    EXPECT_FALSE(takes(schema, R"({"pattern":"b","n":"x"})"));
    EXPECT_FALSE(takes(schema, R"({"pattern":"b","n":10})")) << "draft 7 would not see what stands beside a reference";
    EXPECT_FALSE(takes(schema, R"({"pattern":"b","other":1})"));
    EXPECT_TRUE(takes(R"({"type":"object"})", R"({"x":1})"));
}

TEST(ToolSchema, RefusesWhatItCannotCheck)
{
    EXPECT_NE(refusal(R"({"properties":{"a":{"prefixItems":[]}}})").find("prefixItems"), std::string::npos);
    EXPECT_NE(refusal(R"({"allOf":[{"unevaluatedProperties":false}]})").find("unevaluatedProperties"), std::string::npos);
    EXPECT_NE(refusal(R"({"patternProperties":{"(a+)+$":{}}})").find("patternProperties"), std::string::npos);
    EXPECT_NE(refusal(R"({"$schema":"http://json-schema.org/draft-04/schema#"})").find("draft-04"), std::string::npos);
    EXPECT_NE(refusal(R"({"properties":{"a":{"$ref":"https://example.org/s.json"}}})").find("not in it"), std::string::npos);
    EXPECT_NE(refusal(R"({"properties":{"a":{"$ref":"#/$defs/none"}}})").find("not in it"), std::string::npos);
    EXPECT_NE(refusal(R"({"properties":5,"not":7})").find("neither"), std::string::npos);
}

TEST(ToolSchema, RefusesWhatWouldMakeTheCheckHang)
{
    EXPECT_NE(refusal(R"({"$ref":"#"})").find("itself"), std::string::npos);
    EXPECT_NE(refusal(R"({"allOf":[{"$ref":"#"}]})").find("itself"), std::string::npos);
    EXPECT_NE(refusal(R"({"properties":{"const":{"allOf":[{"$ref":"#/properties/const"}]}}})").find("itself"), std::string::npos) << "below a property that is named like a word";
    QByteArray bomb = R"({"$ref":"#/$defs/d0","$defs":{)"; // each is two of the next
    for (int i = 0; i < 30; ++i)
        bomb += "\"d" + QByteArray::number(i) + R"(":{"allOf":[{"$ref":"#/$defs/d)" + QByteArray::number(i + 1) + R"("},{"$ref":"#/$defs/d)" + QByteArray::number(i + 1) + "\"}]},";
    bomb += R"("d30":{}}})";
    EXPECT_NE(refusal(bomb).find("too much"), std::string::npos);
}

} // namespace qd::test
