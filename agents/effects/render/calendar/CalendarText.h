#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QList>

#include <optional>

/// Lines of iCalendar (RFC 5545). Pure.
namespace qd::agents {

/// A content line, unfolded (3.1): "NAME;parameters:value".
struct CalendarLine {
    QByteArray name;       ///< in capitals
    QByteArray parameters; ///< as they stand, without the first semicolon
    QByteArray value;      ///< as it stands
};

/// A content line with its end, folded so that no line has more than 75 octets, and no character of UTF-8 is cut (3.1).
QByteArray calendarLine(const QByteArray& line);
/// A text as a value (3.3.11), without what is no text: control characters other than line ends and tabs.
QByteArray calendarValue(const QString& text);
/// The text that such a value says.
QString textOfCalendarValue(const QByteArray& value);
/// A text as a parameter's value, in quotes (3.1, 3.2): without control characters, and with ' for ".
QByteArray calendarParameter(const QString& text);
/// "20261201T090000Z" (3.3.5, form 2), cut to the second.
QByteArray calendarTime(Instant at);

/// Unfolds and splits. Lines may end without a carriage return. Error::Parse: it is no UTF-8, holds zeros, or a line is none.
Result<QList<CalendarLine>> calendarLines(const QByteArray& bytes);

/// An event as it stands in a calendar.
struct CalendarEntry {
    QString uid;
    QString effect;    ///< what of ours made it so, X-QUARTERDECK-EFFECT; empty: nothing did
    QByteArray start;  ///< DTSTART and DTEND with their parameters, as they stand: "20261201T090000Z", "VALUE=DATE:20261201"
    QByteArray end;
    QString title;
    QString text;
    QString place;
    QString link;
    qint64 sequence = 0;
    QStringList guests;   ///< addresses of those that its server tells of changes: not those with SCHEDULE-AGENT=CLIENT or NONE
    bool repeats = false; ///< it has a rule, or parts of its own
};

/// The one event in it. Error::Parse: it is no iCalendar, or has none or no UID.
Result<CalendarEntry> calendarEntry(const QByteArray& bytes);
/// SHA-256, in hex, over all of an entry: it changes when a person would call the event changed.
QString digestOf(const CalendarEntry& entry);

/// The name of the property that says which effect made an event.
inline constexpr const char* kEffectProperty = "X-QUARTERDECK-EFFECT";

} // namespace qd::agents
