#include "agents/effects/connectors/slack/SlackConnector.h"

#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/limits/PostLength.h"

namespace qd::agents {

namespace {

constexpr Duration kSettles = std::chrono::seconds(30);

} // namespace

Guarantees SlackConnector::guarantees() const
{
    return {Guarantees::ByLookUp, {},
            {QStringLiteral("A message is sent once. Slack knows no key by which it would count it once: when no answer comes, it is looked for in the channel by the key that it bears. Only that it is there is certain; else you are asked."),
             QStringLiteral("It stands there as it was approved: nothing in it is read as markup or as a mention, and links are not unfolded."),
             QStringLiteral("It can be deleted in Slack afterwards; whoever has read it has read it."),
             QStringLiteral("Slack gives a program on a desk no bot's token (redirects to this machine may not ask for a bot's scopes): its key is got in the app's settings there."),
             QStringLiteral("This was made from Slack's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> SlackConnector::check(const EffectContent& content) const
{
    Result<Done> fit = checkPlace(content);
    if (fit)
        fit = checkTextFile(content, "slack-message");
    if (fit && content.files.size() != 1)
        fit = Error{Error::Rule, QStringLiteral("it has %1 files; a message has one, of text/plain").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"slack-message\"")};
    return fit ? checkLength(detailIn(content, QLatin1String("text")), kSlackLimits) : fit;
}

void SlackConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    for (const Result<Done>& fit : {check(delivery.content), checkApprovedText(delivery)})
        if (!fit)
            return ended({Outcome::Refused, fit.error().text});
    if (delivery.key.isEmpty())
        return ended({Outcome::Refused, QStringLiteral("it has no key by which it could be found again")});
    std::make_shared<SlackErrand>(file(), asking(delivery.effect, gate), delivery, clock())->post(std::move(ended));
}

void SlackConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    if (delivery.key.isEmpty())
        return looked({Found::Unclear, QStringLiteral("it had no key by which it could be found"), {}});
    std::make_shared<SlackErrand>(file(), asking(delivery.effect, gate), delivery, clock())->lookUp(std::move(looked));
}

Result<QString> SlackConnector::whoIs(const HttpAnswer& answer) const
{
    const QString complaint = slackComplaintIn(answer.body);
    if (const std::optional<Error> trouble = testTrouble(answer, file(), complaint))
        return *trouble;
    const Outcome outcome = slackVerdict(answer, {file().url}, clock().now());
    if (!complaint.isEmpty())
        return Error{outcome.why == Deferral::Key || outcome.kind == Outcome::Refused ? Error::Rule : Error::Network, outcome.text, QStringLiteral("key"), QStringLiteral("a bot's token, \"xoxb-…\", with chat:write, of an app that is in the channel")};
    const Result<SlackWho> who = slackWhoIn(answer.body);
    if (!who)
        return Error{Error::Network, QStringLiteral("%1 answered, and not as Slack does: %2").arg(file().url, who.error().text), file().url, ConnectorFile::shippedAddress(file().kind)};
    return QStringLiteral("Slack lets us in as %1 in %2. Whether it may write in the channel %3, the first message shows.").arg(who->user, who->team, file().channel);
}

void SlackConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, withBearer(slackWho(file())), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) { tested(answer ? whoIs(*answer) : Result<QString>(answer.error())); });
}

} // namespace qd::agents
