#include "tests/agents/organisation/Department.h"

namespace qd::test {

namespace {

const char* const kFields = R"("extracts": [{"field": "topic", "kind": "one-of", "options": ["product", "press"]}, {"field": "stars", "kind": "number", "least": 0, "most": 5}])";
/// A turn that sorts what it read, and a skill that is told what it found.
const char* const kSteps = R"([{"id": "sort", "title": "Sort it", "kind": "turn", "agent": "writer", "prompt": "extract", "reads_sources": true, FIELDS},
  {"id": "say", "title": "Say it", "kind": "turn", "agent": "writer", "prompt": "review", "reply": "review", "after": ["sort"],
   "when": {"path": "sort.stars", "at_least": 3},
   "messages": [{"type": "notice", "to": ["writer"], "subject": "About {sort.topic}"}]}])";

/// What is wrong with the steps in a department of one workflow and one writer.
QList<agents::Fault> faultsWith(const QByteArray& fields, const char* from = "", const char* to = "")
{
    const Result<Json> file = Json::parse(department());
    EXPECT_TRUE(file);
    QByteArray steps = QByteArray(kSteps).replace("FIELDS", fields).replace("\"writer\"", "\"copywriter\"");
    if (*from)
        steps = with(steps, from, to);
    const Result<Json> read = Json::parse(steps);
    EXPECT_TRUE(read) << steps.toStdString();
    const Json flow(QList<Json::Member>{{QStringLiteral("id"), Json(QStringLiteral("sorting"))}, {QStringLiteral("title"), Json(QStringLiteral("Sorting"))}, {QStringLiteral("steps"), *read}});
    QList<Json::Member> members;
    for (const Json::Member& member : file->members()) {
        const bool isFlows = member.first == QLatin1String("workflows");
        if (member.first != QLatin1String("triggers"))
            members.append({member.first, isFlows ? Json(QList<Json>{flow}) : member.second});
    }
    QList<agents::Fault> faults = agents::faultsOf(Json(members).toText(), everything());
    faults.removeIf([](const agents::Fault& fault) { return !fault.path.startsWith(QLatin1String("/workflows")); }); // others miss the workflows that are gone
    return faults;
}

constexpr const char* kAt = "/workflows/0/steps/0/extracts";

} // namespace

TEST(ExtractCheck, TakesFieldsThatAreClosed)
{
    EXPECT_EQ(told(faultsWith(kFields)), "");
    EXPECT_EQ(told(faultsWith(R"("extracts": [{"field": "topic", "kind": "one-of", "options": ["a", "b"]}, {"field": "stars", "kind": "number", "least": 0, "most": 5},
                                 {"field": "day", "kind": "date"}, {"field": "urgent", "kind": "yes-no"}])")), "");
}

TEST(ExtractCheck, NamesWhatStandsBesideThem)
{
    const QByteArray fields = kFields;
    const auto beside = [&](const char* more) { return faultsWith(fields + ", " + more); };
    EXPECT_FAULT(beside(R"("tools": ["read-page"])"), "/workflows/0/steps/0/tools", "stands beside \"extracts\"; expected no tools");
    EXPECT_FAULT(beside(R"("messages": [{"type": "notice", "to": ["all"], "subject": "x"}])"), "/workflows/0/steps/0/messages", "expected no messages");
    EXPECT_FAULT(beside(R"("reply": "review")"), "/workflows/0/steps/0/reply", "expected one of them");
    EXPECT_FAULT(beside(R"("decision": "sorting")"), "/workflows/0/steps/0/decision", "expected no decision record");
    EXPECT_FAULT(beside(R"("produces": "draft", "artefact_field": "topic")"), "/workflows/0/steps/0/produces", "expected no artefact");
    EXPECT_FAULT(faultsWith(fields, "\"kind\": \"turn\"", "\"kind\": \"skill\", \"skill\": \"seo.score\""), kAt, "stand at a step of the kind skill");
}

TEST(ExtractCheck, NamesFieldsThatAreOpen)
{
    const auto one = [](const char* field) { return faultsWith(QByteArray(R"("extracts": [{"field": "stars", "kind": "number", "least": 0, "most": 5}, )") + field + "]"); };
    EXPECT_FAULT(one(R"({"field": "topic", "kind": "one-of"})"), "/workflows/0/steps/0/extracts/1/options", "names 0; expected from 2 to 64 options");
    EXPECT_FAULT(one(R"({"field": "topic", "kind": "one-of", "options": ["a", "{brief}"]})"), "/workflows/0/steps/0/extracts/1/options", "nothing is filled in");
    EXPECT_FAULT(one(R"({"field": "topic", "kind": "number", "least": 1})"), "/workflows/0/steps/0/extracts/1/most", "is missing");
    EXPECT_FAULT(one(R"({"field": "stars", "kind": "date"})"), "/workflows/0/steps/0/extracts/1/field", "stands further up already");
    EXPECT_FAULT(one(R"({"field": "a-b", "kind": "date"})"), "/workflows/0/steps/0/extracts/1/field", "is \"a-b\"");
    EXPECT_FAULT(one(R"({"field": "note", "kind": "text"})"), "/workflows/0/steps/0/extracts/1/kind", "one of");
}

TEST(ExtractCheck, NamesAFieldThatNobodyAskedFor)
{
    EXPECT_FALSE(faultsWith(kFields, "{sort.topic}", "{sort.message}").isEmpty()) << "no other field of the step exists";
    EXPECT_FALSE(faultsWith(kFields, "sort.stars", "sort.verdict").isEmpty());
}

} // namespace qd::test
