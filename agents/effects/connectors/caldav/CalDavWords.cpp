#include "agents/effects/connectors/caldav/CalDavWords.h"

#include "agents/effects/connectors/git/GitWords.h"
#include "agents/tools/protocol/OutsideText.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 1024 * 1024;
constexpr qsizetype kMostEvent = 64 * 1024;
const QString kDav = QStringLiteral("DAV:"), kCalDav = QStringLiteral("urn:ietf:params:xml:ns:caldav");
constexpr QByteArrayView kEnd("END:VEVENT\r\nEND:VCALENDAR\r\n");

Error unfit(const QString& text)
{
    return {Error::Rule, text, QStringLiteral("files"), QStringLiteral("the renderer \"calendar-event\"")};
}

/// Reads as much of it as says something; what is no XML any more ends it.
class DavReader {
public:
    explicit DavReader(const QByteArray& xml) : m_xml(xml) {}
    /// The next element that begins, as "{namespace}name"; empty: there is none.
    QString next()
    {
        while (!m_xml.atEnd())
            if (m_xml.readNext() == QXmlStreamReader::StartElement)
                return QLatin1Char('{') + m_xml.namespaceUri().toString() + QLatin1Char('}') + m_xml.name().toString();
        return {};
    }
    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements); }

private:
    QXmlStreamReader m_xml;
};

QString dav(const char* name)
{
    return QStringLiteral("{%1}%2").arg(kDav, QLatin1String(name));
}

/// A value with parameters or without, as it stands: comparable with another of the same form.
QByteArray timeIn(const QByteArray& value)
{
    return value.mid(value.lastIndexOf(':') + 1);
}

} // namespace

HttpRequest calendarRequest(const ConnectorFile& file, HttpRequest::Method method, const QString& name, const QByteArray& body)
{
    HttpRequest request;
    request.method = method;
    request.url = file.url + QLatin1Char('/') + (name.isEmpty() ? QString() : QString::fromLatin1(QUrl::toPercentEncoding(name)) + QStringLiteral(".ics"));
    request.body = body;
    request.contentType = method == HttpRequest::Put ? "text/calendar; charset=utf-8" : "application/xml; charset=utf-8";
    request.accept = method == HttpRequest::Get ? "text/calendar" : "*/*";
    request.mostBytes = kMostAnswered;
    request.key.form = PinnedKey::Basic;
    request.key.user = file.user.toUtf8();
    return request;
}

QByteArray whatAreYou()
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
           "<d:propfind xmlns:d=\"DAV:\"><d:prop><d:resourcetype/><d:displayname/><d:current-user-privilege-set/></d:prop></d:propfind>\n";
}

bool tellsGuests(const HttpAnswer& answer)
{
    for (const auto& [name, value] : answer.headers)
        if (name == "dav")
            for (const QByteArray& one : value.split(','))
                if (one.trimmed().toLower() == "calendar-auto-schedule")
                    return true;
    return false;
}

Result<CalendarFace> faceIn(const QByteArray& multistatus)
{
    DavReader in(multistatus);
    if (in.next() != dav("multistatus"))
        return Error{Error::Parse, QStringLiteral("the answer is none of WebDAV"), {}, {}};
    static const QSet<QString> kWrites{dav("all"), dav("write"), dav("write-content"), dav("bind")};
    CalendarFace face;
    bool saysWhatWeMay = false, mayWrite = false;
    for (QString name = in.next(); !name.isEmpty(); name = in.next()) {
        face.isCalendar = face.isCalendar || name == QStringLiteral("{%1}calendar").arg(kCalDav);
        if (name == dav("displayname"))
            face.name = cleanedLine(in.text(), 80);
        saysWhatWeMay = saysWhatWeMay || name == dav("privilege");
        mayWrite = mayWrite || kWrites.contains(name);
    }
    face.mayWrite = mayWrite || !saysWhatWeMay;
    return face;
}

QString complaintOf(const QByteArray& body)
{
    DavReader in(body);
    return in.next() == dav("error") ? cleanedLine(in.next().section(u'}', 1), 80) : QString();
}

