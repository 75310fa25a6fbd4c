#include "app/commands/inbox/HeldReport.h"

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

} // namespace qd::app
