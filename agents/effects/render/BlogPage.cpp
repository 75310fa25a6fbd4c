#include "agents/effects/render/BlogPage.h"

#include "agents/effects/render/Markdown.h"
#include "agents/effects/render/PageHead.h"
#include "agents/skills/text/Language.h"
#include "agents/skills/text/Prose.h"
#include "agents/skills/text/SourceName.h"
#include "core/base/WordCount.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

const QString kPageFile = QStringLiteral("index.html");
const QString kImageFile = QStringLiteral("header.png");
constexpr int kWordsPerMinute = 220;

QString siteOf(const Brand& brand)
{
    if (!isWebAddress(brand.site))
        return {};
    return brand.site.endsWith(QLatin1Char('/')) ? brand.site : brand.site + QLatin1Char('/');
}

Result<PageFacts> factsOf(const PageMaterial& material, const Brand& brand)
{
    PageFacts facts;
    facts.title = oneLine(material.title);
    facts.metaTitle = material.metaTitle.isEmpty() ? facts.title : oneLine(material.metaTitle);
    facts.description = oneLine(material.description);
    facts.keyword = oneLine(material.keyword);
    facts.author = oneLine(!material.author.isEmpty() ? material.author : !brand.author.isEmpty() ? brand.author : brand.name);
    facts.imageAlt = oneLine(material.headerAlt);
    facts.date = material.date;
    facts.rehearsal = material.rehearsal;
    const QString written = languageOf(material.markdown);
    facts.language = written.isEmpty() ? oneLine(brand.language) : written;
    if (facts.title.isEmpty())
        return Error{Error::Parse, QStringLiteral("the page has no title"), QStringLiteral("title"), {}};
    if (const QString site = siteOf(brand); !site.isEmpty()) {
        facts.url = QStringLiteral("%1posts/%2/").arg(site, material.slug);
        facts.imageUrl = material.headerPng.isEmpty() ? QString() : facts.url + kImageFile;
    }
    return facts;
}

QString dayOf(Instant at, const QString& language)
{
    return QLocale(language).toString(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date(), QStringLiteral("d MMMM yyyy"));
}

bool holdsWords(const QString& text, const QString& wanted)
{
    return Prose::wordsOf(text).join(u' ').contains(Prose::wordsOf(wanted).join(u' '), Qt::CaseInsensitive);
}

/// What stands under the headline. The search description is often the first sentence, and nobody reads that twice.
QString dekOf(const PageMaterial& material, const PageFacts& facts)
{
    if (!oneLine(material.summary).isEmpty())
        return oneLine(material.summary);
    QString opening;
    int paragraphs = 0;
    for (const Prose::Block& block : Prose::fromMarkdown(material.markdown).blocks)
        if (block.kind == Prose::Paragraph && paragraphs++ < 3)
            opening += block.text + u'\n';
    const QString said = QString(facts.description).remove(QChar(0x2026));
    return holdsWords(opening, said) ? QString() : facts.description;
}

/// A line of the page's own, with the languages in it marked. It begins where its own language does.
void tagged(HtmlWriter& out, const char* name, const QString& kind, const QString& line, const PageFacts& facts)
{
    HtmlWriter::Attributes marks = languageMarksOf(line, {});
    marks.prepend({"class", kind});
    out.open(name, marks);
    out.raw(markedText(line, {{}, facts.title, facts.language, languageOf(facts.title)}));
    out.close(name);
}

/// What of the brand's last word the text does not say itself.
struct LastWord {
    QString call;
    bool link = false;
};

LastWord lastWordOf(const PageMaterial& material, const Brand& brand)
{
    const Prose prose = Prose::fromMarkdown(material.markdown);
    const QString call = oneLine(brand.callToAction);
    const bool linked = std::any_of(prose.links.begin(), prose.links.end(), [&](const Prose::Link& link) { return link.target == brand.site; });
    return {holdsWords(prose.running(), call) ? QString() : call, isWebAddress(brand.site) && !linked && !call.isEmpty()};
}

