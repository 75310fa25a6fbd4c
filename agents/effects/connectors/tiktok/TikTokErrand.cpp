#include "agents/effects/connectors/tiktok/TikTokErrand.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/http/PublicBytes.h"
#include "agents/effects/render/Html.h"

#include <QUrl>

namespace qd::agents {

namespace {

const QString kPublication = QStringLiteral("publication");

QString inWords(const TikTokState& state, const ConnectorFile& file)
{
    return state.post.isEmpty() ? QStringLiteral("TikTok has posted it by @%1").arg(file.user) : QStringLiteral("https://www.tiktok.com/@%1/photo/%2").arg(file.user, state.post);
}

} // namespace

Outcome TikTokErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    return tikTokVerdict(answer, {QUrl(file().url).authority(), Guarantees::ByLookUp, idIn}, clock().now());
}

QString TikTokErrand::pictureAt() const
{
    return detailIn(delivery().content, QLatin1String("image_link"));
}

void TikTokErrand::compare(Compared compared)
{
    const QByteArray wanted = onlyFile(delivery().content, QLatin1String("image/jpeg"))->sha256;
    m_fetch(publicBytes(pictureAt(), "image/jpeg", kMostTikTokPicture), [self = shared_from_this(), wanted, compared = std::move(compared)](const Result<HttpAnswer>& answer) { compared(likenessOf(answer, wanted)); });
}

void TikTokErrand::post(Ended ended)
{
    begin(std::move(ended));
    if (!made(kPublication).isEmpty())
        return readState(made(kPublication));
    ask(tikTokCreator(file()), [this](const Result<HttpAnswer>& answer) {
        TikTokCreator creator;
        const Outcome read = prepared(answer, [&creator](const HttpAnswer& said) -> Result<QString> {
            const Result<TikTokCreator> found = tikTokCreatorIn(said.body);
            if (!found)
                return found.error();
            creator = *found;
            return creator.user;
        });
        if (read.kind != Outcome::Confirmed)
            return end(read);
        if (creator.user.compare(file().user, Qt::CaseInsensitive) != 0)
            return end({Outcome::Refused, QStringLiteral("the key \"%1\" is of @%2, and this is to be posted by @%3").arg(file().key, creator.user, file().user)});
        if (!creator.privacies.contains(tikTokPrivacy(file().privacy)))
            return end({Outcome::Refused, QStringLiteral("@%1 does not let \"%2\" be chosen for who may see it").arg(file().user, file().privacy)});
        checkPicture();
    });
}

void TikTokErrand::checkPicture()
{
    compare([this](const Outcome& picture) {
        if (picture.kind == Outcome::Confirmed)
            return publish();
        end({picture.kind, QStringLiteral("its picture at %1: %2").arg(pictureAt(), picture.text), {}, picture.after, false, picture.why});
    });
}

void TikTokErrand::publish()
{
    const EffectContent& content = delivery().content;
    ask(tikTokPost(file(), content.title, detailIn(content, QLatin1String("text")), pictureAt()), [this](const Result<HttpAnswer>& answer) {
        const Outcome outcome = sent(answer, [](const HttpAnswer& said) { return tikTokPublicationIn(said.body); });
        if (outcome.kind != Outcome::Confirmed)
            return end(outcome);
        noted(kPublication, outcome.providerId, [this, publication = outcome.providerId] { readState(publication); });
    });
}

/// TikTok has it, and posts it by itself: until it says what came of it, nobody knows.
void TikTokErrand::readState(const QString& publication)
{
    ask(tikTokStatus(file(), publication), [this, publication](const Result<HttpAnswer>& answer) {
        TikTokState state;
        const Outcome read = prepared(answer, [&state](const HttpAnswer& said) -> Result<QString> {
            const Result<TikTokState> found = tikTokStateIn(said.body);
            if (!found)
                return found.error();
            state = *found;
            return QString();
        });
        if (read.kind != Outcome::Confirmed || state.is == TikTokState::Working)
            return end({Outcome::Unknown, QStringLiteral("TikTok has taken it as %1, and does not say yet whether it is posted%2").arg(publication, read.kind == Outcome::Confirmed ? QString() : QStringLiteral(": ") + read.text)});
        if (state.is == TikTokState::Failed)
            return end({Outcome::Refused, QStringLiteral("TikTok could not post it: %1").arg(state.reason.isEmpty() ? QStringLiteral("it does not say why") : state.reason)});
        end({Outcome::Confirmed, inWords(state, file()), publication});
    });
}

void TikTokErrand::look(Connector::Seen seen)
{
    compare([this, seen = std::move(seen)](const Outcome& picture) {
        HtmlWriter out;
        out.element("p", {}, picture.kind == Outcome::Confirmed ? QStringLiteral("This very picture stands at %1.").arg(pictureAt())
                                                                : QStringLiteral("This picture does not stand at %1 yet, and nothing is posted before it does: %2.").arg(pictureAt(), picture.text));
        seen(Sight{{}, {}, out.take()});
    });
}

/// Without a number there is nothing to ask by: TikTok lists no posts for it.
void TikTokErrand::lookUp(Connector::Looked looked)
{
    const QString publication = made(kPublication);
    if (publication.isEmpty())
        return looked({Found::Unclear, QStringLiteral("TikTok has given no number by which it could be asked; the account itself shows whether it is there"), {}});
    ask(tikTokStatus(file(), publication), [this, publication, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        TikTokState state;
        const Outcome read = prepared(answer, [&state](const HttpAnswer& said) -> Result<QString> {
            const Result<TikTokState> found = tikTokStateIn(said.body);
            if (!found)
                return found.error();
            state = *found;
            return QString();
        });
        if (read.kind != Outcome::Confirmed)
            return looked({Found::Unclear, read.text, {}});
        switch (state.is) {
        case TikTokState::Working: return looked({Found::Unclear, QStringLiteral("TikTok is still working on %1").arg(publication), {}});
        case TikTokState::Failed: return looked({Found::No, QStringLiteral("TikTok could not post it: %1").arg(state.reason), {}});
        case TikTokState::Done: return looked({Found::Yes, inWords(state, file()), publication});
        }
    });
}

} // namespace qd::agents
