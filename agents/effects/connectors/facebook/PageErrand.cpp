#include "agents/effects/connectors/facebook/PageErrand.h"

#include "agents/effects/connectors/meta/GraphWords.h"
#include "agents/effects/http/ApprovedBytes.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr Duration kClocksDiffer = std::chrono::minutes(5);
const QString kPicture = QStringLiteral("picture");

} // namespace

Outcome PageErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    return graphVerdict(answer, {QUrl(file().url).authority(), Guarantees::ByLookUp, idIn}, clock().now());
}

QString PageErrand::text() const
{
    return detailIn(delivery().content, QLatin1String("text"));
}

void PageErrand::post(Ended ended)
{
    begin(std::move(ended));
    const EffectFile* const picture = onlyFile(delivery().content, QLatin1String("image/"));
    picture && made(kPicture).isEmpty() ? takePicture(*picture) : publish(made(kPicture));
}

/// What no answer came to is made again: one that nobody sees is left over then.
void PageErrand::takePicture(const EffectFile& picture)
{
    const QString alt = detailIn(delivery().content, QLatin1String("image_alt"));
    const QByteArray boundary = "quarterdeck-" + picture.sha256.toHex().left(32); // at most 70 characters (RFC 2046, 5.1.1)
    ask(pagePicture(file(), delivery().blobs.value(picture.sha256), picture.mediaType.toLatin1(), alt, boundary), [this](const Result<HttpAnswer>& answer) {
        const Outcome taken = prepared(answer, [](const HttpAnswer& said) { return graphIdIn(said.body); });
        if (taken.kind != Outcome::Confirmed)
            return end(taken);
        noted(kPicture, taken.providerId, [this, id = taken.providerId] { publish(id); });
    });
}

void PageErrand::publish(const QString& picture)
{
    ask(pagePost(file(), text(), picture), [this](const Result<HttpAnswer>& answer) {
        const Outcome outcome = sent(answer, [](const HttpAnswer& said) { return graphIdIn(said.body); });
        outcome.kind == Outcome::Confirmed ? readBack(outcome.providerId) : end(outcome);
    });
}

/// It stands there, whatever comes of this: the number is proof enough.
void PageErrand::readBack(const QString& post)
{
    ask(pageReadBack(file(), post), [this, post](const Result<HttpAnswer>& answer) {
        const Outcome read = prepared(answer, [](const HttpAnswer& said) { return graphTextIn(said.body, u"permalink_url"); });
        const QString address = read.kind == Outcome::Confirmed && read.providerId.startsWith(QLatin1String("https://")) ? read.providerId : QStringLiteral("https://www.facebook.com/") + post;
        end({Outcome::Confirmed, address + (read.kind == Outcome::Confirmed ? QString() : QStringLiteral(" (it could not be read back)")), post});
    });
}

/// That it is not among them proves nothing: nobody says how soon a post is.
void PageErrand::lookUp(Connector::Looked looked)
{
    ask(pagePosts(file(), madeAt(delivery().effect) - kClocksDiffer), [this, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        GraphPosts posts;
        const Outcome read = prepared(answer, [&posts](const HttpAnswer& said) -> Result<QString> {
            const Result<GraphPosts> list = graphPostsIn(said.body, u"message", u"permalink_url");
            if (!list)
                return list.error();
            posts = *list;
            return QString();
        });
        if (read.kind != Outcome::Confirmed)
            return looked({Found::Unclear, read.text, {}});
        for (const GraphPost& post : posts.posts)
            if (readsAlike(post.text, text()))
                return looked({Found::Yes, QStringLiteral("%1 reads the same and is not older than it").arg(post.link.isEmpty() ? post.id : post.link), post.id});
        looked({Found::Unclear, QStringLiteral("none of the %1 posts of the page since then reads the same%2; it may be listed later").arg(posts.posts.size()).arg(posts.isAll ? QString() : QStringLiteral(", and there are more")), {}});
    });
}

} // namespace qd::agents
