#include "core/rules/calendar/Moments.h"
#include "core/rules/Refusals.h"
#include "core/rules/calendar/Schedule.h"

namespace qd::rules {

namespace {

const QStringList& weekdays()
{
    static const QStringList names{QStringLiteral("monday"), QStringLiteral("tuesday"), QStringLiteral("wednesday"), QStringLiteral("thursday"),
                                   QStringLiteral("friday"), QStringLiteral("saturday"), QStringLiteral("sunday")};
    return names;
}

/// A field of a cron expression.
struct CronField {
    const char* title;
    int lowest;
    int highest;
    QStringList names; ///< of the numbers from `lowest` on
};

const QList<CronField>& cronFields()
{
    static const QList<CronField> fields{
        {"minute", 0, 59, {}},
        {"hour", 0, 23, {}},
        {"day of the month", 1, 31, {}},
        {"month", 1, 12, QStringLiteral("jan feb mar apr may jun jul aug sep oct nov dec").split(u' ')},
        {"day of the week", 0, 7, QStringLiteral("sun mon tue wed thu fri sat").split(u' ')}};
    return fields;
}

std::optional<int> numberIn(const CronField& field, const QString& text)
{
    if (const qsizetype name = field.names.indexOf(text.toLower()); name >= 0)
        return field.lowest + int(name);
    bool isNumber = !text.isEmpty() && text.front().isDigit();
    const int number = isNumber ? text.toInt(&isNumber) : 0;
    return isNumber && number >= field.lowest && number <= field.highest ? std::optional(number) : std::nullopt;
}

/// The numbers of one entry of a field's list: *, 5, 5-9, any of them with a step. Nothing when it is none of these.
std::optional<QList<int>> numbersOf(const CronField& field, const QString& entry)
{
    const QStringList parts = entry.split(u'/');
    bool isStep = parts.size() == 2 && !parts[1].isEmpty() && parts[1].front().isDigit();
    const int step = isStep ? parts[1].toInt(&isStep) : 1;
    if (parts.size() > 2 || (parts.size() == 2 && (!isStep || step < 1)))
        return std::nullopt;
    int first = field.lowest;
    int last = field.highest;
    if (parts[0] != QLatin1String("*")) {
        const QStringList ends = parts[0].split(u'-');
        const std::optional<int> from = numberIn(field, ends.first());
        const std::optional<int> to = numberIn(field, ends.last());
        const bool open = ends.size() == 1 && parts.size() == 2; // "5/10": from 5 on
        if (ends.size() > 2 || !from || !to || *from > *to)
            return std::nullopt;
        first = *from;
        last = open ? field.highest : *to;
    }
    QList<int> numbers;
    for (int number = first; number <= last; number += step)
        numbers.append(number);
    return numbers;
}

Result<QList<int>> fieldOf(qsizetype index, const QString& text)
{
    const CronField& field = cronFields()[index];
    QList<int> all;
    for (const QString& entry : text.split(u',')) {
        const std::optional<QList<int>> numbers = numbersOf(field, entry);
        if (!numbers)
            return wrong(QStringLiteral("cron"), QStringLiteral("has the %1 \"%2\"").arg(QLatin1String(field.title), text),
                         QStringLiteral("expected numbers from %1 to %2, as in 5, 1-5, 1,3 or */2").arg(field.lowest).arg(field.highest));
        all += *numbers;
    }
    return all;
}

} // namespace

/// Reads what a person wrote into a schedule.
class ScheduleText final {
public:
    static Result<Done> cron(const QString& text, Schedule& into)
    {
        const QStringList fields = text.simplified().split(u' ');
        if (fields.size() != cronFields().size())
            return wrong(QStringLiteral("cron"), QStringLiteral("has %1 fields").arg(fields.size()),
                         QStringLiteral("expected five: minute, hour, day of the month, month, day of the week"));
        QList<QList<int>> numbers;
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const Result<QList<int>> field = fieldOf(i, fields[i]);
            if (!field)
                return field.error();
            numbers.append(*field);
        }
        std::bitset<1440> minutes;
        for (const int hour : numbers[1])
            for (const int minute : numbers[0])
                minutes.set(size_t(hour * 60 + minute));
        for (int minute = 0; minute < 1440; ++minute)
            if (minutes[size_t(minute)])
                into.m_minutes.append(minute);
        for (const int day : numbers[2])
            into.m_daysOfMonth.set(size_t(day));
        for (const int month : numbers[3])
            into.m_months.set(size_t(month));
        for (const int day : numbers[4])
            into.m_daysOfWeek.set(size_t(day % 7));
        into.m_anyDayOfMonth = fields[2].startsWith(u'*');
        into.m_anyDayOfWeek = fields[4].startsWith(u'*');
        into.m_isCron = true;
        return Done{};
    }

