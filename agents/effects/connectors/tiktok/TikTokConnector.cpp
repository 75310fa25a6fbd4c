#include "agents/effects/connectors/tiktok/TikTokConnector.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/http/PublicBytes.h"
#include "agents/effects/limits/PostLength.h"

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::minutes(1);

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

} // namespace

Guarantees TikTokConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A post is asked for once. TikTok knows no key by which it would count it once: when no answer comes, nobody can ask for it, and you are; when TikTok has given it a number, that says what came of it."),
             QStringLiteral("TikTok fetches the picture from a public address that its app has proved to be its own. It is compared with the approved one right before that; what is put there in the same second is not noticed."),
             QStringLiteral("An app that TikTok has not audited can only post what nobody but the account sees. It can be deleted in TikTok's app alone."),
             QStringLiteral("This was made from TikTok's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> TikTokConnector::check(const EffectContent& content) const
{
    const Result<Done> meant = checkPlace(content);
    return meant ? checkPost(content) : meant;
}

Result<Done> TikTokConnector::checkPost(const EffectContent& content) const
{
    Result<Done> fit = checkTextFile(content, "tiktok-post");
    if (fit)
        fit = checkLength(detailIn(content, QLatin1String("text")), kTikTokLimits);
    if (!fit)
        return fit;
    if (content.title.trimmed().isEmpty() || content.title.size() > kMostTikTokTitle)
        return unfit(QStringLiteral("its title has %1 characters; TikTok takes 1 to %2").arg(content.title.size()).arg(kMostTikTokTitle), QStringLiteral("title"));
    const EffectFile* const picture = onlyFile(content, QLatin1String("image/jpeg"));
    if (!picture || content.files.size() != 2 || picture->bytes < 1 || picture->bytes > kMostTikTokPicture)
        return unfit(QStringLiteral("it has no single JPEG of at most %1 bytes beside its text").arg(kMostTikTokPicture), QStringLiteral("files"), QStringLiteral("the renderer \"tiktok-post\""));
    if (const QString why = whyNotPublic(detailIn(content, QLatin1String("image_link")), file().isMock()); !why.isEmpty())
        return unfit(why, QStringLiteral("image_link"), QStringLiteral("the https address of the very JPEG"));
    return Done{};
}

std::shared_ptr<TikTokErrand> TikTokConnector::errand(const Delivery& delivery, const Gate& gate) const
{
    const auto fetch = [this, effect = delivery.effect, gate](const HttpRequest& request, ApiErrand::Answered answered) { this->fetch(effect, gate, request, std::move(answered)); };
    return std::make_shared<TikTokErrand>(file(), asking(delivery.effect, gate), fetch, delivery, clock());
}

void TikTokConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    if (const Result<Done> fit = checkPost(delivery.content); !fit)
        return seen(fit.error());
    errand(delivery, gate)->look(std::move(seen));
}

void TikTokConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApprovedText(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    errand(delivery, gate)->post(std::move(ended));
}

void TikTokConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    errand(delivery, gate)->lookUp(std::move(looked));
}

Result<QString> TikTokConnector::whoIs(const HttpAnswer& answer) const
{
    if (const std::optional<Error> trouble = testTrouble(answer, file(), tikTokComplaintIn(answer.body)))
        return *trouble;
    const Result<TikTokCreator> creator = tikTokCreatorIn(answer.body);
    if (!creator)
        return Error{Error::Network, QStringLiteral("%1 answered, and not as TikTok does: %2").arg(file().url, creator.error().text), file().url, ConnectorFile::shippedAddress(file().kind)};
    if (creator->user.compare(file().user, Qt::CaseInsensitive) != 0)
        return Error{Error::Rule, QStringLiteral("the key is of @%1, and %2 is to post by @%3").arg(creator->user, file().id, file().user), QStringLiteral("user"), QStringLiteral("that name in its file, or a token of @%1").arg(file().user)};
    if (!creator->privacies.contains(tikTokPrivacy(file().privacy)))
        return Error{Error::Rule, QStringLiteral("@%1 does not let \"%2\" be chosen for who may see a post").arg(file().user, file().privacy), QStringLiteral("privacy"), QStringLiteral("TikTok names %1").arg(creator->privacies.join(QStringLiteral(", ")).left(200))};
    return QStringLiteral("TikTok lets us in as @%1. Whether the app may post in public, the first post shows.").arg(creator->user);
}

void TikTokConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, withBearer(tikTokCreator(file())), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) { tested(answer ? whoIs(*answer) : Result<QString>(answer.error())); });
}

} // namespace qd::agents
