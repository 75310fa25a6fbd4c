#include "tests/agents/office/calendar/TriggerFixture.h"

#include <QDateTime>

using namespace qd;
using namespace qd::test;

namespace {

using namespace std::chrono_literals;

class TriggersTest : public TriggerFixture {
protected:
    static Trigger trigger(const char* id, const char* workflow = "nap")
    {
        Trigger made;
        made.id = {QString::fromLatin1(id)};
        made.title = QStringLiteral("Weekly review");
        made.workflow = {QString::fromLatin1(workflow)};
        made.brief = QStringLiteral("Look at the week");
        return made;
    }
    static Trigger daily(const char* at = "09:00")
    {
        Trigger made = trigger("daily");
        made.schedule = Timing{{}, {QStringLiteral("every day")}, QString::fromLatin1(at), QStringLiteral("UTC")};
        return made;
    }
    static Trigger onEvent(const char* kind, const char* id = "reaction")
    {
        Trigger made = trigger(id);
        made.event = Signal{QString::fromLatin1(kind), {}};
        return made;
    }
    void until(const char* utc)
    {
        rig->clock.set({QDateTime::fromString(QString::fromLatin1(utc) + QStringLiteral("Z"), Qt::ISODate).toMSecsSinceEpoch()});
        pass(0s);
    }
    void restart(Duration off)
    {
        rig->close();
        rig->clock.advance(off);
        rig->open();
        ASSERT_TRUE(rig->settle());
    }
    QStringList occurrences()
    {
        QStringList all;
        for (const TriggerFired& fact : rig->all<TriggerFired>())
            all.append(fact.occurrence);
        return all;
    }
    const QMap<EscalationId, Escalation>& questions() const { return rig->state().inbox.escalations; }
    Result<Receipt> answer(bool runOnce) { return rig->issue(SettleEscalation{questions().first().id, runOnce, {}}); }
    /// What was missed on the way to the day of the test is left.
    void leave()
    {
        if (!questions().isEmpty())
            ASSERT_TRUE(answer(false));
    }
    Result<Receipt> stir() { return rig->issue(ClearSamples{}); } ///< a fact of the kind samples-cleared
};

TEST_F(TriggersTest, TheCalendarSetsARunOffOnceAndOnTime)
{
    open({daily()});
    until("2026-11-23T08:59:00");
    const qsizetype before = occurrences().size();
    until("2026-11-23T09:00:30");
    pass(1min);
    ASSERT_EQ(occurrences().size(), before + 1);
    EXPECT_EQ(occurrences().last(), QStringLiteral("2026-11-23T09:00 UTC"));
    const RunStarted run = rig->all<RunStarted>().last();
    EXPECT_EQ(run.title, QStringLiteral("Weekly review"));
    EXPECT_EQ(rig->all<BriefSubmitted>().last().text, QStringLiteral("Look at the week"));
    EXPECT_EQ(rig->all<MessageSent>().last().message.from, system());
    EXPECT_EQ(outcome(run.run), RunOutcome::Finished);
    restart(0s);
    pass(1min);
    EXPECT_EQ(occurrences().size(), before + 1) << "not again after a restart";
}

TEST_F(TriggersTest, WhatWasMissedWhileItWasOffIsOneQuestion)
{
    open({daily()});
    until("2026-11-23T10:00:00");
    leave();
    const qsizetype before = occurrences().size();
    restart(72h);
    ASSERT_EQ(questions().size(), 1);
    EXPECT_EQ(questions().first().issue,
              QString::fromUtf8("3 runs of “Weekly review” were missed (Tue 24 Nov 09:00 … Thu 26 Nov 09:00): run once now, or leave it?"));
    EXPECT_EQ(occurrences().size(), before) << "no burst";
    restart(24h);
    ASSERT_EQ(questions().size(), 1) << "still one";
    EXPECT_TRUE(questions().first().issue.startsWith(QStringLiteral("4 runs")));
    const Result<Receipt> receipt = answer(true);
    ASSERT_TRUE(receipt) << receipt.error().text.toStdString();
    EXPECT_EQ(receipt->text, QStringLiteral("It runs once now."));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(occurrences().size(), before + 1);
    EXPECT_TRUE(questions().isEmpty());
    until("2026-11-28T09:00:10");
    EXPECT_EQ(occurrences().size(), before + 2) << "and by the calendar as before";
}

TEST_F(TriggersTest, LeftAsItIsNothingRuns)
{
    open({daily()});
    restart(50h);
    ASSERT_EQ(questions().size(), 1);
    EXPECT_EQ(answer(false)->text, QStringLiteral("Left as it is."));
    pass(1min);
    EXPECT_TRUE(occurrences().isEmpty());
    EXPECT_TRUE(questions().isEmpty());
    EXPECT_EQ(rig->state().triggers.known.first().missed.count, 0);
}

TEST_F(TriggersTest, ALittleLateIsOnTime)
{
    open({daily()});
    until("2026-11-23T08:00:00");
    leave();
    until("2026-11-23T09:04:59");
    EXPECT_EQ(occurrences(), QStringList{QStringLiteral("2026-11-23T09:00 UTC")});
    EXPECT_TRUE(questions().isEmpty());
    until("2026-11-24T09:05:01");
    EXPECT_EQ(occurrences().size(), 1);
    EXPECT_EQ(questions().size(), 1) << "more than five minutes late is missed";
}

TEST_F(TriggersTest, NothingIsSetOffWhileEverythingIsStopped)
{
    open({daily(), onEvent("samples-cleared")});
    until("2026-11-22T10:00:00");
    leave();
    const qsizetype before = occurrences().size();
    ASSERT_TRUE(rig->issue(StopAll{}));
    until("2026-11-23T10:00:00");
    ASSERT_TRUE(stir());
    EXPECT_FALSE(rig->issue(FireTrigger{{QStringLiteral("daily")}}));
    EXPECT_EQ(occurrences().size(), before);
    EXPECT_TRUE(questions().isEmpty());
    restart(0s);
    ASSERT_TRUE(rig->issue(ResumeAll{}));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(occurrences().size(), before);
    EXPECT_EQ(questions().size(), 2) << "one for each trigger";
}

TEST_F(TriggersTest, AnEventSetsARunOffWhenItsConditionHolds)
{
    Trigger reaction = onEvent("brief-submitted");
    reaction.event->where.path = QStringLiteral("text");
    reaction.event->where.is = Value(QStringLiteral("Go"));
    reaction.brief = QStringLiteral("They said {event.text}");
    reaction.input.insert(QStringLiteral("said"), QStringLiteral("{event.text}"));
    open({reaction});
    SubmitBrief brief;
    brief.text = QStringLiteral("Wait");
    ASSERT_TRUE(rig->issue(brief));
    EXPECT_TRUE(occurrences().isEmpty());
    brief.text = QStringLiteral("Go");
    ASSERT_TRUE(rig->issue(brief));
    ASSERT_TRUE(rig->settle());
    ASSERT_EQ(occurrences().size(), 1);
    EXPECT_EQ(rig->all<BriefSubmitted>().last().text, QStringLiteral("They said Go"));
    EXPECT_EQ(rig->all<RunStarted>().last().input.value(QStringLiteral("said")), Value(QStringLiteral("Go")));
}

TEST_F(TriggersTest, WhatItsOwnRunsDoIsNoNewsAlsoByWayOfOthers)
{
    open({onEvent("run-started", "one"), onEvent("run-started", "two")});
    SubmitBrief brief;
    brief.text = QStringLiteral("Begin");
    ASSERT_TRUE(rig->issue(brief));
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(occurrences().size(), 4) << "each by the brief, and each by the other's run";
    pass(1min);
    EXPECT_EQ(occurrences().size(), 4);
}

TEST_F(TriggersTest, SeveralSignalsWithinAWindowBecomeOneRun)
{
    Trigger reaction = onEvent("samples-cleared");
    reaction.aggregate = Aggregate{3, 1h};
    open({reaction});
    ASSERT_TRUE(stir());
    ASSERT_TRUE(stir());
    pass(61min); // those two are too old now
    ASSERT_TRUE(stir());
    ASSERT_TRUE(stir());
    EXPECT_TRUE(occurrences().isEmpty());
    restart(1min);
    ASSERT_TRUE(stir());
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(occurrences().size(), 1) << "the restart forgot none";
    EXPECT_TRUE(rig->all<TriggerFired>().first().why.startsWith(QStringLiteral("3 times samples-cleared")));
    ASSERT_TRUE(stir());
    EXPECT_EQ(occurrences().size(), 1) << "counted from the beginning";
}

TEST_F(TriggersTest, WhatComesDuringThePauseBecomesOneRunAfterIt)
{
    Trigger reaction = onEvent("samples-cleared");
    reaction.pause = 1h;
    open({reaction});
    for (int i = 0; i < 4; ++i)
        ASSERT_TRUE(stir());
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(occurrences().size(), 1);
    pass(59min);
    EXPECT_EQ(occurrences().size(), 1);
    restart(2min);
    EXPECT_EQ(occurrences().size(), 2);
    pass(2h);
    EXPECT_EQ(occurrences().size(), 2);
}

TEST_F(TriggersTest, AThresholdCountsAgainOnlyAfterItHasComeBackFarEnough)
{
    Trigger reaction = trigger("busy");
    reaction.threshold = Threshold{Metric::OpenRuns, 3.0, {}, 2.0, {}};
    reaction.brief = QStringLiteral("{event.metric} is {event.value}");
    reaction.workflow = {QStringLiteral("nap")};
    open({reaction});
    const auto begin = [&] {
        SubmitBrief brief;
        brief.text = QStringLiteral("Begin");
        return rig->issue(brief)->run;
    };
    const RunId first = begin();
    const RunId second = begin();
    EXPECT_TRUE(occurrences().isEmpty());
    const RunId third = begin();
    ASSERT_EQ(occurrences().size(), 1);
    EXPECT_EQ(rig->all<BriefSubmitted>().last().text, QStringLiteral("open-runs is 3"));
    ASSERT_TRUE(steer(first, RunWish::Stop)); // three are open: hers and the trigger's own
    ASSERT_TRUE(steer(second, RunWish::Stop)); // two, which is not below two
    const RunId fourth = begin();
    EXPECT_EQ(occurrences().size(), 1) << "it has not come back far enough";
    ASSERT_TRUE(steer(third, RunWish::Stop));
    ASSERT_TRUE(steer(fourth, RunWish::Stop));
    EXPECT_EQ(rig->all<TriggerRearmed>().size(), 1);
    begin();
    restart(0s);
    begin();
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(occurrences().size(), 2);
}

TEST_F(TriggersTest, SwitchedOffItIsSilentAndSwitchedOnItBeginsAnew)
{
    open({daily()});
    ASSERT_TRUE(rig->issue(SwitchTrigger{{QStringLiteral("daily")}, false}));
    EXPECT_FALSE(rig->issue(SwitchTrigger{{QStringLiteral("daily")}, false}));
    restart(72h);
    EXPECT_TRUE(questions().isEmpty());
    EXPECT_TRUE(occurrences().isEmpty());
    ASSERT_TRUE(rig->issue(FireTrigger{{QStringLiteral("daily")}})) << "by command also when it is off";
    ASSERT_TRUE(rig->settle());
    EXPECT_EQ(occurrences().size(), 1);
    EXPECT_FALSE(rig->issue(FireTrigger{{QStringLiteral("nothing")}}));
    ASSERT_TRUE(rig->issue(SwitchTrigger{{QStringLiteral("daily")}, true}));
    pass(1min);
    EXPECT_TRUE(questions().isEmpty()) << "what passed while it was off is not missed";
    restart(48h);
    ASSERT_EQ(questions().size(), 1);
    ASSERT_TRUE(rig->issue(SwitchTrigger{{QStringLiteral("daily")}, false}));
    ASSERT_TRUE(rig->settle());
    EXPECT_TRUE(questions().isEmpty()) << "nobody is asked about a trigger that is off";
}

TEST_F(TriggersTest, AClockThatIsSetBackSetsNothingOffAgain)
{
    open({daily()});
    until("2026-11-23T08:59:00");
    leave();
    const qsizetype before = occurrences().size();
    until("2026-11-23T09:00:10");
    ASSERT_EQ(occurrences().size(), before + 1);
    until("2026-11-23T08:30:00");
    until("2026-11-23T09:00:20");
    EXPECT_EQ(occurrences().size(), before + 1);
    until("2026-11-24T10:00:00"); // jumps ahead over one
    ASSERT_EQ(questions().size(), 1);
    until("2026-11-24T08:00:00"); // and back: its time is still to come
    EXPECT_TRUE(questions().isEmpty());
    until("2026-11-24T09:00:00");
    EXPECT_EQ(occurrences().size(), before + 2);
}

} // namespace
