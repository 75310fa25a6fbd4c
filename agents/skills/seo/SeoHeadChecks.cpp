#include "agents/skills/seo/SeoPage.h"

#include "agents/skills/seo/SearchWidth.h"
#include "agents/skills/seo/UrlSlug.h"
#include "agents/skills/text/Stems.h"

#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

using Finding = std::optional<SeoFinding>;

constexpr qsizetype kLongestSlug = 75;
constexpr qsizetype kLongestAlt = 125;

QString pixels(double width)
{
    return QString::number(width, 'f', 0);
}

Finding titleHasKeyword(const SeoPage& page)
{
    const bool holds = Stems::find(page.titleStems, page.keywordStems) >= 0;
    return SeoFinding{holds, holds ? u"the title holds \"%1\""_s.arg(page.keyword)
                                   : u"the title \"%1\" does not hold \"%2\""_s.arg(page.title, page.keyword)};
}

Finding titleStartsWithKeyword(const SeoPage& page)
{
    const qsizetype at = Stems::find(page.titleStems, page.keywordStems);
    const bool early = at >= 0 && at * 2 <= page.titleStems.size();
    return SeoFinding{early, at < 0 ? u"the keyword is not in the title"_s
                                    : u"the keyword begins at word %1 of %2 of the title"_s.arg(at + 1).arg(page.titleStems.size())};
}

Finding titleWidth(const SeoPage& page)
{
    const double width = SearchWidth::ofTitle(page.title);
    return SeoFinding{width >= 200 && width <= SearchWidth::kTitleLimit,
                      u"the title is %1 pixels wide; 200 to 580 are right"_s.arg(pixels(width))};
}

Finding descriptionWidth(const SeoPage& page)
{
    const double width = SearchWidth::ofDescription(page.description);
    return SeoFinding{width >= 400 && width <= SearchWidth::kDescriptionLimit,
                      u"the description is %1 pixels wide; 400 to 920 are right"_s.arg(pixels(width))};
}

Finding descriptionHasKeyword(const SeoPage& page)
{
    const bool holds = Stems::find(Stems::ofText(page.description), page.keywordStems) >= 0;
    return SeoFinding{holds, holds ? u"the description holds \"%1\""_s.arg(page.keyword)
                                   : u"the description does not hold \"%1\""_s.arg(page.keyword)};
}

Finding descriptionIsOwn(const SeoPage& page)
{
    const bool own = !page.description.isEmpty() && page.description.compare(page.title, Qt::CaseInsensitive) != 0;
    return SeoFinding{own, own ? u"the description says more than the title"_s : u"the description is empty or repeats the title"_s};
}

Finding slugHasKeyword(const SeoPage& page)
{
    const QStringList stems = Stems::ofText(QString(page.slug).replace(u'-', u' '));
    const bool holds = std::all_of(page.keywordStems.begin(), page.keywordStems.end(),
                                   [&](const QString& stem) { return stems.contains(stem) || Stems::isStopWord(stem); });
    return SeoFinding{holds, u"the address part is \"%1\", the keyword \"%2\""_s.arg(page.slug, page.keyword)};
}

Finding slugForm(const SeoPage& page)
{
    const bool formed = !page.slug.isEmpty() && UrlSlug::isWellFormed(page.slug) && page.slug.size() <= kLongestSlug;
    return SeoFinding{formed, u"\"%1\" has %2 characters; small letters, digits and single hyphens up to %3 are right"_s
                                  .arg(page.slug).arg(page.slug.size()).arg(kLongestSlug)};
}

Finding slugStopWords(const SeoPage& page)
{
    QStringList found;
    const QStringList keyword = page.keyword.toLower().split(u' ');
    for (const QString& word : page.slug.split(u'-', Qt::SkipEmptyParts))
        if (Stems::isStopWord(word) && !keyword.contains(word))
            found.append(word);
    return SeoFinding{found.size() <= 1, u"the address part holds %1 words without a topic%2; at most 1 is right"_s
                                             .arg(found.size()).arg(found.isEmpty() ? QString() : u" ("_s + found.join(u", "_s) + u')')};
}

