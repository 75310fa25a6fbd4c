#include "app/commands/inbox/HeldReport.h"

#include "app/commands/inbox/ItemReport.h"

#include <gtest/gtest.h>

namespace qd::app {

namespace {

Effect effect(const char* digits, EffectStatus status)
{
    Effect one;
    one.id = *EffectId::fromString(QStringLiteral("01900000-0000-7000-8000-0000000000") + QLatin1String(digits));
    one.status = status;
    one.content.title = QStringLiteral("Launch day");
    one.content.destination = QStringLiteral("blog");
    return one;
}

} // namespace

TEST(HeldReport, WhatHasLeaveAndStaysWhileEverythingIsStoppedIsNamed)
{
    OfficeState state;
    for (const Effect& one : {effect("01", EffectStatus::Authorised), effect("02", EffectStatus::Planned), effect("03", EffectStatus::Authorised), effect("04", EffectStatus::Unknown)})
        state.effects.open.insert(one.id, one);
    Approval item; // with its yes, it stands for itself
    item.id = {effect("05", EffectStatus::Planned).id.uuid};
    item.effect = effect("03", EffectStatus::Authorised).id;
    item.status = ApprovalStatus::Held;
    state.inbox.approvals.insert(item.id, item);
    EXPECT_TRUE(stoppedOnItsWay(state).isEmpty()) << "it leaves by itself";
    state.org.stopped = true;
    const QList<Effect> stays = stoppedOnItsWay(state);
    ASSERT_EQ(stays.size(), 1);
    EXPECT_EQ(stays.first().id, effect("01", EffectStatus::Authorised).id);
    EXPECT_EQ(stoppedLine(stays.first()), u"Launch day \u2192 blog  (approved, and goes when work goes on: quarterdeck resume)");
}

TEST(HeldReport, WhoLetItOutAndWhatBecameOfTheOthersIsSaid)
{
    rules::Stuck one{effect("01", EffectStatus::Deferred), Deferral::Key, QStringLiteral("there is no key for mail"), std::nullopt};
    one.effect.content.connector = {QStringLiteral("mail")};
    EXPECT_EQ(stuckLine(one, {}), u"Launch day \u2192 blog  (approved, and waits for a key (there is no key for mail); quarterdeck connectors show mail)");
    one.effect.level = Autonomy::L4;
    EXPECT_EQ(stuckLine(one, {}), u"Launch day \u2192 blog  (let out by a rule, and waits for a key (there is no key for mail); quarterdeck connectors show mail)");
    one.tally = QStringLiteral("1 sent, 1 unknown, 4 to be sent");
    EXPECT_EQ(stuckLine(one, {}), u"Launch day \u2192 blog  (let out by a rule; 1 sent, 1 unknown, 4 to be sent; the next one waits for a key (there is no key for mail); quarterdeck connectors show mail)");
    Effect stopped = effect("02", EffectStatus::Authorised);
    stopped.level = Autonomy::L4;
    EXPECT_EQ(stoppedLine(stopped), u"Launch day \u2192 blog  (let out by a rule, and goes when work goes on: quarterdeck resume)");
}

TEST(HeldReport, WhatIsApprovedAndWhoseRunIsPausedIsNotAboutToLeave)
{
    const Instant now{1'795'363'643'000};
    RunState run;
    run.id = *RunId::fromString(QStringLiteral("01900000-0000-7000-8000-000000000011"));
    Approval item;
    item.id = *ApprovalId::fromString(QStringLiteral("01900000-0000-7000-8000-000000000012"));
    item.run = run.id;
    item.status = ApprovalStatus::Held;
    item.leaves = now;
    OfficeState state;
    const auto said = [&] {
        state.runs.open.insert(run.id, run);
        return heldWords(state, item, now);
    };
    const QString undo = QStringLiteral("undo with quarterdeck inbox undo 01900000-0000-7000-8000-000000000012");
    const QString goOn = QStringLiteral("quarterdeck runs continue 01900000-0000-7000-8000-000000000011");
    EXPECT_EQ(said(), u"  (approved, and about to leave)");
    run.paused = true;
    EXPECT_EQ(said(), QStringLiteral("  (approved, leaves when its run goes on: %1; %2)").arg(goOn, undo));
    state.org.stopped = true; // as after a backup was put back
    EXPECT_EQ(said(), QStringLiteral("  (approved, leaves when work goes on, and its run: quarterdeck resume, then %1; %2)").arg(goOn, undo));
    run.paused = false;
    EXPECT_EQ(said(), QStringLiteral("  (approved, leaves when work goes on: quarterdeck resume; %1)").arg(undo));
    item.status = ApprovalStatus::Waiting;
    EXPECT_EQ(said(), QString());
}

} // namespace qd::app
