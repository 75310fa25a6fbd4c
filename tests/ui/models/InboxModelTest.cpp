#include "tests/support/SampleState.h"
#include "ui/models/InboxModel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::SampleOffice;
using test::fixedId;

OfficeState many(int count)
{
    OfficeState state = SampleOffice().state();
    state.inbox = {};
    for (int i = 0; i < count; ++i) {
        Approval a;
        a.id = fixedId<ApprovalId>(quint64(1000 + i));
        a.title = u"Item %1"_s.arg(i);
        a.expires = {1'000'000 + (i * 7919) % 100'003};
        state.inbox.approvals.insert(a.id, a);
    }
    return state;
}

QStringList titles(const InboxModel& model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.index(row).data().toString();
    return list;
}

} // namespace

TEST(InboxModel, SoonestDueStandsFirstAndWhatLeavesStandsLast)
{
    InboxModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(SampleOffice().state());
    ASSERT_EQ(model.rowCount(), 6);
    EXPECT_EQ(model.key(0).kind, InboxKey::Waiting);
    EXPECT_EQ(model.key(1).kind, InboxKey::Escalated);
    EXPECT_EQ(model.key(4).kind, InboxKey::Heading);
    EXPECT_EQ(model.key(5).kind, InboxKey::Leaving);
    EXPECT_EQ(model.waiting(), 4);
    EXPECT_FALSE(model.flags(model.index(4)).testFlag(Qt::ItemIsSelectable));
    EXPECT_EQ(titles(model).first(), u"Publish: Five AI implementation mistakes"_s);
}

TEST(InboxModel, AnItemThatGoesIsRemovedWithoutAReset)
{
    InboxModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    OfficeState state = SampleOffice().state();
    model.show(state);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const InboxKey last = model.key(5);
    state.inbox.approvals.remove(fixedId<ApprovalId>(301));
    model.show(state);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(removed.count(), 1);
    EXPECT_EQ(model.key(4), last);
    state.inbox.approvals.insert(fixedId<ApprovalId>(301), SampleOffice().state().inbox.approvals.value(fixedId<ApprovalId>(301)));
    model.show(state);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(model.key(5), last);
}

TEST(InboxModel, DelegatedItemsAndOthersQuestionsAreNotHers)
{
    InboxModel model;
    OfficeState state = SampleOffice().state();
    state.inbox.approvals[fixedId<ApprovalId>(301)].decider = {u"cmo"_s};
    state.inbox.escalations[fixedId<EscalationId>(1)].with = {u"cmo"_s};
    model.show(state);
    EXPECT_EQ(model.waiting(), 2);
}

TEST(InboxModel, FiveThousandItemsComeAsOneRange)
{
    InboxModel model;
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    OfficeState state = many(5000);
    model.show(state);
    EXPECT_EQ(inserted.count(), 1);
    EXPECT_EQ(model.rowCount(), 5000);
    for (int row = 1; row < model.rowCount(); ++row)
        ASSERT_LE(model.approval(model.key(row - 1))->expires, model.approval(model.key(row))->expires);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.show(state);
    EXPECT_EQ(changed.count(), 0) << "the same snapshot must cost nothing";
}

TEST(InboxModel, ChosenAndSentAreForgottenWithTheirItem)
{
    InboxModel model;
    OfficeState state = SampleOffice().state();
    model.show(state);
    const InboxKey first = model.key(0);
    model.setChosen(first, true);
    model.setSent(first, true);
    EXPECT_EQ(model.chosen(), QList<InboxKey>{first});
    state.inbox.approvals[fixedId<ApprovalId>(301)].status = ApprovalStatus::Held;
    model.show(state);
    EXPECT_TRUE(model.chosen().isEmpty());
    EXPECT_FALSE(model.isSent(first));
}

TEST(InboxModel, OtherOrdersPutNewestOrHighestLevelFirst)
{
    InboxModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(SampleOffice().state());
    model.setOrder(InboxModel::Order::NewestFirst);
    EXPECT_EQ(titles(model).first(), u"Publish: Five AI implementation mistakes"_s);
    EXPECT_EQ(titles(model).at(1), u"Thursday newsletter to 1,204 readers"_s);
    model.setOrder(InboxModel::Order::HighestLevelFirst);
    EXPECT_EQ(model.key(0).kind, InboxKey::Escalated);
    EXPECT_EQ(titles(model).at(1), u"Move $400 from X to LinkedIn"_s);
}