    static Result<Done> calendar(const Timing& timing, Schedule& into)
    {
        const QTime time = QTime::fromString(timing.at, QStringLiteral("HH:mm"));
        if (!time.isValid())
            return wrong(QStringLiteral("at"), QStringLiteral("is \"%1\"").arg(timing.at), QStringLiteral("expected a time of day, as \"09:00\""));
        into.m_minutes = {time.hour() * 60 + time.minute()};
        for (const QString& text : timing.on)
            if (!day(text.simplified().toLower(), into.m_days))
                return wrong(QStringLiteral("on"), QStringLiteral("names the day \"%1\"").arg(text),
                             QStringLiteral("expected \"every day\", \"every weekday\", \"monday\", \"first monday\", \"last friday\", \"day 15\", "
                                            "\"last day\" or \"12-24\" (a date of every year)"));
        return Done{};
    }

private:
    using Day = Schedule::Day;

    static bool day(const QString& text, QList<Day>& into)
    {
        static const QStringList kNth{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third"), QStringLiteral("fourth")};
        const QStringList words = text.split(u' ');
        const int weekday = int(weekdays().indexOf(words.last())) + 1;
        const int nth = int(kNth.indexOf(words.first())) + 1;
        if (text == QLatin1String("every day"))
            into.append(Day{Day::Every, 0, 0});
        else if (text == QLatin1String("last day"))
            into.append(Day{Day::LastOfMonth, 0, 0});
        else if (text == QLatin1String("every weekday"))
            for (int number = 1; number <= 5; ++number)
                into.append(Day{Day::Weekday, number, 0});
        else if (words.size() == 1 && weekday > 0)
            into.append(Day{Day::Weekday, weekday, 0});
        else if (words.size() == 2 && weekday > 0 && (nth > 0 || words.first() == QLatin1String("last")))
            into.append(Day{Day::Nth, weekday, nth > 0 ? nth : -1});
        else if (words.size() == 2 && words.first() == QLatin1String("day"))
            return inMonth(words.last(), into);
        else
            return inYear(text, into);
        return true;
    }
    static bool inMonth(const QString& text, QList<Day>& into)
    {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (!isNumber || number < 1 || number > 31)
            return false;
        into.append(Day{Day::OfMonth, number, 0});
        return true;
    }
    static bool inYear(const QString& text, QList<Day>& into)
    {
        const QDate date = QDate::fromString(QStringLiteral("2024-") + text, Qt::ISODate); // a leap year: 02-29 is a day
        if (text.size() != 5 || !date.isValid())
            return false;
        into.append(Day{Day::OfYear, date.month(), date.day()});
        return true;
    }
};

Result<Schedule> Schedule::read(const Timing& timing, const QString& zone)
{
    const bool isCalendar = !timing.on.isEmpty() || !timing.at.isEmpty();
    if (timing.cron.isEmpty() == !isCalendar)
        return wrong({}, QStringLiteral("says %1").arg(isCalendar ? QStringLiteral("it twice") : QStringLiteral("no time")),
                     QStringLiteral("expected either \"cron\", or \"on\" and \"at\""));
    if (isCalendar && timing.on.isEmpty())
        return wrong(QStringLiteral("on"), QStringLiteral("is missing"), QStringLiteral("expected days, as \"every day\" or \"monday\""));
    if (!timing.timeZone.isEmpty() && !QTimeZone(timing.timeZone.toUtf8()).isValid())
        return wrong(QStringLiteral("time_zone"), QStringLiteral("is \"%1\"").arg(timing.timeZone),
                     QStringLiteral("expected an IANA name, as in \"Europe/Berlin\""));
    Schedule made;
    made.m_zone = zoneOf(timing.timeZone.isEmpty() ? zone : timing.timeZone);
    const Result<Done> read = isCalendar ? ScheduleText::calendar(timing, made) : ScheduleText::cron(timing.cron, made);
    if (!read)
        return read.error();
    if (!made.next({0}))
        return wrong(isCalendar ? QStringLiteral("on") : QStringLiteral("cron"), QStringLiteral("names a day that never comes"),
                     QStringLiteral("expected a day that the calendar has"));
    return made;
}

} // namespace qd::rules
