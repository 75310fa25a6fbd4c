#pragma once

#include "agents/effects/render/Rendered.h"

namespace qd::agents {

/// Something that takes place, for a calendar.
struct CalendarMaterial {
    QString title;
    QString text;     ///< what it is about
    QString place;    ///< where
    QString link;
    QString start;    ///< "2026-12-01T09:00", "2026-12-01T09:00:00+01:00" (RFC 3339), or "2026-12-01": all day
    QString end;      ///< as `start`; of all day the last day. Empty: an hour later, or the same day
    QString timeZone; ///< IANA: where clocks show it; empty: the machine's
    QString slug;     ///< of its file
    QString invite;   ///< "yes": the server may mail those that it is for; "no" or empty: it may not
    QString update;   ///< name of the event at the calendar whose place it takes; empty: a new one
    bool hasGuests = false; ///< its step is for people, who become known only after this
    Instant date;
    bool rehearsal = false;
};

/// One file of iCalendar (RFC 5545) with one event for connectors of the kind "caldav": <slug>.ics. Times stand in UTC, days as days, so that
/// it needs no time zones; nothing repeats; who is invited is not in it, nor its UID: the connector adds both. Same material,
/// same bytes. content.details: title, start, end (RFC 3339, UTC), date, invite, guests ("yes", "no"), update.
/// Error::Parse: the title, a time or the link is none, it ends before it begins, it invites nobody, or a clock there shows that time twice or never.
Result<Rendered> renderCalendarEvent(const CalendarMaterial& material);

} // namespace qd::agents
