#include "agents/effects/render/calendar/CalendarText.h"

#include "core/base/Digest.h"
#include "core/base/Json.h"

#include <QDateTime>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostOctets = 75;
constexpr qsizetype kMostBytes = 1024 * 1024;

Error noCalendar(const QString& text)
{
    return {Error::Parse, text, QStringLiteral("text/calendar"), QStringLiteral("iCalendar as of RFC 5545")};
}

bool isNameChar(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/// Where the value begins: after the first colon that is not within quotes. -1: nowhere.
qsizetype colonIn(const QByteArray& line)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == '"')
            isQuoted = !isQuoted;
        else if (line[i] == ':' && !isQuoted)
            return i;
    }
    return -1;
}

/// Some fold in the middle of a character.
QByteArray unfolded(QByteArray bytes)
{
    return bytes.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
}

/// What a parameter of that name says; empty: it is not there.
QByteArray parameterOf(const CalendarLine& line, const char* name)
{
    for (const QByteArray& one : line.parameters.split(';'))
        if (one.left(one.indexOf('=')).toUpper() == name)
            return one.mid(one.indexOf('=') + 1).toUpper();
    return {};
}

/// A guest of whom its server takes care (RFC 6638, 7.1: without the parameter it is the server's to tell).
bool isToldByServer(const CalendarLine& line)
{
    const QByteArray agent = parameterOf(line, "SCHEDULE-AGENT");
    return agent != "CLIENT" && agent != "NONE";
}

QByteArray withParameters(const CalendarLine& line)
{
    return line.parameters.isEmpty() ? line.value : line.parameters + ':' + line.value;
}

void take(CalendarEntry& entry, const CalendarLine& line)
{
    static const QByteArrayList kRepeats{"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"};
    if (line.name == "UID")
        entry.uid = QString::fromUtf8(line.value);
    else if (line.name == kEffectProperty)
        entry.effect = QString::fromUtf8(line.value);
    else if (line.name == "DTSTART")
        entry.start = withParameters(line);
    else if (line.name == "DTEND")
        entry.end = withParameters(line);
    else if (line.name == "SUMMARY")
        entry.title = textOfCalendarValue(line.value);
    else if (line.name == "DESCRIPTION")
        entry.text = textOfCalendarValue(line.value);
    else if (line.name == "LOCATION")
        entry.place = textOfCalendarValue(line.value);
    else if (line.name == "URL")
        entry.link = QString::fromUtf8(line.value);
    else if (line.name == "SEQUENCE")
        entry.sequence = std::clamp<qint64>(line.value.toLongLong(), 0, 1'000'000);
    else if (line.name == "ATTENDEE" && isToldByServer(line))
        entry.guests.append(QString::fromUtf8(line.value));
    else if (kRepeats.contains(line.name))
        entry.repeats = true;
}

} // namespace

QByteArray calendarLine(const QByteArray& line)
{
    QByteArray out;
    qsizetype at = 0, room = kMostOctets;
    while (line.size() - at > room) {
        qsizetype cut = at + room;
        while (cut > at && (quint8(line[cut]) & 0xc0) == 0x80)
            --cut;
        out += line.mid(at, cut - at) + "\r\n ";
        at = cut;
        room = kMostOctets - 1; // the blank counts
    }
    return out + line.mid(at) + "\r\n";
}

QByteArray calendarValue(const QString& text)
{
    QString out, plain = text;
    plain.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    for (const QChar c : std::as_const(plain)) {
        if (c == u'\n' || c == u'\r')
            out += QLatin1String("\\n");
        else if (c == u'\\' || c == u';' || c == u',')
            out += QLatin1Char('\\') + QString(c);
        else if (c == u'\t' || (c >= u' ' && c != QChar(0x7f) && !(c >= QChar(0x80) && c < QChar(0xa0))))
            out += c;
    }
    return out.toUtf8();
}

QString textOfCalendarValue(const QByteArray& value)
{
    QByteArray out;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) {
            out += value[i];
            continue;
        }
        const char next = value[++i];
        out += next == 'n' || next == 'N' ? '\n' : next;
    }
    return QString::fromUtf8(out);
}

QByteArray calendarParameter(const QString& text)
{
    QString out;
    for (const QChar c : text)
        if (c >= u' ' && c != QChar(0x7f) && !(c >= QChar(0x80) && c < QChar(0xa0)))
            out += c == u'"' ? QChar(u'\'') : c;
    return '"' + out.toUtf8() + '"';
}

QByteArray calendarTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

Result<QList<CalendarLine>> calendarLines(const QByteArray& bytes)
{
    if (bytes.size() > kMostBytes)
        return noCalendar(QStringLiteral("it has %1 bytes").arg(bytes.size()));
    const QByteArray whole = unfolded(bytes);
    if (!QByteArrayView(whole).isValidUtf8() || whole.contains('\0'))
        return noCalendar(QStringLiteral("it is no UTF-8"));
    QList<CalendarLine> lines;
    for (const QByteArray& line : whole.split('\n')) {
        if (line.isEmpty())
            continue;
        const qsizetype colon = colonIn(line);
        const qsizetype name = std::find_if_not(line.begin(), line.end(), isNameChar) - line.begin();
        if (colon < 1 || name < 1 || (name != colon && line[name] != ';'))
            return noCalendar(QStringLiteral("\"%1\" is no line of a calendar").arg(QString::fromUtf8(line.left(60))));
        lines.append({line.left(name).toUpper(), name == colon ? QByteArray() : line.mid(name + 1, colon - name - 1), line.mid(colon + 1)});
    }
    return lines;
}

Result<CalendarEntry> calendarEntry(const QByteArray& bytes)
{
    const Result<QList<CalendarLine>> lines = calendarLines(bytes);
    if (!lines)
        return lines.error();
    CalendarEntry entry;
    QByteArrayList within;
    int events = 0;
    for (const CalendarLine& line : *lines) {
        if (line.name == "BEGIN") {
            within.append(line.value.trimmed().toUpper());
            events += within == QByteArrayList{"VCALENDAR", "VEVENT"} ? 1 : 0;
        } else if (line.name == "END") {
            if (within.isEmpty() || within.takeLast() != line.value.trimmed().toUpper())
                return noCalendar(QStringLiteral("what ends in it has not begun"));
        } else if (within == QByteArrayList{"VCALENDAR", "VEVENT"}) {
            take(entry, line);
        }
    }
    if (!within.isEmpty() || events == 0 || entry.uid.isEmpty())
        return noCalendar(QStringLiteral("there is no whole event in it"));
    entry.repeats = entry.repeats || events > 1;
    return entry;
}

QString digestOf(const CalendarEntry& entry)
{
    JsonWriter out;
    out.beginList();
    for (const QString& text : {entry.uid, entry.effect, QString::fromUtf8(entry.start), QString::fromUtf8(entry.end), entry.title, entry.text, entry.place, entry.link,
                                QString::number(entry.sequence), entry.guests.join(u'\n'), entry.repeats ? QStringLiteral("repeats") : QString()})
        out.value(text);
    out.endList();
    return QString::fromLatin1(sha256(out.take()).toHex());
}

} // namespace qd::agents
