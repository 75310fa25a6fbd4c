#include "tests/agents/effects/EffectSamples.h"

#include "core/base/Json.h"
#include "core/base/WordCount.h"

#include <gtest/gtest.h>

#include <QSet>

namespace qd::test {

namespace {

agents::Rendered rendered(const agents::PageMaterial& material, const Brand& brand = effectBrand())
{
    const Result<agents::Rendered> page = agents::renderBlogPage(material, brand);
    EXPECT_TRUE(page) << (page ? "" : page.error().text.toStdString());
    return page ? *page : agents::Rendered();
}

QByteArray pageOf(const agents::PageMaterial& material, const Brand& brand = effectBrand())
{
    return bytesOf(rendered(material, brand), "index.html");
}

Json structured(const QByteArray& page)
{
    const QList<Element> scripts = named(elementsOf(page), "script");
    EXPECT_EQ(scripts.size(), 1);
    if (scripts.isEmpty())
        return {};
    EXPECT_EQ(scripts.first().at("type"), QStringLiteral("application/ld+json"));
    const Result<Json> json = Json::parse(scripts.first().text.toUtf8());
    EXPECT_TRUE(json);
    return json ? *json : Json();
}

/// Nothing in it runs, and nothing is loaded from elsewhere.
void expectHarmless(const QByteArray& page)
{
    const QList<Element> all = elementsOf(page);
    ASSERT_FALSE(all.isEmpty()) << page.left(4000).toStdString();
    for (const Element& each : all) {
        EXPECT_FALSE(QStringList({QStringLiteral("iframe"), QStringLiteral("object"), QStringLiteral("embed"), QStringLiteral("form"),
                                  QStringLiteral("base"), QStringLiteral("svg")}).contains(each.name)) << each.name.toStdString();
        if (each.name == QLatin1String("script"))
            EXPECT_EQ(each.at("type"), QStringLiteral("application/ld+json"));
        if (each.name == QLatin1String("img"))
            EXPECT_EQ(each.at("src"), QStringLiteral("header.png"));
        for (const QXmlStreamAttribute& attribute : each.attributes) {
            EXPECT_FALSE(attribute.name().startsWith(QLatin1String("on"))) << attribute.name().toString().toStdString();
            if (attribute.name() == QLatin1String("href")) {
                const QString value = attribute.value().toString().toLower();
                EXPECT_FALSE(value.contains(QLatin1String("script:")) || value.startsWith(QLatin1String("data:")) || value.startsWith(QLatin1String("//"))
                             || value.startsWith(QLatin1String("file:"))) << value.toStdString();
            }
        }
    }
}

} // namespace

TEST(BlogPage, IsWellFormedWithOneHeadline)
{
    const QByteArray page = pageOf(samplePage());
    const QList<Element> all = elementsOf(page);
    ASSERT_FALSE(all.isEmpty());
    EXPECT_TRUE(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    ASSERT_EQ(named(all, "h1").size(), 1);
    EXPECT_EQ(named(all, "h1").value(0).text, QStringLiteral("The first ninety days of an AI programme"));
    EXPECT_EQ(named(all, "title").value(0).text, QStringLiteral("The first 90 days of an AI programme"));
    EXPECT_EQ(named(all, "article").size(), 1);
    EXPECT_EQ(named(all, "main").size(), 1);
    EXPECT_EQ(named(all, "h2").value(0).text, QStringLiteral("Begin with one process")); // the repeated title is gone
    EXPECT_EQ(named(all, "time").value(0).at("datetime"), toRfc3339(samplePage().date));
    EXPECT_EQ(named(all, "img").value(0).at("alt"), QStringLiteral("A harbour at dawn"));
    EXPECT_EQ(named(all, "img").value(0).at("width"), QStringLiteral("1200"));
    expectHarmless(page);
}

TEST(BlogPage, TellsSearchEnginesAndPreviewsWhatItIs)
{
    const QList<Element> all = elementsOf(pageOf(samplePage()));
    const QString url = QStringLiteral("https://blog.harborandpine.example/posts/first-ninety-days/");
    EXPECT_EQ(metaOf(all, "description"), samplePage().description);
    EXPECT_EQ(metaOf(all, "og:type"), QStringLiteral("article"));
    EXPECT_EQ(metaOf(all, "og:url"), url);
    EXPECT_EQ(metaOf(all, "og:title"), samplePage().title);
    EXPECT_EQ(metaOf(all, "og:image"), url + QStringLiteral("header.png"));
    EXPECT_EQ(metaOf(all, "og:image:width"), QStringLiteral("1200"));
    EXPECT_EQ(metaOf(all, "twitter:card"), QStringLiteral("summary_large_image"));
    const QList<Element> links = named(all, "link");
    EXPECT_EQ(links.value(0).at("rel"), QStringLiteral("canonical"));
    EXPECT_EQ(links.value(0).at("href"), url);
}

TEST(BlogPage, StructuredDataNamesEverythingThatIsRecommended)
{
    const Json data = structured(pageOf(samplePage()));
    EXPECT_EQ(data.at(u"@type").toString(), QStringLiteral("BlogPosting"));
    EXPECT_EQ(data.at(u"headline").toString(), samplePage().title);
    EXPECT_EQ(data.at(u"datePublished").toString(), toRfc3339(samplePage().date));
    EXPECT_EQ(data.at(u"dateModified").toString(), toRfc3339(samplePage().date));
    EXPECT_TRUE(data.at(u"image").toString().endsWith(QStringLiteral("/header.png")));
    EXPECT_EQ(data.at(u"author").at(u"@type").toString(), QStringLiteral("Organization")); // the brand is its own author
    EXPECT_EQ(data.at(u"author").at(u"name").toString(), QStringLiteral("Harbor & Pine"));
    EXPECT_EQ(data.at(u"publisher").at(u"url").toString(), effectBrand().site);
    EXPECT_EQ(data.at(u"creativeWorkStatus").toString(), QStringLiteral("Published"));
    EXPECT_EQ(data.at(u"wordCount").toInteger(), countWords(samplePage().markdown)) << "as the inbox counts it";
    agents::PageMaterial byAnn = samplePage();
    byAnn.author = QStringLiteral("Ann Lee");
    EXPECT_EQ(structured(pageOf(byAnn)).at(u"author").at(u"@type").toString(), QStringLiteral("Person"));
}

TEST(BlogPage, RehearsalShowsOnThePageAndInItsData)
{
    agents::PageMaterial material = samplePage();
    EXPECT_EQ(metaOf(elementsOf(pageOf(material)), "generator"), QStringLiteral("Quarterdeck"));
    EXPECT_TRUE(metaOf(elementsOf(pageOf(material)), "robots").isEmpty());
    material.rehearsal = true;
    const agents::Rendered page = rendered(material);
    const QList<Element> all = elementsOf(bytesOf(page, "index.html"));
    EXPECT_EQ(metaOf(all, "generator"), QStringLiteral("Quarterdeck rehearsal"));
    EXPECT_EQ(metaOf(all, "robots"), QStringLiteral("noindex"));
    EXPECT_TRUE(structured(bytesOf(page, "index.html")).at(u"creativeWorkStatus").toString().contains(QStringLiteral("rehearsal")));
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const Element& e) { return e.name == QLatin1String("p") && e.text.startsWith(QStringLiteral("Rehearsal:")); }));
    EXPECT_TRUE(page.content.rehearsal);
    EXPECT_TRUE(page.preview.contains("Rehearsal:"));
}

