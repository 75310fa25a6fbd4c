#include "agents/reading/markup/Feed.h"

#include "agents/reading/markup/CharacterNames.h"
#include "agents/reading/markup/Charset.h"
#include "agents/reading/markup/HtmlText.h"
#include "core/base/Json.h"

#include <QDateTime>
#include <QHash>
#include <QXmlStreamReader>

namespace qd::agents {

namespace {

constexpr qsizetype kMostItems = 200;
constexpr qsizetype kMostSummary = 2'000;
constexpr qsizetype kMostTitle = 500;
constexpr int kMostExpanded = 4'096; // characters that an entity may become
constexpr int kDeepest = 64;

Error bad(const QString& what)
{
    return {Error::Parse, what, {}, QStringLiteral("RSS 2.0, Atom or JSON Feed")};
}

/// Names that HTML has and XML has not; feeds use them anyway.
class HtmlNames final : public QXmlStreamEntityResolver {
public:
    QString resolveUndeclaredEntity(const QString& name) override
    {
        const char32_t meant = namedCharacter(name);
        return meant ? QString::fromUcs4(&meant, 1) : QString();
    }
};

QString whole(const QUrl& base, const QString& address)
{
    if (address.trimmed().isEmpty())
        return {};
    const QUrl url = base.resolved(QUrl(address.trimmed()));
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return isWeb && !url.host().isEmpty() ? url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo) : QString();
}

/// What a feed says of one thing, by the local name of the element.
using Said = QHash<QString, QString>;

QString firstOf(const Said& said, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const QString text = said.value(QLatin1String(name)).trimmed(); !text.isEmpty())
            return text;
    return {};
}

QString plain(const QString& html, qsizetype most)
{
    return htmlText(html).left(most);
}

/// RSS and Atom alike, by local names: what differs is where the address of a link stands.
class XmlFeed {
public:
    XmlFeed(const QString& text, const QUrl& address) : m_xml(text), m_base(address) {}
    Result<Feed> read();

private:
    void element(int depth, Said& said, bool isItem);
    void item(int depth);
    QString content(int depth);
    void link(Said& said, const QXmlStreamAttributes& attributes, const QString& text) const;

    QXmlStreamReader m_xml;
    HtmlNames m_names;
    QUrl m_base;
    Feed m_feed;
    bool m_isAtom = false;
};

Result<Feed> XmlFeed::read()
{
    m_xml.setEntityResolver(&m_names);
    m_xml.setEntityExpansionLimit(kMostExpanded);
    if (!m_xml.readNextStartElement())
        return bad(QStringLiteral("is no feed: %1").arg(m_xml.errorString().isEmpty() ? QStringLiteral("it is empty") : m_xml.errorString()));
    const QString root = m_xml.name().toString();
    if (root != QLatin1String("rss") && root != QLatin1String("feed") && root != QLatin1String("RDF"))
        return bad(QStringLiteral("is no feed: it begins with <%1>").arg(root.left(40)));
    m_isAtom = root == QLatin1String("feed");
    m_feed.language = m_xml.attributes().value(QStringLiteral("http://www.w3.org/XML/1998/namespace"), QStringLiteral("lang")).toString();
    Said said;
    while (m_xml.readNextStartElement())
        if (m_xml.name() == QLatin1String("channel"))
            while (m_xml.readNextStartElement())
                element(2, said, false);
        else
            element(1, said, false);
    if (m_xml.hasError())
        return bad(QStringLiteral("is no whole feed: %1 (line %2)").arg(m_xml.errorString()).arg(m_xml.lineNumber()));
    m_feed.title = plain(firstOf(said, {"title"}), kMostTitle);
    m_feed.address = whole(m_base, firstOf(said, {"link"}));
    if (m_feed.language.isEmpty())
        m_feed.language = firstOf(said, {"language"}).left(35);
    return m_feed;
}

/// Reads the element that has just begun into `said`, or an item into the feed.
void XmlFeed::element(int depth, Said& said, bool isItem)
{
    const QString name = m_xml.name().toString();
    if (!isItem && (name == QLatin1String("item") || name == QLatin1String("entry")))
        return item(depth + 1);
    const QXmlStreamAttributes attributes = m_xml.attributes();
    const QString prefix = m_xml.prefix().toString();
    QString text = content(depth + 1);
    if (name == QLatin1String("link"))
        return link(said, attributes, text);
    const QStringView type = attributes.value(QLatin1String("type"));
    static const QStringList kTexts{QStringLiteral("title"), QStringLiteral("summary"), QStringLiteral("content")};
    if (m_isAtom && kTexts.contains(name) && (type.isEmpty() || type == QLatin1String("text"))) // RFC 4287, 3.1.1
        text = text.toHtmlEscaped();
    const QString key = prefix == QLatin1String("media") || prefix == QLatin1String("itunes") ? prefix + u':' + name : name;
    if (!said.contains(key))
        said.insert(key, text);
}

/// RSS has the address as text; Atom as an attribute, where an alternate goes before others (RFC 4287, 4.2.7.2).
void XmlFeed::link(Said& said, const QXmlStreamAttributes& attributes, const QString& text) const
{
    const QString to = attributes.hasAttribute(QLatin1String("href")) ? attributes.value(QLatin1String("href")).toString() : text;
    const QStringView rel = attributes.value(QLatin1String("rel"));
    const bool isAlternate = rel.isEmpty() || rel == QLatin1String("alternate");
    const QString key = isAlternate ? QStringLiteral("link") : QStringLiteral("link:") + rel.toString();
    if (!said.contains(key) && !to.trimmed().isEmpty())
        said.insert(key, to);
}