void lead(HtmlWriter& out, const PageMaterial& material, const PageFacts& facts, const Brand& brand)
{
    out.open("header", {{"class", QStringLiteral("lead")}});
    out.line();
    if (facts.rehearsal)
        out.element("p", {{"class", QStringLiteral("mark")}, {"role", QStringLiteral("note")}}, rehearsalNote(facts.title, material.markdown));
    out.element("h1", languageMarksOf(facts.title, facts.language), facts.title);
    out.line();
    if (const QString dek = dekOf(material, facts); !dek.isEmpty())
        tagged(out, "p", QStringLiteral("dek"), dek, facts);
    out.open("p", {{"class", QStringLiteral("byline")}});
    if (!facts.author.isEmpty()) {
        out.element("span", {}, facts.author);
        out.text(u" · ");
    }
    out.element("time", {{"datetime", toRfc3339(facts.date)}}, dayOf(facts.date, brand.language));
    const int minutes = std::max(1, (facts.words + kWordsPerMinute - 1) / kWordsPerMinute);
    out.text(QStringLiteral(" · %1 min read").arg(minutes));
    out.close("p");
    out.line();
    out.close("header");
    out.line();
}

void figure(HtmlWriter& out, const PageFacts& facts)
{
    out.open("figure");
    out.leaf("img", {{"src", kImageFile}, {"alt", facts.imageAlt}, {"width", QString::number(facts.image.width)},
                     {"height", QString::number(facts.image.height)}});
    out.close("figure");
    out.line();
}

void nextStep(HtmlWriter& out, const LastWord& last, const Brand& brand)
{
    if (last.call.isEmpty() && !last.link)
        return;
    out.open("aside", {{"class", QStringLiteral("next")}});
    if (!last.call.isEmpty())
        out.element("p", {}, last.call);
    if (last.link)
        out.element("a", {{"class", QStringLiteral("button")}, {"href", brand.site}, {"rel", QStringLiteral("noopener")}},
                    QStringLiteral("Visit ") + oneLine(brand.name));
    out.close("aside");
    out.line();
}

/// Whether the text names `source`. A name of one word may be an ordinary word of the subject ("Flour"), so it counts
/// only where something is said to be from it, in quotation marks or as a link.
bool isCited(const QString& text, const Source& source)
{
    if (isWebAddress(source.origin) && text.contains(source.origin))
        return true;
    const QStringList names{oneLine(source.name), oneLine(titleOfSource(source.name))};
    return std::any_of(names.begin(), names.end(), [&text](const QString& name) {
        const QString before = name.contains(QLatin1Char(' ')) || name.contains(QLatin1Char('.')) ? QStringLiteral("(?<![\\p{L}\\p{N}])")
                                                                                          : QStringLiteral("(?:\\b[Ff]rom:?\\s+|\\b[Ss]ource:\\s+|[\\[“\"])");
        const QRegularExpression cited(before + QRegularExpression::escape(name) + QStringLiteral("(?![\\p{L}\\p{N}])"));
        return text.contains(cited);
    });
}

/// The sources that the text cites; what was read and not used is no source of this page.
void sources(HtmlWriter& out, const QList<Source>& list, const QString& text)
{
    HtmlWriter items;
    for (const Source& source : list) {
        if (source.label.confidentiality >= Confidentiality::Pii || source.name.isEmpty() || isToolInput(source.name) || !isCited(text, source))
            continue;
        const QString name = oneLine(titleOfSource(source.name));
        items.open("li");
        if (isWebAddress(source.origin))
            items.element("a", {{"href", source.origin}, {"rel", QStringLiteral("noopener")}}, name);
        else
            items.text(name);
        items.close("li");
        items.line();
    }
    if (items.isEmpty())
        return;
    out.open("section", {{"class", QStringLiteral("sources")}});
    out.element("h2", {}, u"Sources");
    out.open("ol");
    out.raw(items.take());
    out.close("ol");
    out.close("section");
    out.line();
}

