#include "app/commands/When.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace qd::app {

namespace {

constexpr qint64 kMostUnits = 100'000; // more is a slip of the hand, and the sum stays within a calendar

QDateTime morningOf(const QDate& day)
{
    return QDateTime(day, QTime(9, 0));
}

/// "90m", "2h", "1d", "1w".
std::optional<QDateTime> after(const QString& text, const QDateTime& now)
{
    static const QRegularExpression kSpan(QStringLiteral("^([0-9]{1,9})([mhdw])$"));
    const QRegularExpressionMatch match = kSpan.match(text);
    const qint64 count = match.captured(1).toLongLong();
    if (!match.hasMatch() || count > kMostUnits)
        return std::nullopt;
    switch (match.captured(2).at(0).unicode()) {
    case 'm': return now.addSecs(count * 60);
    case 'h': return now.addSecs(count * 3600);
    case 'd': return now.addDays(count);
    default: return now.addDays(count * 7);
    }
}

/// "tomorrow", "monday", "mon": the next day of that name.
std::optional<QDateTime> onDay(const QString& text, const QDateTime& now)
{
    if (text == QLatin1String("tomorrow"))
        return morningOf(now.date().addDays(1));
    for (int ahead = 1; ahead <= 7; ++ahead) {
        const QDate day = now.date().addDays(ahead);
        const QLocale c = QLocale::c();
        if (text == c.dayName(day.dayOfWeek()).toLower() || text == c.dayName(day.dayOfWeek(), QLocale::ShortFormat).toLower())
            return morningOf(day);
    }
    return std::nullopt;
}

/// "18:00", "2026-11-24", "2026-11-24T14:30", the last also with seconds and a zone (ISO 8601).
std::optional<QDateTime> written(const QString& text, const QDateTime& now)
{
    static const QRegularExpression kHour(QStringLiteral("^[0-9]{1,2}:[0-9]{2}$"));
    if (kHour.match(text).hasMatch()) {
        const QTime time = QTime::fromString(text, QStringLiteral("H:mm"));
        if (!time.isValid())
            return std::nullopt;
        const QDateTime today(now.date(), time);
        return today > now ? today : QDateTime(now.date().addDays(1), time);
    }
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        return morningOf(day);
    const QDateTime at = QDateTime::fromString(text.toUpper(), Qt::ISODate);
    return at.isValid() && text.contains(QLatin1Char(':')) ? std::optional(at) : std::nullopt;
}

} // namespace

QString momentOnTheClock(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

Result<Instant> momentArgument(const QString& text, Instant now, const QString& option)
{
    const QString word = text.trimmed().toLower();
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(now.ms);
    for (const auto read : {&after, &onDay, &written})
        if (const std::optional<QDateTime> at = read(word, here); at && at->isValid())
            return Instant{at->toMSecsSinceEpoch()};
    return Error{Error::Parse, QStringLiteral("%1 cannot be \"%2\"").arg(option, text), option,
                 QStringLiteral("2h, 1d, tomorrow, monday, 18:00, 2026-11-24 or 2026-11-24T14:30")};
}

} // namespace qd::app
