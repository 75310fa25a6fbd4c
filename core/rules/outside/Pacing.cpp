#include "core/rules/outside/Pacing.h"

#include "core/model/money/Budget.h"
#include "core/rules/calendar/Moments.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace qd::rules {

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
const QString kClock = QStringLiteral("HH:mm");
const QStringList kWhose{QStringLiteral("by your own settings"), QStringLiteral("by the department's rules")};
const QStringList kLimits{QStringLiteral("a minute"), QStringLiteral("an hour"), QStringLiteral("a day"), QStringLiteral("a month")};

Instant nextMonth(Instant at)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date();
    return {QDateTime(QDate(day.year(), day.month(), 1).addMonths(1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()};
}

qint64 offsetAt(const QTimeZone& zone, qint64 ms)
{
    return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) * 1'000;
}

/// When a clock on a wall of that zone shows it: of two moments the last or the first, of none the first one after.
Instant momentAt(const QDate& day, const QTime& time, const QTimeZone& zone, bool isLast)
{
    const qint64 wall = QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch();
    const qint64 before = wall - offsetAt(zone, wall - kDay), after = wall - offsetAt(zone, wall + kDay);
    const bool isBefore = offsetAt(zone, before) == wall - before, isAfter = offsetAt(zone, after) == wall - after;
    if (isBefore && isAfter)
        return {isLast ? std::max(before, after) : std::min(before, after)};
    if (isBefore || isAfter)
        return {isBefore ? before : after};
    const QTimeZone::OffsetData skipped = zone.nextTransition(QDateTime::fromMSecsSinceEpoch(std::min(before, after), Qt::UTC));
    return {skipped.atUtc.isValid() ? skipped.atUtc.toMSecsSinceEpoch() : std::max(before, after)};
}

} // namespace

QString inWords(const HeldBy& held)
{
    const QString whose = kWhose[held.whose];
    if (held.limit == HeldBy::Quiet)
        return QStringLiteral("%1 nothing goes out there from %2 to %3 (%4)").arg(whose, held.from, held.until, held.zone);
    return QStringLiteral("%1 no more than %2 %3 go out there").arg(whose, QString::number(held.most), kLimits[held.limit]);
}

std::optional<HeldBy> heldByOf(const QString& words)
{
    static const QRegularExpression kSaid(QStringLiteral("^(%1) (?:no more than (\\d+) (%2) go out there|nothing goes out there from (\\d\\d:\\d\\d) to (\\d\\d:\\d\\d) \\(([^()]+)\\))$")
                                              .arg(kWhose.join(u'|'), kLimits.join(u'|')));
    const QRegularExpressionMatch said = kSaid.match(words);
    if (!said.hasMatch())
        return std::nullopt;
    const auto whose = HeldBy::Whose(kWhose.indexOf(said.captured(1)));
    if (said.captured(3).isEmpty())
        return HeldBy{whose, HeldBy::Quiet, 0, said.captured(4), said.captured(5), said.captured(6)};
    return HeldBy{whose, HeldBy::Limit(kLimits.indexOf(said.captured(3))), said.captured(2).toLongLong()};
}

Instant endOf(const HeldBy& held, Instant now)
{
    const auto after = [now](qint64 window) { return Instant{(now.ms / window + 1) * window}; };
    switch (held.limit) {
    case HeldBy::Minute: return after(kMinute);
    case HeldBy::Hour: return after(kHour);
    case HeldBy::Day: return after(kDay);
    case HeldBy::Month: return nextMonth(now);
    case HeldBy::Quiet: return quietEnd(held.from, held.until, zoneOf(held.zone), now).value_or(now);
    }
    return now;
}

bool holds(const HeldBy& held, const DoorState::Sent& sent, Instant now)
{
    switch (held.limit) {
    case HeldBy::Minute: return sent.minute == now.ms / kMinute && sent.inMinute >= held.most;
    case HeldBy::Hour: return sent.hour == now.ms / kHour && sent.inHour >= held.most;
    case HeldBy::Day: return sent.day == now.ms / kDay && sent.inDay >= held.most;
    case HeldBy::Month: return sent.month == monthOf(now) && sent.inMonth >= held.most;
    case HeldBy::Quiet: return quietEnd(held.from, held.until, zoneOf(held.zone), now).has_value();
    }
    return false;
}

std::optional<Instant> heldUntil(std::optional<Instant> until, const QString& words, const DoorState::Sent& sent, Instant now)
{
    if (until && *until > now)
        return until;
    const std::optional<HeldBy> held = heldByOf(words);
    return held && holds(*held, sent, now) ? std::optional(endOf(*held, now)) : std::nullopt;
}

std::optional<Instant> quietEnd(const QString& from, const QString& until, const QTimeZone& zone, Instant now)
{
    const QTime first = QTime::fromString(from, kClock), last = QTime::fromString(until, kClock);
    if (!first.isValid() || !last.isValid() || first == last)
        return std::nullopt;
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms, zone).date();
    for (const QDate& day : {today.addDays(-1), today}) {
        const Instant end = momentAt(first < last ? day : day.addDays(1), last, zone, true);
        if (momentAt(day, first, zone, false) <= now && now < end)
            return end;
    }
    return std::nullopt;
}

} // namespace qd::rules
