#include "agents/effects/render/PageHead.h"

#include "agents/skills/text/Language.h"
#include "core/base/Json.h"

namespace qd::agents {

namespace {

/// Nothing but the page's own images and style may be loaded, whatever got into the text.
QString contentPolicy()
{
    return QStringLiteral("default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
}

void meta(HtmlWriter& out, const char* by, const QString& name, const QString& content)
{
    if (content.isEmpty())
        return;
    out.leaf("meta", {{by, name}, {"content", content}});
    out.line();
}

void openHead(HtmlWriter& out, const QString& title, const QString& language, bool rehearsal)
{
    out.raw(QStringLiteral("<!DOCTYPE html>\n"));
    HtmlWriter::Attributes marks{{"lang", language}};
    if (isRightToLeft(language))
        marks.append({"dir", QStringLiteral("rtl")});
    out.open("html", marks);
    out.line();
    out.open("head");
    out.line();
    out.leaf("meta", {{"charset", QStringLiteral("utf-8")}});
    out.line();
    meta(out, "http-equiv", QStringLiteral("Content-Security-Policy"), contentPolicy());
    meta(out, "name", QStringLiteral("viewport"), QStringLiteral("width=device-width, initial-scale=1"));
    out.element("title", {}, title);
    out.line();
    meta(out, "name", QStringLiteral("generator"), rehearsal ? QStringLiteral("Quarterdeck rehearsal") : QStringLiteral("Quarterdeck"));
    if (rehearsal) // a rehearsal is not for strangers who come from a search
        meta(out, "name", QStringLiteral("robots"), QStringLiteral("noindex"));
}

void closeHead(HtmlWriter& out, const Look& look)
{
    out.open("style");
    out.line();
    out.raw(styleSheet(look));
    out.close("style");
    out.line();
    out.close("head");
    out.line();
    out.open("body");
    out.line();
}

void previews(HtmlWriter& out, const PageFacts& facts, const Brand& brand)
{
    const auto graph = [&out](const char* name, const QString& content) {
        meta(out, "property", QLatin1String(name), content);
    };
    graph("og:type", QStringLiteral("article"));
    graph("og:title", facts.title);
    graph("og:description", facts.description);
    graph("og:url", facts.url);
    graph("og:site_name", oneLine(brand.name));
    graph("og:image", facts.imageUrl);
    if (!facts.imageUrl.isEmpty()) {
        graph("og:image:type", QStringLiteral("image/png"));
        graph("og:image:width", QString::number(facts.image.width));
        graph("og:image:height", QString::number(facts.image.height));
        graph("og:image:alt", facts.imageAlt);
    }
    graph("article:published_time", toRfc3339(facts.date));
    const auto card = [&out](const char* name, const QString& content) { meta(out, "name", QLatin1String(name), content); };
    card("twitter:card", facts.imageUrl.isEmpty() ? QStringLiteral("summary") : QStringLiteral("summary_large_image"));
    card("twitter:title", facts.title);
    card("twitter:description", facts.description);
    card("twitter:image", facts.imageUrl);
    card("twitter:image:alt", facts.imageUrl.isEmpty() ? QString() : facts.imageAlt);
}

void party(JsonWriter& json, const char* key, const QString& type, const QString& name, const QString& url)
{
    json.key(key);
    json.beginObject();
    json.key("@type");
    json.value(type);
    json.key("name");
    json.value(name);
    if (!url.isEmpty()) {
        json.key("url");
        json.value(url);
    }
    json.endObject();
}

} // namespace

QString languageNote(const QString& title, const QString& text)
{
    const QString asked = languageOf(title);
    if (asked.isEmpty() || asked == u"en" || languageOf(text) != u"en")
        return {};
    return QStringLiteral(", which writes English only; the words in %1 are those of the brief").arg(nameOfLanguage(asked));
}

QString rehearsalNote(const QString& title, const QString& text)
{
    return QStringLiteral("Rehearsal: written by the rehearsal model%1. Not for publication.").arg(languageNote(title, text));
}

QString structuredData(const PageFacts& facts, const Brand& brand)
{
    JsonWriter json;
    const auto member = [&json](const char* key, const QString& value) {
        if (value.isEmpty())
            return;
        json.key(key);
        json.value(value);
    };
    const QString site = isWebAddress(brand.site) ? brand.site : QString();
    json.beginObject();
    member("@context", QStringLiteral("https://schema.org"));
    member("@type", QStringLiteral("BlogPosting"));
    member("mainEntityOfPage", facts.url);
    member("url", facts.url);
    member("headline", facts.title);
    member("description", facts.description);
    member("image", facts.imageUrl);
    member("datePublished", toRfc3339(facts.date));
    member("dateModified", toRfc3339(facts.date));
    const bool byTheHouse = facts.author == oneLine(brand.name);
    party(json, "author", byTheHouse ? QStringLiteral("Organization") : QStringLiteral("Person"), facts.author, site);
    party(json, "publisher", QStringLiteral("Organization"), oneLine(brand.name), site);
    member("inLanguage", facts.language);
    member("keywords", facts.keyword);
    json.key("wordCount");
    json.value(qint64(facts.words));
    member("creativeWorkStatus", facts.rehearsal ? QStringLiteral("Draft (rehearsal)") : QStringLiteral("Published"));
    json.endObject();
    QString text = QString::fromUtf8(json.take());
    // The three characters that could end the script element or break XML, as JSON may write them (RFC 8259, 7).
    return text.replace(QLatin1Char('<'), QLatin1String("\\u003c"))
        .replace(QLatin1Char('>'), QLatin1String("\\u003e"))
        .replace(QLatin1Char('&'), QLatin1String("\\u0026"));
}

void openPage(HtmlWriter& out, const PageFacts& facts, const Brand& brand, const Look& look)
{
    openHead(out, facts.metaTitle, facts.language, facts.rehearsal);
    meta(out, "name", QStringLiteral("description"), facts.description);
    meta(out, "name", QStringLiteral("author"), facts.author);
    if (!facts.url.isEmpty()) {
        out.leaf("link", {{"rel", QStringLiteral("canonical")}, {"href", facts.url}});
        out.line();
    }
    out.leaf("link", {{"rel", QStringLiteral("alternate")}, {"type", QStringLiteral("application/atom+xml")},
                      {"href", QStringLiteral("../../feed.xml")}});
    out.line();
    previews(out, facts, brand);
    out.open("script", {{"type", QStringLiteral("application/ld+json")}});
    out.raw(structuredData(facts, brand));
    out.close("script");
    out.line();
    closeHead(out, look);
}

void openListPage(HtmlWriter& out, const QString& title, const QString& description, const QString& language, bool rehearsal,
                  const Look& look)
{
    openHead(out, title, language, rehearsal);
    meta(out, "name", QStringLiteral("description"), description);
    out.leaf("link", {{"rel", QStringLiteral("alternate")}, {"type", QStringLiteral("application/atom+xml")},
                      {"href", QStringLiteral("feed.xml")}});
    out.line();
    closeHead(out, look);
}

void pageTop(HtmlWriter& out, const QString& home, const QString& name, const QString& tagline)
{
    out.open("header", {{"class", QStringLiteral("top")}});
    out.open("div");
    out.element("a", {{"class", QStringLiteral("brand")}, {"href", home}}, name);
    if (!tagline.isEmpty())
        out.element("span", {{"class", QStringLiteral("tagline")}}, tagline);
    out.close("div");
    out.close("header");
    out.line();
}

} // namespace qd::agents
