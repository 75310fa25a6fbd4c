#include "agents/inbound/hooks/events/HookEvents.h"

#include "core/base/Digest.h"
#include "core/base/Json.h"

namespace qd::agents {

namespace {

InboundKind kindOf(const QString& event)
{
    if (event == QLatin1String("delivered"))
        return InboundKind::Delivered;
    if (event == QLatin1String("hard_bounce") || event == QLatin1String("invalid_email"))
        return InboundKind::Bounced;
    if (event == QLatin1String("spam") || event == QLatin1String("complaint"))
        return InboundKind::Complained;
    return event == QLatin1String("unsubscribed") ? InboundKind::OptedOut : InboundKind::Status;
}

/// A "proxy_open" is a machine's.
QString responseIn(const QString& event)
{
    if (event == QLatin1String("click"))
        return QStringLiteral("clicked");
    return event == QLatin1String("opened") || event == QLatin1String("unique_opened") ? QStringLiteral("opened") : QString();
}

/// Our key is its tag; other tags are somebody else's.
QString effectIn(const Json& tags)
{
    return tags.items().size() == 1 ? tags.items().first().toString() : QString();
}

HookEvent eventOf(const Json& json)
{
    const QString name = json.at(u"event").toString(), reason = json.at(u"reason").toString();
    const qint64 seconds = json.at(u"ts_event").toInteger(json.at(u"ts").toInteger());
    HookEvent event;
    event.kind = kindOf(name);
    event.effect = effectIn(json.at(u"tags"));
    event.channel = QStringLiteral("e-mail");
    event.address = json.at(u"email").toString();
    event.at = {seconds * 1'000};
    event.id = QString::fromLatin1(sha256(QStringLiteral("%1 %2 %3 %4").arg(name, json.at(u"message-id").toString(), QString::number(seconds), event.address).toUtf8()).toHex());
    event.response = responseIn(name);
    event.text = withoutAddresses(reason.isEmpty() ? name : name + QStringLiteral(": ") + reason);
    return event;
}

} // namespace

Result<HookEvents> brevoEvents(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    HookEvents events;
    for (const Json& one : json->kind() == Json::List ? json->items() : QList<Json>{*json}) {
        if (one.at(u"event").toString().isEmpty())
            return Error{Error::Parse, QStringLiteral("an event of it has no name"), QStringLiteral("body"), QStringLiteral("\"event\"")};
        events.append(eventOf(one));
    }
    return events;
}

} // namespace qd::agents
