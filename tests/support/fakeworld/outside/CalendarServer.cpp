#include "tests/support/fakeworld/outside/CalendarServer.h"

#include <QJsonObject>

namespace fakeworld {

namespace {

Reply status(int number, const QByteArray& body = {})
{
    Reply out;
    out.status = number;
    out.type = "application/xml; charset=utf-8";
    out.body = body;
    return out;
}

Reply refused(int number, const char* precondition)
{
    return status(number, QByteArray("<?xml version=\"1.0\"?><D:error xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><C:") + precondition + "/></D:error>");
}

QByteArray tagOf(int version)
{
    return "\"v" + QByteArray::number(version) + '"';
}

QByteArray unfolded(QByteArray body)
{
    return body.replace("\r\n ", "");
}

QByteArray uidOf(const QByteArray& body)
{
    for (const QByteArray& line : unfolded(body).split('\n'))
        if (line.startsWith("UID:"))
            return line.mid(4).trimmed();
    return {};
}

QStringList toldBy(const QByteArray& body)
{
    QStringList all;
    for (const QByteArray& line : unfolded(body).split('\n'))
        if (line.startsWith("ATTENDEE") && !line.contains("SCHEDULE-AGENT=CLIENT") && !line.contains("SCHEDULE-AGENT=NONE"))
            all.append(QString::fromUtf8(line.mid(line.indexOf(":mailto:") + 8).trimmed()));
    return all;
}

bool isLetIn(const HttpRequest& request)
{
    const QByteArray header = request.headers.value("authorization"), user = QByteArray(CalendarServer::kUser) + ':';
    return header == "Basic " + (user + CalendarServer::kPassword).toBase64() || header == "Basic " + (user + CalendarServer::kOtherPassword).toBase64();
}

} // namespace

Reply CalendarServer::face(const QByteArray& which) const
{
    const QByteArray kind = which == "notes" ? "" : "<C:calendar/>";
    const QByteArray may = which == "read" ? "<D:privilege><D:read/></D:privilege>" : "<D:privilege><D:read/></D:privilege><D:privilege><D:write/></D:privilege>";
    return status(207, "<?xml version=\"1.0\"?><D:multistatus xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:response><D:href>/cal/</D:href><D:propstat><D:prop>"
                       "<D:resourcetype><D:collection/>" + kind + "</D:resourcetype><D:displayname>Shop</D:displayname><D:current-user-privilege-set>" + may
                       + "</D:current-user-privilege-set></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>");
}

Reply CalendarServer::answer(const HttpRequest& request, bool does)
{
    if (!isLetIn(request))
        return status(401);
    const QByteArray which = request.path.split('/').value(2);
    Reply out;
    if (request.method == "OPTIONS")
        out = status(200);
    else if (request.method == "PROPFIND")
        out = face(which);
    else if (request.method == "PUT")
        out = put(request, which, does);
    else if (const auto event = m_events.constFind(request.path); request.method == "GET" && event != m_events.constEnd()) {
        out = status(200, event->body);
        out.type = "text/calendar; charset=utf-8";
        if (which != "tagless")
            out.headers.append({"ETag", tagOf(event->version)});
    } else
        out = status(request.method == "GET" ? 404 : 405);
    out.headers.append({"DAV", QByteArray("1, 3, calendar-access") + (which == "auto" ? ", calendar-auto-schedule" : "")});
    return out;
}

bool CalendarServer::hasUid(const QByteArray& path, const QByteArray& body) const
{
    const QByteArray folder = path.left(path.lastIndexOf('/') + 1);
    for (auto event = m_events.begin(); event != m_events.end(); ++event)
        if (event.key() != path && event.key().startsWith(folder) && uidOf(event->body) == uidOf(body))
            return true;
    return false;
}

Reply CalendarServer::put(const HttpRequest& request, const QByteArray& which, bool does)
{
    const auto there = m_events.constFind(request.path);
    const bool isThere = there != m_events.constEnd();
    const QByteArray match = request.headers.value("if-match");
    if ((request.headers.value("if-none-match") == "*" && isThere) || (!match.isEmpty() && (!isThere || match != tagOf(there->version))))
        return status(412);
    if (which == "read")
        return status(403);
    if (uidOf(request.body).isEmpty() || !request.headers.value("content-type").startsWith("text/calendar"))
        return refused(403, "valid-calendar-data");
    if (hasUid(request.path, request.body))
        return refused(409, "no-uid-conflict");
    Reply out = status(isThere ? 204 : 201);
    if (!does)
        return out;
    Event& event = m_events[request.path];
    event = {request.body, event.puts + 1, ++m_versions};
    if (which == "auto")
        m_mailed += toldBy(request.body);
    if (which != "tagless")
        out.headers.append({"ETag", tagOf(event.version)});
    return out;
}

QJsonObject CalendarServer::acts() const
{
    QJsonObject events;
    for (auto event = m_events.begin(); event != m_events.end(); ++event)
        events.insert(QString::fromLatin1(event.key()), QJsonObject{{QStringLiteral("body"), QString::fromUtf8(event->body)}, {QStringLiteral("puts"), event->puts}});
    return {{QStringLiteral("events"), events}, {QStringLiteral("mailed"), QJsonArray::fromStringList(m_mailed)}};
}

void CalendarServer::change(const QJsonObject& what)
{
    const QByteArray path = what.value(QStringLiteral("path")).toString().toUtf8(), body = what.value(QStringLiteral("body")).toString().toUtf8();
    if (body.isEmpty()) {
        m_events.remove(path);
        return;
    }
    Event& event = m_events[path];
    event = {body, event.puts, ++m_versions};
}

} // namespace fakeworld
