#include "agents/effects/connectors/businessprofile/BusinessErrand.h"

#include "agents/effects/connectors/google/GoogleWords.h"
#include "agents/effects/http/PublicBytes.h"
#include "agents/effects/render/Html.h"

namespace qd::agents {

namespace {

constexpr Duration kClocksDiffer = std::chrono::minutes(5);
constexpr int kMostListed = 100; ///< localPosts.list, "pageSize"

QString tidy(const QString& text)
{
    return text.normalized(QString::NormalizationForm_C).simplified();
}

} // namespace

/// Google's own words beside the status.
Outcome BusinessErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    Outcome outcome = ApiErrand::judged(answer, idIn);
    if (const QString complaint = googleComplaintIn(answer.body); answer.status >= 400 && !complaint.isEmpty())
        outcome.text += QStringLiteral(": ") + complaint;
    return outcome;
}

QString BusinessErrand::pictureAt() const
{
    return detailIn(delivery().content, QLatin1String("image_link"));
}

void BusinessErrand::compare(Compared compared)
{
    const QByteArray wanted = onlyFile(delivery().content, QLatin1String("image/jpeg"))->sha256;
    m_fetch(publicBytes(pictureAt(), "image/jpeg", kMostBusinessPicture), [self = shared_from_this(), wanted, compared = std::move(compared)](const Result<HttpAnswer>& answer) { compared(likenessOf(answer, wanted)); });
}

void BusinessErrand::post(Ended ended)
{
    begin(std::move(ended));
    if (pictureAt().isEmpty())
        return send();
    compare([this](const Outcome& picture) {
        if (picture.kind != Outcome::Confirmed)
            return end({picture.kind, QStringLiteral("its picture at %1: %2").arg(pictureAt(), picture.text), {}, picture.after, false, picture.why});
        send();
    });
}

/// What it says of itself counts: one that was rejected at once is seen by nobody.
void BusinessErrand::send()
{
    ask(businessPost(file(), delivery().content), [this](const Result<HttpAnswer>& answer) {
        BusinessPost post;
        const Outcome outcome = sent(answer, [&post](const HttpAnswer& said) -> Result<QString> {
            const Result<BusinessPost> made = businessPostIn(said.body);
            if (!made)
                return made.error();
            post = *made;
            return post.name;
        });
        if (outcome.kind != Outcome::Confirmed)
            return end(outcome);
        if (post.state == BusinessPost::Rejected)
            return end({Outcome::Refused, QStringLiteral("Google took it as %1 and rejected it at once: nobody sees it").arg(post.name)});
        const QString address = post.link.startsWith(QLatin1String("https://")) ? post.link : QStringLiteral("Google has it as %1").arg(post.name);
        end({Outcome::Confirmed, address + (post.state == BusinessPost::Live ? QString() : QStringLiteral(" (Google is still looking at it, and may reject it)")), post.name});
    });
}

void BusinessErrand::look(Connector::Seen seen)
{
    if (pictureAt().isEmpty())
        return seen(Sight{});
    compare([this, seen = std::move(seen)](const Outcome& picture) {
        HtmlWriter out;
        out.element("p", {}, picture.kind == Outcome::Confirmed ? QStringLiteral("This very picture stands at %1.").arg(pictureAt())
                                                                : QStringLiteral("This picture does not stand at %1 yet, and nothing is posted before it does: %2.").arg(pictureAt(), picture.text));
        seen(Sight{{}, {}, out.take()});
    });
}

/// That it is not among them proves nothing: nobody says how soon a post is.
LookedUp BusinessErrand::found(const BusinessPosts& posts) const
{
    const QString text = tidy(detailIn(delivery().content, QLatin1String("text")));
    const Instant since = madeAt(delivery().effect) - kClocksDiffer;
    for (const BusinessPost& post : posts.posts) {
        if (post.made < since || tidy(post.text) != text)
            continue;
        if (post.state == BusinessPost::Rejected)
            return {Found::Unclear, QStringLiteral("Google has it as %1 and has rejected it: nobody sees it").arg(post.name), {}};
        return {Found::Yes, QStringLiteral("%1 reads the same and is not older than it").arg(post.link.isEmpty() ? post.name : post.link), post.name};
    }
    return {Found::Unclear, QStringLiteral("none of the %1 posts of the location reads the same and is as new%2; it may be listed later").arg(posts.posts.size()).arg(posts.isAll ? QString() : QStringLiteral(", and there are more")), {}};
}

void BusinessErrand::lookUp(Connector::Looked looked)
{
    ask(businessPosts(file(), kMostListed), [this, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        BusinessPosts posts;
        const Outcome read = prepared(answer, [&posts](const HttpAnswer& said) -> Result<QString> {
            const Result<BusinessPosts> list = businessPostsIn(said.body);
            if (!list)
                return list.error();
            posts = *list;
            return QString();
        });
        looked(read.kind == Outcome::Confirmed ? found(posts) : LookedUp{Found::Unclear, read.text, {}});
    });
}

} // namespace qd::agents
