#include "agents/inbound/hooks/events/HookEvents.h"

#include "core/base/Json.h"

namespace qd::agents {

namespace {

/// A failure for good says why: the address, or what Mailgun itself knows of it.
InboundKind ofFailure(const Json& event)
{
    const QString reason = event.at(u"reason").toString();
    if (event.at(u"severity").toString() != QLatin1String("permanent"))
        return InboundKind::Status;
    if (reason == QLatin1String("suppress-unsubscribe"))
        return InboundKind::OptedOut;
    if (reason == QLatin1String("suppress-complaint"))
        return InboundKind::Complained;
    return reason == QLatin1String("bounce") || reason == QLatin1String("suppress-bounce") ? InboundKind::Bounced : InboundKind::Status;
}

InboundKind kindOf(const QString& name, const Json& event)
{
    if (name == QLatin1String("delivered"))
        return InboundKind::Delivered;
    if (name == QLatin1String("complained"))
        return InboundKind::Complained;
    if (name == QLatin1String("unsubscribed"))
        return InboundKind::OptedOut;
    return name == QLatin1String("failed") ? ofFailure(event) : InboundKind::Status;
}

/// "client-info" names the bot where one fetched it.
QString responseIn(const QString& name, const Json& event)
{
    const bool isOne = name == QLatin1String("opened") || name == QLatin1String("clicked");
    return isOne && event.at(u"client-info").at(u"bot").toString().isEmpty() ? name : QString();
}

} // namespace

Result<HookEvents> mailgunEvents(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    const Json data = json ? json->at(u"event-data") : Json();
    const QString name = data.at(u"event").toString(), token = json ? json->at(u"signature").at(u"token").toString() : QString();
    if (name.isEmpty() || token.isEmpty())
        return Error{Error::Parse, QStringLiteral("it is no event"), QStringLiteral("body"), QStringLiteral("\"signature\" and \"event-data\"")};
    HookEvent event;
    event.id = token;
    event.kind = kindOf(name, data);
    event.effect = data.at(u"user-variables").at(u"effect").toString();
    event.channel = QStringLiteral("e-mail");
    event.address = data.at(u"recipient").toString();
    event.at = {qint64(data.at(u"timestamp").toReal() * 1'000)};
    event.response = responseIn(name, data);
    const QString why = data.at(u"delivery-status").at(u"message").toString();
    event.text = withoutAddresses(why.isEmpty() ? name : name + QStringLiteral(": ") + why);
    return HookEvents{event};
}

} // namespace qd::agents
