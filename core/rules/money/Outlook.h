#pragma once

#include "core/state/OfficeState.h"

#include <optional>

/// What a month comes to if its remaining days are like the past ones. Pure: the same days give the same figures.
namespace qd::rules {

struct Outlook {
    Money expected;
    Money low;  ///< eight of ten such months end between this …
    Money high; ///< … and this
    int days = 0;           ///< that it is drawn from
    bool byWeekday = false; ///< each day of the week has a level of its own
};

/// Days of the past are drawn again for those that are left (Efron's bootstrap); from three weeks on what a day differs by from
/// the mean of its weekday (resampling of residuals, Davison and Hinkley, Bootstrap Methods, chapter 6). The past itself is
/// drawn anew each time, so that a short one gives a wide interval. `spent`: whole days before `today`, by UTC day; those
/// between that are missing were days without any. `soFar`: in the month of `today`, of which `ofToday` today. Nothing when
/// fewer than seven days saw any spending. O(2,000 × days of a month).
std::optional<Outlook> outlook(const QMap<qint64, Money>& spent, qint64 today, Money soFar, Money ofToday);

/// The same from what the state remembers; `wouldHave`: of what rehearsal would have cost. `outside`: of what was bought outside.
enum class Spending { Billed, WouldHave, Outside };
std::optional<Outlook> monthOutlook(const OfficeState& state, Instant now, Spending what);
/// "By weekday, from 28 days" in a sentence for people.
QString methodText(const Outlook& outlook);

} // namespace qd::rules
