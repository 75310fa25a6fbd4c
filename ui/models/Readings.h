#pragma once

#include "core/rules/money/Outlook.h"

#include <chrono>
#include <optional>

namespace qd::ui {

/// The limit of the whole organisation for a period, if it has one.
std::optional<Money> organisationBudget(const OfficeState& state, BudgetPeriod period);
/// Spent in the month of `now`. In rehearsal what would have been, when `wouldHave`.
Money monthToDate(const OfficeState& state, Instant now, bool wouldHave);
/// What the month comes to: of what is billed, or in rehearsal of what would have been.
std::optional<rules::Outlook> monthForecast(const OfficeState& state, Instant now, bool wouldHave);
/// Pieces and their spend from the Monday of `weeksBack` weeks ago for seven days.
struct Week {
    qint64 pieces = 0;
    Money cost;
    Money wouldHaveCost;
};
Week weekOf(const OfficeState& state, Instant now, int weeksBack);
/// Whether sample work is there that has not been cleared.
bool hasSampleWork(const OfficeState& state);
/// Lists are asked for again this long after sample work was cleared: by then the index has left it out.
constexpr std::chrono::milliseconds kSamplesLeave{1500};
/// Whether all that was ever spent was only rehearsed.
bool isRehearsal(const OfficeState& state);

} // namespace qd::ui
