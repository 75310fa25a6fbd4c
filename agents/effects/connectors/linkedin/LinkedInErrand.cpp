#include "agents/effects/connectors/linkedin/LinkedInErrand.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/http/Verdict.h"
#include "agents/keys/KeyNames.h"
#include "core/base/Json.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr Duration kTryAgain = std::chrono::seconds(30);
constexpr Duration kClocksDiffer = std::chrono::minutes(5);
const QString kPictures = QStringLiteral("https://www.linkedin.com"); ///< where LinkedIn takes the bytes of pictures

bool isDone(const Result<HttpAnswer>& answer)
{
    return answer && answer->delivery == HttpAnswer::Answered && answer->status >= 200 && answer->status < 300 && answer->trouble.isEmpty();
}

/// An effect's id begins with the millisecond that it was made in (RFC 9562, 5.7); no post of it is older.
Instant madeAt(const EffectId& effect)
{
    return {qint64(effect.uuid.high >> 16)};
}

QString addressOf(const QString& urn)
{
    return QStringLiteral("https://www.linkedin.com/feed/update/%1/").arg(urn);
}

/// LinkedIn puts blanks at ends of lines away.
QString plain(const QString& text)
{
    return text.normalized(QString::NormalizationForm_C).simplified();
}

} // namespace

QString linkedInAltOf(const Delivery& delivery)
{
    const EffectFile* const described = onlyFile(delivery.content, QLatin1String("application/json"));
    const Result<Json> json = described ? Json::parse(delivery.blobs.value(described->sha256)) : Result<Json>(Error{});
    return json ? json->at(u"image_alt").toString() : QString();
}

LinkedInErrand::LinkedInErrand(const ConnectorFile& file, Delivery delivery, const Clock& clock, Ask ask)
    : m_file(file), m_delivery(std::move(delivery)), m_clock(clock), m_ask(std::move(ask)), m_text(detailIn(m_delivery.content, QLatin1String("text")))
{
}

void LinkedInErrand::ask(const HttpRequest& request, Answered answered)
{
    m_ask(request, [self = shared_from_this(), answered = std::move(answered)](const Result<HttpAnswer>& answer) { answered(answer); });
}

void LinkedInErrand::end(const Outcome& outcome)
{
    if (const Ended ended = std::exchange(m_ended, {}))
        ended(outcome);
}

/// LinkedIn's own word, and what helps against a sign-in that is no good.
Outcome LinkedInErrand::complained(Outcome outcome, const HttpAnswer& answer) const
{
    if (const QString complaint = linkedInComplaintIn(answer.body); !complaint.isEmpty() && answer.status >= 400)
        outcome.text += QStringLiteral(": ") + complaint;
    if (answer.status == 401)
        outcome.text += QStringLiteral(". A sign-in that is not renewed by itself is made anew: quarterdeck connectors sign-in %1").arg(m_file.id);
    if (answer.status == 426)
        outcome.text += QStringLiteral(". \"api_version\" in its file names a version that LinkedIn takes");
    return outcome;
}

