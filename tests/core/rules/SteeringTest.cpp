#include "core/rules/course/Steering.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using namespace rules;

AgentProfile agent(const char* id, QList<SkillId> skills = {})
{
    AgentProfile made;
    made.id = {QString::fromLatin1(id)};
    made.title = QString::fromLatin1(id);
    made.skills = std::move(skills);
    return made;
}

Step step(const char* id, StepKind kind)
{
    Step made;
    made.id = {QString::fromLatin1(id)};
    made.title = made.id.text;
    made.kind = kind;
    made.agent = {QStringLiteral("writer")};
    made.skill = {QStringLiteral("text.count")};
    return made;
}

/// A writer, an editor who can count, and one run with a step of each kind.
OfficeState office()
{
    Organisation organisation;
    organisation.agents = {agent("writer", {{QStringLiteral("text.count")}}), agent("editor", {{QStringLiteral("text.count")}}), agent("guest")};
    Workflow flow;
    flow.id = {QStringLiteral("piece")};
    flow.steps = {step("turn", StepKind::Turn), step("skill", StepKind::Skill), step("wait", StepKind::Wait), step("call", StepKind::Call)};
    organisation.workflows = {flow};
    RunState run;
    run.id = RunId{Uuid{1, 1}};
    run.workflow = flow.id;
    run.organisation = QByteArrayLiteral("digest");
    OfficeState state;
    state.org.organisations.insert(run.organisation, organisation);
    state.runs.open.insert(run.id, run);
    return state;
}

QString able(const OfficeState& state, const char* of)
{
    QStringList names;
    for (const AgentId& one : assignees(state, state.runs.open.first(), {QString::fromLatin1(of)}))
        names.append(one.text);
    return names.join(QLatin1Char(' '));
}

} // namespace

TEST(Steering, WhomAStepMayBeGivenToIsWhomTheRuleAccepts)
{
    OfficeState state = office();
    for (const StepStatus status : {StepStatus::Pending, StepStatus::Running, StepStatus::WaitingForHuman, StepStatus::Escalated, StepStatus::Done,
                                    StepStatus::Skipped, StepStatus::Failed, StepStatus::Waits})
        for (const char* of : {"turn", "skill", "wait", "call"}) {
            RunState& run = state.runs.open.first();
            run.steps[{QString::fromLatin1(of)}].status = status;
            const QList<AgentId> offered = assignees(state, run, {QString::fromLatin1(of)});
            for (const AgentProfile& one : state.org.organisations.first().agents) {
                const bool accepted = bool(judgeStep(state, {run.id, {QString::fromLatin1(of)}, StepWish::Reassign, one.id, {}}, {}));
                EXPECT_EQ(offered.contains(one.id), accepted) << of << ' ' << wordOf(status).toStdString() << ' ' << one.id.text.toStdString();
            }
        }
}

TEST(Steering, AStepIsOfferedToThoseWhoCanDoItAndDoNotHaveIt)
{
    OfficeState state = office();
    EXPECT_EQ(able(state, "turn"), QStringLiteral("editor guest"));
    EXPECT_EQ(able(state, "skill"), QStringLiteral("editor"));
    EXPECT_EQ(able(state, "wait"), QString());
    EXPECT_EQ(able(state, "nothing"), QString());
    state.runs.open.first().steps[{QStringLiteral("turn")}].agent = {QStringLiteral("guest")};
    EXPECT_EQ(able(state, "turn"), QStringLiteral("writer editor"));
    state.runs.open.first().undone = true;
    EXPECT_EQ(able(state, "turn"), QString());
}

TEST(Steering, NobodySpeaksForAnotherInAVoteOrRulesInTheirOwnDispute)
{
    OfficeState state = office();
    QList<Step>& steps = state.org.organisations.first().workflows.first().steps;
    for (Step& one : steps)
        one.partOf = {QStringLiteral("vote")};
    EXPECT_EQ(able(state, "turn"), QString());
    EXPECT_EQ(able(state, "skill"), QString());
    const Result<QList<Fact>> refused = judgeStep(state, {state.runs.open.first().id, {QStringLiteral("turn")}, StepWish::Reassign, {QStringLiteral("editor")}, {}}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text, QStringLiteral("in \"vote\" everybody speaks for themselves, so nobody does \"turn\" in the place of writer"));
    EXPECT_EQ(refused.error().hint, QStringLiteral("leave it out, have it done again, or wait for writer"));
    Step dispute = step("debate", StepKind::Debate);
    dispute.parties = {{QStringLiteral("editor")}, {QStringLiteral("writer")}};
    steps.append(dispute);
    EXPECT_EQ(able(state, "debate"), QStringLiteral("guest"));
}

} // namespace qd::test