Finding imageAlt(const SeoPage& page)
{
    qsizetype missing = page.imageAlt.trimmed().isEmpty() || page.imageAlt.size() > kLongestAlt;
    for (const Prose::Image& image : page.prose.images)
        missing += image.alt.trimmed().isEmpty() || image.alt.size() > kLongestAlt;
    return SeoFinding{missing == 0, u"%1 of %2 images lack an alternative text of 1 to %3 characters"_s
                                        .arg(missing).arg(page.prose.images.size() + 1).arg(kLongestAlt)};
}

QString hostOf(const QString& address)
{
    QString host = QUrl(address).host().toLower();
    return host.startsWith("www."_L1) ? host.mid(4) : host;
}

bool leadsOutside(const Prose::Link& link, const Brand& brand)
{
    const QUrl url(link.target);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return web && hostOf(link.target) != hostOf(brand.site);
}

Finding internalLinks(const SeoPage& page)
{
    qsizetype inside = 0;
    for (const Prose::Link& link : page.prose.links) {
        const QString scheme = QUrl(link.target).scheme();
        inside += scheme != "mailto"_L1 && scheme != "tel"_L1 && !link.target.startsWith(u'#') && !leadsOutside(link, page.brand);
    }
    return SeoFinding{inside >= 1, u"%1 links lead to pages of your own site; at least one should"_s.arg(inside)};
}

Finding externalLinks(const SeoPage& page)
{
    qsizetype outside = 0;
    for (const Prose::Link& link : page.prose.links)
        outside += leadsOutside(link, page.brand);
    return SeoFinding{outside >= 1, u"%1 links lead to sources outside; at least one should"_s.arg(outside)};
}

Finding linkText(const SeoPage& page)
{
    static const QSet<QString> kEmpty{u"here"_s, u"click here"_s, u"read more"_s, u"more"_s, u"this"_s, u"link"_s, u"learn more"_s, QString()};
    QStringList poor;
    for (const Prose::Link& link : page.prose.links) {
        const QString text = link.text.simplified().toLower();
        if (kEmpty.contains(text) || text.startsWith("http:"_L1) || text.startsWith("https:"_L1) || text.startsWith("www."_L1))
            poor.append(u'"' + text.left(40) + u'"');
    }
    return SeoFinding{poor.isEmpty(), poor.isEmpty() ? u"each of %1 link texts says where it leads"_s.arg(page.prose.links.size())
                                                     : u"%1 link texts do not say where they lead: %2"_s.arg(poor.size())
                                                           .arg(QStringList(poor.first(std::min<qsizetype>(3, poor.size()))).join(u", "_s))};
}

Finding structuredData(const SeoPage& page)
{
    QStringList missing;
    const auto need = [&missing](const QString& value, const QString& name) {
        if (value.trimmed().isEmpty())
            missing.append(name);
    };
    need(page.title, u"headline"_s);
    need(page.description, u"description"_s);
    need(page.imageAlt, u"image"_s);
    need(page.brand.author.isEmpty() ? page.brand.name : page.brand.author, u"author"_s);
    need(page.brand.name, u"publisher"_s);
    return SeoFinding{missing.isEmpty(), missing.isEmpty() ? u"all five parts of a BlogPosting in JSON-LD are there"_s
                                                           : u"a BlogPosting in JSON-LD lacks "_s + missing.join(u", "_s)};
}

} // namespace

QList<SeoCheck> seoHeadChecks()
{
    return {{u"title-keyword"_s, 8, titleHasKeyword},       {u"title-keyword-early"_s, 3, titleStartsWithKeyword},
            {u"title-width"_s, 5, titleWidth},              {u"description-width"_s, 4, descriptionWidth},
            {u"description-keyword"_s, 4, descriptionHasKeyword}, {u"description-own"_s, 2, descriptionIsOwn},
            {u"slug-keyword"_s, 4, slugHasKeyword},         {u"slug-form"_s, 2, slugForm},
            {u"slug-stop-words"_s, 1, slugStopWords},       {u"image-alt"_s, 4, imageAlt},
            {u"internal-links"_s, 2, internalLinks},        {u"external-links"_s, 2, externalLinks},
            {u"link-text"_s, 2, linkText},                  {u"structured-data"_s, 3, structuredData}};
}

} // namespace qd::agents
