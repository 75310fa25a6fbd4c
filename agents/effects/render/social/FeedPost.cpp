#include "agents/effects/render/social/FeedPost.h"

#include "agents/effects/limits/PostLength.h"
#include "agents/effects/render/Html.h"
#include "agents/effects/render/PageHead.h"
#include "agents/effects/render/social/PostPicture.h"
#include "agents/effects/render/social/PostText.h"
#include "agents/effects/render/social/PostView.h"

namespace qd::agents {

namespace {

const QString kGraphic = QStringLiteral("graphic.png");
const QString kPicture = QStringLiteral("picture.jpg");

Error wrong(const QString& text, const char* where, const QString& hint = {})
{
    return {Error::Parse, text, QString::fromLatin1(where), hint};
}

/// What one platform wants of a post.
struct Sort {
    const char* connector; ///< the kind of it
    const char* kind;
    const char* file;
    PostLimits limits;
    QString audience;
};

/// The whole text that is posted.
Result<QString> textOf(PostMaterial material, const PostLimits& limits)
{
    const Result<QStringList> tags = tagsOf(material.hashtags);
    if (!tags)
        return tags.error();
    const QString text = tidied(material.text);
    if (text.isEmpty())
        return wrong(QStringLiteral("the post has no text"), "text");
    material.rehearsal = false;
    const QString whole = pasted(text, *tags, material);
    if (const Result<Done> fits = checkLength(whole, limits); !fits)
        return wrong(fits.error().text, "text", fits.error().hint);
    return whole;
}

Result<Done> checkMaterial(const PostMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.slug); !named)
        return named;
    return checkLink(material.link, QStringLiteral("post"));
}

/// Without its picture, which is the platform's own affair.
Result<Rendered> rendered(const PostMaterial& material, const Brand& brand, const Sort& sort)
{
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const Result<QString> text = textOf(material, sort.limits);
    if (!text)
        return text.error();
    Rendered out;
    out.content.kind = {QString::fromLatin1(sort.kind)};
    out.content.connector = {QString::fromLatin1(sort.connector)};
    out.content.audience = sort.audience.arg(oneLine(brand.name));
    out.content.title = oneLine(material.title);
    out.content.rehearsal = material.rehearsal;
    out.content.details = linkDetails(material.slug, material.title, material.date, material.link);
    out.content.details.insert({{QStringLiteral("text"), *text}, {QStringLiteral("characters"), qint64(text->size())}});
    out.add(QString::fromLatin1(sort.file), QStringLiteral("text/plain"), text->toUtf8());
    return out;
}

QString textIn(const Rendered& post)
{
    return std::get<QString>(post.content.details.value(QStringLiteral("text")));
}

QString counted(const QString& text, const PostLimits& limits)
{
    QString words = QStringLiteral("%1 of %2 characters as %3 counts").arg(text.size()).arg(limits.characters).arg(QLatin1String(limits.platform));
    if (limits.hashtags > 0)
        words += QStringLiteral(", %1 of %2 hashtags").arg(hashtagsIn(text)).arg(limits.hashtags);
    return words + QLatin1Char('.');
}

void showNote(HtmlWriter& out, const PostMaterial& material)
{
    if (material.rehearsal)
        out.element("p", {}, rehearsalNote(material.title, material.text));
}

/// A post of a picture, which is fetched where it stands in public.
Result<Rendered> pictured(const PostMaterial& material, const QString& imageLink, const Brand& brand, const Sort& sort)
{
    const QString platform = QLatin1String(sort.limits.platform);
    if (imageLink.isEmpty())
        return wrong(QStringLiteral("nobody says where its picture stands, and %1 fetches it from a public address and takes it in no other way").arg(platform), "image_link", QStringLiteral("the https address of the JPEG"));
    if (const Result<Done> linked = checkLink(imageLink, QStringLiteral("picture")); !linked)
        return linked.error();
    const Result<QByteArray> jpeg = jpegOf(material.imagePng, platform);
    if (!jpeg)
        return jpeg.error();
    Result<Rendered> out = rendered(material, brand, sort);
    if (!out)
        return out;
    out->content.details.insert({{QStringLiteral("image_alt"), oneLine(material.imageAlt)}, {QStringLiteral("image_link"), imageLink}});
    out->add(kPicture, QStringLiteral("image/jpeg"), *jpeg);
    return out;
}

