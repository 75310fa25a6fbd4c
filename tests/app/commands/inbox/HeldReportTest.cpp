#include "app/commands/inbox/HeldReport.h"

#include "app/commands/Fields.h"
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

TEST(HeldReport, WhatIsHalfOnItsWaySaysWhatKeepsItAndHowItGoesOn)
{
    const Instant now{1'795'565'520'000}; // 2026-11-25 00:12
    rules::Stuck one{effect("01", EffectStatus::Split)};
    one.isDeferred = false;
    one.tally = QStringLiteral("2 sent, 2 to be sent");
    const auto line = [&](const char* kept) { return QStringLiteral("Launch day → blog  (approved; 2 sent, 2 to be sent; the next one %1)").arg(QString::fromUtf8(kept)); };
    EXPECT_EQ(stuckLine(one, now), line("goes out while a window or quarterdeck serve is there"));
    one.isStopped = true;
    EXPECT_EQ(stuckLine(one, now), line("stays here while everything is stopped (quarterdeck resume)"));
    one.isDeferred = true; // and by a quota of the day before
    one.why = Deferral::Quota;
    one.text = QStringLiteral("by your own settings no more than 2 a day go out there");
    one.until = Instant{1'795'564'800'000};
    EXPECT_EQ(stuckLine(one, now), line("stays here while everything is stopped (quarterdeck resume)")) << "that quota is free";
    EXPECT_TRUE(stuckLine(one, *one.until - Duration(1)).contains(QStringLiteral("waits for its quota until 2026-11-25T00:00:00"))) << stuckLine(one, *one.until - Duration(1)).toStdString();
    EXPECT_TRUE(stuckLine(one, *one.until - Duration(1)).contains(QStringLiteral(", and stays here while everything is stopped (quarterdeck resume)")));
    one.isStopped = false;
    EXPECT_EQ(stuckLine(one, now), line("goes out while a window or quarterdeck serve is there"));
    one.paused = *RunId::fromString(QStringLiteral("01900000-0000-7000-8000-000000000011"));
    EXPECT_EQ(stuckLine(one, now), line("stays here while its run is paused (quarterdeck runs continue 01900000-0000-7000-8000-000000000011)"));
    one.paused = {};
    one.isDeferred = false;
    one.asksFirst = true;
    EXPECT_EQ(stuckLine(one, now), line("waits for your word on those of whom nobody can tell"));
}

TEST(HeldReport, AProgramIsToldInOneWordWhatKeepsIt)
{
    const Instant now{1'795'565'520'000};
    rules::Stuck one{effect("01", EffectStatus::Split)};
    one.isDeferred = false;
    const auto reason = [&] {
        const QByteArray text = document([&](JsonWriter& out) { stuckFields(out, one, now); });
        const Result<Json> read = Json::parse(text);
        return read ? read->at(u"reason").toString() : QString::fromUtf8(text);
    };
    EXPECT_EQ(reason(), QStringLiteral("on-its-way"));
    one.isStopped = true;
    EXPECT_EQ(reason(), QStringLiteral("stopped"));
    one.isDeferred = true;
    one.why = Deferral::Key;
    EXPECT_EQ(reason(), QStringLiteral("key"));
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
