#include "agents/organisation/checks/OrganisationCheck.h"
#include "tests/agents/organisation/Department.h"

namespace qd::test {

namespace {

using agents::Fault;
using agents::faultsOfCourse;

Step step(const char* name, QList<StepId> after = {})
{
    Step step;
    step.id = {QString::fromLatin1(name)};
    step.title = QString::fromLatin1(name);
    step.agent = {QStringLiteral("writer")};
    step.after = std::move(after);
    return step;
}

StepId id(const char* name)
{
    return {QString::fromLatin1(name)};
}

Organisation house(QList<Workflow> workflows)
{
    Organisation house;
    AgentProfile writer;
    writer.id = {QStringLiteral("writer")};
    AgentProfile editor;
    editor.id = {QStringLiteral("editor")};
    editor.skills = {{QStringLiteral("seo.score")}};
    house.agents = {writer, editor};
    house.workflows = std::move(workflows);
    return house;
}

/// The places of what is wrong with a workflow of these steps, without the common beginning.
QStringList placesOf(QList<Step> steps)
{
    const Workflow flow{{QStringLiteral("flow")}, {}, {}, std::move(steps)};
    QStringList places;
    for (const Fault& fault : faultsOfCourse(flow, QStringLiteral("/w"), house({flow}))) {
        EXPECT_FALSE(fault.wrong.isEmpty() || fault.right.isEmpty());
        places.append(fault.path.mid(2));
    }
    return places;
}

} // namespace

TEST(CourseCheck, TakesWhatHangsTogether)
{
    Step join = step("join", {id("a"), id("b")});
    join.join = Join{JoinOf::Quorum, 2};
    Step standIn = step("plain");
    standIn.fallbackFor = id("a");
    Step undo = step("undo");
    undo.undoes = id("b");
    Step nap = step("nap", {id("join")});
    nap.kind = StepKind::Wait;
    nap.wait = Wait{};
    nap.wait->until = QStringLiteral("{join.day}");
    EXPECT_EQ(placesOf({step("a"), step("b"), join, standIn, undo, nap}), QStringList());
}

TEST(CourseCheck, NamesEveryJoinStandInAndUndoingThatCannotBe)
{
    Step lonely = step("lonely", {id("a")});
    lonely.join = Join{JoinOf::First, 1};
    EXPECT_EQ(placesOf({step("a"), lonely}), QStringList{QStringLiteral("/steps/1/join")});
    Step many = step("many", {id("a"), id("b")});
    many.join = Join{JoinOf::Quorum, 3};
    EXPECT_EQ(placesOf({step("a"), step("b"), many}), QStringList{QStringLiteral("/steps/2/join/needs")});
    Step waits = step("plain", {id("a")});
    waits.fallbackFor = id("a");
    EXPECT_EQ(placesOf({step("a"), waits}), QStringList{QStringLiteral("/steps/1/after")});
    Step self = step("self");
    self.fallbackFor = id("self");
    EXPECT_EQ(placesOf({self}), QStringList{QStringLiteral("/steps/0/fallback_for")});
    Step undo = step("undo", {id("a")});
    undo.undoes = id("nothing");
    EXPECT_EQ(placesOf({step("a"), undo, step("c", {id("undo")})}),
              (QStringList{QStringLiteral("/steps/1/undoes"), QStringLiteral("/steps/1/after"), QStringLiteral("/steps/1/id")}));
}

TEST(CourseCheck, NamesWaitsForNothingAndCallsOfNobody)
{
    Step nap = step("nap");
    nap.kind = StepKind::Wait;
    EXPECT_EQ(placesOf({nap}), QStringList{QStringLiteral("/steps/0/wait")});
    nap.wait = Wait{};
    nap.wait->event = QStringLiteral("something-happened");
    EXPECT_EQ(placesOf({nap}), QStringList{QStringLiteral("/steps/0/wait/event")});
    nap.wait->event = QStringLiteral("effect-confirmed");
    EXPECT_EQ(placesOf({nap}), QStringList());
    nap.wait->until = QStringLiteral("soon");
    EXPECT_EQ(placesOf({nap}), QStringList{QStringLiteral("/steps/0/wait/until")});
    Step turn = step("turn");
    turn.wait = Wait{};
    turn.call = Call{};
    EXPECT_EQ(placesOf({turn}), (QStringList{QStringLiteral("/steps/0/wait"), QStringLiteral("/steps/0/call")}));
    Step call = step("call");
    call.kind = StepKind::Call;
    call.call = Call{{QStringLiteral("nobody")}, {}, {}, QStringLiteral("nowhere.list"), 4, {}};
    EXPECT_EQ(placesOf({call}), QStringList{QStringLiteral("/steps/0/call/workflow")});
}

TEST(CourseCheck, AWorkflowThatHasItselfRunIsNamedHoweverFarRound)
{
    Step there = step("there");
    there.kind = StepKind::Call;
    there.call = Call{{QStringLiteral("other")}, {}, {}, {}, 4, {}};
    Step back = there;
    back.call->workflow = {QStringLiteral("flow")};
    const Workflow flow{{QStringLiteral("flow")}, {}, {}, {there}};
    const Workflow other{{QStringLiteral("other")}, {}, {}, {back}};
    EXPECT_EQ(faultsOfCourse(flow, QStringLiteral("/w"), house({flow, other})).size(), 1);
    EXPECT_EQ(faultsOfCourse(other, QStringLiteral("/w"), house({flow, other})).size(), 1);
    const Workflow plain{{QStringLiteral("other")}, {}, {}, {step("end")}};
    EXPECT_TRUE(faultsOfCourse(flow, QStringLiteral("/w"), house({flow, plain})).isEmpty());
}

TEST(CourseCheck, ACandidateMustBeThereAndAbleToDoIt)
{
    Step score = step("score");
    score.kind = StepKind::Skill;
    score.skill = {QStringLiteral("seo.score")};
    score.candidates = {{QStringLiteral("editor")}, {QStringLiteral("writer")}, {QStringLiteral("ghost")}};
    EXPECT_EQ(placesOf({score}), (QStringList{QStringLiteral("/steps/0/candidates/1"), QStringLiteral("/steps/0/candidates/2")}));
}

TEST(CourseCheck, WhatIsHeldIsNamedOnceAtAStepThatWorksAndKeptForALaterOne)
{
    Step take = step("take");
    take.holds = {QStringLiteral("site"), QStringLiteral("mail")};
    take.holdsUntil = id("give");
    EXPECT_TRUE(placesOf({take, step("give", {id("take")})}).isEmpty());
    EXPECT_EQ(placesOf({take, step("give")}), QStringList{QStringLiteral("/steps/0/holds_until")}) << "it does not come later";
    take.holdsUntil = id("nowhere");
    take.holds = {QStringLiteral("site"), QStringLiteral("site"), QStringLiteral("The Site")};
    EXPECT_EQ(placesOf({take}), (QStringList{QStringLiteral("/steps/0/holds/1"), QStringLiteral("/steps/0/holds/2"), QStringLiteral("/steps/0/holds_until")}));
    Step none = step("none");
    none.holdLimit = Duration(5'000);
    EXPECT_EQ(placesOf({none}), QStringList{QStringLiteral("/steps/0/holds")});
    Step nap = step("nap");
    nap.kind = StepKind::Wait;
    nap.wait = Wait{};
    nap.wait->length = Duration(5'000);
    nap.holds = {QStringLiteral("site")};
    EXPECT_EQ(placesOf({nap}), QStringList{QStringLiteral("/steps/0/holds")});
}

namespace {

Step keeping(const char* name, const char* what, const char* until, QList<StepId> after = {})
{
    Step keeps = step(name, std::move(after));
    keeps.holds = {QString::fromLatin1(what)};
    keeps.holdsUntil = {QString::fromLatin1(until)};
    return keeps;
}

} // namespace

TEST(CourseCheck, NoRunIsKeptFromGoingOnByWhatItHoldsItself)
{
    const Step a = keeping("a", "site", "end");
    const Step end = step("end", {id("a"), id("b")});
    EXPECT_EQ(placesOf({a, keeping("b", "site", "end"), end}), QStringList{QStringLiteral("/steps/0/holds_until")});
    EXPECT_EQ(placesOf({a, keeping("b", "site", ""), end}), QStringList()) << "b can be done first";
    EXPECT_EQ(placesOf({a, keeping("b", "site", "end", {id("a")}), end}), QStringList()) << "b works under the lease of a";
    EXPECT_EQ(placesOf({keeping("a", "site", "end", {id("b")}), keeping("b", "site", "end"), end}), QStringList()) << "and a under that of b";
    EXPECT_EQ(placesOf({a, keeping("b", "mail", "end"), end}), QStringList());
    Step maybe = keeping("b", "site", "end");
    maybe.when.path = QStringLiteral("brief");
    EXPECT_EQ(placesOf({a, maybe, end}), QStringList()) << "nobody knows whether it is gone through";
    Step first = end;
    first.join = Join{JoinOf::First, 1};
    EXPECT_EQ(placesOf({a, keeping("b", "site", "end"), first}), QStringList()) << "it goes on without one of them";
}

TEST(CourseCheck, CrosswiseWhatIsHeldMustLeaveAnOrder)
{
    const Step a = keeping("a", "site", "end");
    const Step c = keeping("c", "mail", "", {id("a")});
    const Step d = keeping("d", "site", "", {id("b")});
    const Step end = step("end", {id("c"), id("d")});
    EXPECT_EQ(placesOf({a, keeping("b", "mail", "end"), c, d, end}), QStringList{QStringLiteral("/steps/1/holds_until")});
    EXPECT_EQ(placesOf({a, keeping("b", "mail", "d"), c, d, end}), QStringList()) << "first b and d, then a and c";
}

TEST(CourseCheck, WhatIsSaidOfAttemptsIsRefusedWhereNobodyAttempts)
{
    Step nap = step("nap");
    nap.kind = StepKind::Wait;
    nap.wait = Wait{};
    nap.wait->length = std::chrono::seconds(1);
    nap.candidates = {{QStringLiteral("editor")}};
    nap.handOver = true;
    nap.timeLimit = std::chrono::seconds(5);
    nap.retries = 7;
    nap.backoff = Backoff{};
    nap.decision = QStringLiteral("ruling");
    EXPECT_EQ(placesOf({nap}), (QStringList{QStringLiteral("/steps/0/candidates"), QStringLiteral("/steps/0/hand_over"), QStringLiteral("/steps/0/decision"),
                                            QStringLiteral("/steps/0/time_limit_ms"), QStringLiteral("/steps/0/retries"), QStringLiteral("/steps/0/backoff")}));
}

} // namespace qd::test
