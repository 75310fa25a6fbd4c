#include "core/rules/calendar/Moments.h"

#include <QDateTime>
#include <QLocale>

namespace qd::rules {

QTimeZone zoneOf(const QString& name)
{
    const QTimeZone named(name.toUtf8());
    return !name.isEmpty() && named.isValid() ? named : QTimeZone::systemTimeZone();
}

QString clockText(Instant at, const QString& zone)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at.ms, zoneOf(zone)), QStringLiteral("ddd d MMM HH:mm"));
}

std::optional<Instant> momentOf(const QString& text, const QString& zone)
{
    const QString plain = text.trimmed();
    const QDate day = QDate::fromString(plain, Qt::ISODate);
    if (plain.size() == 10 && day.isValid())
        return Instant{day.startOfDay(zoneOf(zone)).toMSecsSinceEpoch()};
    const QDateTime moment = QDateTime::fromString(plain, Qt::ISODate);
    if (!moment.isValid() || plain.size() < 16)
        return std::nullopt;
    if (moment.timeSpec() != Qt::LocalTime)
        return Instant{moment.toMSecsSinceEpoch()};
    const QDateTime there(moment.date(), moment.time(), zoneOf(zone));
    return Instant{there.toMSecsSinceEpoch()};
}

} // namespace qd::rules
