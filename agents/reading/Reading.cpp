#include "agents/reading/Reading.h"

#include "agents/reading/markup/Charset.h"
#include "core/base/Digest.h"

#include <QLocale>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPlain = 2'000'000;
constexpr qsizetype kRoomForNote = 200;

enum class Form { Html, Text, Other };

Form formOf(const QByteArray& type, const QByteArray& body)
{
    if (type == "text/html" || type == "application/xhtml+xml")
        return Form::Html;
    if (type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml") || type == "application/json" || type == "application/xml")
        return Form::Text;
    if (!type.isEmpty() && type != "application/octet-stream")
        return Form::Other;
    const QByteArray start = body.left(1'024); // nobody says what it is
    return start.contains('\0') ? Form::Other : start.trimmed().startsWith('<') ? Form::Html : Form::Text;
}

/// Text without control characters but tab and line end.
QString cleaned(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.removeIf([](QChar c) { return (c < u' ' && c != u'\t' && c != u'\n') || (c >= QChar(0x7f) && c < QChar(0xa0)); });
    return text;
}

Error about(const Fetched& page, Error::Kind kind, const QString& what)
{
    return {kind, QStringLiteral("%1 %2").arg(page.address, what), page.address, {}};
}

Result<Reading> begun(const Fetched& page)
{
    if (page.status < 200 || page.status > 299)
        return about(page, Error::Network, page.status == 404 || page.status == 410 ? QStringLiteral("is not there (%1)").arg(page.status)
                                                                                    : QStringLiteral("was not given (%1)").arg(page.status));
    Reading reading;
    reading.asked = page.asked;
    reading.address = page.address;
    reading.mediaType = QString::fromLatin1(page.mediaType.left(100));
    reading.readAt = page.at;
    reading.bytes = page.body.size();
    reading.sha256 = sha256(page.body);
    reading.label = outsideLabel(page.address);
    return reading;
}

void takeHtml(Reading& reading, const QString& html)
{
    HtmlPage page = htmlPage(html, QUrl(reading.address));
    reading.title = std::move(page.title);
    reading.text = std::move(page.text);
    reading.description = std::move(page.description);
    reading.canonical = std::move(page.canonical);
    reading.published = std::move(page.published);
    reading.language = std::move(page.language);
    reading.links = std::move(page.links);
    reading.isCut = page.isCut;
}

QString number(qint64 count)
{
    return QLocale(QLocale::English).toString(count);
}

QString heading(const Reading& reading)
{
    QString head;
    const auto line = [&head](const char* name, const QString& value) {
        if (!value.isEmpty())
            head += QLatin1String(name) + QStringLiteral(": ") + value.left(600) + u'\n';
    };
    line("Title", reading.title);
    line("Address", reading.address == reading.asked ? reading.address : QStringLiteral("%1 (asked for: %2)").arg(reading.address, reading.asked.left(300)));
    line("Read", QStringLiteral("%1, %2 bytes of %3, SHA-256 %4").arg(toRfc3339(reading.readAt), number(reading.bytes),
             reading.mediaType.isEmpty() ? QStringLiteral("no stated kind") : reading.mediaType, QString::fromLatin1(reading.sha256.toHex())));
    line("Published", reading.published);
    line("Language", reading.language);
    line("Describes itself as", reading.description);
    return head + u'\n';
}

} // namespace

Label outsideLabel(const QString& address)
{
    Label label;
    label.integrity = Integrity::Untrusted;
    label.confidentiality = Confidentiality::Public;
    label.sources = QStringList{address};
    return label;
}

Result<Reading> readingOf(const Fetched& page)
{
    Result<Reading> reading = begun(page);
    if (!reading)
        return reading;
    const Form form = formOf(page.mediaType, page.body);
    if (form == Form::Other)
        return about(page, Error::Parse, QStringLiteral("is no text (%1)").arg(page.mediaType.isEmpty() ? QStringLiteral("it says no kind") : reading->mediaType));
    const Result<QString> text = decoded(page.body, page.charset, form == Form::Html);
    if (!text)
        return about(page, Error::Parse, text.error().text);
    if (form == Form::Html)
        takeHtml(*reading, *text);
    else {
        reading->text = cleaned(text->left(kMostPlain));
        reading->isCut = text->size() > kMostPlain;
    }
    return reading;
}

Result<Reading> readingOfFeed(const Fetched& page, Feed& feed)
{
    Result<Reading> reading = begun(page);
    if (!reading)
        return reading;
    const Result<Feed> read = readFeed(page.body, page.charset, QUrl(page.address));
    if (!read)
        return about(page, Error::Parse, read.error().text);
    feed = *read;
    reading->title = feed.title;
    reading->language = feed.language;
    reading->isCut = feed.isCut;
    for (const FeedItem& item : std::as_const(feed.items)) {
        QStringList lines{QStringLiteral("- ") + (item.title.isEmpty() ? QStringLiteral("(no title)") : item.title.simplified())};
        const QString when = item.time ? toRfc3339(*item.time) : QString();
        if (!when.isEmpty() || !item.address.isEmpty())
            lines.append(QStringLiteral("  ") + QStringList{when, item.address}.join(u' ').trimmed());
        if (!item.summary.isEmpty())
            lines.append(QStringLiteral("  ") + item.summary.simplified());
        reading->text += lines.join(u'\n') + u'\n';
        reading->links.append({item.title, item.address});
    }
    return reading;
}

QString shownText(const Reading& reading, qsizetype from, qsizetype most)
{
    QString shown = heading(reading);
    const qsizetype size = reading.text.size();
    from = qBound<qsizetype>(0, from, size);
    const qsizetype room = qMax<qsizetype>(0, most - shown.size() - kRoomForNote);
    const qsizetype to = qMin(size, from + room);
    if (from > 0)
        shown += QStringLiteral("[… from character %1 on]\n").arg(number(from));
    shown += QStringView(reading.text).sliced(from, to - from);
    if (to < size)
        return shown + QStringLiteral("\n[Cut here: %1 of %2 characters are shown. Ask with \"from\": %3 for the rest.]").arg(number(to - from), number(size)).arg(to);
    if (reading.isCut)
        shown += QStringLiteral("\n[The page goes on; no more of it is kept.]");
    bool isFirst = true;
    for (const HtmlLink& link : reading.links) {
        const QString line = (isFirst ? QStringLiteral("\n\nLinks:\n- ") : QStringLiteral("\n- ")) + link.text.left(100) + QStringLiteral(": ") + link.address;
        if (shown.size() + line.size() > most || from > 0 || reading.mediaType.contains(QLatin1String("xml")))
            break;
        shown += line;
        isFirst = false;
    }
    return shown;
}

} // namespace qd::agents
