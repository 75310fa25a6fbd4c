#include "ui/models/WorkModel.h"

#include "tests/support/SampleState.h"
#include "tests/ui/pages/FakeHistory.h"
#include "ui/words/Amounts.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::FakeHistory;
using test::SampleOffice;
using test::fixedId;

StepId step(const char* id)
{
    return {QString::fromLatin1(id)};
}

RunState& sampleRun(OfficeState& state)
{
    return state.runs.open[fixedId<RunId>(1)];
}

/// A run that another one began.
void addChild(OfficeState& state, quint64 number)
{
    RunState child;
    child.id = fixedId<RunId>(number);
    child.title = u"Child %1"_s.arg(number);
    child.parent = Parent{fixedId<RunId>(1), step("draft"), int(number)};
    state.runs.open.insert(child.id, child);
    sampleRun(state).steps[step("draft")].children.insert(qint64(number), child.id);
}

RunSummary ended(quint64 number)
{
    RunSummary run;
    run.id = fixedId<RunId>(number);
    run.title = u"Run %1"_s.arg(number);
    run.ended = SampleOffice::now();
    return run;
}

RunRow row(quint64 number)
{
    RunRow run;
    run.run = fixedId<RunId>(number);
    run.title = u"Run %1"_s.arg(number);
    run.state = u"failed"_s;
    run.ended = SampleOffice::now();
    return run;
}

QString readingText(const OfficeState& state)
{
    return stateText(readingOf(state, state.runs.open.value(fixedId<RunId>(1)), SampleOffice::now()), SampleOffice::now());
}

} // namespace

TEST(WorkModel, WhatWaitsForSomebodyPausedSaysWhomAndWhy)
{
    OfficeState state = SampleOffice().state();
    RunState& run = sampleRun(state);
    run.steps[step("draft")].status = StepStatus::Pending;
    const Step* draft = state.org.organisation().workflows.first().step(step("draft"));
    AgentState& writer = state.org.agents[draft->agent];
    writer.paused = true;
    writer.pauseReason = u"on holiday"_s;
    const StepReading reading = readingOf(state, run, *draft, SampleOffice::now());
    EXPECT_EQ(reading.look, WorkLook::Waits);
    EXPECT_TRUE(reading.state.endsWith(u", who is paused"_s)) << reading.state.toStdString();
    EXPECT_EQ(reading.length, u"on holiday"_s);
    writer.paused = false;
    EXPECT_EQ(readingOf(state, run, *draft, SampleOffice::now()).look, WorkLook::NotBegun);
}

