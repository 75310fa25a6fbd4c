#include "agents/inbound/hooks/events/HookEvents.h"
#include "core/base/Digest.h"
#include "core/base/Json.h"

namespace qd::agents {

/// The id of a delivery at GitHub stands in a header that is not signed: who has one body could send it again with another. So there its body
/// is its name.
Result<HookEvents> plainEvents(const HookSender& sender, const HookRequest& request)
{
    const Result<Json> json = Json::parse(request.body);
    if (!json)
        return json.error();
    HookEvent event;
    if (sender.form == HookForm::GitHub) {
        event.id = QString::fromLatin1(sha256(request.body).toHex());
        const QString action = json->at(u"action").toString(), repository = json->at(u"repository").at(u"full_name").toString();
        event.text = QStringLiteral("%1 %2 %3").arg(QString::fromLatin1(request.header("x-github-event")), action, repository);
    } else {
        event.id = QString::fromLatin1(request.header("webhook-id"));
        event.at = {request.header("webhook-timestamp").toLongLong() * 1'000};
        const QString title = json->at(u"data").at(u"title").toString();
        event.text = json->at(u"type").toString() + (title.isEmpty() ? QString() : QStringLiteral(": ") + title);
    }
    event.text = withoutAddresses(event.text);
    return HookEvents{event};
}

} // namespace qd::agents
