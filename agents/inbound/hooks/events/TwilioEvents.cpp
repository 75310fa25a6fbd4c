#include "agents/inbound/hooks/events/HookEvents.h"

#include <QMap>

namespace qd::agents {

namespace {

using Fields = QMap<QByteArray, QString>;

/// Numbers that no message reaches (twilio.com/docs/api/errors): 30005 unknown, 30006 a landline, 21211 none, 21614 not mobile. 21610: they
/// have written STOP.
InboundKind ofStatus(const QString& status, const QString& error)
{
    static const QStringList kNowhere{QStringLiteral("30005"), QStringLiteral("30006"), QStringLiteral("21211"), QStringLiteral("21614")};
    if (status == QLatin1String("delivered") || status == QLatin1String("read"))
        return InboundKind::Delivered;
    if (status != QLatin1String("undelivered") && status != QLatin1String("failed"))
        return InboundKind::Status;
    if (error == QLatin1String("21610"))
        return InboundKind::OptedOut;
    return kNowhere.contains(error) ? InboundKind::Bounced : InboundKind::Status;
}

/// The words that Twilio itself takes as an end (…/docs/messaging/tutorials/advanced-opt-out); OptOutType says the same where that is on.
bool isStop(const Fields& in)
{
    static const QStringList kWords{QStringLiteral("STOP"), QStringLiteral("STOPALL"), QStringLiteral("UNSUBSCRIBE"), QStringLiteral("CANCEL"), QStringLiteral("END"), QStringLiteral("QUIT"),
                                    QStringLiteral("REVOKE"), QStringLiteral("OPTOUT")};
    return in.value("OptOutType") == QLatin1String("STOP") || kWords.contains(in.value("Body").trimmed().toUpper());
}

} // namespace

Result<HookEvents> twilioEvents(const QByteArray& body)
{
    Fields in;
    for (const auto& [name, value] : formOf(body))
        in.insert(name, QString::fromUtf8(value));
    const QString message = in.contains("MessageSid") ? in.value("MessageSid") : in.value("SmsSid");
    if (message.isEmpty())
        return Error{Error::Parse, QStringLiteral("it speaks of no message"), QStringLiteral("body"), QStringLiteral("a form with \"MessageSid\"")};
    HookEvent event;
    event.channel = QStringLiteral("sms");
    if (in.contains("MessageStatus")) {
        const QString status = in.value("MessageStatus"), error = in.value("ErrorCode");
        event.id = message + QLatin1Char(' ') + status;
        event.kind = ofStatus(status, error);
        event.address = in.value("To");
        event.text = withoutAddresses(error.isEmpty() ? status : QStringLiteral("%1, error %2").arg(status, error));
    } else {
        event.id = message + QStringLiteral(" received");
        event.kind = isStop(in) ? InboundKind::OptedOut : InboundKind::Reply;
        event.address = in.value("From");
        event.text = withoutAddresses(in.value("Body"));
    }
    return HookEvents{event};
}

} // namespace qd::agents
