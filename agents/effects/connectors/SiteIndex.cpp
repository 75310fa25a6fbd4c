#include "agents/effects/connectors/SiteIndex.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/Look.h"
#include "agents/effects/render/PageHead.h"

#include <QDateTime>
#include <QLocale>
#include <QUuid>

#include <algorithm>

namespace qd::agents {

namespace {

struct Post {
    QString folder;
    const PostRecord* record;

    QString text(const char* name) const { return oneLine(record->text(QLatin1String(name))); }
    QString title() const { return oneLine(record->title.isEmpty() ? folder : record->title); }
    QString date() const { return text("date"); }
};

QList<Post> newestFirst(const SitePosts& posts)
{
    QList<Post> list;
    for (auto it = posts.begin(); it != posts.end(); ++it)
        list.append({it.key(), &it.value()});
    // Dates are RFC 3339 in UTC with three decimals, so their text sorts as they do.
    std::sort(list.begin(), list.end(), [](const Post& a, const Post& b) {
        return a.date() != b.date() ? a.date() > b.date() : a.folder < b.folder;
    });
    return list;
}

Look lookOf(const Post& post)
{
    Brand brand;
    brand.colourPrimary = post.text("colour_primary");
    brand.colourAccent = post.text("colour_accent");
    brand.colourBackground = post.text("colour_background");
    brand.colourText = post.text("colour_text");
    const Result<Look> look = Look::of(brand);
    return look ? *look : *Look::of(Brand());
}

QString dayOf(const QString& date, const QString& language)
{
    const QDateTime at = QDateTime::fromString(date, Qt::ISODateWithMs);
    return at.isValid() ? QLocale(language).toString(at.toUTC().date(), QStringLiteral("d MMMM yyyy")) : QString();
}

void card(HtmlWriter& out, const Post& post)
{
    const QString folder = QStringLiteral("posts/%1/").arg(post.folder);
    out.open("li");
    out.open("a", {{"href", folder + QStringLiteral("index.html")}});
    if (const QString image = post.text("image"); !image.isEmpty()) // the title beside it says the same to those who cannot see it
        out.leaf("img", {{"src", folder + image}, {"alt", QString()}, {"width", QStringLiteral("1200")}, {"height", QStringLiteral("630")}});
    out.open("div");
    out.element("h2", {{"dir", QStringLiteral("auto")}}, post.title());
    if (const QString summary = post.text("summary"); !summary.isEmpty())
        out.element("p", {{"dir", QStringLiteral("auto")}}, summary);
    out.open("p", {{"class", QStringLiteral("when")}});
    out.element("time", {{"datetime", post.date()}}, dayOf(post.date(), post.text("language")));
    if (post.record->rehearsal)
        out.element("span", {{"class", QStringLiteral("tag")}}, u"Rehearsal");
    out.close("p");
    out.close("div");
    out.close("a");
    out.close("li");
    out.line();
}

/// An identifier that never changes, also while the site has no address (RFC 9562, version 5).
QString identifier(const QString& owner, const QString& name)
{
    static const QUuid kOurs(QStringLiteral("{4f8d3a1e-6f0f-5d5e-9b6e-2c1f6f0a7d11}"));
    return QStringLiteral("urn:uuid:") + QUuid::createUuidV5(kOurs, owner.isEmpty() ? name : owner + QLatin1Char('/') + name).toString(QUuid::WithoutBraces);
}

void feedEntry(HtmlWriter& out, const Post& post, const QString& owner)
{
    const QString url = post.text("url");
    const bool absolute = isWebAddress(url);
    out.open("entry");
    out.element("title", {}, post.title());
    out.element("id", {}, absolute ? url : identifier(owner, QStringLiteral("posts/") + post.folder));
    out.leaf("link", {{"rel", QStringLiteral("alternate")}, {"type", QStringLiteral("text/html")},
                      {"href", absolute ? url : QStringLiteral("posts/%1/index.html").arg(post.folder)}});
    out.element("published", {}, post.date());
    out.element("updated", {}, post.date());
    if (const QString author = post.text("author"); !author.isEmpty()) {
        out.open("author");
        out.element("name", {}, author);
        out.close("author");
    }
    out.element("summary", {}, post.text("summary"));
    out.close("entry");
    out.line();
}

} // namespace

QByteArray siteIndex(const SitePosts& posts)
{
    const QList<Post> list = newestFirst(posts);
    if (list.isEmpty())
        return {};
    const Post& newest = list.first();
    const QString name = newest.text("site_title");
    const bool rehearsal = std::all_of(list.begin(), list.end(), [](const Post& post) { return post.record->rehearsal; });
    HtmlWriter out;
    openListPage(out, name, newest.text("site_tagline"), newest.text("language"), rehearsal, lookOf(newest));
    pageTop(out, QStringLiteral("index.html"), name, newest.text("site_tagline"));
    out.open("main");
    out.element("h1", {}, u"All posts");
    out.open("ul", {{"class", QStringLiteral("posts")}});
    out.line();
    for (const Post& post : list)
        card(out, post);
    out.close("ul");
    out.close("main");
    out.line();
    out.open("footer", {{"class", QStringLiteral("foot")}});
    out.open("div");
    out.element("span", {}, name);
    out.element("a", {{"href", QStringLiteral("feed.xml")}, {"type", QStringLiteral("application/atom+xml")}}, u"Feed");
    out.close("div");
    out.close("footer");
    out.raw(QStringLiteral("\n</body>\n</html>\n"));
    return out.take().toUtf8();
}

QByteArray siteFeed(const SitePosts& posts, const QString& owner)
{
    constexpr int kEntries = 50;
    const QList<Post> list = newestFirst(posts);
    if (list.isEmpty())
        return {};
    const Post& newest = list.first();
    const QString site = newest.text("site_url");
    const QString name = newest.text("site_title");
    HtmlWriter out;
    out.raw(QStringLiteral("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"));
    out.open("feed", {{"xmlns", QStringLiteral("http://www.w3.org/2005/Atom")}, {"xml:lang", newest.text("language")}});
    out.line();
    out.element("title", {}, name);
    if (const QString tagline = newest.text("site_tagline"); !tagline.isEmpty())
        out.element("subtitle", {}, tagline);
    out.element("id", {}, isWebAddress(site) ? site : identifier(owner, QStringLiteral("site")));
    if (isWebAddress(site)) {
        out.leaf("link", {{"rel", QStringLiteral("alternate")}, {"href", site}});
        out.leaf("link", {{"rel", QStringLiteral("self")}, {"href", site + QStringLiteral("feed.xml")}});
    }
    out.element("updated", {}, newest.date());
    out.open("author");
    out.element("name", {}, name);
    out.close("author");
    out.element("generator", {}, u"Quarterdeck");
    out.line();
    for (const Post& post : list.mid(0, kEntries))
        feedEntry(out, post, owner);
    out.close("feed");
    out.line();
    return out.take().toUtf8();
}

} // namespace qd::agents