TEST(BlogPage, HostileMarkdownIsNeutralised)
{
    const QStringList attacks{
        QStringLiteral("<script>alert(1)</script>"), QStringLiteral("<img src=x onerror=alert(1)>"),
        QStringLiteral("text <b onclick=\"x()\">bold</b>"), QStringLiteral("<iframe src=\"https://evil.example\"></iframe>"),
        QStringLiteral("[a](javascript:alert(1))"), QStringLiteral("[a](JaVaScRiPt:alert(1))"), QStringLiteral("[a](java&#10;script:alert(1))"),
        QStringLiteral("[a](&#106;avascript:alert(1))"), QStringLiteral("[a](<java\tscript:alert(1)>)"), QStringLiteral("[a](\\x01javascript:alert(1))"),
        QStringLiteral("[a](vbscript:x)"), QStringLiteral("[a](data:text/html,<script>x</script>)"), QStringLiteral("[a](file:///etc/passwd)"),
        QStringLiteral("[a](//evil.example/x)"), QStringLiteral("[a](/\\evil.example)"), QStringLiteral("[a](https://user:pass@evil.example/)"),
        QStringLiteral("<javascript:alert(1)>"), QStringLiteral("![x](https://evil.example/pixel.png)"), QStringLiteral("![x](//evil.example/p.png)"),
        QStringLiteral("![x](../../secret.png)"), QStringLiteral("![\" onerror=\"x](header.png)"), QStringLiteral("[a](https://ok.example \"t\\\" onclick=\\\"x\")"),
        QStringLiteral("[x]: javascript:alert(1)\n\n[x]"), QStringLiteral("</article></body></html><h1>gone</h1>"),
        QStringLiteral("# <script>x</script>"), QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;"), QStringLiteral("a\u0000b\u0001c&#1;&#0;\uFFFE"),
        QStringLiteral("```html\n<script>x</script>\n```"), QStringLiteral("| a |\n|---|\n| <img src=x onerror=y> |"), QStringLiteral("<!-- --><base href=\"//evil\">"),
        QStringLiteral("]]>&unknown; <?php x ?> <!DOCTYPE x [<!ENTITY a \"b\">]>")};
    for (const QString& attack : attacks) {
        agents::PageMaterial material = samplePage();
        material.markdown = attack + QStringLiteral("\n\nEnd.");
        SCOPED_TRACE(attack.toStdString());
        const QByteArray page = pageOf(material);
        expectHarmless(page);
        EXPECT_EQ(named(elementsOf(page), "h1").size(), 1);
        EXPECT_FALSE(elementsOf("<d>" + rendered(material).preview + "</d>").isEmpty());
    }
}

