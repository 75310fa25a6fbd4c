#include "agents/effects/connectors/instagram/InstagramConnector.h"

#include "agents/effects/connectors/meta/GraphWords.h"
#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/http/PublicBytes.h"
#include "agents/effects/limits/PostLength.h"

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::minutes(1);
constexpr qsizetype kMostAlt = 1'000;

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

} // namespace

Guarantees InstagramConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A post is published once, by the number of a container that is made first and that nobody sees. When no answer comes, the container is asked whether it is published; else you are asked."),
             QStringLiteral("Instagram fetches the picture from a public address. It is compared with the approved one right before that, and what has none, or another one, is not posted; what is put there in the same second is not noticed."),
             QStringLiteral("What is published can be deleted in Instagram's app alone; whoever has seen it has seen it."),
             QStringLiteral("Meta lets nobody sign in from a program on a desk: its key is a token that you get there."),
             QStringLiteral("This was made from Meta's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> InstagramConnector::check(const EffectContent& content) const
{
    const Result<Done> meant = checkPlace(content);
    return meant ? checkPost(content) : meant;
}

Result<Done> InstagramConnector::checkPost(const EffectContent& content) const
{
    Result<Done> fit = checkTextFile(content, "instagram-post");
    if (fit)
        fit = checkLength(detailIn(content, QLatin1String("text")), kInstagramLimits);
    if (!fit)
        return fit;
    const EffectFile* const picture = onlyFile(content, QLatin1String("image/jpeg"));
    if (!picture || content.files.size() != 2 || picture->bytes < 1 || picture->bytes > kMostInstagramPicture)
        return unfit(QStringLiteral("it has no single JPEG of at most %1 bytes beside its text").arg(kMostInstagramPicture), QStringLiteral("files"), QStringLiteral("the renderer \"instagram-post\""));
    if (detailIn(content, QLatin1String("image_alt")).size() > kMostAlt)
        return unfit(QStringLiteral("the words for its picture are longer than %1 characters").arg(kMostAlt), QStringLiteral("image_alt"));
    if (const QString why = whyNotPublic(detailIn(content, QLatin1String("image_link")), file().isMock()); !why.isEmpty())
        return unfit(why, QStringLiteral("image_link"), QStringLiteral("the https address of the very JPEG"));
    return Done{};
}

std::shared_ptr<InstagramErrand> InstagramConnector::errand(const Delivery& delivery, const Gate& gate) const
{
    const auto fetch = [this, effect = delivery.effect, gate](const HttpRequest& request, ApiErrand::Answered answered) { this->fetch(effect, gate, request, std::move(answered)); };
    return std::make_shared<InstagramErrand>(file(), asking(delivery.effect, gate), fetch, delivery, clock());
}

void InstagramConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkPost(delivery.content); !fit)
        return seen(fit.error());
    errand(delivery, gate)->look(std::move(seen));
}

void InstagramConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApprovedText(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    errand(delivery, gate)->post(std::move(ended));
}

void InstagramConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    errand(delivery, gate)->lookUp(std::move(looked));
}

Result<QString> InstagramConnector::whoIs(const HttpAnswer& answer) const
{
    const QString hint = QStringLiteral("a token of the account %1 with instagram_content_publish").arg(file().account);
    if (graphVerdict(answer, {file().url}, clock().now()).why == Deferral::Key)
        return Error{Error::Rule, graphComplaintText(answer.body).isEmpty() ? QStringLiteral("%1 answered %2").arg(file().url).arg(answer.status) : graphComplaintText(answer.body), QStringLiteral("key"), hint};
    if (const std::optional<Error> trouble = testTrouble(answer, file(), graphComplaintText(answer.body)))
        return *trouble;
    const Result<QString> id = graphIdIn(answer.body), name = graphTextIn(answer.body, u"username");
    if (!id || !name || *id != file().account)
        return Error{Error::Network, QStringLiteral("%1 answered, and not as Meta does of the account %2").arg(file().url, file().account), file().url, ConnectorFile::shippedAddress(file().kind)};
    return QStringLiteral("Instagram lets us in as @%1. Whether the token may post, the first post shows.").arg(*name);
}

void InstagramConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, withBearer(instagramWho(file())), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) { tested(answer ? whoIs(*answer) : Result<QString>(answer.error())); });
}

} // namespace qd::agents