QByteArray strongTag(const HttpAnswer& answer)
{
    const QByteArray tag = answer.header("etag");
    const bool isStrong = tag.size() >= 2 && tag.size() <= 300 && tag.startsWith('"') && tag.endsWith('"') && tag.indexOf('"', 1) == tag.size() - 1;
    return isStrong ? tag : QByteArray();
}

QString detailOf(const EffectContent& content, QLatin1String name)
{
    const auto found = content.details.constFind(name);
    const QString* text = found == content.details.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return text ? *text : QString();
}

bool hasGuests(const EffectContent& content)
{
    return !content.recipients.isEmpty() || detailOf(content, QLatin1String("guests")) == QLatin1String("yes");
}

bool invites(const EffectContent& content)
{
    return detailOf(content, QLatin1String("invite")) == QLatin1String("yes");
}

QString changedBy(const EffectContent& content)
{
    return detailOf(content, QLatin1String("update"));
}

bool isEventName(const QString& name)
{
    static const QRegularExpression kForm(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9._@-]{0,199}\\z"));
    return kForm.match(name).hasMatch() && !name.contains(QLatin1String(".."));
}

QByteArray guestLine(const Person& person, bool isOptional, bool mayBeMailed)
{
    QByteArray line = "ATTENDEE";
    if (!person.name.isEmpty())
        line += ";CN=" + calendarParameter(person.name.left(200));
    line += isOptional ? ";ROLE=OPT-PARTICIPANT" : ";ROLE=REQ-PARTICIPANT";
    line += mayBeMailed ? ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE" : ";PARTSTAT=NEEDS-ACTION;SCHEDULE-AGENT=CLIENT";
    return calendarLine(line + ":mailto:" + QUrl::toPercentEncoding(person.address, "@!$&*+=/?^`{|}~#").replace("%40", "@"));
}

QByteArray dressed(const QByteArray& approved, const EventDress& dress)
{
    QByteArray added = calendarLine("UID:" + calendarValue(dress.uid)) + calendarLine(kEffectProperty + (':' + dress.key.toLatin1()));
    if (dress.sequence > 0)
        added += calendarLine("SEQUENCE:" + QByteArray::number(dress.sequence));
    if (const GitAuthor who = authorIn(dress.organiser); !who.address.isEmpty() && !dress.guests.isEmpty())
        added += calendarLine("ORGANIZER;CN=" + calendarParameter(who.name) + ":mailto:" + who.address.toUtf8());
    for (const QByteArray& guest : dress.guests)
        added += guest;
    QByteArray out = approved;
    return out.insert(out.size() - kEnd.size(), added);
}

Result<Done> checkEvent(const QByteArray& approved)
{
    static const QSet<QByteArray> kAllowed{"DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL"};
    const Result<QList<CalendarLine>> lines = calendarLines(approved);
    if (!lines || approved.size() > kMostEvent || !approved.endsWith(kEnd) || approved.count("\n") != approved.count("\r\n"))
        return unfit(QStringLiteral("its file is no event of ours"));
    static const QByteArrayList kHead{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Quarterdeck//Events//EN", "BEGIN:VEVENT"};
    for (qsizetype i = 0; i < kHead.size(); ++i)
        if (i >= lines->size() || (*lines)[i].name + ':' + (*lines)[i].value != kHead[i] || !(*lines)[i].parameters.isEmpty())
            return unfit(QStringLiteral("its file is no event of ours"));
    QSet<QByteArray> seen;
    QByteArray start, end;
    for (const CalendarLine& line : lines->mid(kHead.size(), lines->size() - kHead.size() - 2)) {
        if (!kAllowed.contains(line.name) || seen.contains(line.name))
            return unfit(QStringLiteral("its file says \"%1\", which an event of ours does not, or not twice").arg(QString::fromLatin1(line.name.left(40))));
        seen.insert(line.name);
        start = line.name == "DTSTART" ? timeIn(line.value) : start;
        end = line.name == "DTEND" ? timeIn(line.value) : end;
    }
    const bool hasAll = seen.contains("DTSTAMP") && seen.contains("SUMMARY") && !start.isEmpty() && start.size() == end.size();
    return hasAll && start < end ? Result<Done>(Done{}) : Result<Done>(unfit(QStringLiteral("its event has no title, or ends before it begins")));
}

} // namespace qd::agents