TEST(BlogPage, GoodLinksStayAndOutsideOnesHaveNoOpener)
{
    agents::PageMaterial material = samplePage();
    material.markdown = QStringLiteral("[out](https://example.com/a?b=1&c=2) [mail](mailto:a@b.example) [in](../other/) [frag](#part)");
    QMap<QString, QString> links;
    for (const Element& each : named(elementsOf(pageOf(material)), "a"))
        links.insert(each.at("href"), each.at("rel"));
    EXPECT_EQ(links.value(QStringLiteral("https://example.com/a?b=1&c=2")), QStringLiteral("noopener"));
    EXPECT_TRUE(links.contains(QStringLiteral("mailto:a@b.example")));
    EXPECT_TRUE(links.contains(QStringLiteral("../other/")));
    EXPECT_TRUE(links.contains(QStringLiteral("#part")));
}

TEST(BlogPage, HostileTitlesStayText)
{
    const QStringList titles{QStringLiteral("</title><script>alert(1)</script>"), QStringLiteral("\"><img src=x onerror=y>"), QStringLiteral("AT&T's \"plan\" <now>"),
                             QStringLiteral("</script><script>alert(1)//"), QStringLiteral("כותרת בעברית"), QStringLiteral("a\u202Etxt.exe\u202C b"), QStringLiteral("line\nbreak\ttab\u0007"),
                             QStringLiteral("<!--"), QStringLiteral("]]>")};
    for (const QString& title : titles) {
        SCOPED_TRACE(title.toStdString());
        agents::PageMaterial material = samplePage();
        material.title = material.metaTitle = material.description = material.headerAlt = material.author = material.keyword = title;
        Brand brand = effectBrand();
        brand.name = brand.tagline = brand.callToAction = brand.language = title;
        const QByteArray page = pageOf(material, brand);
        expectHarmless(page);
        EXPECT_EQ(structured(page).at(u"headline").toString(), named(elementsOf(page), "h1").value(0).text);
        EXPECT_FALSE(page.contains("</script><script>"));
        EXPECT_FALSE(QString::fromUtf8(page).contains(QChar(0x202e)));
    }
}

TEST(BlogPage, SourcesAreNamedWithoutLocalPathsAndPersonalOnesNotAtAll)
{
    agents::PageMaterial material = samplePage();
    Source file{QStringLiteral("Survey 2026"), QStringLiteral("/home/ann/survey.csv"), {}, {}};
    Source web{QStringLiteral("A study"), QStringLiteral("https://example.org/study"), {}, {}};
    Source secret{QStringLiteral("Customer list"), QStringLiteral("crm"), {}, {}};
    secret.label.confidentiality = Confidentiality::Pii;
    material.sources = {file, web, secret};
    material.markdown += QStringLiteral("\n\nMost shops count at night (from: Survey 2026), as a [study](https://example.org/study) found. So say those on the Customer list.\n");
    const QByteArray page = pageOf(material);
    EXPECT_TRUE(page.contains("<li>Survey 2026</li>"));
    EXPECT_TRUE(page.contains("<a href=\"https://example.org/study\" rel=\"noopener\">A study</a>"));
    EXPECT_FALSE(page.contains("/home/ann"));
    EXPECT_FALSE(page.contains("<li>Customer list"));
}

