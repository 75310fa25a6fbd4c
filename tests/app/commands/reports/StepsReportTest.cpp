#include "app/commands/reports/StepsReport.h"
#include "tests/support/FactBuilder.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

QString stateOfDraft(const OfficeState& state, const RunId& run, bool ended)
{
    JsonWriter out;
    out.beginObject();
    app::stepFields(out, state, run, state.time, ended);
    out.endObject();
    const Result<Json> said = Json::parse(out.take());
    return said ? said->at(u"steps").items().first().at(u"state").toString() : QString();
}

} // namespace

TEST(StepsReport, WhatAStopHasCutIsNotRunning)
{
    FactBuilder record;
    record.adopt(record.team());
    const RunId run = record.brief();
    record.begin(run, "draft", "writer");
    EXPECT_EQ(stateOfDraft(record.state, run, false), QStringLiteral("running"));
    EXPECT_EQ(stateOfDraft(record.state, run, true), QStringLiteral("stopped")) << "its run was ended while it was at work";
    record.tell(AllStopped{human(), QStringLiteral("enough"), {}});
    EXPECT_EQ(stateOfDraft(record.state, run, false), QStringLiteral("stopped"));
    record.tell(AllResumed{human()});
    const RunId called = record.brief();
    record.tell(StepWaits{called, {QStringLiteral("draft")}, record.now + Duration(60'000), {}, {}, {}}, called);
    EXPECT_EQ(stateOfDraft(record.state, called, false), QStringLiteral("waits"));
    EXPECT_EQ(stateOfDraft(record.state, called, true), QStringLiteral("stopped"));
    const RunId done = record.brief();
    record.finish(record.begin(done, "draft", "editor"), done, "draft", "editor");
    EXPECT_EQ(stateOfDraft(record.state, done, true), QStringLiteral("done"));
}

} // namespace qd::test
