#include "ui/models/Readings.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace qd::ui {

namespace {

struct Month {
    qint64 first = 0; ///< days since 1970
    qint64 days = 0;
};

Month monthOf(qint64 day)
{
    using namespace std::chrono;
    const year_month_day date{sys_days{std::chrono::days(day)}};
    const sys_days first{date.year() / date.month() / std::chrono::day(1)};
    const sys_days next{(date.year() / date.month() + months(1)) / std::chrono::day(1)};
    return {first.time_since_epoch().count(), (next - first).count()};
}

Money spentOn(const DayTally& day, bool wouldHave)
{
    return wouldHave ? day.wouldHaveCost : day.cost;
}

qint64 todayIn(const OfficeState& state, Instant now)
{
    return std::max(dayOf(now), state.ledger.day); // a clock that was set back must not hide what is there
}

} // namespace

std::optional<Money> organisationBudget(const OfficeState& state, BudgetPeriod period)
{
    for (const Budget& budget : state.org.organisation().budgets)
        if (budget.scope == QLatin1String("organisation") && budget.period == period)
            return budget.limit;
    return {};
}

Money monthToDate(const OfficeState& state, Instant now, bool wouldHave)
{
    const Month month = monthOf(dayOf(now));
    if (state.ledger.today.calls > 0 && monthOf(state.ledger.day).first != month.first)
        return {};
    return wouldHave ? state.ledger.thisMonth.wouldHaveCost : state.ledger.thisMonth.cost;
}

std::optional<Forecast> monthForecast(const OfficeState& state, Instant now, bool wouldHave)
{
    constexpr qsizetype kEnough = 7;
    const qint64 today = todayIn(state, now);
    QList<double> days;
    for (auto it = state.activity.days.begin(); it != state.activity.days.end() && it.key() < today; ++it)
        if (spentOn(*it, wouldHave).micro > 0)
            days.append(double(spentOn(*it, wouldHave).micro));
    if (days.size() < kEnough)
        return {};
    const qint64 span = std::max<qint64>(1, today - state.activity.days.firstKey());
    days.resize(std::max<qsizetype>(days.size(), qsizetype(span)), 0.0); // days without any spend count too
    const double mean = std::accumulate(days.begin(), days.end(), 0.0) / double(days.size());
    const double spread = std::accumulate(days.begin(), days.end(), 0.0,
                                          [mean](double sum, double d) { return sum + (d - mean) * (d - mean); });
    const double deviation = std::sqrt(spread / double(days.size() - 1));
    const Month month = monthOf(today);
    const double left = double(month.first + month.days - 1 - today);
    const Money soFar = monthToDate(state, now, wouldHave);
    const DayTally day = state.activity.days.value(today);
    const double restOfToday = std::max(0.0, mean - double(spentOn(day, wouldHave).micro));
    return Forecast{{soFar.micro + qint64(mean * left + restOfToday)}, {qint64(1.645 * deviation * std::sqrt(left + 1))}};
}

Week weekOf(const OfficeState& state, Instant now, int weeksBack)
{
    const qint64 today = dayOf(now);
    const qint64 monday = today - (today + 3) % 7 - 7 * weeksBack; // 1970-01-01 was a Thursday
    Week week;
    for (auto it = state.activity.days.lowerBound(monday); it != state.activity.days.end() && it.key() < monday + 7; ++it) {
        week.pieces += it->pieces;
        week.cost += it->cost;
        week.wouldHaveCost += it->wouldHaveCost;
    }
    return week;
}

bool hasSampleWork(const OfficeState& state)
{
    return std::any_of(state.runs.open.begin(), state.runs.open.end(), [](const RunState& run) { return run.sample; })
           || std::any_of(state.runs.recent.begin(), state.runs.recent.end(), [](const RunSummary& run) { return run.sample; });
}

bool isRehearsal(const OfficeState& state)
{
    return state.ledger.ever.cost.micro == 0;
}

} // namespace qd::ui
