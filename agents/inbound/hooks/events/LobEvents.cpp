#include "agents/inbound/hooks/events/HookEvents.h"

#include "core/base/Json.h"

#include <QDateTime>

namespace qd::agents {

namespace {

/// A letter that comes back did not reach whom it was for; whose it is says its mark alone, for it bears no address by which somebody could be left out.
InboundKind kindOf(const QString& type)
{
    const QString what = type.section(u'.', -1);
    return what == QLatin1String("delivered") ? InboundKind::Delivered : what == QLatin1String("returned_to_sender") ? InboundKind::Bounced : InboundKind::Status;
}

} // namespace

Result<HookEvents> lobEvents(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    const QString id = json ? json->at(u"id").toString() : QString();
    const QString type = json ? json->at(u"event_type").at(u"id").toString() : QString();
    if (id.isEmpty() || type.isEmpty())
        return Error{Error::Parse, QStringLiteral("it is no event"), QStringLiteral("body"), QStringLiteral("\"id\", \"event_type\" and \"body\"")};
    HookEvent event;
    event.id = id;
    event.kind = kindOf(type);
    event.effect = json->at(u"body").at(u"metadata").at(u"quarterdeck").toString();
    event.at = {QDateTime::fromString(json->at(u"date_created").toString(), Qt::ISODateWithMs).toMSecsSinceEpoch()};
    event.text = withoutAddresses(type);
    return HookEvents{event};
}

} // namespace qd::agents