TEST(InboxModel, WhatWasOnItsWayAndHasNotGoneStandsWithWhatGoesOut)
{
    InboxModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    OfficeState state = many(1);
    Effect effect;
    effect.id = fixedId<EffectId>(7);
    effect.status = EffectStatus::Deferred;
    effect.deferral = Deferral::Key;
    effect.receipt = u"there is no key for hook"_s;
    effect.content.title = u"Tell hook"_s;
    effect.agent = {u"editor"_s};
    effect.content.files = {{u"a/data.json"_s, "1", u"application/json"_s, 2}, {u"a/post.txt"_s, "2", u"text/plain"_s, 5}};
    state.effects.open = {{effect.id, effect}};
    model.show(state);
    EXPECT_EQ(model.approval(model.key(2))->preview, QByteArray("2")) << "its text can be read";
    EXPECT_EQ(model.approval(model.key(2))->previewType, u"text/plain"_s);
    EXPECT_EQ(titles(model), (QStringList{u"Item 0"_s, u"Going out, 1 item(s)"_s, u"Tell hook"_s}));
    const InboxKey row = model.key(2);
    EXPECT_EQ(row.kind, InboxKey::Leaving);
    EXPECT_FALSE(model.canUndo(row)) << "it was on its way already";
    EXPECT_EQ(model.newestLeaving().kind, InboxKey::Nothing);
    EXPECT_EQ(model.waitText(*model.approval(row)), u"waits for a key"_s);
    EXPECT_EQ(model.waiting(), 1);
    model.show(state);
    EXPECT_EQ(model.rowCount(), 3) << "the same again";
    Approval held;
    held.id = fixedId<ApprovalId>(8);
    held.status = ApprovalStatus::Held;
    held.effect = effect.id;
    held.title = u"Held"_s;
    state.inbox.approvals.insert(held.id, held);
    model.show(state);
    EXPECT_EQ(titles(model).last(), u"Held"_s) << "an item stands for it";
    EXPECT_EQ(model.rowCount(), 3);
    EXPECT_TRUE(model.canUndo(model.key(2)));
    state.inbox.approvals.remove(held.id);
    state.effects.open.clear();
    model.show(state);
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(InboxModel, WhatIsForManyAndHalfOnItsWaySaysHowManyHaveItAndWhatKeepsTheRest)
{
    InboxModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    OfficeState state = many(1);
    state.effects.open.clear();
    Effect whole;
    whole.id = fixedId<EffectId>(7);
    whole.status = EffectStatus::Split;
    whole.content.title = u"The news"_s;
    whole.stepped = {{u"a"_s, u"sent"_s}, {u"b"_s, u"sent"_s}};
    for (quint64 i : {8, 9}) {
        Effect part;
        part.id = fixedId<EffectId>(i);
        part.parent = whole.id;
        part.status = EffectStatus::Authorised;
        whole.children.append(part.id);
        state.effects.open.insert(part.id, part);
    }
    state.effects.open.insert(whole.id, whole);
    model.show(state);
    EXPECT_EQ(titles(model), (QStringList{u"Item 0"_s, u"Going out, 1 item(s)"_s, u"The news"_s})) << "one row for all of them";
    const InboxKey row = model.key(2);
    const auto said = [&] {
        model.show(state);
        return model.waitText(*model.approval(row));
    };
    EXPECT_EQ(said(), u"2 of 4 sent"_s);
    state.org.stopped = true;
    EXPECT_EQ(said(), u"2 of 4 sent, leaves when work goes on"_s);
    state.org.stopped = false;
    Effect& next = state.effects.open[fixedId<EffectId>(8)];
    next.status = EffectStatus::Deferred;
    next.deferral = Deferral::Key;
    EXPECT_EQ(said(), u"2 of 4 sent, waits for a key"_s);
    QSignalSpy painted(&model, &QAbstractItemModel::dataChanged);
    next.status = EffectStatus::Unknown;
    EXPECT_EQ(said(), u"2 of 4 sent, 1 unknown"_s);
    EXPECT_GT(painted.size(), 0);
    state.effects.open.clear();
    model.show(state);
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(InboxModel, WhileEverythingIsStoppedNothingSaysThatItLeaves)
{
    InboxModel model;
    OfficeState state = SampleOffice().state();
    model.show(state);
    const InboxKey row = model.newestLeaving();
    ASSERT_EQ(row.kind, InboxKey::Leaving);
    EXPECT_EQ(model.waitText(*model.approval(row)), QString());
    QSignalSpy painted(&model, &QAbstractItemModel::dataChanged);
    state.org.stopped = true;
    model.show(state);
    EXPECT_EQ(model.waitText(*model.approval(row)), u"leaves when work goes on"_s);
    EXPECT_GT(painted.size(), 0);
}

TEST(InboxModel, WhileItsRunIsPausedNothingSaysThatItLeaves)
{
    InboxModel model;
    OfficeState state = SampleOffice().state();
    const RunId own = fixedId<RunId>(76), above = fixedId<RunId>(77);
    for (Approval& approval : state.inbox.approvals)
        approval.run = own;
    model.show(state);
    const InboxKey row = model.newestLeaving();
    ASSERT_EQ(row.kind, InboxKey::Leaving);
    RunState run = state.runs.open.value(own);
    run.id = own;
    run.paused = true;
    state.runs.open.insert(own, run);
    QSignalSpy painted(&model, &QAbstractItemModel::dataChanged);
    model.show(state);
    EXPECT_EQ(model.waitText(*model.approval(row)), u"leaves when its run goes on"_s);
    EXPECT_GT(painted.size(), 0);
    state.org.stopped = true; // as after a backup was put back
    model.show(state);
    EXPECT_EQ(model.waitText(*model.approval(row)), u"leaves when work goes on, and its run"_s);
    state.org.stopped = run.paused = false;
    run.parent.emplace();
    run.parent->run = above;
    state.runs.open.insert(own, run);
    RunState whole;
    whole.id = above;
    whole.paused = true;
    state.runs.open.insert(above, whole);
    model.show(state);
    EXPECT_EQ(model.waitText(*model.approval(row)), u"leaves when its run goes on"_s) << "that it was begun for";
    state.runs.open.remove(above);
    model.show(state);
    EXPECT_EQ(model.waitText(*model.approval(row)), QString());
}

} // namespace qd::ui
