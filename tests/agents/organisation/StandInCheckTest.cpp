#include "agents/organisation/checks/OrganisationCheck.h"
#include "tests/agents/organisation/Department.h"

namespace qd::test {

namespace {

using agents::Fault;

Step step(const char* name, const char* reply, QList<StepId> after = {}, const char* standsFor = "")
{
    Step step;
    step.id = {QString::fromLatin1(name)};
    step.reply = QString::fromLatin1(reply);
    step.after = std::move(after);
    step.fallbackFor = {QString::fromLatin1(standsFor)};
    return step;
}

QList<Fault> faultsIn(QList<Step> steps, const Values& results = {})
{
    Workflow flow{{QStringLiteral("flow")}, {}, {}, std::move(steps)};
    flow.results = results;
    Organisation house;
    house.workflows = {flow};
    return agents::faultsOfStandIns(flow, QStringLiteral("/w"), house, everything());
}

StepId id(const char* text)
{
    return {QString::fromLatin1(text)};
}

} // namespace

TEST(StandInCheck, WhatOthersReadMustBeGivenByBoth)
{
    Step reader = step("reader", "review", {id("check")});
    reader.when.path = QStringLiteral("check.verdict");
    reader.when.is = Value(QStringLiteral("accept"));
    EXPECT_TRUE(faultsIn({step("check", "review"), step("other", "review", {}, "check"), reader}).isEmpty());
    EXPECT_FAULT(faultsIn({step("check", "review"), step("other", "draft", {}, "check"), reader}), "/w/steps/2/when/path",
                 "reads \"check\", for which \"other\" stands in when it fails: it refers to \"other.verdict\", and \"other\" gives no \"verdict\"");
    reader.when = {};
    reader.input = {{QStringLiteral("text"), QStringLiteral("It says {check.praise}, {brief}")}};
    EXPECT_FAULT(faultsIn({step("check", "review"), step("other", "draft", {}, "check"), reader}), "/w/steps/2/input/text", "gives no \"praise\"");
    reader.input.clear();
    EXPECT_TRUE(faultsIn({step("check", "review"), step("other", "draft", {}, "check"), reader}).isEmpty()) << "nobody reads it";
    EXPECT_FAULT(faultsIn({step("check", "review"), step("other", "draft", {}, "check")}, {{QStringLiteral("is"), QStringLiteral("{check.verdict}")}}),
                 "/w/results/is", "gives no \"verdict\"");
}

TEST(StandInCheck, WhatTheFailedStepReadsOfItselfIsItsOwnMatter)
{
    Step check = step("check", "review");
    check.loop = Loop{id("check"), {}, 2, QStringLiteral("continue")};
    check.loop->when.path = QStringLiteral("check.verdict");
    check.loop->when.is = Value(QStringLiteral("revise"));
    EXPECT_TRUE(faultsIn({check, step("other", "draft", {}, "check")}).isEmpty());
}

TEST(StandInCheck, TwoThatWaitForEachOtherWhenBothFailAreFound)
{
    EXPECT_TRUE(faultsIn({step("a", "review"), step("b", "review"), step("a2", "review", {}, "a"), step("b2", "review", {id("a")}, "b")}).isEmpty());
    EXPECT_FAULT(faultsIn({step("a", "review"), step("b", "review"), step("a2", "review", {id("b")}, "a"), step("b2", "review", {id("a")}, "b")}),
                 "/w/steps/2/after", "has \"a2\" wait for itself when \"a\" fails");
}

} // namespace qd::test
