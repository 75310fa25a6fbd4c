#pragma once

#include "core/base/Result.h"
#include "core/model/plan/Trigger.h"

#include <QDate>
#include <QTimeZone>

#include <bitset>

namespace qd::rules {

/// One moment of a schedule.
struct Occurrence {
    Instant at;
    QString local; ///< what a clock on the wall shows then: "2026-11-23T09:00"
};

/// When something is done by the calendar of a time zone. A value; pure.
/// Cron fields are those of crontab in POSIX.1-2017: numbers, ranges, lists and *; when both the day of the month and the day
/// of the week are given, a day of either kind counts. Beyond POSIX, as in crontab(5) of P. Vixie's cron: steps (*/15),
/// names (mon, jan) and 7 for Sunday; a field that begins with * counts as *.
/// A time that the clocks skip comes at the first moment after the gap, one that they show twice the first time; so no two
/// occurrences show the same time, and several that a gap brings together are one.
class Schedule final {
public:
    /// `zone`: of the organisation, where the timing names none. Error::Parse says what is wrong, `where` in which member.
    static Result<Schedule> read(const Timing& timing, const QString& zone);

    /// The first occurrence after a moment; nothing when there is none in nine years, as of "0 0 30 2 *".
    std::optional<Occurrence> next(Instant after) const;
    /// The last one after `after` and not after `until`; nothing when there is none.
    std::optional<Occurrence> last(Instant after, Instant until) const;
    QString zoneName() const;
    /// "Mon 23 Nov 09:00", in its time zone.
    QString clockText(Instant at) const;

private:
    friend class ScheduleText;
    struct Day {
        enum Kind { Every, Weekday, OfMonth, LastOfMonth, Nth, OfYear } kind = Every;
        int number = 0;  ///< day of the week from Monday = 1, day of the month, or month
        int second = 0;  ///< Nth: from 1, or -1 for the last; OfYear: day
        bool matches(QDate day) const;
    };
    bool matches(QDate day) const;
    qint64 offsetAt(qint64 utcMs) const;
    qint64 wallAt(Instant at) const;
    Instant firstShowing(qint64 wall) const;
    Occurrence occurrenceAt(Instant at) const;

    QTimeZone m_zone;
    QList<int> m_minutes; ///< of the day, in order
    bool m_isCron = false;
    std::bitset<32> m_daysOfMonth;
    std::bitset<13> m_months;
    std::bitset<7> m_daysOfWeek; ///< from Sunday = 0
    bool m_anyDayOfMonth = false;
    bool m_anyDayOfWeek = false;
    QList<Day> m_days;
};

} // namespace qd::rules
