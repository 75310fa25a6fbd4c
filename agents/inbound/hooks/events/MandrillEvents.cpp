#include "agents/inbound/hooks/events/HookEvents.h"
#include "core/base/Json.h"

namespace qd::agents {

namespace {

InboundKind kindOf(const QString& event)
{
    if (event == QLatin1String("delivered"))
        return InboundKind::Delivered;
    if (event == QLatin1String("hard_bounce"))
        return InboundKind::Bounced;
    if (event == QLatin1String("spam"))
        return InboundKind::Complained;
    if (event == QLatin1String("unsub"))
        return InboundKind::OptedOut;
    return event == QLatin1String("inbound") ? InboundKind::Reply : InboundKind::Status;
}

/// Of an event of a message: "inbound" has the one who wrote, the others whom it was for.
HookEvent eventOf(const Json& json)
{
    const QString name = json.at(u"event").toString();
    const Json& message = json.at(u"msg");
    HookEvent event;
    event.kind = kindOf(name);
    event.effect = message.at(u"metadata").at(u"effect").toString();
    event.channel = QStringLiteral("e-mail");
    event.address = message.at(event.kind == InboundKind::Reply ? u"from_email" : u"email").toString();
    event.at = {json.at(u"ts").toInteger() * 1'000};
    const QString id = json.at(u"_id").toString().isEmpty() ? message.at(u"_id").toString() : json.at(u"_id").toString();
    event.id = QStringLiteral("%1 %2 %3 %4").arg(name, id).arg(json.at(u"ts").toInteger()).arg(event.address);
    event.response = name == QLatin1String("open") ? QStringLiteral("opened") : name == QLatin1String("click") ? QStringLiteral("clicked") : QString();
    const QString why = message.at(event.kind == InboundKind::Reply ? u"subject" : u"diag").toString();
    event.text = withoutAddresses(why.isEmpty() ? name : name + QStringLiteral(": ") + why);
    return event;
}

} // namespace

Result<HookEvents> mandrillEvents(const QByteArray& body)
{
    QByteArray text;
    for (const auto& [name, value] : formOf(body))
        text = name == "mandrill_events" ? value : text;
    const Result<Json> json = Json::parse(text);
    if (!json || json->kind() != Json::List)
        return Error{Error::Parse, QStringLiteral("it is no list of events"), QStringLiteral("body"), QStringLiteral("the field \"mandrill_events\" of a form")};
    HookEvents events;
    for (const Json& one : json->items())
        if (!one.at(u"event").toString().isEmpty()) // changes of its own lists have a "type" and no event
            events.append(eventOf(one));
    return events;
}

} // namespace qd::agents
