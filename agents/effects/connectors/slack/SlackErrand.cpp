#include "agents/effects/connectors/slack/SlackErrand.h"

#include "agents/effects/http/ApprovedBytes.h"

#include <QUrl>

namespace qd::agents {

namespace {

constexpr Duration kClocksDiffer = std::chrono::minutes(5);

} // namespace

Outcome SlackErrand::judged(const HttpAnswer& answer, const IdIn& idIn) const
{
    return slackVerdict(answer, {QUrl(file().url).authority(), Guarantees::ByLookUp, idIn}, clock().now());
}

void SlackErrand::post(Ended ended)
{
    begin(std::move(ended));
    ask(slackPost(file(), detailIn(delivery().content, QLatin1String("text")), delivery().key), [this](const Result<HttpAnswer>& answer) {
        const Outcome outcome = sent(answer, [this](const HttpAnswer& taken) { return slackMessageIn(taken.body, file().channel); });
        outcome.kind == Outcome::Confirmed ? readAddress(outcome.providerId) : end(outcome);
    });
}

/// It stands there, whatever comes of this.
void SlackErrand::readAddress(const QString& message)
{
    ask(slackPermalink(file(), message), [this, message](const Result<HttpAnswer>& answer) {
        const Outcome address = prepared(answer, [](const HttpAnswer& said) { return slackPermalinkIn(said.body); });
        end({Outcome::Confirmed, address.kind == Outcome::Confirmed ? address.providerId : QStringLiteral("message %1 of the channel %2").arg(message, file().channel), message});
    });
}

/// That none bears the key proves nothing: Slack does not say how soon its history has a message, and people can delete one.
void SlackErrand::lookUp(Connector::Looked looked)
{
    ask(slackHistory(file(), madeAt(delivery().effect) - kClocksDiffer), [this, looked = std::move(looked)](const Result<HttpAnswer>& answer) {
        SlackFound found;
        const Outcome read = prepared(answer, [this, &found](const HttpAnswer& said) -> Result<QString> {
            const Result<SlackFound> list = slackFoundIn(said.body, delivery().key);
            if (!list)
                return list.error();
            found = *list;
            return found.message;
        });
        if (read.kind != Outcome::Confirmed)
            return looked({Found::Unclear, read.text, {}});
        if (!found.message.isEmpty())
            return looked({Found::Yes, QStringLiteral("message %1 of the channel %2 bears its key").arg(found.message, file().channel), found.message});
        looked({Found::Unclear, QStringLiteral("none of the %1 messages in the channel %2 since then bears its key%3").arg(found.seen).arg(file().channel, found.isAll ? QString() : QStringLiteral(", and there are more")), {}});
    });
}

} // namespace qd::agents
