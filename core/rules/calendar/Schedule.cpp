#include "core/rules/calendar/Schedule.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace qd::rules {

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kDay = 86'400'000;
constexpr qint64 kWidest = 26 * 3'600'000; // further than any clock is from UTC, or jumps
constexpr int kHorizon = 9 * 366;          // days: a 29 February is at most eight years away

QDate dateOf(qint64 wall)
{
    return QDate::fromJulianDay(QDate(1970, 1, 1).toJulianDay() + (wall >= 0 ? wall / kDay : (wall - kDay + 1) / kDay));
}

qint64 wallOf(QDate day)
{
    return (day.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * kDay;
}

} // namespace

bool Schedule::Day::matches(QDate day) const
{
    switch (kind) {
    case Every: return true;
    case Weekday: return day.dayOfWeek() == number;
    case OfMonth: return day.day() == number;
    case LastOfMonth: return day.day() == day.daysInMonth();
    case Nth:
        return day.dayOfWeek() == number && (second > 0 ? (day.day() - 1) / 7 + 1 == second : day.day() + 7 > day.daysInMonth());
    case OfYear: return day.month() == number && day.day() == second;
    }
    return false;
}

bool Schedule::matches(QDate day) const
{
    if (!m_isCron)
        return std::any_of(m_days.begin(), m_days.end(), [&](const Day& rule) { return rule.matches(day); });
    if (!m_months[size_t(day.month())])
        return false;
    const bool inMonth = m_daysOfMonth[size_t(day.day())];
    const bool inWeek = m_daysOfWeek[size_t(day.dayOfWeek() % 7)];
    return m_anyDayOfMonth || m_anyDayOfWeek ? inMonth && inWeek : inMonth || inWeek;
}

qint64 Schedule::offsetAt(qint64 utcMs) const
{
    return m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC)) * qint64(1000);
}

/// What the clock on the wall shows, counted as if it were UTC.
qint64 Schedule::wallAt(Instant at) const
{
    return at.ms + offsetAt(at.ms);
}

/// The first moment at which the clock on the wall shows that time or a later one.
Instant Schedule::firstShowing(qint64 wall) const
{
    QList<qint64> edges{wall - kWidest};
    if (m_zone.hasTransitions())
        for (const QTimeZone::OffsetData& edge : m_zone.transitions(QDateTime::fromMSecsSinceEpoch(wall - kWidest, Qt::UTC),
                                                                    QDateTime::fromMSecsSinceEpoch(wall + kWidest, Qt::UTC)))
            edges.append(edge.atUtc.toMSecsSinceEpoch());
    for (qsizetype i = 0; i < edges.size(); ++i) {
        const qint64 at = std::max(edges[i], wall - offsetAt(edges[i]));
        if (i + 1 == edges.size() || at < edges[i + 1])
            return {at};
    }
    return {wall};
}

Occurrence Schedule::occurrenceAt(Instant at) const
{
    return {at, QDateTime::fromMSecsSinceEpoch(wallAt(at), Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm"))};
}

std::optional<Occurrence> Schedule::next(Instant after) const
{
    const qint64 wall = wallAt(after);
    QDate day = dateOf(wall);
    for (int i = 0; i < kHorizon; ++i, day = day.addDays(1)) {
        if (!matches(day))
            continue;
        const qint64 midnight = wallOf(day);
        for (const int minute : m_minutes) {
            const qint64 shown = midnight + minute * kMinute;
            if (shown <= wall)
                continue; // has been shown
            if (const Instant at = firstShowing(shown); at > after)
                return occurrenceAt(at);
        }
    }
    return std::nullopt;
}

std::optional<Occurrence> Schedule::last(Instant after, Instant until) const
{
    const qint64 ahead = std::max({offsetAt(until.ms - kDay), offsetAt(until.ms), offsetAt(until.ms + kDay)});
    const QDate first = dateOf(wallAt(after) - kDay);
    for (QDate day = dateOf(until.ms + ahead); day >= first; day = day.addDays(-1)) {
        if (!matches(day))
            continue;
        const qint64 midnight = wallOf(day);
        for (auto minute = m_minutes.rbegin(); minute != m_minutes.rend(); ++minute) {
            const qint64 shown = midnight + *minute * kMinute;
            if (shown - ahead > until.ms)
                continue;
            const Instant at = firstShowing(shown);
            if (at <= after)
                return std::nullopt;
            if (at <= until)
                return occurrenceAt(at);
        }
    }
    return std::nullopt;
}

QString Schedule::zoneName() const
{
    return QString::fromUtf8(m_zone.id());
}

QString Schedule::clockText(Instant at) const
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(wallAt(at), Qt::UTC), QStringLiteral("ddd d MMM HH:mm"));
}

} // namespace qd::rules
