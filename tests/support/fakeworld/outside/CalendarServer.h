#pragma once

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/Plan.h"

#include <QJsonArray>
#include <QMap>

namespace fakeworld {

/// Calendars of CalDAV, as far as one asks them who puts events in: /cal/<which>/…, with Basic. Read in RFC 4791, 5.3.2 (a PUT at a path, and
/// its preconditions: a UID once in a collection), RFC 9110, 13.1 (If-Match, If-None-Match: 412), RFC 6638, 2 and 3.2.1 (a server with
/// "calendar-auto-schedule" mails each guest of what is put there, but for those with SCHEDULE-AGENT=CLIENT or NONE, 7.1).
/// "plain" tells nobody; "auto" does; "read" may not be written; "tagless" gives no ETag; "notes" is no calendar.
class CalendarServer {
public:
    static constexpr const char* kUser = "ann";
    static constexpr const char* kPassword = "correct horse";
    static constexpr const char* kOtherPassword = "password-of-a-program-01"; ///< which she made for programs

    static bool serves(const QByteArray& path) { return path.startsWith("/cal/"); }
    /// `does`: it gets as far as doing it.
    Reply answer(const HttpRequest& request, bool does);
    /// {"events":{path:{"body","puts"}},"mailed":[address of each mail]}
    QJsonObject acts() const;
    /// Somebody puts something there by hand: {"path","body"}; without a body it is deleted.
    void change(const QJsonObject& what);

private:
    struct Event {
        QByteArray body;
        int puts = 0;
        int version = 0;
    };
    Reply put(const HttpRequest& request, const QByteArray& which, bool does);
    Reply face(const QByteArray& which) const;
    bool hasUid(const QByteArray& path, const QByteArray& body) const;

    QMap<QByteArray, Event> m_events; ///< by path
    QStringList m_mailed;
    int m_versions = 0;
};

} // namespace fakeworld