/// The text up to the end of this element, with the elements within it (Atom's xhtml), whose text is escaped then.
QString XmlFeed::content(int depth)
{
    QString text;
    int inside = 0;
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::Characters:
        case QXmlStreamReader::EntityReference: text += inside > 0 ? m_xml.text().toString().toHtmlEscaped() : m_xml.text().toString(); break;
        case QXmlStreamReader::StartElement:
            text += u'<' + m_xml.name().toString() + u'>';
            if (depth + ++inside > kDeepest)
                m_xml.raiseError(QStringLiteral("its elements are nested too deeply"));
            break;
        case QXmlStreamReader::EndElement:
            if (inside-- == 0)
                return text;
            text += QStringLiteral("</") + m_xml.name().toString() + u'>';
            break;
        default: break;
        }
    }
    return text;
}

void XmlFeed::item(int depth)
{
    Said said;
    while (m_xml.readNextStartElement())
        element(depth, said, true);
    if (m_feed.items.size() >= kMostItems) {
        m_feed.isCut = true;
        return;
    }
    FeedItem made;
    const QString guid = firstOf(said, {"id", "guid"});
    const QString address = firstOf(said, {"link", "link:self"});
    made.address = whole(m_base, address.isEmpty() && guid.startsWith(QLatin1String("http")) ? guid : address);
    made.id = (guid.isEmpty() ? made.address : guid).left(kMostSummary);
    made.title = plain(firstOf(said, {"title"}), kMostTitle);
    made.summary = plain(firstOf(said, {"summary", "description", "encoded", "content"}), kMostSummary);
    made.time = feedTime(firstOf(said, {"published", "pubDate", "date", "updated"}));
    m_feed.items.append(made);
}

Result<Feed> jsonFeed(const QByteArray& bytes, const QUrl& base)
{
    const Result<Json> json = Json::parse(bytes);
    if (!json)
        return bad(QStringLiteral("is no feed: %1").arg(json.error().text));
    if (!json->at(u"version").toString().startsWith(QLatin1String("https://jsonfeed.org/version/1")))
        return bad(QStringLiteral("is no feed: its version is not one of JSON Feed"));
    Feed feed;
    feed.title = json->at(u"title").toString().left(kMostTitle);
    feed.address = whole(base, json->at(u"home_page_url").toString());
    feed.language = json->at(u"language").toString().left(35);
    for (const Json& one : json->at(u"items").items()) {
        if (feed.items.size() >= kMostItems) {
            feed.isCut = true;
            break;
        }
        FeedItem made;
        made.address = whole(base, one.at(u"url").toString());
        made.id = one.at(u"id").kind() == Json::Integer ? QString::number(one.at(u"id").toInteger()) : one.at(u"id").toString().left(kMostSummary);
        made.title = one.at(u"title").toString().left(kMostTitle);
        made.summary = one.at(u"summary").toString().left(kMostSummary);
        if (made.summary.isEmpty())
            made.summary = one.at(u"content_text").toString().left(kMostSummary);
        if (made.summary.isEmpty())
            made.summary = plain(one.at(u"content_html").toString(), kMostSummary);
        made.time = feedTime(one.at(u"date_published").toString());
        feed.items.append(made);
    }
    return feed;
}

/// What XML says of its encoding itself (XML 1.0, 4.3.3); empty: nothing.
QByteArray declaredEncoding(const QByteArray& bytes)
{
    const QByteArray start = bytes.left(256);
    const qsizetype at = start.indexOf("encoding=") + 9;
    const qsizetype end = at > 9 && at < start.size() ? start.indexOf(start[at], at + 1) : -1;
    return end > at ? start.mid(at + 1, end - at - 1) : QByteArray();
}

} // namespace

std::optional<Instant> feedTime(const QString& text)
{
    static const QHash<QString, QString> kZones{ // RFC 822, 5.1
        {QStringLiteral("UT"), QStringLiteral("+0000")},  {QStringLiteral("GMT"), QStringLiteral("+0000")}, {QStringLiteral("UTC"), QStringLiteral("+0000")},
        {QStringLiteral("Z"), QStringLiteral("+0000")},   {QStringLiteral("EST"), QStringLiteral("-0500")}, {QStringLiteral("EDT"), QStringLiteral("-0400")},
        {QStringLiteral("CST"), QStringLiteral("-0600")}, {QStringLiteral("CDT"), QStringLiteral("-0500")}, {QStringLiteral("MST"), QStringLiteral("-0700")},
        {QStringLiteral("MDT"), QStringLiteral("-0600")}, {QStringLiteral("PST"), QStringLiteral("-0800")}, {QStringLiteral("PDT"), QStringLiteral("-0700")}};
    const QString simple = text.left(64).simplified();
    const qsizetype space = simple.lastIndexOf(u' ');
    const QString zone = kZones.value(simple.mid(space + 1).toUpper());
    QDateTime time = QDateTime::fromString(space > 0 && !zone.isEmpty() ? simple.left(space + 1) + zone : simple, Qt::RFC2822Date);
    if (!time.isValid()) {
        time = QDateTime::fromString(simple, Qt::ISODate);
        if (time.timeSpec() == Qt::LocalTime)
            time.setTimeSpec(Qt::UTC); // whoever says no zone means none of this machine
    }
    return time.isValid() ? std::optional(Instant{time.toMSecsSinceEpoch()}) : std::nullopt;
}

Result<Feed> readFeed(const QByteArray& bytes, const QByteArray& said, const QUrl& address)
{
    const QByteArray start = bytes.left(256).trimmed();
    if (start.startsWith('{'))
        return jsonFeed(bytes, address);
    const Result<QString> text = decoded(bytes, said.isEmpty() ? declaredEncoding(bytes) : said, false);
    if (!text)
        return text.error();
    return XmlFeed(*text, address).read();
}

} // namespace qd::agents
