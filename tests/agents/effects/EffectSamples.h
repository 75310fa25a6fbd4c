#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/render/BlogPage.h"
#include "agents/effects/render/LinkedInPost.h"
#include "agents/effects/render/NewsletterEntry.h"

#include <QDir>
#include <QDirIterator>
#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QXmlStreamReader>

namespace qd::test {

/// A PNG of 1200 x 630 in one colour.
inline QByteArray samplePng(const QColor& colour = QColor(0x1f, 0x4b, 0x5f))
{
    static QMap<QRgb, QByteArray> made; // drawing is the slowest part of these tests
    QByteArray& bytes = made[colour.rgb()];
    if (!bytes.isEmpty())
        return bytes;
    QImage image({1200, 630}, QImage::Format_RGB32);
    image.fill(colour);
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

inline Brand effectBrand()
{
    Brand brand;
    brand.id = QStringLiteral("harbor-and-pine");
    brand.name = QStringLiteral("Harbor & Pine");
    brand.tagline = QStringLiteral("AI that does a day's work");
    brand.site = QStringLiteral("https://blog.harborandpine.example");
    brand.author = QStringLiteral("Harbor & Pine");
    brand.callToAction = QStringLiteral("Talk to us about the one process you would hand over first.");
    brand.colourPrimary = QStringLiteral("#1f4b5f");
    brand.colourAccent = QStringLiteral("#c8763c");
    brand.colourBackground = QStringLiteral("#fbfaf7");
    brand.colourText = QStringLiteral("#1d2430");
    return brand;
}

inline agents::PageMaterial samplePage()
{
    agents::PageMaterial page;
    page.title = QStringLiteral("The first ninety days of an AI programme");
    page.metaTitle = QStringLiteral("The first 90 days of an AI programme");
    page.description = QStringLiteral("What enterprise CTOs settle before the first model is chosen.");
    page.slug = QStringLiteral("first-ninety-days");
    page.keyword = QStringLiteral("ai programme");
    page.markdown = QStringLiteral("# The first ninety days of an AI programme\n\nMost programmes fail **before** the model.\n\n"
                                   "## Begin with one process\n\n- Pick it\n- Measure it\n\nSee [the study](https://example.com/study?a=1&b=2).\n");
    page.headerPng = samplePng();
    page.headerAlt = QStringLiteral("A harbour at dawn");
    page.date = {1'795'000'000'000};
    return page;
}

inline agents::PostMaterial samplePost()
{
    agents::PostMaterial post;
    post.slug = QStringLiteral("first-ninety-days");
    post.title = QStringLiteral("The first ninety days");
    post.text = QStringLiteral("Most programmes fail before the model.\n\nHere is what to settle first.");
    post.hashtags = {QStringLiteral("#AI"), QStringLiteral("CTO")};
    post.imagePng = samplePng(Qt::darkGreen);
    post.imageAlt = QStringLiteral("A graphic");
    post.link = QStringLiteral("https://blog.harborandpine.example/posts/first-ninety-days/");
    post.date = {1'795'000'000'000};
    return post;
}

inline agents::NewsletterMaterial sampleEntry()
{
    agents::NewsletterMaterial entry;
    entry.slug = QStringLiteral("first-ninety-days");
    entry.title = QStringLiteral("The first ninety days");
    entry.subject = QStringLiteral("Before you choose a model");
    entry.preheader = QStringLiteral("Three things to settle first");
    entry.text = QStringLiteral("Most programmes fail *before* the model.\n\n- Pick one process\n- Measure it\n");
    entry.link = QStringLiteral("https://blog.harborandpine.example/posts/first-ninety-days/");
    entry.date = {1'795'000'000'000};
    return entry;
}

inline agents::Delivery deliveryOf(const agents::Rendered& rendered)
{
    return {EffectId::make({1'795'000'000'000}), rendered.content, rendered.blobs};
}

/// What a connector that answers at once says of it, with nobody in its way.
inline agents::Outcome delivered(agents::Connector& to, const agents::Delivery& delivery)
{
    agents::Outcome ended{agents::Outcome::Unknown, QStringLiteral("it did not answer at once")};
    to.deliver(delivery, agents::Gate([] { return true; }), [&ended](agents::Outcome outcome) { ended = std::move(outcome); });
    return ended;
}
inline agents::Outcome delivered(agents::Connector&& to, const agents::Delivery& delivery)
{
    return delivered(to, delivery);
}

/// The bytes of the file whose path ends so.
inline QByteArray bytesOf(const agents::Rendered& rendered, const char* ending)
{
    for (const EffectFile& file : rendered.content.files)
        if (file.path.endsWith(QLatin1String(ending)))
            return rendered.blobs.value(file.sha256);
    return {};
}

/// Every file below `folder`, hidden ones too, with its bytes.
inline QMap<QString, QByteArray> treeOf(const QString& folder)
{
    QMap<QString, QByteArray> tree;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            tree.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return tree;
}

/// One element of a page as read back.
struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    QString text; ///< up to the first child

    QString at(const char* attribute) const { return attributes.value(QLatin1String(attribute)).toString(); }
};

/// The elements of well-formed markup in their order; empty when it is not well-formed.
inline QList<Element> elementsOf(const QByteArray& markup)
{
    QXmlStreamReader in(markup);
    QList<Element> elements;
    bool isOpen = false;
    while (!in.atEnd()) {
        const auto token = in.readNext();
        if (token == QXmlStreamReader::StartElement)
            elements.append({in.name().toString(), in.attributes(), {}});
        else if (token == QXmlStreamReader::Characters && isOpen)
            elements.last().text += in.text();
        if (token == QXmlStreamReader::StartElement || token == QXmlStreamReader::EndElement)
            isOpen = token == QXmlStreamReader::StartElement;
    }
    return in.hasError() ? QList<Element>() : elements;
}

inline QList<Element> named(const QList<Element>& all, const char* name)
{
    QList<Element> found;
    for (const Element& each : all)
        if (each.name == QLatin1String(name))
            found.append(each);
    return found;
}

/// The content of the meta element that is called so.
inline QString metaOf(const QList<Element>& all, const char* name)
{
    for (const Element& each : all)
        if (each.name == QLatin1String("meta") && (each.at("name") == QLatin1String(name) || each.at("property") == QLatin1String(name)))
            return each.at("content");
    return {};
}

} // namespace qd::test
