#include "agents/effects/connectors/x/XErrand.h"

namespace qd::agents {

namespace {

constexpr qsizetype kLarge = 64 * 1024;
constexpr Duration kClocksDiffer = std::chrono::minutes(5);

QString addressOf(const ConnectorFile& file, const QString& post)
{
    return QStringLiteral("https://x.com/%1/status/%2").arg(file.user, post);
}

} // namespace

XErrand::XErrand(const ApiConnector& of, Delivery delivery, Gate gate) : ApiErrand(of, std::move(delivery), std::move(gate)), m_text(detailIn(m_delivery.content, QLatin1String("text"))) {}

/// X's own word, and what helps against a token that has run out.
Outcome XErrand::complained(Outcome outcome, const HttpAnswer& answer) const
{
    if (const QString complaint = xComplaintIn(answer.body); !complaint.isEmpty() && answer.status >= 400)
        outcome.text += QStringLiteral(": ") + complaint;
    if (answer.status == 401)
        outcome.text += m_file.clientId.isEmpty() ? QStringLiteral(". A user's token of X runs out after two hours; a new one is kept by quarterdeck keys set %1").arg(m_file.key)
                                                  : QStringLiteral(". A sign-in that is not renewed by itself is made anew: quarterdeck connectors sign-in %1").arg(m_file.id);
    if (answer.status == 429)
        outcome.after = xResetIn(answer, m_clock.now()).value_or(outcome.after.value_or(kTryAgain));
    return outcome;
}

/// Before anything that others can see: what is not clear is asked anew. A whole answer that says something else than X does would be no other
/// the next time.
Outcome XErrand::notYet(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    if (answer->isCancelled)
        return {Outcome::NotSent, QStringLiteral("it was stopped before it was posted")};
    const Outcome verdict = verdictOf(*answer, {host(), Guarantees::ByLookUp}, m_clock.now());
    if (verdict.kind == Outcome::Confirmed && answer->trouble.isEmpty())
        return {Outcome::Refused, verdict.text + QStringLiteral(", and not as X does: nothing was posted")};
    if (verdict.kind == Outcome::Unknown || verdict.kind == Outcome::Confirmed)
        return {Outcome::Later, QStringLiteral("it is not posted yet: ") + verdict.text, {}, kTryAgain};
    return complained(verdict, *answer);
}

/// Why a look found nothing out, which says nothing of what was posted.
QString XErrand::unread(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return answer.error().text;
    const QString said = QStringLiteral("%1 answered %2").arg(host()).arg(answer->status), complaint = xComplaintIn(answer->body);
    if (answer->delivery != HttpAnswer::Answered || !answer->trouble.isEmpty())
        return answer->trouble;
    return answer->status < 300 ? said + QStringLiteral(", and not as X does") : complaint.isEmpty() ? said : said + QStringLiteral(": ") + complaint;
}

void XErrand::post(Ended ended)
{
    m_ended = std::move(ended);
    ask(xRequest(m_file, HttpRequest::Get, QStringLiteral("/2/users/me")), [this](const Result<HttpAnswer>& answer) {
        const Result<XAccount> account = isDone(answer) ? xAccountIn(answer->body) : Result<XAccount>(Error{});
        if (!account)
            return end(notYet(answer));
        if (account->user.compare(m_file.user, Qt::CaseInsensitive) != 0)
            return end({Outcome::Refused, QStringLiteral("the key \"%1\" is of @%2, and this is to be posted by @%3").arg(m_file.key, account->user, m_file.user)});
        picture();
    });
}

void XErrand::picture()
{
    const EffectFile* const file = onlyFile(m_delivery.content, QLatin1String("image/"));
    if (!file)
        return send({});
    const QByteArray json = xPictureJson(m_delivery.blobs.value(file->sha256));
    const auto taken = [this](const Result<HttpAnswer>& answer) {
        const Result<QString> media = isDone(answer) ? xNumberIn(answer->body) : Result<QString>(Error{});
        media ? describe(*media) : end(notYet(answer));
    };
    ask(xRequest(m_file, HttpRequest::Post, QStringLiteral("/2/media/upload"), json), taken, json.size() > kLarge ? 2 : 1);
}

void XErrand::describe(const QString& media)
{
    const QString alt = detailIn(m_delivery.content, QLatin1String("image_alt"));
    if (alt.isEmpty())
        return send(media);
    ask(xRequest(m_file, HttpRequest::Post, QStringLiteral("/2/media/metadata"), xAltJson(media, alt)), [this, media](const Result<HttpAnswer>& answer) {
        isDone(answer) ? send(media) : end(notYet(answer));
    });
}

void XErrand::send(const QString& media)
{
    const QByteArray json = xPostJson(m_text, media, detailIn(m_delivery.content, QLatin1String("made_with_ai")) == QLatin1String("yes"));
    ask(xRequest(m_file, HttpRequest::Post, QStringLiteral("/2/tweets"), json), [this](const Result<HttpAnswer>& answer) {
        const Outcome outcome = posted(answer);
        outcome.kind == Outcome::Confirmed ? readBack(outcome.providerId) : end(outcome);
    });
}

Outcome XErrand::posted(const Result<HttpAnswer>& answer) const
{
    if (!answer)
        return unsent(answer.error());
    if (isXDuplicate(*answer))
        return {Outcome::Refused, QStringLiteral("X did not take it, for @%1 has posted the same already: nothing was posted now").arg(m_file.user)};
    const auto number = [](const HttpAnswer& taken) { return xNumberIn(taken.body); };
    return complained(verdictOf(*answer, {host(), Guarantees::ByLookUp, number}, m_clock.now()), *answer);
}

/// It stands there, whatever comes of this: the number is proof enough.
void XErrand::readBack(const QString& id)
{
    ask(xRequest(m_file, HttpRequest::Get, xPostPath(id)), [this, id](const Result<HttpAnswer>& answer) {
        const Result<XPost> post = isDone(answer) ? xPostIn(answer->body) : Result<XPost>(Error{});
        const bool isThat = post && post->id == id;
        const QString but = !isThat ? QStringLiteral(" (it could not be read back)") : readsTheSame(post->text, m_text) ? QString() : QStringLiteral(" (it reads otherwise there than it was approved: look at it)");
        end({Outcome::Confirmed, addressOf(m_file, id) + but, id});
    });
}

void XErrand::lookUp(Looked looked)
{
    ask(xRequest(m_file, HttpRequest::Get, QStringLiteral("/2/users/me")), [this, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        const Result<XAccount> account = isDone(answer) ? xAccountIn(answer->body) : Result<XAccount>(Error{});
        if (!account)
            return looked({Found::Unclear, unread(answer), {}});
        if (account->user.compare(m_file.user, Qt::CaseInsensitive) != 0)
            return looked({Found::Unclear, QStringLiteral("the key \"%1\" is of @%2 now, and it was to be posted by @%3").arg(m_file.key, account->user, m_file.user), {}});
        ask(xRequest(m_file, HttpRequest::Get, xTimelinePath(account->id, madeAt(m_delivery.effect) - kClocksDiffer)), [this, looked](const Result<HttpAnswer>& posts) { looked(found(posts)); });
    });
}

/// That it is not among them proves nothing: X shows a new post in its lists some time later.
LookedUp XErrand::found(const Result<HttpAnswer>& answer) const
{
    const Result<XPosts> posts = isDone(answer) ? xPostsIn(answer->body) : Result<XPosts>(Error{});
    if (!posts)
        return {Found::Unclear, unread(answer), {}};
    for (const XPost& post : posts->posts)
        if (readsTheSame(post.text, m_text))
            return {Found::Yes, QStringLiteral("%1 reads the same and is not older than it").arg(addressOf(m_file, post.id)), post.id};
    return {Found::Unclear, QStringLiteral("none of the %1 posts of @%2 since then reads the same%3; X may show it later").arg(posts->posts.size()).arg(m_file.user, posts->isAll ? QString() : QStringLiteral(", and there are more")), {}};
}

} // namespace qd::agents
