#include "agents/effects/render/calendar/CalendarEvent.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/calendar/CalendarText.h"
#include "core/rules/calendar/Moments.h"

#include <QDateTime>
#include <QLocale>

namespace qd::agents {

namespace {

constexpr qsizetype kMostTitle = 300, kMostText = 20'000;
constexpr Duration kHour = std::chrono::hours(1);
const QString kTimes = QStringLiteral("\"2026-12-01T09:00\", the same with an offset, or \"2026-12-01\" for all day");

Error wrong(const QString& where, const QString& text, const QString& hint)
{
    return {Error::Parse, text, where, hint};
}

bool isDay(const QString& text)
{
    return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
}

/// The moment of a time there, which must be one: in spring a clock leaves an hour out, in autumn it shows one twice.
Result<Instant> momentAt(const QString& name, const QString& text, const QString& zone)
{
    const std::optional<Instant> at = rules::momentOf(text, zone);
    if (!at)
        return wrong(name, QStringLiteral("the event's %1 is \"%2\"").arg(name, text.left(60)), kTimes);
    const QDateTime said = QDateTime::fromString(text.trimmed(), Qt::ISODate);
    if (said.timeSpec() != Qt::LocalTime)
        return *at;
    const auto shows = [&](qint64 ms) {
        const QDateTime there = QDateTime::fromMSecsSinceEpoch(ms, rules::zoneOf(zone));
        return there.date() == said.date() && there.time() == said.time();
    };
    if (!shows(at->ms) || shows(at->ms - kHour.count()) || shows(at->ms + kHour.count()))
        return wrong(name, QStringLiteral("clocks show %1 %2").arg(text.left(60), shows(at->ms) ? QStringLiteral("twice that day") : QStringLiteral("never that day")), QStringLiteral("the time with its offset, as in \"2026-10-25T02:30:00+01:00\""));
    return *at;
}

/// When, as it stands in the file and as it is shown.
struct Times {
    QByteArray start, end; ///< "DTSTART:20261201T090000Z"
    QString from, until;   ///< RFC 3339
    QString words;
};

QString shown(Instant at, const QString& zone)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at.ms, rules::zoneOf(zone)), QStringLiteral("dddd d MMMM yyyy, HH:mm"));
}

/// DTEND of a day is the day after the last (RFC 5545, 3.6.1).
Result<Times> daysOf(const CalendarMaterial& material)
{
    const QDate first = QDate::fromString(material.start, Qt::ISODate);
    const QDate last = material.end.isEmpty() ? first : QDate::fromString(material.end, Qt::ISODate);
    if (!isDay(material.end) && !material.end.isEmpty())
        return wrong(QStringLiteral("end"), QStringLiteral("the event begins with a day and ends with \"%1\"").arg(material.end.left(60)), QStringLiteral("a day, as in \"2026-12-01\""));
    if (last < first)
        return wrong(QStringLiteral("end"), QStringLiteral("the event ends before it begins"), QStringLiteral("the last day, which may be the first"));
    const auto day = [](const QDate& date) { return date.toString(QStringLiteral("yyyyMMdd")).toLatin1(); };
    const auto long_ = [](const QDate& date) { return QLocale::c().toString(date, QStringLiteral("dddd d MMMM yyyy")); };
    Times times{"DTSTART;VALUE=DATE:" + day(first), "DTEND;VALUE=DATE:" + day(last.addDays(1)), first.toString(Qt::ISODate), last.addDays(1).toString(Qt::ISODate), {}};
    times.words = first == last ? long_(first) + QStringLiteral(", all day") : QStringLiteral("%1 to %2, all day").arg(long_(first), long_(last));
    return times;
}

Result<Times> timesOf(const CalendarMaterial& material)
{
    if (!material.timeZone.isEmpty() && !QTimeZone(material.timeZone.toUtf8()).isValid())
        return wrong(QStringLiteral("time_zone"), QStringLiteral("\"%1\" is no time zone").arg(material.timeZone.left(60)), QStringLiteral("a name as in \"Europe/Berlin\""));
    if (isDay(material.start))
        return daysOf(material);
    const Result<Instant> start = momentAt(QStringLiteral("start"), material.start, material.timeZone);
    if (!start)
        return start.error();
    if (isDay(material.end))
        return wrong(QStringLiteral("end"), QStringLiteral("the event begins at a time and ends with a day"), kTimes);
    const Result<Instant> end = material.end.isEmpty() ? Result<Instant>(*start + kHour) : momentAt(QStringLiteral("end"), material.end, material.timeZone);
    if (!end)
        return end.error();
    if (*end <= *start)
        return wrong(QStringLiteral("end"), QStringLiteral("the event ends before it begins"), QStringLiteral("a time after its start"));
    const QString zone = QString::fromLatin1(rules::zoneOf(material.timeZone).id());
    return Times{"DTSTART:" + calendarTime(*start), "DTEND:" + calendarTime(*end), toRfc3339(*start), toRfc3339(*end),
                 QStringLiteral("%1 to %2 (%3)").arg(shown(*start, material.timeZone), shown(*end, material.timeZone), zone)};
}