QString pageOf(const PageMaterial& material, const PageFacts& facts, const Brand& brand, const Look& look, const QString& body)
{
    HtmlWriter out;
    openPage(out, facts, brand, look);
    pageTop(out, QStringLiteral("../../index.html"), oneLine(brand.name), oneLine(brand.tagline));
    out.open("main");
    out.open("article");
    out.line();
    lead(out, material, facts, brand);
    if (!material.headerPng.isEmpty())
        figure(out, facts);
    out.open("div", {{"class", QStringLiteral("text")}, {"dir", QStringLiteral("auto")}});
    out.line();
    out.raw(body);
    nextStep(out, lastWordOf(material, brand), brand);
    sources(out, material.sources, material.markdown);
    out.close("div");
    out.line();
    out.close("article");
    out.close("main");
    out.line();
    out.open("footer", {{"class", QStringLiteral("foot")}});
    out.open("div");
    out.element("span", {}, oneLine(brand.name));
    out.element("a", {{"href", QStringLiteral("../../index.html")}}, u"All posts");
    out.close("div");
    out.close("footer");
    out.line();
    out.raw(QStringLiteral("</body>\n</html>\n"));
    return out.take();
}

/// The same page in the few elements that a text browser draws well.
QByteArray previewOf(const PageMaterial& material, const PageFacts& facts, const Brand& brand, const QString& body)
{
    HtmlWriter out;
    if (facts.rehearsal) {
        out.open("p");
        out.element("em", {}, rehearsalNote(facts.title, material.markdown));
        out.close("p");
    }
    out.element("h1", {}, facts.title);
    if (const QString dek = dekOf(material, facts); !dek.isEmpty())
        out.element("p", {}, dek);
    out.open("p");
    out.element("em", {}, facts.author + QStringLiteral(" · ") + dayOf(facts.date, brand.language));
    out.close("p");
    if (!material.headerPng.isEmpty()) {
        out.open("p");
        out.leaf("img", {{"src", kImageFile}, {"alt", facts.imageAlt}, {"width", QStringLiteral("640")}});
        out.close("p");
    }
    out.line();
    out.raw(body);
    if (const LastWord last = lastWordOf(material, brand); !last.call.isEmpty()) {
        out.open("p");
        out.element("strong", {}, last.call);
        out.close("p");
    }
    sources(out, material.sources, material.markdown);
    return out.take().toUtf8();
}

Values detailsOf(const PageMaterial& material, const PageFacts& facts, const Brand& brand)
{
    Values details{{QStringLiteral("slug"), material.slug},
                   {QStringLiteral("title"), facts.title},
                   {QStringLiteral("summary"), facts.description},
                   {QStringLiteral("date"), toRfc3339(facts.date)},
                   {QStringLiteral("url"), facts.url.isEmpty() ? QStringLiteral("posts/%1/").arg(material.slug) : facts.url},
                   {QStringLiteral("author"), facts.author},
                   {QStringLiteral("keyword"), facts.keyword},
                   {QStringLiteral("language"), oneLine(brand.language)},
                   {QStringLiteral("site_title"), oneLine(brand.name)},
                   {QStringLiteral("site_tagline"), oneLine(brand.tagline)},
                   {QStringLiteral("site_url"), siteOf(brand)},
                   {QStringLiteral("colour_primary"), brand.colourPrimary},
                   {QStringLiteral("colour_accent"), brand.colourAccent},
                   {QStringLiteral("colour_background"), brand.colourBackground},
                   {QStringLiteral("colour_text"), brand.colourText}};
    if (!material.headerPng.isEmpty()) {
        details.insert(QStringLiteral("image"), kImageFile);
        details.insert(QStringLiteral("image_alt"), facts.imageAlt);
    }
    return details;
}

/// What both kinds of page say of themselves.
Result<PageFacts> checkedFacts(const PageMaterial& material, const Brand& brand)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named.error();
    Result<PageFacts> facts = factsOf(material, brand);
    if (!facts || material.headerPng.isEmpty())
        return facts;
    const Result<ImageSize> size = pngSize(material.headerPng);
    if (!size)
        return size.error();
    facts->image = *size;
    return facts;
}

