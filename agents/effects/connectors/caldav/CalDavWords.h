#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/render/calendar/CalendarText.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

/// What a calendar is asked and answers (RFC 4791; RFC 4918 for WebDAV; RFC 6638 for guests). Pure.
namespace qd::agents {

/// A request for what stands at `name` below the calendar's address; empty: the calendar itself. Without a key.
HttpRequest calendarRequest(const ConnectorFile& file, HttpRequest::Method method, const QString& name, const QByteArray& body = {});
/// What is asked of a calendar to know it: its kind, its name, and what we may do there (RFC 4918, 9.1; RFC 3744, 5.4).
QByteArray whatAreYou();

/// Whether the server tells guests by itself of what is put there (RFC 6638, 2): "calendar-auto-schedule" in the header "DAV".
bool tellsGuests(const HttpAnswer& answer);

/// What a calendar says of itself.
struct CalendarFace {
    bool isCalendar = false;
    QString name;
    bool mayWrite = true; ///< as far as it says
};
/// Error::Parse: the answer is no 207 of WebDAV.
Result<CalendarFace> faceIn(const QByteArray& multistatus);
/// What was wrong, by its word (RFC 4918, 16: "no-uid-conflict"); empty: it does not say.
QString complaintOf(const QByteArray& body);
/// The header "ETag" where it is a strong one, by which a change can be made to depend on it; else empty.
QByteArray strongTag(const HttpAnswer& answer);

/// Details of an effect for a calendar.
QString detailOf(const EffectContent& content, QLatin1String name);
/// Whether there are guests, also before anybody knows whom.
bool hasGuests(const EffectContent& content);
/// Whether the server may mail those that it is for.
bool invites(const EffectContent& content);
/// The name of the event whose place it takes; empty: a new one.
QString changedBy(const EffectContent& content);
/// Whether a name may stand in a path: letters, digits, ".", "_", "@" and "-", at most 200, not beginning with a dot.
bool isEventName(const QString& name);

/// What makes the bytes that were approved the ones that are sent.
struct EventDress {
    QString uid;
    QString key;         ///< of the effect
    qint64 sequence = 0; ///< 0: not said
    QString organiser;   ///< "Name <address>"; empty: none
    QList<QByteArray> guests; ///< lines, folded
};
/// The line of a guest (RFC 5545, 3.8.4.1). Without `mayBeMailed` the server is told that it is not its to tell them (SCHEDULE-AGENT=CLIENT, RFC
/// 6638, 7.1).
QByteArray guestLine(const Person& person, bool isOptional, bool mayBeMailed);
/// The approved bytes with that before the end of their event, and nothing else.
QByteArray dressed(const QByteArray& approved, const EventDress& dress);

/// Whether those are bytes of the renderer "calendar-event": one event with a start before its end, no guests, no UID, nothing that repeats
/// or rings. Error::Rule.
Result<Done> checkEvent(const QByteArray& approved);

} // namespace qd::agents