TEST(BlogPage, SaysTheCallToActionOnce)
{
    const Brand brand = effectBrand();
    agents::PageMaterial material = samplePage();
    EXPECT_EQ(pageOf(material).count(brand.callToAction.toUtf8()), 1);
    EXPECT_EQ(pageOf(material).count("class=\"next\""), 1);
    material.markdown += QStringLiteral("\n\n%1 Talk to [Harbor & Pine](%2).\n").arg(brand.callToAction, brand.site);
    const agents::Rendered page = rendered(material);
    EXPECT_EQ(bytesOf(page, "index.html").count(brand.callToAction.toUtf8()), 1);
    EXPECT_EQ(bytesOf(page, "index.html").count("class=\"next\""), 0) << "the text has the link as well";
    EXPECT_EQ(page.preview.count(brand.callToAction.toUtf8()), 1);
}

TEST(BlogPage, NamesSourcesAsAReaderWouldAndLeavesOutWhatToolsRead)
{
    agents::PageMaterial material = samplePage();
    material.sources = {Source{QStringLiteral("counting-diary.md"), {}, {}, {}}, Source{QStringLiteral("keywords.csv"), {}, {}, {}}};
    material.markdown += QStringLiteral("\n\nFour shelves were wrong (from: Counting diary), says keywords.csv.\n");
    const QByteArray page = pageOf(material);
    EXPECT_TRUE(page.contains("<li>Counting diary</li>"));
    EXPECT_FALSE(page.contains("<li>keywords.csv") || page.contains("<li>Keywords"));
    material.sources.removeFirst();
    EXPECT_FALSE(pageOf(material).contains("class=\"sources\"")) << "nothing is left to name";
}

TEST(BlogPage, NamesOnlySourcesThatTheTextCites)
{
    agents::PageMaterial material = samplePage();
    for (const char* const name : {"flour.md", "interview-notes.md", "market-note.md", "yeast.md"})
        material.sources.append(Source{QString::fromLatin1(name), {}, {}, {}});
    material.markdown += QStringLiteral("\n\nStrong flour holds more water (from: Flour). Yeast rests overnight.\n");
    const agents::Rendered page = rendered(material);
    for (const QByteArray& text : {bytesOf(page, "index.html"), page.preview}) {
        EXPECT_TRUE(text.contains("<li>Flour</li>"));
        EXPECT_FALSE(text.contains("Interview notes") || text.contains("Market note"));
        EXPECT_FALSE(text.contains("<li>Yeast</li>")) << "a word of the subject is no citation";
    }
    material.markdown = samplePage().markdown;
    EXPECT_FALSE(pageOf(material).contains("class=\"sources\"")) << "nothing is cited";
}

TEST(BlogPage, DoesNotSayTheFirstSentenceTwice)
{
    agents::PageMaterial material = samplePage();
    material.description = QStringLiteral("Most programmes fail before the model.");
    QList<Element> all = elementsOf(pageOf(material));
    const auto dek = [&all] { return std::count_if(all.begin(), all.end(), [](const Element& e) { return e.at("class") == QStringLiteral("dek"); }); };
    EXPECT_EQ(dek(), 0);
    EXPECT_EQ(metaOf(all, "description"), material.description) << "search engines are told";
    material.summary = QStringLiteral("Three months, three decisions.");
    all = elementsOf(pageOf(material));
    EXPECT_EQ(dek(), 1);
}

