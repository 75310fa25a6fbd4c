#include "agents/effects/render/social/LocalPost.h"

#include "agents/effects/limits/PostLength.h"
#include "agents/effects/render/Html.h"
#include "agents/effects/render/PageHead.h"
#include "agents/effects/render/social/PostPicture.h"
#include "agents/effects/render/social/PostText.h"
#include "agents/effects/render/social/PostView.h"

#include <QDate>
#include <QRegularExpression>

namespace qd::agents {

namespace {

const QString kPicture = QStringLiteral("picture.jpg");
const QString kStandard = QStringLiteral("standard"), kEvent = QStringLiteral("event"), kOffer = QStringLiteral("offer"), kCall = QStringLiteral("call"), kLearnMore = QStringLiteral("learn-more");
constexpr qsizetype kMostTerms = 5'000, kMostCoupon = 58;

Error wrong(const QString& text, const char* where, const QString& hint = {})
{
    return {Error::Parse, text, QString::fromLatin1(where), hint};
}

/// As it is meant: what is left out said.
LocalPostMaterial completed(LocalPostMaterial material)
{
    if (material.topic.isEmpty())
        material.topic = kStandard;
    if (material.action.isEmpty() && !material.post.link.isEmpty() && material.topic != kOffer)
        material.action = kLearnMore;
    return material;
}

Result<Done> checkButton(const LocalPostMaterial& material)
{
    if (!material.action.isEmpty() && !localActions().contains(material.action))
        return wrong(QStringLiteral("a post has no button \"%1\"").arg(material.action.left(40)), "action", QStringLiteral("one of ") + localActions().join(QStringLiteral(", ")));
    if (!material.action.isEmpty() && material.topic == kOffer)
        return wrong(QStringLiteral("an offer has no button: its link is where it is redeemed"), "action", QStringLiteral("none"));
    if (!material.action.isEmpty() && material.action != kCall && material.post.link.isEmpty())
        return wrong(QStringLiteral("its button leads nowhere"), "link", QStringLiteral("an https address"));
    return checkLink(material.post.link, QStringLiteral("post"));
}

Result<Done> checkTime(const LocalPostMaterial& material)
{
    const bool hasTime = material.topic == kEvent || material.topic == kOffer;
    if (!hasTime)
        return material.start.isEmpty() && material.end.isEmpty() ? Result<Done>(Done{}) : wrong(QStringLiteral("only an event or an offer has a beginning and an end"), "start", QStringLiteral("the topic \"event\" or \"offer\""));
    const QString form = QStringLiteral("2026-12-01, or 2026-12-01T18:30");
    for (const auto& [text, where] : {std::pair{material.start, "start"}, std::pair{material.end, "end"}})
        if (!localMomentIn(text))
            return wrong(QStringLiteral("\"%1\" is no day, or day and time").arg(text.left(40)), where, form);
    return material.end < material.start ? Result<Done>(wrong(QStringLiteral("it ends before it begins"), "end", form)) : Result<Done>(Done{}); // both begin with the day
}

Result<Done> checkMaterial(const LocalPostMaterial& material)
{
    if (const Result<Done> named = checkSlug(material.post.slug); !named)
        return named;
    if (!QStringList{kStandard, kEvent, kOffer}.contains(material.topic))
        return wrong(QStringLiteral("a post is none of the topic \"%1\"").arg(material.topic.left(40)), "topic", QStringLiteral("standard, event or offer"));
    if (material.topic != kOffer && (!material.coupon.isEmpty() || !material.terms.isEmpty()))
        return wrong(QStringLiteral("only an offer has a coupon or terms"), "topic", kOffer);
    if (material.coupon.size() > kMostCoupon || material.terms.size() > kMostTerms)
        return wrong(QStringLiteral("its coupon or its terms are too long"), "coupon", QStringLiteral("at most %1 and %2 characters").arg(kMostCoupon).arg(kMostTerms));
    if (material.topic != kStandard && oneLine(material.post.title).isEmpty())
        return wrong(QStringLiteral("it has no title"), "title");
    if (const Result<Done> fits = checkButton(material); !fits)
        return fits;
    return checkTime(material);
}

QString timeWords(const LocalPostMaterial& material)
{
    const auto words = [](QString moment) { return moment.replace(u'T', u' '); };
    return material.start == material.end ? words(material.start) : QStringLiteral("%1 to %2").arg(words(material.start), words(material.end));
}

QString buttonWords(const LocalPostMaterial& material)
{
    return material.action == kCall ? QStringLiteral("Button: call, with the number that the profile has.")
                                    : QStringLiteral("Button: %1, to %2").arg(QString(material.action).replace(u'-', u' '), material.post.link);
}

QByteArray viewOf(const LocalPostMaterial& material, const QString& text, const Brand& brand)
{
    HtmlWriter view;
    if (material.post.rehearsal)
        view.element("p", {}, rehearsalNote(material.post.title, material.post.text));
    showAuthor(view, brand.name);
    if (!material.imageLink.isEmpty())
        showPicture(view, kPicture, oneLine(material.post.imageAlt));
    if (material.topic != kStandard) {
        showAuthor(view, oneLine(material.post.title));
        view.element("p", {}, timeWords(material));
    }
    showText(view, text);
    if (!material.action.isEmpty())
        view.element("p", {}, buttonWords(material));
    if (!material.coupon.isEmpty())
        view.element("p", {}, QStringLiteral("Coupon: %1").arg(material.coupon));
    if (material.topic == kOffer && !material.post.link.isEmpty())
        view.element("p", {}, QStringLiteral("Redeemed at %1").arg(material.post.link));
    if (!material.terms.isEmpty())
        view.element("p", {}, QStringLiteral("Terms: %1").arg(material.terms));
    view.element("p", {}, QStringLiteral("%1 of %2 characters as Google counts.").arg(text.size()).arg(kBusinessLimits.characters));
    if (!material.imageLink.isEmpty())
        view.element("p", {}, QStringLiteral("Google fetches the picture from %1.").arg(material.imageLink));
    return view.take().toUtf8();
}

void setDetails(EffectContent& content, const LocalPostMaterial& material, const QString& text, const QString& language)
{
    content.details = linkDetails(material.post.slug, material.post.title, material.post.date, material.post.link);
    content.details.insert({{QStringLiteral("text"), text}, {QStringLiteral("characters"), qint64(text.size())}, {QStringLiteral("language"), language}, {QStringLiteral("topic"), material.topic}});
    for (const auto& [name, value] : {std::pair{"action", material.action}, std::pair{"start", material.start}, std::pair{"end", material.end}, std::pair{"coupon", material.coupon}, std::pair{"terms", material.terms}, std::pair{"image_link", material.imageLink}})
        content.details.insert(QString::fromLatin1(name), value);
}

} // namespace

QStringList localActions()
{
    return {kLearnMore, QStringLiteral("book"), QStringLiteral("order"), QStringLiteral("shop"), QStringLiteral("sign-up"), kCall};
}

std::optional<LocalMoment> localMomentIn(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A(\\d{4})-(\\d{2})-(\\d{2})(?:T([01]\\d|2[0-3]):([0-5]\\d))?\\z"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || !QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()).isValid())
        return std::nullopt;
    return LocalMoment{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).isEmpty() ? -1 : match.captured(4).toInt(), match.captured(5).toInt()};
}

