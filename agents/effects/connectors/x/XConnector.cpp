#include "agents/effects/connectors/x/XConnector.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/limits/WeightedLength.h"
#include "agents/keys/KeyNames.h"

namespace qd::agents {

namespace {

constexpr int kMostWeight = 280;
constexpr qsizetype kMostAlt = 1'000;                  ///< CreateMediaMetadataMetadataAltText
constexpr qint64 kMostPicture = 5 * 1024 * 1024;       ///< docs.x.com/x-api/media/quickstart/best-practices
constexpr Duration kSettles = std::chrono::seconds(30);

Error unfit(const QString& text, const QString& where, const QString& hint = {})
{
    return {Error::Rule, text, where, hint};
}

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
             QStringLiteral("The account's token runs out after two hours: what is to be posted then waits for a new one.")},
            kSettles, false};
}

Result<Done> XConnector::check(const EffectContent& content) const
{
    if (content.connector != id())
        return unfit(QStringLiteral("this goes to %1, not to %2").arg(content.connector.text, m_file.id), QStringLiteral("connector"));
    if (!isMeantFor(content, place()))
        return unfit(QStringLiteral("it was meant for %1, and %2 is %3").arg(content.destination.left(200), m_file.title, place()), QStringLiteral("destination"));
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
    std::make_shared<XErrand>(m_file, *m_door, this, delivery, gate, m_clock, m_patience)->post(std::move(ended));
}

void XConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    std::make_shared<XErrand>(m_file, *m_door, this, delivery, gate, m_clock, m_patience)->lookUp(std::move(looked));
}

Result<QString> XConnector::whoIs(const HttpAnswer& answer) const
{
    if (answer.delivery != HttpAnswer::Answered || !answer.trouble.isEmpty())
        return Error{answer.isCancelled ? Error::Cancelled : Error::Network, answer.trouble, m_file.url, {}};
    const QString complaint = xComplaintIn(answer.body);
    const QString said = QStringLiteral("%1 answered %2%3").arg(m_file.url).arg(answer.status).arg(complaint.isEmpty() ? QString() : QStringLiteral(": ") + complaint);
    if (answer.status == 401 || answer.status == 403)
        return Error{Error::Rule, said, QStringLiteral("key"), QStringLiteral("a user's token of @%1 with tweet.read, tweet.write, users.read and media.write; it runs out after two hours").arg(m_file.user)};
    const Result<XAccount> account = answer.status == 200 ? xAccountIn(answer.body) : Result<XAccount>(Error{});
    if (!account)
        return Error{Error::Network, said + QStringLiteral(", and not as X does"), m_file.url, QStringLiteral("https://api.x.com")};
    if (account->user.compare(m_file.user, Qt::CaseInsensitive) != 0)
        return Error{Error::Rule, QStringLiteral("the key is of @%1, and %2 is to post by @%3").arg(account->user, m_file.id, m_file.user), QStringLiteral("user"), QStringLiteral("that name in its file, or a token of @%1").arg(m_file.user)};
    return QStringLiteral("X lets us in as @%1. Whether the token may post, the first post shows.").arg(account->user);
}

void XConnector::test(const Gate& gate, Tested tested)
{
    const auto make = [this](const SharedSecret& key) -> Result<HttpRequest> {
        HttpRequest request = xRequest(m_file, HttpRequest::Get, QStringLiteral("/2/users/me"));
        request.key.secret = key;
        request.key.header = "Authorization";
        request.key.prefix = "Bearer ";
        request.key.origin = originOf(m_file.url);
        return request;
    };
    m_door->send({this, {}}, gate, {m_file.key, m_file.url}, make, [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        tested(answer ? whoIs(*answer) : Result<QString>(answer.error()));
    });
}

} // namespace qd::agents
