#include "agents/effects/connectors/businessprofile/BusinessConnector.h"

#include "agents/effects/connectors/google/GoogleWords.h"
#include "agents/effects/http/PublicBytes.h"
#include "agents/effects/http/Unfit.h"
#include "agents/effects/limits/PostLength.h"
#include "agents/effects/render/social/LocalPost.h"

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::minutes(1);
const QString kRenderer = QStringLiteral("the renderer \"business-post\"");

} // namespace

Guarantees BusinessConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A post is sent once. Google knows no key by which it would count it once: when no answer comes, it is looked for among the location's posts by its text. Only that it is there is certain; else you are asked."),
             QStringLiteral("Google looks at each post and may reject it later; nobody sees it then, and nothing says so here."),
             QStringLiteral("Google fetches a picture from a public address. It is compared with the approved one right before that; what is put there in the same second is not noticed."),
             QStringLiteral("It can be deleted in the profile afterwards; whoever has read it has read it."),
             QStringLiteral("This was made from Google's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> BusinessConnector::check(const EffectContent& content) const
{
    const Result<Done> meant = checkPlace(content);
    return meant ? checkPost(content) : meant;
}

Result<Done> BusinessConnector::checkPost(const EffectContent& content) const
{
    Result<Done> fit = checkTextFile(content, "business-post");
    if (fit)
        fit = checkLength(detailIn(content, QLatin1String("text")), kBusinessLimits);
    if (!fit)
        return fit;
    const QString topic = detailIn(content, QLatin1String("topic")), action = detailIn(content, QLatin1String("action"));
    const bool hasTime = topic == QLatin1String("event") || topic == QLatin1String("offer");
    if (topic != QLatin1String("standard") && !hasTime)
        return unfit(QStringLiteral("its topic is \"%1\"; Google is given standard, event and offer").arg(topic.left(40)), QStringLiteral("topic"), kRenderer);
    if (hasTime && (!localMomentIn(detailIn(content, QLatin1String("start"))) || !localMomentIn(detailIn(content, QLatin1String("end")))))
        return unfit(QStringLiteral("an event or an offer says when it begins and ends"), QStringLiteral("start"), kRenderer);
    if (!action.isEmpty() && !localActions().contains(action))
        return unfit(QStringLiteral("Google has no button \"%1\"").arg(action.left(40)), QStringLiteral("action"), kRenderer);
    return checkPicture(content);
}

Result<Done> BusinessConnector::checkPicture(const EffectContent& content) const
{
    const EffectFile* const picture = onlyFile(content, QLatin1String("image/jpeg"));
    const QString at = detailIn(content, QLatin1String("image_link"));
    if (content.files.size() != (picture ? 2 : 1) || at.isEmpty() != !picture)
        return unfit(QStringLiteral("it has %1 files; a post has one of text/plain, and perhaps a JPEG with the address where it stands").arg(content.files.size()), QStringLiteral("files"), kRenderer);
    if (!picture)
        return Done{};
    if (picture->bytes < kLeastBusinessPicture || picture->bytes > kMostBusinessPicture)
        return unfit(QStringLiteral("its picture has %1 bytes; Google takes %2 to %3").arg(picture->bytes).arg(kLeastBusinessPicture).arg(kMostBusinessPicture), QStringLiteral("files"));
    const QString why = whyNotPublic(at, file().isMock());
    return why.isEmpty() ? Result<Done>(Done{}) : unfit(why, QStringLiteral("image_link"), QStringLiteral("the https address of the very JPEG"));
}

std::shared_ptr<BusinessErrand> BusinessConnector::errand(const Delivery& delivery, const Gate& gate) const
{
    const auto fetch = [this, effect = delivery.effect, gate](const HttpRequest& request, ApiErrand::Answered answered) { this->fetch(effect, gate, request, std::move(answered)); };
    return std::make_shared<BusinessErrand>(file(), asking(delivery.effect, gate), fetch, delivery, clock());
}

void BusinessConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkPost(delivery.content); !fit)
        return seen(fit.error());
    errand(delivery, gate)->look(std::move(seen));
}

void BusinessConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApprovedText(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    errand(delivery, gate)->post(std::move(ended));
}

void BusinessConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    errand(delivery, gate)->lookUp(std::move(looked));
}

void BusinessConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, businessPosts(file(), 1), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const TestHints hints{QStringLiteral("a sign-in of somebody who manages %1, to an app that Google lets use its Business Profile").arg(file().account), ConnectorFile::shippedAddress(file().kind)};
        if (const std::optional<Error> trouble = testTrouble(*answer, file(), googleComplaintIn(answer->body), hints))
            return tested(*trouble);
        if (const Result<BusinessPosts> posts = businessPostsIn(answer->body); !posts)
            return tested(testStranger(file(), QStringLiteral("Google"), posts.error().text, hints.address));
        tested(QStringLiteral("Google lets us see the posts of %1. Whether we may post, the first post shows.").arg(file().account));
    });
}

} // namespace qd::agents