TEST(WorkModel, OpenRunsComeFirstWithTheirOwnBelowThem)
{
    OfficeState state = SampleOffice().state();
    addChild(state, 7);
    addChild(state, 8);
    WorkModel model(nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(state, SampleOffice::now());
    ASSERT_EQ(model.rowCount(), 6);
    EXPECT_EQ(model.index(0).data().toString(), u"Open · 3"_s);
    EXPECT_EQ(model.line(1)->run, fixedId<RunId>(1));
    EXPECT_EQ(model.line(2)->depth, 1);
    EXPECT_EQ(model.line(3)->title, u"Child 8"_s);
    EXPECT_EQ(model.index(4).data().toString(), u"Ended"_s);
    EXPECT_EQ(model.line(5)->run, fixedId<RunId>(2));
    EXPECT_EQ(model.line(4), nullptr);
    EXPECT_EQ(model.flags(model.index(4)), Qt::NoItemFlags);
    EXPECT_EQ(model.first(), fixedId<RunId>(1));
}

TEST(WorkModel, ARunThatGoesOnChangesItsRowAlone)
{
    OfficeState state = SampleOffice().state();
    WorkModel model(nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(state, SampleOffice::now());
    int resets = 0;
    int changes = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [&] { ++resets; });
    QObject::connect(&model, &QAbstractItemModel::dataChanged, &model, [&] { ++changes; });
    sampleRun(state).steps[step("draft")].status = StepStatus::Done;
    model.show(state, SampleOffice::now());
    EXPECT_EQ(resets, 0);
    EXPECT_EQ(changes, 1);
}

TEST(WorkModel, OlderRunsAreFetchedByPageOnceEach)
{
    OfficeState state = SampleOffice().state();
    state.runs.recent.clear();
    FakeHistory history;
    for (quint64 number = 200; number > 0; --number) {
        if (number > 150)
            state.runs.recent.append(ended(number));
        history.runRows.append(row(number));
    }
    history.runRows[60].ended.reset(); // it is open
    WorkModel model(&history);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(state, SampleOffice::now());
    EXPECT_TRUE(history.pages.isEmpty()) << "the state has the last of them";
    EXPECT_EQ(model.rowCount(), 2 + 1 + 50);
    model.fetchMore({});
    EXPECT_EQ(model.rowCount(), 2 + 1 + 60);
    while (model.canFetchMore({}))
        model.fetchMore({});
    EXPECT_EQ(model.rowCount(), 2 + 1 + 198) << "one is open, and run 1 stands among the open ones";
    EXPECT_EQ(history.pages.size(), 4);
    EXPECT_TRUE(model.older(fixedId<RunId>(3)));
}

TEST(WorkModel, WhyOlderRunsAreMissingIsSaid)
{
    OfficeState state = SampleOffice().state();
    state.runs.recent.clear();
    for (quint64 number = 60; number > 10; --number)
        state.runs.recent.append(ended(number));
    FakeHistory history;
    history.failure = Error{Error::Store, u"the disk is away"_s, {}, {}};
    WorkModel model(&history);
    model.show(state, SampleOffice::now());
    model.fetchMore({});
    EXPECT_TRUE(model.index(model.rowCount() - 1).data().toString().contains(u"the disk is away"_s));
    EXPECT_FALSE(model.canFetchMore({})) << "not again and again";
}

TEST(RunReading, SaysWhatARunIsAtTheMostPressingFirst)
{
    OfficeState state = SampleOffice().state();
    RunState& run = sampleRun(state);
    run.steps[step("draft")].started = SampleOffice::now() - Duration(180'000);
    EXPECT_EQ(readingText(state), u"under way · Write the draft · 3 min"_s);
    run.steps[step("brand-voice")].status = StepStatus::Waits;
    run.steps[step("brand-voice")].notBefore = SampleOffice::now() + Duration(3'600'000);
    EXPECT_EQ(readingText(state), u"under way · Write the draft · 3 min"_s);
    run.steps[step("review")].status = StepStatus::Escalated;
    run.steps[step("review")].ended = SampleOffice::now() - Duration(60'000);
    EXPECT_EQ(readingText(state), u"stuck · Review the draft · 1 min"_s);
    Escalation question;
    question.id = fixedId<EscalationId>(9);
    question.run = run.id;
    question.step = step("review");
    question.with = human();
    question.raised = SampleOffice::now() - Duration(120'000);
    state.inbox.escalations.insert(question.id, question);
    EXPECT_EQ(readingText(state), u"waits for you · Review the draft · 2 min"_s);
    run.paused = true;
    EXPECT_EQ(readingText(state), u"paused · Review the draft"_s);
    run.paused = false;
    run.undone = true;
    EXPECT_TRUE(readingText(state).startsWith(u"being undone"_s));
}

TEST(RunReading, WhatIsApprovedAndHasNotGoneDoesNotWaitForHer)
{
    OfficeState state = SampleOffice().state();
    RunState& run = sampleRun(state);
    run.steps.remove(step("draft"));
    run.steps[step("publish")].status = StepStatus::WaitingForHuman;
    run.steps[step("publish")].ended = SampleOffice::now() - Duration(60'000);
    state.inbox.approvals.clear();
    EXPECT_TRUE(readingText(state).startsWith(u"waits for you"_s)) << readingText(state).toStdString();
    Effect effect;
    effect.id = fixedId<EffectId>(7);
    effect.run = run.id;
    effect.step = step("publish");
    effect.status = EffectStatus::Deferred;
    effect.deferral = Deferral::Key;
    state.effects.open.insert(effect.id, effect);
    EXPECT_TRUE(readingText(state).startsWith(u"waits for a key · "_s)) << readingText(state).toStdString();
    run.steps[step("publish")].status = StepStatus::Running; // as of a mailing some of which have left
    EXPECT_TRUE(readingText(state).startsWith(u"waits for a key · "_s)) << readingText(state).toStdString();
    state.effects.open[effect.id].status = EffectStatus::Authorised;
    EXPECT_TRUE(readingText(state).startsWith(u"under way · "_s)) << readingText(state).toStdString();
}

TEST(RunReading, AStandstillIsNoBusyness)
{
    OfficeState state = SampleOffice().state();
    state.org.stopped = true;
    EXPECT_EQ(readingText(state), u"stopped with everything · Write the draft"_s);
    state.org.stopped = false;
    RunState& run = sampleRun(state);
    run.steps[step("draft")].status = StepStatus::Failed;
    run.steps[step("draft")].ended = SampleOffice::now() - Duration(240'000);
    EXPECT_EQ(readingText(state), u"stuck · Write the draft · 4 min"_s);
}

TEST(RunReading, AStepWhoseCallLiesWithAProviderSaysWithWhomAndUntilWhen)
{
    OfficeState state = SampleOffice().state();
    RunState& run = sampleRun(state);
    const Step draft = state.org.organisation().workflows.first().steps.at(2);
    StepState& at = run.steps[draft.id];
    at.status = StepStatus::Running;
    at.turn = TurnId::make({7});
    const Instant since = SampleOffice::now() - Duration(65'000);
    state.models.batched.insert(at.turn, {run.id, draft.id, draft.agent, u"openai"_s, u"b"_s, since, since + Duration(86'400'000), {}});
    const StepReading reading = readingOf(state, run, draft, SampleOffice::now());
    EXPECT_EQ(reading.look, WorkLook::Waits);
    EXPECT_EQ(reading.state, u"with OpenAI"_s);
    EXPECT_EQ(reading.length, u"since %1, by %2 at the latest"_s.arg(momentText(since, SampleOffice::now()), momentText(since + Duration(86'400'000), SampleOffice::now())));
    EXPECT_TRUE(readingText(state).startsWith(u"with OpenAI · "_s)) << readingText(state).toStdString();
}

TEST(RunReading, AStepSaysHowLongAndHowOften)
{
    OfficeState state = SampleOffice().state();
    RunState& run = sampleRun(state);
    Step draft = state.org.organisation().workflows.first().steps.at(2);
    StepState& at = run.steps[draft.id];
    at.started = SampleOffice::now() - Duration(65'000);
    at.round = 2;
    at.attempt = 3;
    StepReading reading = readingOf(state, run, draft, SampleOffice::now());
    EXPECT_EQ(reading.who, u"Copywriter"_s);
    EXPECT_EQ(reading.times, u"round 2, attempt 3"_s);
    EXPECT_EQ(reading.length, u"1 min"_s);
    at.status = StepStatus::Waits;
    at.items = {u"a"_s, u"b"_s, u"c"_s};
    at.results.insert(0, {});
    at.lost.insert(2, u"stopped"_s);
    draft.kind = StepKind::Call;
    reading = readingOf(state, run, draft, SampleOffice::now());
    EXPECT_EQ(reading.length, u"2 of 3 runs"_s);
    EXPECT_EQ(reading.who, QString()) << "a call is nobody's work";
}

} // namespace qd::ui
