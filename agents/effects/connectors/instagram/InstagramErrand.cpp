#include "agents/effects/connectors/instagram/InstagramErrand.h"

#include "agents/effects/connectors/meta/GraphWords.h"
#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/http/PublicBytes.h"
#include "agents/effects/render/Html.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr Duration kWorks = std::chrono::seconds(15); ///< how long Instagram is left to fetch a picture
constexpr int kNotReady = 9007;
const QString kContainer = QStringLiteral("container");

} // namespace

Outcome InstagramErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    return graphVerdict(answer, {QUrl(file().url).authority(), Guarantees::ByLookUp, idIn}, clock().now());
}

QString InstagramErrand::pictureAt() const
{
    return detailIn(delivery().content, QLatin1String("image_link"));
}

void InstagramErrand::compare(Compared compared)
{
    const QByteArray wanted = onlyFile(delivery().content, QLatin1String("image/jpeg"))->sha256;
    m_fetch(publicBytes(pictureAt(), "image/jpeg", kMostInstagramPicture), [self = shared_from_this(), wanted, compared = std::move(compared)](const Result<HttpAnswer>& answer) { compared(likenessOf(answer, wanted)); });
}

void InstagramErrand::post(Ended ended)
{
    begin(std::move(ended));
    made(kContainer).isEmpty() ? makeContainer() : readStatus(made(kContainer), false);
}

void InstagramErrand::makeContainer()
{
    compare([this](const Outcome& picture) {
        if (picture.kind != Outcome::Confirmed)
            return end({picture.kind, QStringLiteral("its picture at %1: %2").arg(pictureAt(), picture.text), {}, picture.after, false, picture.why});
        const EffectContent& content = delivery().content;
        ask(instagramContainer(file(), pictureAt(), detailIn(content, QLatin1String("text")), detailIn(content, QLatin1String("image_alt"))), [this](const Result<HttpAnswer>& answer) {
            const Outcome taken = prepared(answer, [](const HttpAnswer& said) { return graphIdIn(said.body); });
            if (taken.kind != Outcome::Confirmed)
                return end(taken);
            noted(kContainer, taken.providerId, [this, container = taken.providerId] { readStatus(container, true); });
        });
    });
}

void InstagramErrand::readStatus(const QString& container, bool isNew)
{
    ask(instagramStatus(file(), container), [this, container, isNew](const Result<HttpAnswer>& answer) {
        const Outcome read = prepared(answer, [](const HttpAnswer& said) {
            const Result<ContainerIs> is = containerIn(said.body);
            return is ? Result<QString>(QString()) : Result<QString>(is.error());
        });
        read.kind == Outcome::Confirmed ? goOn(container, *containerIn(answer->body), isNew) : end(read);
    });
}

void InstagramErrand::goOn(const QString& container, ContainerIs is, bool isNew)
{
    switch (is) {
    case ContainerIs::Ready: return publish(container);
    case ContainerIs::Working: return end({Outcome::Later, QStringLiteral("it is not published yet: Instagram is still fetching its picture"), {}, kWorks});
    case ContainerIs::Published: return end({Outcome::Confirmed, QStringLiteral("Instagram has published its container %1").arg(container)});
    case ContainerIs::Faulty: return end({Outcome::Refused, QStringLiteral("Instagram could not make a post of its picture and caption: nothing was published")});
    case ContainerIs::Expired: return isNew ? end({Outcome::Refused, QStringLiteral("its container had run out at once: nothing was published")}) : makeContainer();
    }
}

/// By the container's number, and only one that was not published when it was just looked at.
void InstagramErrand::publish(const QString& container)
{
    ask(instagramPublish(file(), container), [this](const Result<HttpAnswer>& answer) {
        const Outcome outcome = sent(answer, [](const HttpAnswer& said) { return graphIdIn(said.body); });
        const std::optional<GraphComplaint> complaint = answer ? graphComplaintIn(answer->body) : std::nullopt;
        if (outcome.kind == Outcome::Refused && complaint && complaint->code == kNotReady)
            return end({Outcome::Later, QStringLiteral("it is not published yet: ") + outcome.text, {}, kWorks});
        outcome.kind == Outcome::Confirmed ? readBack(outcome.providerId) : end(outcome);
    });
}

/// It stands there, whatever comes of this.
void InstagramErrand::readBack(const QString& media)
{
    ask(instagramReadBack(file(), media), [this, media](const Result<HttpAnswer>& answer) {
        const Outcome read = prepared(answer, [](const HttpAnswer& said) { return graphTextIn(said.body, u"permalink"); });
        const bool isRead = read.kind == Outcome::Confirmed && read.providerId.startsWith(QLatin1String("https://"));
        end({Outcome::Confirmed, isRead ? read.providerId : QStringLiteral("Instagram has published it as %1 (its address could not be read)").arg(media), media});
    });
}

void InstagramErrand::look(Connector::Seen seen)
{
    compare([this, seen = std::move(seen)](const Outcome& picture) {
        HtmlWriter out;
        const bool isThere = picture.kind == Outcome::Confirmed;
        out.element("p", {}, isThere ? QStringLiteral("This very picture stands at %1.").arg(pictureAt())
                                     : QStringLiteral("This picture does not stand at %1 yet, and nothing is posted before it does: %2.").arg(pictureAt(), picture.text));
        seen(Sight{{}, {}, out.take()});
    });
}

/// Without a container on record nothing has been published; with one, the container itself says.
void InstagramErrand::lookUp(Connector::Looked looked)
{
    const QString container = made(kContainer);
    if (container.isEmpty())
        return looked({Found::No, QStringLiteral("no container of it was ever on record, and nothing is published without one"), {}});
    ask(instagramStatus(file(), container), [this, container, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        ContainerIs is = ContainerIs::Working;
        const Outcome read = prepared(answer, [&is](const HttpAnswer& said) {
            const Result<ContainerIs> now = containerIn(said.body);
            is = now ? *now : is;
            return now ? Result<QString>(QString()) : Result<QString>(now.error());
        });
        if (read.kind != Outcome::Confirmed)
            return looked({Found::Unclear, read.text, {}});
        if (is == ContainerIs::Published)
            return looked({Found::Yes, QStringLiteral("Instagram says that its container %1 is published").arg(container), {}});
        looked({Found::Unclear, QStringLiteral("Instagram does not call its container %1 published, or not yet").arg(container), {}});
    });
}

} // namespace qd::agents
