#include "ui/models/AgentWork.h"
#include "ui/models/Readings.h"

#include "tests/support/SampleState.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(Readings, AForecastNeedsAWeekOfDays)
{
    OfficeState state = SampleOffice().state();
    EXPECT_TRUE(ui::monthForecast(state, SampleOffice::now(), false));
    while (state.activity.days.size() > 7)
        state.activity.days.erase(state.activity.days.begin());
    EXPECT_FALSE(ui::monthForecast(state, SampleOffice::now(), false)) << "six whole days and today";
}

TEST(Readings, AForecastOfEvenDaysIsTheirSumWithoutDoubt)
{
    OfficeState state;
    const qint64 today = dayOf(SampleOffice::now()); // the 21st of a month of 30 days
    for (qint64 day = today - 20; day < today; ++day)
        state.activity.days[day].cost = {10'000'000};
    state.ledger.month = monthOf(SampleOffice::now());
    state.ledger.thisMonth.cost = {200'000'000};
    const auto forecast = ui::monthForecast(state, SampleOffice::now(), false);
    ASSERT_TRUE(forecast);
    EXPECT_EQ(forecast->expected.micro, 300'000'000);
    EXPECT_EQ(forecast->high.micro, forecast->low.micro);
}

TEST(Readings, AWeekBeginsOnMonday)
{
    OfficeState state;
    const qint64 saturday = dayOf(SampleOffice::now());
    state.activity.days[saturday - 5].pieces = 2; // Monday
    state.activity.days[saturday - 6].pieces = 40; // the Sunday before
    EXPECT_EQ(ui::weekOf(state, SampleOffice::now(), 0).pieces, 2);
    EXPECT_EQ(ui::weekOf(state, SampleOffice::now(), 1).pieces, 40);
}

TEST(Readings, NothingBilledIsARehearsal)
{
    EXPECT_TRUE(ui::isRehearsal(SampleOffice(SampleOffice::Money::Rehearsed).state()));
    EXPECT_FALSE(ui::isRehearsal(SampleOffice().state()));
}

TEST(AgentWork, AQueueHoldsWhatCouldBegin)
{
    OfficeState state = SampleOffice().state();
    EXPECT_EQ(ui::agentFigures(state)[{QStringLiteral("content-manager")}].queue, 0) << "the review waits for the draft";
    RunState& run = state.runs.open.first();
    run.steps[{QStringLiteral("draft")}].status = StepStatus::Done;
    const auto figures = ui::agentFigures(state);
    EXPECT_EQ(figures[{QStringLiteral("content-manager")}].queue, 1);
    EXPECT_EQ(figures[{QStringLiteral("director-of-communications")}].queue, 1);
    EXPECT_EQ(figures[{QStringLiteral("copywriter")}].doing, QStringLiteral("revision 2"));
}

} // namespace qd::test
