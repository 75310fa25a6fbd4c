#include "agents/effects/connectors/x/XConnector.h"

#include "agents/effects/http/Unfit.h"
#include "agents/effects/limits/WeightedLength.h"

namespace qd::agents {

namespace {

constexpr int kMostWeight = 280;
constexpr qsizetype kMostAlt = 1'000;                  ///< CreateMediaMetadataMetadataAltText
constexpr qint64 kMostPicture = 5 * 1024 * 1024;       ///< docs.x.com/x-api/media/quickstart/best-practices
constexpr Duration kSettles = std::chrono::seconds(30);

Result<Done> checkText(const EffectContent& content)
{
    const QString text = detailIn(content, QLatin1String("text"));
    const EffectFile* const file = onlyFile(content, QLatin1String("text/plain"));
    if (!file || text.trimmed().isEmpty() || file->bytes != text.toUtf8().size())
        return unfit(QStringLiteral("it has no text that is its only file of text/plain and its detail \"text\""), QStringLiteral("files"), QStringLiteral("the renderer \"x-post\""));
    const WeightedLength length = weightedLength(text);
    if (length.most <= kMostWeight)
        return Done{};
    const QString counted = length.least == length.most ? QString::number(length.most) : QStringLiteral("%1 to %2, by what X takes for a link,").arg(length.least).arg(length.most);
    return unfit(QStringLiteral("its text counts %1 as X counts it; X takes %2").arg(counted).arg(kMostWeight), QStringLiteral("text"), QStringLiteral("fewer words; a link counts 23, an emoji 2"));
}

Result<Done> checkPicture(const EffectContent& content)
{
    const EffectFile* const picture = onlyFile(content, QLatin1String("image/"));
    if (content.files.size() != (picture ? 2 : 1))
        return unfit(QStringLiteral("it has %1 files; a post has one of text/plain, and perhaps a PNG or a JPEG").arg(content.files.size()), QStringLiteral("files"));
    if (picture && picture->mediaType != QLatin1String("image/png") && picture->mediaType != QLatin1String("image/jpeg"))
        return unfit(QStringLiteral("its picture is of the type \"%1\"; X is given PNG and JPEG").arg(picture->mediaType.left(80)), QStringLiteral("files"));
    if (picture && (picture->bytes < 1 || picture->bytes > kMostPicture))
        return unfit(QStringLiteral("its picture has %1 bytes; X takes %2").arg(picture->bytes).arg(kMostPicture), QStringLiteral("files"));
    if (const qsizetype alt = detailIn(content, QLatin1String("image_alt")).size(); alt > kMostAlt)
        return unfit(QStringLiteral("the words for its picture have %1 characters; X takes %2").arg(alt).arg(kMostAlt), QStringLiteral("image_alt"));
    return Done{};
}

} // namespace

Guarantees XConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A post is sent once. X knows no key by which it would count it once: when no answer comes, it is looked for among the account's posts by its text. Only that it is there is certain; else you are asked."),
             QStringLiteral("X refuses a post that reads like one that stands there already, which mostly keeps doubles away and is no promise."),
             QStringLiteral("It can be deleted on X afterwards; whoever has read it has read it. A picture that was sent and not posted X forgets by itself."),
             file().clientId.isEmpty() ? QStringLiteral("The account's token runs out after two hours: what is to be posted then waits for a new one.")
                                       : QStringLiteral("The sign-in is renewed by itself; when X refuses that, what is to be posted waits until you sign in again.")},
            kSettles, false};
}

Result<Done> XConnector::check(const EffectContent& content) const
{
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    if (const Result<Done> text = checkText(content); !text)
        return text;
    return checkPicture(content);
}

void XConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (const Result<Done> same = checkApproved(delivery); !same)
        return ended({Outcome::Refused, same.error().text});
    if (delivery.blobs.value(onlyFile(delivery.content, QLatin1String("text/plain"))->sha256) != detailIn(delivery.content, QLatin1String("text")).toUtf8())
        return ended({Outcome::Refused, QStringLiteral("its text is not that of its file")});
    std::make_shared<XErrand>(*this, delivery, gate)->post(std::move(ended));
}

void XConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    std::make_shared<XErrand>(*this, delivery, gate)->lookUp(std::move(looked));
}

Result<QString> XConnector::whoIs(const HttpAnswer& answer) const
{
    const QString wanted = file().clientId.isEmpty() ? QStringLiteral("a user's token of @%1 with tweet.read, tweet.write, users.read and media.write; it runs out after two hours") : QStringLiteral("as @%1");
    const TestHints hints{wanted.arg(file().user), QStringLiteral("https://api.x.com")};
    if (const std::optional<Error> trouble = testTrouble(answer, file(), xComplaintIn(answer.body), hints))
        return *trouble;
    const Result<XAccount> account = xAccountIn(answer.body);
    if (!account)
        return testStranger(file(), QStringLiteral("X"), {}, hints.address);
    if (account->user.compare(file().user, Qt::CaseInsensitive) != 0)
        return unfit(QStringLiteral("the key is of @%1, and %2 is to post by @%3").arg(account->user, file().id, file().user), QStringLiteral("user"), QStringLiteral("that name in its file, or a token of @%1").arg(file().user));
    return QStringLiteral("X lets us in as @%1. Whether the token may post, the first post shows.").arg(account->user);
}

void XConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, xRequest(file(), HttpRequest::Get, QStringLiteral("/2/users/me")), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? whoIs(*answer) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