Result<Rendered> renderLocalPost(const LocalPostMaterial& given, const Brand& brand)
{
    const LocalPostMaterial material = completed(given);
    if (const Result<Done> good = checkMaterial(material); !good)
        return good.error();
    const QString text = tidied(material.post.text);
    if (text.isEmpty())
        return wrong(QStringLiteral("the post has no text"), "text");
    if (const Result<Done> fits = checkLength(text, kBusinessLimits); !fits)
        return wrong(fits.error().text, "text", QStringLiteral("fewer words"));
    Rendered out;
    out.content.kind = {QStringLiteral("daily-social-post")};
    out.content.connector = {QStringLiteral("business-profile")};
    out.content.audience = QStringLiteral("whoever finds %1 in Google's search and maps").arg(oneLine(brand.name));
    out.content.title = oneLine(material.post.title);
    out.content.rehearsal = material.post.rehearsal;
    setDetails(out.content, material, text, brand.language);
    out.add(QStringLiteral("post.txt"), QStringLiteral("text/plain"), text.toUtf8());
    if (!material.imageLink.isEmpty()) {
        if (const Result<Done> linked = checkLink(material.imageLink, QStringLiteral("picture")); !linked)
            return linked.error();
        const Result<QByteArray> jpeg = jpegOf(material.post.imagePng, QStringLiteral("Google"));
        if (!jpeg)
            return jpeg.error();
        out.add(kPicture, QStringLiteral("image/jpeg"), *jpeg);
    }
    out.preview = viewOf(material, text, brand);
    return out;
}

} // namespace qd::agents
