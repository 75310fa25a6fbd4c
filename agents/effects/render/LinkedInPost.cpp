#include "agents/effects/render/LinkedInPost.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/social/PostText.h"

#include "core/base/Json.h"

namespace qd::agents {

namespace {

const QString kImageFile = QStringLiteral("graphic.png");

QByteArray described(const QString& whole, const QStringList& tags, const PostMaterial& material)
{
    JsonWriter json;
    json.beginObject();
    json.key("text");
    json.value(whole);
    json.key("hashtags");
    json.beginList();
    for (const QString& tag : tags)
        json.value(tag);
    json.endList();
    if (!material.imagePng.isEmpty()) {
        json.key("image");
        json.value(kImageFile);
        json.key("image_alt");
        json.value(oneLine(material.imageAlt));
    }
    json.key("link");
    json.value(material.link);
    json.key("rehearsal");
    json.value(material.rehearsal);
    json.endObject();
    return json.take() + '\n';
}

QByteArray previewOf(const QString& whole, const Brand& brand, const PostMaterial& material)
{
    HtmlWriter out;
    out.open("p");
    out.element("strong", {}, oneLine(brand.name));
    out.close("p");
    for (const QString& paragraph : whole.split(QLatin1String("\n\n"))) {
        out.open("p", {{"dir", QStringLiteral("auto")}});
        const QStringList lines = paragraph.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                out.leaf("br");
            out.text(lines.at(i));
        }
        out.close("p");
    }
    if (!material.imagePng.isEmpty()) {
        out.open("p");
        out.leaf("img", {{"src", kImageFile}, {"alt", oneLine(material.imageAlt)}, {"width", QStringLiteral("520")}});
        out.close("p");
    }
    return out.take().toUtf8();
}

Result<Done> checkMaterial(const PostMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named.error();
    if (const Result<Done> linked = checkLink(material.link, QStringLiteral("post")); !linked)
        return linked.error();
    if (!material.imagePng.isEmpty())
        if (const Result<ImageSize> size = pngSize(material.imagePng); !size)
            return size.error();
    return Done{};
}

} // namespace

Result<Rendered> renderLinkedInPost(const PostMaterial& material, const Brand& brand)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<QStringList> tags = tagsOf(material.hashtags);
    if (!tags)
        return tags.error();
    const QString text = tidied(material.text);
    if (text.isEmpty())
        return Error{Error::Parse, QStringLiteral("the post has no text"), QStringLiteral("text"), {}};
    const QString whole = pasted(text, *tags, material);
    if (whole.size() > kLinkedInLimit)
        return Error{Error::Parse, QStringLiteral("the post has %1 characters with its link and hashtags; LinkedIn takes %2").arg(whole.size()).arg(kLinkedInLimit),
                     QStringLiteral("text"), QStringLiteral("at most 3,000 characters")};

    const QString folder = QStringLiteral("linkedin/%1/").arg(material.slug);
    Rendered out;
    out.content.kind = {QStringLiteral("daily-social-post")};
    out.content.connector = {QStringLiteral("folder-linkedin")};
    out.content.destination = folder;
    out.content.audience = QStringLiteral("the LinkedIn followers of ") + oneLine(brand.name);
    out.content.title = oneLine(material.title);
    out.content.rehearsal = material.rehearsal;
    out.content.details = linkDetails(material.slug, material.title, material.date, material.link);
    out.content.details.insert({{QStringLiteral("text"), whole}, {QStringLiteral("characters"), qint64(whole.size())}});
    out.add(folder + QStringLiteral("post.txt"), QStringLiteral("text/plain"), whole.toUtf8() + '\n');
    out.add(folder + QStringLiteral("post.json"), QStringLiteral("application/json"), described(whole, *tags, material));
    if (!material.imagePng.isEmpty())
        out.add(folder + kImageFile, QStringLiteral("image/png"), material.imagePng);
    out.preview = previewOf(whole, brand, material);
    return out;
}

} // namespace qd::agents