/// Before anything that others can see: what is not clear is asked anew.
Outcome LinkedInErrand::notYet(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    if (answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before it was posted")};
    const Outcome verdict = verdictOf(*answer, {QUrl(m_file.url).authority(), Guarantees::ByLookUp}, m_clock.now());
    if (verdict.kind == Outcome::Confirmed && answer->trouble.isEmpty())
        return {Outcome::Refused, verdict.text + QStringLiteral(", and not as LinkedIn does: nothing was posted")};
    if (verdict.kind == Outcome::Unknown || verdict.kind == Outcome::Confirmed)
        return {Outcome::Later, QStringLiteral("it is not posted yet: ") + verdict.text, {}, kTryAgain};
    return complained(verdict, *answer);
}

void LinkedInErrand::post(Ended ended)
{
    m_ended = std::move(ended);
    const EffectFile* const picture = onlyFile(m_delivery.content, QLatin1String("image/"));
    if (!picture)
        return send({});
    ask(linkedInRequest(m_file, QStringLiteral("/rest/images?action=initializeUpload"), linkedInUploadJson(m_file.account)), [this, picture = *picture](const Result<HttpAnswer>& answer) {
        const Result<LinkedInUpload> to = isDone(answer) ? linkedInUploadIn(answer->body) : Result<LinkedInUpload>(Error{});
        to ? upload(*to, picture) : end(notYet(answer));
    });
}

/// The key goes to LinkedIn's own two places and nowhere else, whatever an answer names.
void LinkedInErrand::upload(const LinkedInUpload& to, const EffectFile& picture)
{
    const QString origin = originOf(to.url), own = originOf(m_file.url);
    if (origin != own && !(origin == kPictures && m_file.url == ConnectorFile::shippedAddress(ConnectorKind::LinkedIn)))
        return end({Outcome::Refused, QStringLiteral("%1 names \"%2\" as the place for the picture, where our key does not go: nothing was posted").arg(QUrl(m_file.url).authority(), origin.left(200))});
    HttpRequest request = linkedInRequest(m_file, {}, m_delivery.blobs.value(picture.sha256));
    request.method = HttpRequest::Put;
    request.url = to.url;
    request.contentType = picture.mediaType.toLatin1();
    request.key.origin = origin;
    ask(request, [this, image = to.image](const Result<HttpAnswer>& answer) { isDone(answer) ? send(image) : end(notYet(answer)); });
}

void LinkedInErrand::send(const QString& image)
{
    const QByteArray json = linkedInPostJson(m_file.account, m_text, image, linkedInAltOf(m_delivery));
    ask(linkedInRequest(m_file, QStringLiteral("/rest/posts"), json), [this](const Result<HttpAnswer>& answer) {
        if (const std::optional<QString> same = answer ? linkedInDuplicateIn(*answer) : std::nullopt)
            return duplicate(*same);
        const Outcome outcome = posted(answer);
        outcome.kind == Outcome::Confirmed ? readBack(outcome.providerId) : end(outcome);
    });
}

Outcome LinkedInErrand::posted(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    return complained(verdictOf(*answer, {QUrl(m_file.url).authority(), Guarantees::ByLookUp, linkedInUrnIn}, m_clock.now()), *answer);
}

bool LinkedInErrand::isThis(const LinkedInPosted& post) const
{
    return plain(post.text) == plain(m_text) && post.made >= madeAt(m_delivery.effect) - kClocksDiffer;
}

/// Posts that LinkedIn names so may not be there at all (github.com/ComposioHQ/composio, issue 2710).
void LinkedInErrand::duplicate(const QString& urn)
{
    const QString said = QStringLiteral("LinkedIn did not take it as a duplicate of %1").arg(urn.isEmpty() ? QStringLiteral("another post") : urn);
    if (urn.isEmpty() || !isLinkedInPage(m_file.account))
        return end({Outcome::Unknown, said + QStringLiteral(", which cannot be read: look whether it is this one")});
    ask(linkedInRequest(m_file, linkedInPostRoute(urn)), [this, urn, said](const Result<HttpAnswer>& answer) {
        const Result<LinkedInPosted> post = isDone(answer) ? linkedInPostIn(answer->body) : Result<LinkedInPosted>(Error{});
        if (!post || post->urn != urn)
            return end({Outcome::Unknown, said + QStringLiteral(", which cannot be read there: look whether it is this one")});
        if (isThis(*post))
            return end({Outcome::Confirmed, addressOf(urn), urn});
        end({Outcome::Refused, said + QStringLiteral(", which is older or reads otherwise: nothing was posted now")});
    });
}

/// It stands there, whatever comes of this: the number is proof enough.
void LinkedInErrand::readBack(const QString& urn)
{
    if (!isLinkedInPage(m_file.account))
        return end({Outcome::Confirmed, addressOf(urn), urn}); // nobody may read the posts of a person
    ask(linkedInRequest(m_file, linkedInPostRoute(urn)), [this, urn](const Result<HttpAnswer>& answer) {
        const Result<LinkedInPosted> post = isDone(answer) ? linkedInPostIn(answer->body) : Result<LinkedInPosted>(Error{});
        const bool isThat = post && post->urn == urn;
        const QString but = !isThat ? QStringLiteral(" (it could not be read back)") : plain(post->text) == plain(m_text) ? QString() : QStringLiteral(" (it reads otherwise there than it was approved: look at it)");
        end({Outcome::Confirmed, addressOf(urn) + but, urn});
    });
}

void LinkedInErrand::lookUp(Looked looked)
{
    if (!isLinkedInPage(m_file.account))
        return looked({Found::Unclear, QStringLiteral("LinkedIn lets no program read the posts of a person: look there"), {}});
    ask(linkedInRequest(m_file, linkedInPostsRoute(m_file.account)), [this, looked = std::move(looked)](const Result<HttpAnswer>& answer) { looked(found(answer)); });
}

/// That it is not among them proves nothing: a new post may be shown in lists some time later.
LookedUp LinkedInErrand::found(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return {Found::Unclear, answer.error().text, {}};
    const Result<QList<LinkedInPosted>> posts = isDone(answer) ? linkedInPostsIn(answer->body) : Result<QList<LinkedInPosted>>(Error{});
    if (!posts)
        return {Found::Unclear, answer->trouble.isEmpty() ? QStringLiteral("%1 answered %2, and no posts").arg(QUrl(m_file.url).authority()).arg(answer->status) : answer->trouble, {}};
    for (const LinkedInPosted& post : *posts)
        if (isThis(post))
            return {Found::Yes, QStringLiteral("%1 reads the same and is not older than it").arg(addressOf(post.urn)), post.urn};
    return {Found::Unclear, QStringLiteral("none of the last %1 posts of %2 is this one; LinkedIn may show it later").arg(posts->size()).arg(m_file.account), {}};
}

} // namespace qd::agents
