#include "tests/agents/organisation/Department.h"

namespace qd::test {

namespace {

using agents::Fault;
using agents::SchemaCheck;

QList<Fault> faults(const char* schema, const QByteArray& document)
{
    const Result<SchemaCheck> check = SchemaCheck::fromText(schema);
    EXPECT_TRUE(bool(check));
    const Result<Json> json = Json::parse(document);
    EXPECT_TRUE(bool(json)) << document.toStdString();
    return check && json ? check->faultsOf(*json) : QList<Fault>();
}

} // namespace

TEST(SchemaCheck, SaysNothingOfWhatIsRight)
{
    EXPECT_TRUE(faults(R"({"type":"object","properties":{"a":{"type":"integer"}}})", R"({"a":1})").isEmpty());
}

TEST(SchemaCheck, NamesEveryUnknownMember)
{
    const QList<Fault> found = faults(R"({"type":"object","additionalProperties":false,"properties":{"a":{}}})", R"({"b":1,"c":2,"a":3})");
    EXPECT_EQ(found.size(), 2);
    EXPECT_FAULT(found, "/b", "known are a");
    EXPECT_FAULT(found, "/c", "is not known here");
}

TEST(SchemaCheck, NamesLengthsAndBounds)
{
    EXPECT_FAULT(faults(R"({"properties":{"t":{"type":"string","minLength":3}}})", R"({"t":"äö"})"), "/t", "has 2 characters; expected at least 3");
    EXPECT_FAULT(faults(R"({"properties":{"t":{"type":"string","maxLength":1}}})", R"({"t":"😀😀"})"), "/t", "has 2 characters; expected at most 1 character");
    EXPECT_FAULT(faults(R"({"properties":{"l":{"type":"array","minItems":1}}})", R"({"l":[]})"), "/l", "is empty; expected at least 1");
    EXPECT_FAULT(faults(R"({"properties":{"l":{"type":"array","maxItems":1}}})", R"({"l":[1,2]})"), "/l", "has 2 items; expected at most 1");
    EXPECT_FAULT(faults(R"({"properties":{"n":{"type":"number","maximum":1}}})", R"({"n":1.5})"), "/n", "is 1.5; expected 1 or less");
    EXPECT_FAULT(faults(R"({"type":["string","boolean"]})", "1"), "/", "expected a text or true or false");
}

TEST(SchemaCheck, FollowsReferencesAndListsForItsWords)
{
    const char* const schema = R"({"definitions":{"d":{"type":"object","required":["k"],"properties":{"k":{"type":"boolean","description":"whether"}}}},
                                   "type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/definitions/d"}}})";
    EXPECT_FAULT(faults(schema, R"({"x":[{"k":true},{}]})"), "/x/1/k", "is missing; expected true or false (whether)");
    EXPECT_FAULT(faults(schema, R"({"x":[{"k":1}]})"), "/x/0/k", "is a whole number; expected true or false (whether)");
}

TEST(SchemaCheck, EscapesThePointer)
{
    EXPECT_FAULT(faults(R"({"additionalProperties":{"type":"string"}})", R"({"a/b~c":1})"), "/a~1b~0c", "expected a text");
}

TEST(SchemaCheck, AHostileTextCannotExhaustThePattern)
{
    const QList<Fault> found = faults(R"({"properties":{"t":{"type":"string","pattern":"^(a|b)*$"}}})", "{\"t\":\"" + QByteArray(300'000, 'a') + "\"}");
    EXPECT_FAULT(found, "/", "more than 4000 characters");
    EXPECT_FAULT(faults(R"({"properties":{"t":{"type":"string","pattern":"^a$"}}})", R"({"t":"b"})"), "/t", "of the form \"^a$\"");
}

TEST(SchemaCheck, RefusesWhatIsNoSchema)
{
    for (const char* bad : {"", "[]", "{", R"({"type":7})", R"({"$ref":7})"})
        EXPECT_FALSE(bool(SchemaCheck::fromText(bad))) << bad;
}

} // namespace qd::test