/// The text of a post with what follows it, in elements that any site draws.
QString postOf(const PageMaterial& material, const Brand& brand, const QString& body)
{
    HtmlWriter out;
    if (material.rehearsal)
        out.element("p", {}, rehearsalNote(material.title, material.markdown));
    out.raw(body);
    const LastWord last = lastWordOf(material, brand);
    if (!last.call.isEmpty())
        out.element("p", {}, last.call);
    if (last.link) {
        out.open("p");
        out.element("a", {{"href", brand.site}}, QStringLiteral("Visit ") + oneLine(brand.name));
        out.close("p");
    }
    sources(out, material.sources, material.markdown);
    return out.take();
}

Values postDetails(const PageMaterial& material, const PageFacts& facts)
{
    Values details{{QStringLiteral("slug"), material.slug}, {QStringLiteral("url"), material.slug + QLatin1Char('/')}, {QStringLiteral("title"), facts.title}, {QStringLiteral("summary"), facts.description}, {QStringLiteral("date"), toRfc3339(facts.date)}};
    if (!material.headerPng.isEmpty()) {
        details.insert(QStringLiteral("image"), kImageFile);
        details.insert(QStringLiteral("image_alt"), facts.imageAlt);
    }
    if (!material.update.isEmpty())
        details.insert(QStringLiteral("update"), material.update);
    return details;
}

} // namespace

Result<Rendered> renderWebPost(const PageMaterial& material, const Brand& brand)
{
    const Result<PageFacts> facts = checkedFacts(material, brand);
    if (!facts)
        return facts.error();
    const Result<SafeMarkup> body = safeMarkup(material.markdown, {{}, facts->title, facts->language, languageOf(facts->title)});
    if (!body)
        return body.error();
    const QString folder = material.slug + QLatin1Char('/');
    Rendered out;
    out.content.kind = {QStringLiteral("blog-post")};
    out.content.destination = folder;
    out.content.audience = QStringLiteral("everyone who reads the site");
    out.content.title = facts->title;
    out.content.details = postDetails(material, *facts);
    out.content.rehearsal = material.rehearsal;
    out.add(folder + QStringLiteral("post.html"), QStringLiteral("text/html"), postOf(material, brand, body->html).toUtf8());
    if (!material.headerPng.isEmpty())
        out.add(folder + kImageFile, QStringLiteral("image/png"), material.headerPng);
    PageFacts shown = *facts;
    shown.words = int(countWords(material.markdown));
    out.preview = previewOf(material, shown, brand, body->html);
    return out;
}

Result<Rendered> renderBlogPage(const PageMaterial& material, const Brand& brand)
{
    const Result<Look> look = Look::of(brand);
    if (!look)
        return look.error();
    Result<PageFacts> facts = checkedFacts(material, brand);
    if (!facts)
        return facts.error();
    const QStringList images = material.headerPng.isEmpty() ? QStringList() : QStringList{kImageFile};
    const Result<SafeMarkup> body = safeMarkup(material.markdown, {images, facts->title, facts->language, languageOf(facts->title)});
    if (!body)
        return body.error();
    facts->words = int(countWords(material.markdown)); // as the inbox counts the same text

    const QString folder = QStringLiteral("posts/%1/").arg(material.slug);
    Rendered out;
    out.content.kind = {QStringLiteral("blog-post")};
    out.content.connector = {QStringLiteral("folder-site")};
    out.content.destination = folder;
    out.content.audience = siteOf(brand).isEmpty() ? QStringLiteral("everyone who reads the site") : QStringLiteral("everyone who reads ") + brand.site;
    out.content.title = facts->title;
    out.content.details = detailsOf(material, *facts, brand);
    out.content.rehearsal = material.rehearsal;
    out.add(folder + kPageFile, QStringLiteral("text/html"), pageOf(material, *facts, brand, *look, body->html).toUtf8());
    if (!material.headerPng.isEmpty())
        out.add(folder + kImageFile, QStringLiteral("image/png"), material.headerPng);
    out.preview = previewOf(material, *facts, brand, body->html);
    return out;
}

} // namespace qd::agents
