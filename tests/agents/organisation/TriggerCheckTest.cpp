#include "agents/organisation/checks/OrganisationCheck.h"
#include "tests/agents/organisation/Department.h"

namespace qd::test {

namespace {

using agents::Fault;

Trigger weekly(const char* id = "weekly")
{
    Trigger trigger;
    trigger.id = {QString::fromLatin1(id)};
    trigger.title = QStringLiteral("Weekly");
    trigger.workflow = {QStringLiteral("flow")};
    trigger.brief = QStringLiteral("Look at the week");
    trigger.schedule = Timing{QStringLiteral("0 9 * * 1"), {}, {}, {}};
    return trigger;
}

/// The places of what is wrong, without the common beginning.
QStringList placesOf(QList<Trigger> triggers)
{
    Organisation house;
    house.workflows = {Workflow{{QStringLiteral("flow")}, {}, {}, {}}};
    house.triggers = std::move(triggers);
    QStringList places;
    for (const Fault& fault : agents::faultsOfTriggers(house)) {
        EXPECT_FALSE(fault.wrong.isEmpty() || fault.right.isEmpty()) << fault.sentence().toStdString();
        places.append(fault.path.mid(int(qstrlen("/triggers/"))));
    }
    return places;
}

} // namespace

TEST(TriggerCheck, TakesEveryKind)
{
    Trigger event = weekly("event");
    event.schedule.reset();
    event.event = Signal{QStringLiteral("effect-confirmed"), {}};
    event.aggregate = Aggregate{3, std::chrono::hours(1)};
    event.pause = std::chrono::hours(1);
    Trigger threshold = weekly("threshold");
    threshold.schedule.reset();
    threshold.threshold = Threshold{Metric::SpendToday, 50.0, {}, 40.0, {}};
    Trigger command = weekly("command");
    command.schedule.reset();
    Trigger several = weekly("several");
    several.schedule.reset();
    several.events = {Signal{QStringLiteral("effect-confirmed"), {}, QStringLiteral("sent")}, Signal{QStringLiteral("metric-noted"), {}, QStringLiteral("number")}};
    several.aggregate = Aggregate{2, std::chrono::hours(1), Gather::Quorum};
    several.brief = QStringLiteral("{sent.receipt} {number.measurement.value} {event.run}");
    Trigger outside = weekly("outside");
    outside.schedule.reset();
    outside.threshold = Threshold{{}, 5.0, {}, {}, {}, QStringLiteral("click-rate"), QStringLiteral("linkedin"), {}};
    EXPECT_EQ(placesOf({weekly(), event, threshold, command, several, outside}), QStringList());
}

TEST(TriggerCheck, OfSeveralEventsEachHasANameAndTheyAreAsManyAsHaveToCome)
{
    Trigger one = weekly();
    one.schedule.reset();
    one.events = {Signal{QStringLiteral("nothing"), {}, {}}};
    EXPECT_EQ(placesOf({one}), (QStringList{QStringLiteral("0/events/0/kind"), QStringLiteral("0/events/0/as"), QStringLiteral("0/events")}));
    Trigger same = weekly();
    same.schedule.reset();
    same.events = {Signal{QStringLiteral("run-started"), {}, QStringLiteral("a")}, Signal{QStringLiteral("run-finished"), {}, QStringLiteral("a")},
                   Signal{QStringLiteral("run-paused"), {}, QStringLiteral("event")}};
    same.brief = QStringLiteral("{a.run} {b.run}");
    same.aggregate = Aggregate{4, std::chrono::hours(1), Gather::Quorum};
    EXPECT_EQ(placesOf({same}), (QStringList{QStringLiteral("0/events/1/as"), QStringLiteral("0/events/2/as"), QStringLiteral("0/brief"), QStringLiteral("0/aggregate/count")}));
    Trigger single = weekly();
    single.schedule.reset();
    single.event = Signal{QStringLiteral("run-started"), {}};
    single.aggregate = Aggregate{2, std::chrono::hours(1), Gather::All};
    EXPECT_EQ(placesOf({single}), QStringList{QStringLiteral("0/aggregate/of")});
}

TEST(TriggerCheck, NamesWhatCannotBe)
{
    Trigger odd = weekly("Odd One");
    odd.workflow = {QStringLiteral("nowhere")};
    EXPECT_EQ(placesOf({odd}), (QStringList{QStringLiteral("0/id"), QStringLiteral("0/workflow")}));
    EXPECT_EQ(placesOf({weekly(), weekly()}), QStringList{QStringLiteral("1/id")});
    Trigger both = weekly();
    both.event = Signal{QStringLiteral("no-such-fact"), {}};
    EXPECT_EQ(placesOf({both}), (QStringList{QStringLiteral("0"), QStringLiteral("0/event/kind")}));
    Trigger late = weekly();
    late.schedule->cron = QStringLiteral("0 25 * * 1");
    late.aggregate = Aggregate{};
    late.pause = std::chrono::hours(1);
    EXPECT_EQ(placesOf({late}), (QStringList{QStringLiteral("0/aggregate"), QStringLiteral("0/pause_ms"), QStringLiteral("0/schedule/cron")}));
    for (const Threshold& threshold : {Threshold{Metric::OpenRuns, {}, {}, {}, {}}, Threshold{{}, 3.0, {}, {}, {}}, Threshold{Metric::OpenRuns, 3.0, 1.0, {}, {}}, Threshold{Metric::OpenRuns, 3.0, {}, 4.0, {}},
                                       Threshold{Metric::OpenRuns, {}, 3.0, {}, 2.0}, Threshold{Metric::OpenRuns, 3.0, {}, {}, 2.0}}) {
        Trigger measured = weekly();
        measured.schedule.reset();
        measured.threshold = threshold;
        EXPECT_EQ(placesOf({measured}), QStringList{QStringLiteral("0/threshold")});
    }
}

TEST(TriggerCheck, ThoseOfTheShippedDepartmentAreOff)
{
    const Result<Organisation> read = agents::readOrganisation(department(), QStringLiteral("marketing-department.json"), everything());
    ASSERT_TRUE(read) << read.error().text.toStdString();
    ASSERT_EQ(read->triggers.size(), 8);
    for (const Trigger& trigger : read->triggers) {
        const bool movesMoney = trigger.workflow.text == QLatin1String("budget-shift"); // needs figures of two channels that have spent
        EXPECT_EQ(trigger.enabled, trigger.alarm.has_value() || movesMoney) << "on the first day nothing begins by itself but an alarm";
    }
    EXPECT_EQ(read->triggers[1].events.size(), 2);
    EXPECT_FALSE(agents::readOrganisation(with(department(), "\"at\": \"09:00\"", "\"at\": \"25:00\""), QStringLiteral("x"), everything()));
    EXPECT_FALSE(agents::readOrganisation(with(department(), "\"at\": \"09:00\"", "\"when\": \"09:00\""), QStringLiteral("x"), everything()));
}

TEST(TriggerCheck, NoneHearsWhatTriggersDo)
{
    Trigger event = weekly("event");
    event.schedule.reset();
    for (const char* kind : {"suppressed", "rules-set", "effect-ruled", "network-noted"}) {
        event.event = Signal{QString::fromLatin1(kind), {}};
        EXPECT_EQ(placesOf({event}), QStringList{QStringLiteral("0/event/kind")}) << kind << ": a stranger could set it off";
    }
    event.event = Signal{QStringLiteral("inbound-taken"), {}};
    EXPECT_EQ(placesOf({event}), QStringList{QStringLiteral("0/pause_ms")}) << "who writes often would set off as much work";
    event.pause = std::chrono::minutes(1);
    EXPECT_EQ(placesOf({event}), QStringList());
    event.pause = Duration(0);
    for (const char* kind : {"trigger-fired", "trigger-signalled", "trigger-missed", "clock-set-back"}) {
        event.event = Signal{QString::fromLatin1(kind), {}};
        EXPECT_EQ(placesOf({event}), QStringList{QStringLiteral("0/event/kind")}) << kind;
    }
    event.event.reset();
    event.events = {Signal{QStringLiteral("memory-kept"), {}, QStringLiteral("kept")}, Signal{QStringLiteral("trigger-missed"), {}, QStringLiteral("missed")}};
    EXPECT_EQ(placesOf({event}), QStringList{QStringLiteral("0/events/1/kind")});
}

} // namespace qd::test
