#include "tests/fuzz/reading/ReadingTargets.h"

#include "agents/reading/manners/RobotsRules.h"
#include "agents/reading/markup/Charset.h"
#include "agents/reading/markup/Feed.h"
#include "agents/reading/markup/HtmlText.h"
#include "agents/reading/wire/HttpReply.h"

#include <algorithm>

namespace qd::fuzz {

namespace {

using namespace agents;

constexpr qsizetype kMostText = 2'000'100;

bool isWeb(const QString& address)
{
    return address.startsWith(QLatin1String("https://")) || address.startsWith(QLatin1String("http://"));
}

bool hasControls(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return (c < u' ' && c != u'\n' && c != u'\t') || (c >= QChar(0x7f) && c < QChar(0xa0)); });
}

bool has(const QString& text, const char* part)
{
    return text.contains(QLatin1String(part), Qt::CaseInsensitive);
}

/// `inside` within an element or comment that hides it.
QString hidden(const QString& html)
{
    const auto shown = [&html](const char* before, const char* after) {
        return htmlText(QStringLiteral("a%1").arg(QLatin1String(before)) + html + QLatin1String(after) + u'b');
    };
    const QString both = QStringLiteral("ab");
    if (!has(html, "</") && !has(html, "<!--") && shown("<script>", "</script>") != both)
        return QStringLiteral("a script is text");
    if (!has(html, "</") && shown("<style>", "</style>") != both)
        return QStringLiteral("a style is text");
    if (!html.contains(u'-') && !html.startsWith(u'>') && shown("<!--", "-->") != both)
        return QStringLiteral("a comment is text");
    return {};
}

QString answerIn(const QByteArray& bytes, qsizetype cut)
{
    HttpReply reply(1'000);
    for (qsizetype at = 0; at < bytes.size(); at += cut)
        reply.feed(QByteArrayView(bytes).sliced(at, std::min(cut, bytes.size() - at)));
    if (reply.fault().isEmpty() && !reply.isWhole())
        reply.end();
    if (reply.isWhole() == !reply.fault().isEmpty() || (!reply.isWhole() && !reply.body().isEmpty()) || reply.body().size() > 1'000)
        return QStringLiteral("neither whole nor broken");
    QString all = QStringLiteral("%1|%2|%3").arg(reply.fault()).arg(reply.isWhole() ? reply.status() : 0).arg(QString::fromLatin1(reply.body()));
    for (const auto& [name, value] : reply.headers())
        all += reply.isWhole() ? u'|' + QString::fromLatin1(name) + u':' + QString::fromLatin1(value) : QString();
    return all;
}

} // namespace

QString readingHtml(const QByteArray& bytes)
{
    const Result<QString> html = decoded(bytes, {}, true);
    if (!html)
        return {};
    const QUrl where(QStringLiteral("https://example.com/"));
    const HtmlPage page = htmlPage(*html, where);
    if (page.text.size() > kMostText || page.links.size() > 200)
        return QStringLiteral("out of bounds");
    if (hasControls(page.text))
        return QStringLiteral("control characters");
    if (htmlPage(*html, where).text != page.text)
        return QStringLiteral("another text the second time");
    for (const HtmlLink& link : page.links)
        if (!isWeb(link.address))
            return QStringLiteral("a link that leads elsewhere: %1").arg(link.address);
    return hidden(*html);
}

QString readingHttp(const QByteArray& bytes)
{
    const QString whole = answerIn(bytes, qMax<qsizetype>(1, bytes.size()));
    if (whole.startsWith(QLatin1String("neither")))
        return whole;
    for (const qsizetype cut : {1, 2, 7})
        if (const QString other = answerIn(bytes, cut); other != whole)
            return QStringLiteral("in cuts of %1: %2, else %3").arg(cut).arg(other, whole);
    return {};
}

QString readingRobots(const QByteArray& bytes)
{
    const qsizetype end = qMax<qsizetype>(0, bytes.indexOf('\n'));
    const QByteArray path = '/' + bytes.left(qMin<qsizetype>(end, 500));
    const RobotsRules rules = RobotsRules::read(QByteArrayView(bytes).sliced(end), "Quarterdeck");
    if (!rules.allows("/robots.txt"))
        return QStringLiteral("robots.txt itself is forbidden");
    QByteArray escaped = path;
    for (const char c : {'a', '-', 'Z', '9'})
        escaped.replace(QByteArray(1, c), QByteArray::fromStdString("%" + QByteArray(1, c).toHex().toStdString()));
    const bool hasEscapes = path.contains('%');
    if (!hasEscapes && rules.allows(path) != rules.allows(escaped))
        return QStringLiteral("another meaning with escapes");
    return {};
}

QString readingFeed(const QByteArray& bytes)
{
    const Result<Feed> feed = readFeed(bytes, {}, QUrl(QStringLiteral("https://example.com/")));
    if (!feed)
        return feed.error().text.isEmpty() ? QStringLiteral("an error without words") : QString();
    if (feed->items.size() > 200)
        return QStringLiteral("too many items");
    for (const FeedItem& item : feed->items)
        if (item.summary.size() > 2'000 || item.title.size() > 500 || (!item.address.isEmpty() && !isWeb(item.address)))
            return QStringLiteral("an item out of bounds: %1").arg(item.address);
    return {};
}

ReadingTarget readingTargetOf(const char* corpus)
{
    const QByteArrayView name(corpus);
    return name == "reading-html"     ? readingHtml
           : name == "reading-http"   ? readingHttp
           : name == "reading-robots" ? readingRobots
           : name == "reading-feed"   ? readingFeed
                                      : nullptr;
}

} // namespace qd::fuzz
