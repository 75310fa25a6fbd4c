#include "ui/models/Readings.h"

#include <algorithm>
#include <chrono>

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

} // namespace

std::optional<Money> organisationBudget(const OfficeState& state, BudgetPeriod period)
{
    for (const Budget& budget : state.budgets())
        if (budget.scope == wholeOrganisation() && budget.period == period && budget.counts() == BudgetUnit::Money)
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

std::optional<rules::Outlook> monthForecast(const OfficeState& state, Instant now, bool wouldHave)
{
    return rules::monthOutlook(state, now, wouldHave ? rules::Spending::WouldHave : rules::Spending::Billed);
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
