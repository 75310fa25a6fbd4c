#include "agents/effects/connectors/facebook/PageConnector.h"

#include "agents/effects/connectors/meta/GraphWords.h"
#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/limits/PostLength.h"

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::minutes(1);
constexpr qint64 kMostPicture = 4 * 1024 * 1024; ///< page/photos, "Performance recommendations"

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

Result<Done> checkPicture(const EffectContent& content)
{
    const EffectFile* const picture = onlyFile(content, QLatin1String("image/"));
    if (content.files.size() != (picture ? 2 : 1))
        return unfit(QStringLiteral("it has %1 files; a post has one of text/plain, and perhaps a PNG or a JPEG").arg(content.files.size()), QStringLiteral("files"));
    if (picture && picture->mediaType != QLatin1String("image/png") && picture->mediaType != QLatin1String("image/jpeg"))
        return unfit(QStringLiteral("its picture is of the type \"%1\"; Facebook is given PNG and JPEG").arg(picture->mediaType.left(80)), QStringLiteral("files"));
    if (picture && (picture->bytes < 1 || picture->bytes > kMostPicture))
        return unfit(QStringLiteral("its picture has %1 bytes; Facebook takes %2").arg(picture->bytes).arg(kMostPicture), QStringLiteral("files"));
    return Done{};
}

} // namespace

Guarantees PageConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A post is sent once. Meta knows no key by which it would count it once: when no answer comes, it is looked for among the page's posts by its text. Only that it is there is certain; else you are asked."),
             QStringLiteral("Its picture is sent before it, and nobody sees it until the post is there. One that was sent and not posted is left there unseen."),
             QStringLiteral("It can be deleted on Facebook afterwards; whoever has read it has read it."),
             QStringLiteral("Meta lets nobody sign in from a program on a desk: its key is a token that you get there."),
             QStringLiteral("This was made from Meta's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> PageConnector::check(const EffectContent& content) const
{
    Result<Done> fit = checkPlace(content);
    if (fit)
        fit = checkTextFile(content, "facebook-post");
    if (fit)
        fit = checkLength(detailIn(content, QLatin1String("text")), kFacebookLimits);
    return fit ? checkPicture(content) : fit;
}

void PageConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApprovedText(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    std::make_shared<PageErrand>(file(), asking(delivery.effect, gate), delivery, clock())->post(std::move(ended));
}

void PageConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    std::make_shared<PageErrand>(file(), asking(delivery.effect, gate), delivery, clock())->lookUp(std::move(looked));
}

Result<QString> PageConnector::whoIs(const HttpAnswer& answer) const
{
    const QString hint = QStringLiteral("the token of the page %1 itself, with pages_manage_posts and pages_read_engagement").arg(file().account);
    if (graphVerdict(answer, {file().url}, clock().now()).why == Deferral::Key)
        return Error{Error::Rule, graphComplaintText(answer.body).isEmpty() ? QStringLiteral("%1 answered %2").arg(file().url).arg(answer.status) : graphComplaintText(answer.body), QStringLiteral("key"), hint};
    if (const std::optional<Error> trouble = testTrouble(answer, file(), graphComplaintText(answer.body)))
        return *trouble;
    const Result<QString> id = graphIdIn(answer.body), name = graphTextIn(answer.body, u"name");
    if (!id || !name)
        return Error{Error::Network, QStringLiteral("%1 answered, and not as Meta does").arg(file().url), file().url, ConnectorFile::shippedAddress(file().kind)};
    if (*id != file().account)
        return Error{Error::Rule, QStringLiteral("the key is of \"%1\" (%2), and not of the page %3").arg(*name, *id, file().account), QStringLiteral("account"), hint};
    return QStringLiteral("Facebook lets us in as the page \"%1\". Whether the token may post, the first post shows.").arg(*name);
}

void PageConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, withBearer(pageWho(file())), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) { tested(answer ? whoIs(*answer) : Result<QString>(answer.error())); });
}

} // namespace qd::agents
