#include "agents/effects/connectors/linkedin/LinkedInConnector.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/render/LinkedInPost.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostAlt = 4'086;                  ///< posts-api, content.media.altText
constexpr qint64 kMostPicture = 8 * 1024 * 1024;       ///< what the site itself takes; the API names pixels alone
constexpr Duration kSettles = std::chrono::seconds(60);

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

Result<Done> checkText(const EffectContent& content)
{
    const QString text = detailIn(content, QLatin1String("text"));
    const EffectFile* const file = onlyFile(content, QLatin1String("text/plain"));
    if (!file || text.trimmed().isEmpty() || file->bytes != text.toUtf8().size() + 1)
        return unfit(QStringLiteral("it has no text that is its only file of text/plain and its detail \"text\""), QStringLiteral("files"), QStringLiteral("the renderer \"linkedin-post\""));
    if (const qsizetype size = asLittleText(text).size(); size > kLinkedInLimit)
        return unfit(QStringLiteral("its text has %1 characters as LinkedIn is sent it, with the signs that it wants before brackets and the like; LinkedIn takes %2").arg(size).arg(kLinkedInLimit), QStringLiteral("text"), QStringLiteral("fewer words"));
    return Done{};
}

Result<Done> checkPicture(const EffectContent& content)
{
    const EffectFile* const picture = onlyFile(content, QLatin1String("image/"));
    const bool hasDescription = onlyFile(content, QLatin1String("application/json"));
    if (content.files.size() != 1 + (picture ? 1 : 0) + (hasDescription ? 1 : 0))
        return unfit(QStringLiteral("it has %1 files; a post has one of text/plain, its description as JSON, and perhaps a picture").arg(content.files.size()), QStringLiteral("files"));
    static const QStringList types{QStringLiteral("image/png"), QStringLiteral("image/jpeg"), QStringLiteral("image/gif")};
    if (picture && !types.contains(picture->mediaType))
        return unfit(QStringLiteral("its picture is of the type \"%1\"; LinkedIn takes PNG, JPEG and GIF").arg(picture->mediaType.left(80)), QStringLiteral("files"));
    if (picture && (picture->bytes < 1 || picture->bytes > kMostPicture))
        return unfit(QStringLiteral("its picture has %1 bytes; it may have %2").arg(picture->bytes).arg(kMostPicture), QStringLiteral("files"));
    return Done{};
}

} // namespace

QString LinkedInConnector::target() const
{
    const QString last = file().account.section(u':', -1);
    return (isLinkedInPage(file().account) ? QStringLiteral("https://www.linkedin.com/company/") : QStringLiteral("https://www.linkedin.com/in/")) + last;
}

Guarantees LinkedInConnector::guarantees() const
{
    const bool isPage = isLinkedInPage(file().account);
    return {isPage ? Guarantees::ByLookUp : Guarantees::Never, {},
            {isPage ? QStringLiteral("A post is sent once. LinkedIn knows no key by which it would count it once: when no answer comes, it is looked for among the page's last posts by its text. Only that it is there is certain; else you are asked.")
                    : QStringLiteral("A post is sent once. LinkedIn knows no key by which it would count it once, and lets no program read a person's posts: when no answer comes, you are asked."),
             QStringLiteral("LinkedIn refuses a post that reads like one that stands there already, which mostly keeps doubles away and is no promise."),
             QStringLiteral("It can be deleted on LinkedIn afterwards; whoever has read it has read it. A picture that was sent and not posted is seen by nobody."),
             QStringLiteral("This was made from LinkedIn's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> LinkedInConnector::check(const EffectContent& content) const
{
    if (const Result<Done> placed = checkPlace(content); !placed)
        return placed;
    if (const Result<Done> text = checkText(content); !text)
        return text;
    return checkPicture(content);
}

std::shared_ptr<LinkedInErrand> LinkedInConnector::errand(const Delivery& delivery, const Gate& gate) const
{
    return std::make_shared<LinkedInErrand>(file(), delivery, clock(), [this, effect = delivery.effect, gate](const HttpRequest& request, LinkedInErrand::Answered answered) { ask(effect, gate, request, std::move(answered)); });
}

void LinkedInConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    if (const Result<Done> same = checkApproved(delivery); !same)
        return ended({Outcome::Refused, same.error().text});
    if (delivery.blobs.value(onlyFile(delivery.content, QLatin1String("text/plain"))->sha256) != detailIn(delivery.content, QLatin1String("text")).toUtf8() + '\n')
        return ended({Outcome::Refused, QStringLiteral("its text is not that of its file")});
    if (const qsizetype alt = linkedInAltOf(delivery).size(); alt > kMostAlt)
        return ended({Outcome::Refused, QStringLiteral("the words for its picture have %1 characters; LinkedIn takes %2").arg(alt).arg(kMostAlt)});
    errand(delivery, gate)->post(std::move(ended));
}

void LinkedInConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    errand(delivery, gate)->lookUp(std::move(looked));
}

Result<QString> LinkedInConnector::whatItSaw(const HttpAnswer& answer) const
{
    if (const std::optional<Error> trouble = testTrouble(answer, file(), linkedInComplaintIn(answer.body)))
        return *trouble;
    if (isLinkedInPage(file().account)) {
        const Result<QList<LinkedInPosted>> posts = linkedInPostsIn(answer.body);
        return posts ? Result<QString>(QStringLiteral("LinkedIn lets us read the posts of %1. Whether the sign-in may post there, the first post shows.").arg(target())) : Result<QString>(posts.error());
    }
    const Result<QString> person = linkedInPersonIn(answer.body);
    if (!person)
        return person.error();
    if (*person != file().account.section(u':', -1))
        return Error{Error::Rule, QStringLiteral("the sign-in is of urn:li:person:%1, and %2 is to post for %3").arg(*person, file().id, file().account), QStringLiteral("account"), QStringLiteral("that account in its file, or a sign-in of the other person")};
    return QStringLiteral("LinkedIn lets us in as %1. Whether the sign-in may post, the first post shows.").arg(target());
}

void LinkedInConnector::test(const Gate& gate, Tested tested)
{
    const HttpRequest request = isLinkedInPage(file().account) ? linkedInRequest(file(), linkedInPostsRoute(file().account)) : linkedInRequest(file(), QStringLiteral("/v2/userinfo"));
    ask({}, gate, request, [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) { tested(answer ? whatItSaw(*answer) : Result<QString>(answer.error())); });
}

} // namespace qd::agents
