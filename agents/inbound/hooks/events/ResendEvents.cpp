#include "agents/inbound/hooks/events/HookEvents.h"

#include "core/base/Json.h"

#include <QDateTime>

namespace qd::agents {

namespace {

/// A bounce that is not for good says so; the address lives.
InboundKind kindOf(const QString& type, const Json& data)
{
    if (type == QLatin1String("email.delivered"))
        return InboundKind::Delivered;
    if (type == QLatin1String("email.complained"))
        return InboundKind::Complained;
    const QString bounce = data.at(u"bounce").at(u"type").toString();
    return type == QLatin1String("email.bounced") && (bounce.isEmpty() || bounce == QLatin1String("Permanent")) ? InboundKind::Bounced : InboundKind::Status;
}

/// An object of names and values, or a list of them, as it was once.
QString effectIn(const Json& tags)
{
    for (const Json& tag : tags.items())
        if (tag.at(u"name").toString() == QLatin1String("effect"))
            return tag.at(u"value").toString();
    return tags.at(u"effect").toString();
}

} // namespace

Result<HookEvents> resendEvents(const QByteArray& body, const QByteArray& id)
{
    const Result<Json> json = Json::parse(body);
    const QString type = json ? json->at(u"type").toString() : QString();
    if (type.isEmpty())
        return Error{Error::Parse, QStringLiteral("it is no event"), QStringLiteral("body"), QStringLiteral("\"type\" and \"data\"")};
    const Json& data = json->at(u"data");
    HookEvent event;
    event.kind = kindOf(type, data);
    event.effect = effectIn(data.at(u"tags"));
    event.at = {QDateTime::fromString(json->at(u"created_at").toString(), Qt::ISODateWithMs).toMSecsSinceEpoch()};
    event.response = type == QLatin1String("email.opened") ? QStringLiteral("opened") : type == QLatin1String("email.clicked") ? QStringLiteral("clicked") : QString();
    const QString why = data.at(u"bounce").at(u"message").toString();
    event.text = withoutAddresses(why.isEmpty() ? type : type + QStringLiteral(": ") + why);
    HookEvents events;
    for (const Json& to : data.at(u"to").items()) {
        event.id = QStringLiteral("%1 %2").arg(QString::fromLatin1(id)).arg(events.size() + 1);
        event.channel = QStringLiteral("e-mail");
        event.address = to.toString();
        events.append(event);
    }
    event.id = QString::fromLatin1(id);
    return events.isEmpty() ? HookEvents{event} : events; // of contacts and domains it speaks without a "to"
}

} // namespace qd::agents