/// The picture, and below it whatever words there are.
QByteArray viewOf(const Rendered& post, const PostMaterial& material, const Brand& brand, const QString& title, const QString& imageLink, const PostLimits& limits)
{
    HtmlWriter view;
    showNote(view, material);
    showAuthor(view, brand.name);
    showPicture(view, kPicture, oneLine(material.imageAlt));
    if (!title.isEmpty())
        showAuthor(view, title);
    showText(view, textIn(post));
    view.element("p", {}, counted(textIn(post), limits));
    view.element("p", {}, QStringLiteral("Links in it cannot be followed there. %1 fetches the picture from %2.").arg(QLatin1String(limits.platform), imageLink));
    return view.take().toUtf8();
}

} // namespace

Result<Rendered> renderSlackMessage(const PostMaterial& material, const Brand& brand)
{
    Result<Rendered> out = rendered(material, brand, {"slack", "team-message", "message.txt", kSlackLimits, QStringLiteral("whoever reads the Slack channel of %1")});
    if (!out)
        return out;
    HtmlWriter view;
    showNote(view, material);
    showAuthor(view, brand.name);
    showText(view, textIn(*out));
    view.element("p", {}, counted(textIn(*out), kSlackLimits));
    out->preview = view.take().toUtf8();
    return out;
}

Result<Rendered> renderFacebookPost(const PostMaterial& material, const Brand& brand)
{
    const Result<ImageSize> size = material.imagePng.isEmpty() ? Result<ImageSize>(ImageSize{}) : pngSize(material.imagePng);
    if (!size)
        return size.error();
    Result<Rendered> out = rendered(material, brand, {"facebook", "daily-social-post", "post.txt", kFacebookLimits, QStringLiteral("the followers of %1 on Facebook, and whoever is shown it")});
    if (!out)
        return out;
    const QString alt = material.imagePng.isEmpty() ? QString() : oneLine(material.imageAlt);
    out->content.details.insert(QStringLiteral("image_alt"), alt);
    HtmlWriter view;
    showNote(view, material);
    showAuthor(view, brand.name);
    showText(view, textIn(*out));
    if (!material.imagePng.isEmpty()) {
        out->add(kGraphic, QStringLiteral("image/png"), material.imagePng);
        showPicture(view, kGraphic, alt);
    }
    view.element("p", {}, counted(textIn(*out), kFacebookLimits));
    out->preview = view.take().toUtf8();
    return out;
}

Result<Rendered> renderInstagramPost(const PostMaterial& material, const QString& imageLink, const Brand& brand)
{
    Result<Rendered> out = pictured(material, imageLink, brand, {"instagram", "daily-social-post", "post.txt", kInstagramLimits, QStringLiteral("the followers of %1 on Instagram, and whoever is shown it")});
    if (out)
        out->preview = viewOf(*out, material, brand, {}, imageLink, kInstagramLimits);
    return out;
}

Result<Rendered> renderTikTokPost(const PostMaterial& material, const QString& imageLink, const Brand& brand)
{
    const QString title = oneLine(material.title);
    if (title.isEmpty() || title.size() > kMostTikTokTitle)
        return wrong(QStringLiteral("its title has %1 characters; TikTok takes 1 to %2").arg(title.size()).arg(kMostTikTokTitle), "title");
    Result<Rendered> out = pictured(material, imageLink, brand, {"tiktok", "daily-social-post", "post.txt", kTikTokLimits, QStringLiteral("whoever the account of %1 lets see it on TikTok")});
    if (out)
        out->preview = viewOf(*out, material, brand, title, imageLink, kTikTokLimits);
    return out;
}

} // namespace qd::agents