TEST(BlogPage, MarksWordsOfAnotherLanguageAndDirection)
{
    agents::PageMaterial material = samplePage();
    material.rehearsal = true;
    material.title = QStringLiteral("إدخال الذكاء الاصطناعي في جدولة المناوبات");
    material.markdown = QStringLiteral("The subject is “%1”, and this is the English text that the rehearsal writes for it.").arg(material.title);
    material.summary = QStringLiteral("“%1” for leaders: what to settle first, and what to leave alone.").arg(material.title);
    QByteArray page = pageOf(material);
    QList<Element> all = elementsOf(page);
    ASSERT_FALSE(all.isEmpty()) << "well-formed";
    EXPECT_TRUE(page.contains("<p class=\"dek\" lang=\"en\" dir=\"ltr\">")) << "it begins with an Arabic word and is English";
    EXPECT_TRUE(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    EXPECT_EQ(named(all, "h1").value(0).at("lang"), QStringLiteral("ar"));
    EXPECT_EQ(named(all, "h1").value(0).at("dir"), QStringLiteral("rtl"));
    EXPECT_TRUE(page.contains(QStringLiteral("“<span lang=\"ar\" dir=\"rtl\">%1</span>”").arg(material.title).toUtf8()));
    EXPECT_TRUE(page.contains("which writes English only; the words in Arabic are those of the brief"));

    material.title = QStringLiteral("Wie führt man künstliche Intelligenz in der Buchhaltung ein");
    material.markdown = QStringLiteral("This is the English text about “künstliche Intelligenz”, which the rehearsal writes and does not “translate”.");
    page = pageOf(material);
    all = elementsOf(page);
    EXPECT_EQ(named(all, "h1").value(0).at("lang"), QStringLiteral("de"));
    EXPECT_TRUE(page.contains(QStringLiteral("“<span lang=\"de\" dir=\"ltr\">künstliche Intelligenz</span>”").toUtf8()));
    EXPECT_TRUE(page.contains(QStringLiteral("“translate”").toUtf8()));

    material.markdown = QStringLiteral("هذا هو النص العربي الذي كتبه نموذج آخر عن الموضوع، وهو طويل بما يكفي.");
    material.title = QStringLiteral("عنوان عربي");
    page = pageOf(material);
    EXPECT_TRUE(page.startsWith("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"));
    EXPECT_FALSE(page.contains("writes English only"));
}

TEST(BlogPage, SameMaterialSameBytes)
{
    const agents::Rendered once = rendered(samplePage());
    const agents::Rendered again = rendered(samplePage());
    EXPECT_EQ(once.blobs, again.blobs);
    EXPECT_EQ(once.preview, again.preview);
    EXPECT_EQ(contentHash(once.content), contentHash(again.content));
    for (const EffectFile& file : once.content.files)
        EXPECT_EQ(once.blobs.value(file.sha256).size(), file.bytes);
}

TEST(BlogPage, EveryChangeOfTheMaterialChangesTheHash)
{
    using Change = std::function<void(agents::PageMaterial&, Brand&)>;
    const QList<Change> changes{
        [](auto& m, auto&) { m.title += QLatin1Char('x'); }, [](auto& m, auto&) { m.metaTitle += QLatin1Char('x'); },
        [](auto& m, auto&) { m.description += QLatin1Char('x'); }, [](auto& m, auto&) { m.slug += QLatin1Char('x'); },
        [](auto& m, auto&) { m.keyword += QLatin1Char('x'); }, [](auto& m, auto&) { m.markdown.replace(QLatin1Char('M'), QChar(0x041c)); },
        [](auto& m, auto&) { m.headerPng = samplePng(QColor(0x1f, 0x4b, 0x60)); }, [](auto& m, auto&) { m.headerAlt += QLatin1Char('x'); },
        [](auto& m, auto&) { m.author = QStringLiteral("Ann"); }, [](auto& m, auto&) { m.date.ms += 1; }, [](auto& m, auto&) { m.rehearsal = true; },
        [](auto& m, auto&) { m.sources = {Source{QStringLiteral("S"), {}, {}, {}}}; m.markdown += QStringLiteral(" (from: S)"); }, [](auto&, auto& b) { b.name += QLatin1Char('x'); },
        [](auto&, auto& b) { b.site += QLatin1Char('x'); }, [](auto&, auto& b) { b.colourAccent = QStringLiteral("#c8763d"); },
        [](auto&, auto& b) { b.callToAction += QLatin1Char('x'); }, [](auto&, auto& b) { b.tagline += QLatin1Char('x'); }, [](auto&, auto& b) { b.language = QStringLiteral("de"); }};
    QSet<QByteArray> seen{contentHash(rendered(samplePage()).content)};
    for (const Change& change : changes) {
        agents::PageMaterial material = samplePage();
        Brand brand = effectBrand();
        change(material, brand);
        seen.insert(contentHash(rendered(material, brand).content));
    }
    EXPECT_EQ(seen.size(), changes.size() + 1);
}

TEST(BlogPage, EveryFieldOfTheContentCountsForTheHash)
{
    using Change = std::function<void(EffectContent&)>;
    const QList<Change> changes{
        [](EffectContent& c) { c.kind.text += QLatin1Char('x'); }, [](EffectContent& c) { c.connector.text += QLatin1Char('x'); },
        [](EffectContent& c) { c.destination += QLatin1Char(' '); }, [](EffectContent& c) { c.audience += QLatin1Char('x'); },
        [](EffectContent& c) { c.title += QChar(0x0301); }, [](EffectContent& c) { c.files[0].path += QLatin1Char('x'); },
        [](EffectContent& c) { c.files[0].sha256[31] = char(c.files[0].sha256[31] ^ 1); }, [](EffectContent& c) { c.files[0].mediaType += QLatin1Char('x'); },
        [](EffectContent& c) { c.files[0].bytes += 1; }, [](EffectContent& c) { c.files.swapItemsAt(0, 1); }, [](EffectContent& c) { c.files.removeLast(); },
        [](EffectContent& c) { c.details[QStringLiteral("url")] = QStringLiteral("https://elsewhere.example"); }, [](EffectContent& c) { c.details.remove(QStringLiteral("date")); },
        [](EffectContent& c) { c.reversible = false; }, [](EffectContent& c) { c.cost.micro = 1; }, [](EffectContent& c) { c.rehearsal = true; }};
    const EffectContent approved = rendered(samplePage()).content;
    QSet<QByteArray> seen{contentHash(approved)};
    for (const Change& change : changes) {
        EffectContent changed = approved;
        change(changed);
        seen.insert(contentHash(changed));
    }
    EXPECT_EQ(seen.size(), changes.size() + 1);
}

TEST(BlogPage, RefusesWhatCannotBeAPage)
{
    const auto refuses = [](const std::function<void(agents::PageMaterial&, Brand&)>& change, const char* where) {
        agents::PageMaterial material = samplePage();
        Brand brand = effectBrand();
        change(material, brand);
        const Result<agents::Rendered> page = agents::renderBlogPage(material, brand);
        ASSERT_FALSE(page) << where;
        EXPECT_EQ(page.error().where, QLatin1String(where));
        EXPECT_FALSE(page.error().text.isEmpty());
    };
    for (const char* slug : {"", "..", "a/b", "A", "a b", "-a", "a--b", "a.b", "\xc3\xa4", "a\n"})
        refuses([slug](auto& m, auto&) { m.slug = QString::fromUtf8(slug); }, "slug");
    refuses([](auto& m, auto&) { m.slug = QString(101, QLatin1Char('a')); }, "slug");
    refuses([](auto& m, auto&) { m.title = QStringLiteral(" \n"); }, "title");
    refuses([](auto& m, auto&) { m.markdown = QStringLiteral(" \n\n"); }, "markdown");
    refuses([](auto& m, auto&) { m.markdown = QString(1024 * 1024 + 1, QLatin1Char('a')); }, "markdown");
    refuses([](auto& m, auto&) { m.headerPng = "GIF89a, not a PNG at all"; }, "image");
    refuses([](auto&, auto& b) { b.colourPrimary = QStringLiteral("red;}body{display:none"); }, "colour_primary");
    refuses([](auto&, auto& b) { b.colourText = QStringLiteral("#12345"); }, "colour_text");
}

TEST(BlogPage, WithoutImageOrSiteItIsStillAPage)
{
    agents::PageMaterial material = samplePage();
    material.headerPng.clear();
    Brand brand = effectBrand();
    brand.site = QStringLiteral("javascript:alert(1)");
    const agents::Rendered page = rendered(material, brand);
    EXPECT_EQ(page.content.files.size(), 1);
    const QByteArray html = bytesOf(page, "index.html");
    expectHarmless(html);
    EXPECT_FALSE(html.contains("canonical"));
    EXPECT_FALSE(html.contains("javascript:"));
    EXPECT_TRUE(named(elementsOf(html), "img").isEmpty());
}

} // namespace qd::test
