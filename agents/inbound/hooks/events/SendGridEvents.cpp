#include "agents/inbound/hooks/events/HookEvents.h"
#include "core/base/Json.h"

namespace qd::agents {

namespace {

/// Dropped: SendGrid itself did not send it, because of what it knows of the address.
InboundKind ofDropped(const QString& reason)
{
    if (reason.startsWith(QLatin1String("Bounced Address")))
        return InboundKind::Bounced;
    if (reason.startsWith(QLatin1String("Unsubscribed Address")))
        return InboundKind::OptedOut;
    return reason.startsWith(QLatin1String("Spam Reporting Address")) ? InboundKind::Complained : InboundKind::Status;
}

InboundKind kindOf(const QString& event, const Json& json)
{
    if (event == QLatin1String("delivered"))
        return InboundKind::Delivered;
    if (event == QLatin1String("bounce"))
        return json.at(u"type").toString() == QLatin1String("blocked") ? InboundKind::Status : InboundKind::Bounced;
    if (event == QLatin1String("dropped"))
        return ofDropped(json.at(u"reason").toString());
    if (event == QLatin1String("spamreport"))
        return InboundKind::Complained;
    return event == QLatin1String("unsubscribe") || event == QLatin1String("group_unsubscribe") ? InboundKind::OptedOut : InboundKind::Status;
}

/// "sg_machine_open": Apple's mail program fetched it, whoever reads it or not.
QString responseIn(const QString& event, const Json& json)
{
    if (event == QLatin1String("click"))
        return QStringLiteral("clicked");
    return event == QLatin1String("open") && !json.at(u"sg_machine_open").toBool() ? QStringLiteral("opened") : QString();
}

} // namespace

Result<HookEvents> sendGridEvents(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    HookEvents events;
    for (const Json& one : json->items()) {
        const QString name = one.at(u"event").toString(), id = one.at(u"sg_event_id").toString();
        if (name.isEmpty() || id.isEmpty())
            return Error{Error::Parse, QStringLiteral("an event of it has no name or no id"), QStringLiteral("body"), QStringLiteral("\"event\" and \"sg_event_id\"")};
        const QString why = one.at(u"reason").toString(), answer = one.at(u"response").toString();
        events.append({id, kindOf(name, one), one.at(u"effect").toString(), QStringLiteral("e-mail"), one.at(u"email").toString(), {one.at(u"timestamp").toInteger() * 1'000},
                       withoutAddresses(QStringLiteral("%1%2").arg(name, why.isEmpty() && answer.isEmpty() ? QString() : QStringLiteral(": ") + (why.isEmpty() ? answer : why))), responseIn(name, one)});
    }
    return json->kind() == Json::List ? Result<HookEvents>(events) : Result<HookEvents>(Error{Error::Parse, QStringLiteral("it is no list of events"), QStringLiteral("body"), {}});
}

} // namespace qd::agents