Result<Done> checkMaterial(const CalendarMaterial& material)
{
    const QString title = oneLine(material.title);
    if (title.isEmpty() || title.size() > kMostTitle)
        return wrong(QStringLiteral("title"), QStringLiteral("the event's title has %1 characters").arg(title.size()), QStringLiteral("a line of 1 to %1").arg(kMostTitle));
    if (material.text.size() > kMostText || oneLine(material.place).size() > kMostTitle)
        return wrong(QStringLiteral("text"), QStringLiteral("what the event says of itself is too long"), QStringLiteral("at most %1 characters, and %2 for its place").arg(kMostText).arg(kMostTitle));
    if (!material.invite.isEmpty() && material.invite != QLatin1String("yes") && material.invite != QLatin1String("no"))
        return wrong(QStringLiteral("invite"), QStringLiteral("\"invite\" is \"%1\"").arg(material.invite.left(40)), QStringLiteral("\"yes\" or \"no\""));
    if (material.invite == QLatin1String("yes") && !material.hasGuests)
        return wrong(QStringLiteral("invite"), QStringLiteral("the event is to invite people and names none"), QStringLiteral("\"to\": contacts or lists of them"));
    if (const Result<Done> slug = checkSlug(material.slug); !slug)
        return slug;
    return checkLink(material.link, QStringLiteral("event"));
}

QByteArray fileOf(const CalendarMaterial& material, const Times& times)
{
    QByteArray out;
    const auto add = [&out](const QByteArray& line) { out += calendarLine(line); };
    const auto text = [&add](const char* name, const QString& value) {
        if (!value.isEmpty())
            add(name + (':' + calendarValue(value)));
    };
    add("BEGIN:VCALENDAR");
    add("VERSION:2.0");
    add("PRODID:-//Quarterdeck//Events//EN");
    add("BEGIN:VEVENT");
    add("DTSTAMP:" + calendarTime(material.date));
    add(times.start);
    add(times.end);
    text("SUMMARY", oneLine(material.title));
    text("DESCRIPTION", xmlSafe(material.text).trimmed());
    text("LOCATION", oneLine(material.place));
    if (!material.link.isEmpty())
        add("URL:" + material.link.toUtf8());
    add("END:VEVENT");
    add("END:VCALENDAR");
    return out;
}

QByteArray previewOf(const CalendarMaterial& material, const Times& times)
{
    HtmlWriter out;
    out.element("h1", {}, oneLine(material.title));
    const auto line = [&out](const QString& name, const QString& value) {
        if (value.isEmpty())
            return;
        out.open("p");
        out.element("b", {}, name + QStringLiteral(": "));
        out.text(value);
        out.close("p");
    };
    line(QStringLiteral("When"), times.words);
    line(QStringLiteral("Where"), oneLine(material.place));
    line(QStringLiteral("Link"), material.link);
    for (const QString& part : xmlSafe(material.text).trimmed().split(u'\n', Qt::SkipEmptyParts))
        out.element("p", {}, part);
    return out.take().toUtf8();
}

} // namespace

Result<Rendered> renderCalendarEvent(const CalendarMaterial& material)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<Times> times = timesOf(material);
    if (!times)
        return times.error();
    const bool invites = material.invite == QLatin1String("yes");
    Rendered out;
    out.content.kind = {QStringLiteral("calendar-event")};
    out.content.destination = material.slug + QStringLiteral(".ics");
    out.content.audience = invites ? QStringLiteral("whoever sees the calendar, and those it invites: the calendar's server mails each of them") : QStringLiteral("whoever sees the calendar");
    out.content.title = oneLine(material.title);
    out.content.reversible = !invites; // a mail stays where it is
    out.content.rehearsal = material.rehearsal;
    out.content.details = {{QStringLiteral("title"), oneLine(material.title)}, {QStringLiteral("start"), times->from}, {QStringLiteral("end"), times->until},
                           {QStringLiteral("date"), toRfc3339(material.date)}, {QStringLiteral("invite"), invites ? QStringLiteral("yes") : QStringLiteral("no")},
                           {QStringLiteral("guests"), material.hasGuests ? QStringLiteral("yes") : QStringLiteral("no")}, {QStringLiteral("update"), material.update}};
    out.add(material.slug + QStringLiteral(".ics"), QStringLiteral("text/calendar"), fileOf(material, *times));
    out.preview = previewOf(material, *times);
    return out;
}

} // namespace qd::agents
